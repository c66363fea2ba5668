/**
 * What the handler answers when it cannot do what was asked: the service's own shape,
 * `{ error_code, error_msg, request_id }` (reference 3.3), with codes that start with `MSW.`.
 *
 * No message ever quotes a password, a token, a key or a cookie.
 */
import { ApiError } from '../api/index.js';

const statusOf = {
  /** No route ends in this path segment; also `callbacks` and `events` where no callbacks are configured. */
  'MSW.NOT_FOUND': 404,
  /** The route wants another method; `Allow` names it. */
  'MSW.METHOD_NOT_ALLOWED': 405,
  /** The page that asks is of another origin, and `allowedOrigins` does not list it. */
  'MSW.ORIGIN_REFUSED': 403,
  /** `authorize` did not let this request have a token. */
  'MSW.TOKEN_REFUSED': 403,
  /** `authorize` did not let this request watch one of the rooms. */
  'MSW.EVENTS_REFUSED': 403,
  /** No room is named, or more than 100. */
  'MSW.EVENTS_INVALID': 400,
  /** `authorize` threw. */
  'MSW.AUTHORIZE_FAILED': 500,
  /** IAM did not answer. */
  'MSW.IAM_UNREACHABLE': 502,
  /** IAM did not accept account, user, password or project. */
  'MSW.IAM_REFUSED': 502,
  /** IAM answered with a failure of its own, or without a token for a project. */
  'MSW.IAM_FAILED': 502,
  /** The callback carries no signature, or a wrong one. */
  'MSW.CALLBACK_UNSIGNED': 401,
  /** The callback was signed too long ago, or in the future. */
  'MSW.CALLBACK_STALE': 401,
  /** The callback's body is not a live event of a room. */
  'MSW.CALLBACK_INVALID': 400,
  /** Anything else, such as an event store that failed. */
  'MSW.INTERNAL': 500,
} as const;

/** A code that the handler answers with. */
export type ServerErrorCode = keyof typeof statusOf;

/** Thrown by a route; becomes the answer. */
export class HttpError extends Error {
  override name = 'Refusal';
  readonly code: ServerErrorCode;
  readonly status: number;
  readonly requestId: string;
  readonly headers: Record<string, string>;

  constructor(
    code: ServerErrorCode,
    message: string,
    init: { requestId?: string | undefined; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = code;
    this.status = statusOf[code];
    this.requestId = init.requestId ?? crypto.randomUUID().replaceAll('-', '');
    this.headers = init.headers ?? {};
  }
}

/** Whatever was thrown, as a refusal; what we don't know keeps its message to itself. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof ApiError && isServerErrorCode(error.code)) {
    return new HttpError(error.code, error.reason, { requestId: error.requestId, cause: error });
  }
  return new HttpError('MSW.INTERNAL', 'The backend failed; its log says more', { cause: error });
}

/** The answer to a refused request. */
export function errorResponse({ code, message, requestId, status, headers }: HttpError): Response {
  const body = { error_code: code, error_msg: message, request_id: requestId };
  return Response.json(body, {
    status,
    headers: { 'cache-control': 'no-store', 'x-request-id': requestId, ...headers },
  });
}

function isServerErrorCode(code: string): code is ServerErrorCode {
  return Object.hasOwn(statusOf, code);
}
