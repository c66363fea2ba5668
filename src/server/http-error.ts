/**
 * Error answers of the handler. They have the form of the service's errors, `{ error_code, error_msg, request_id }`
 * (reference 3.3), with codes that start with `MSW.`.
 *
 * No message contains a password, a token, a key or a cookie.
 */
import { newId } from '../base/index.js';
import { ApiError } from '../api/index.js';
import type { TextAnswer } from './text-answer.js';

const statusOf = {
  /** There is no route of this name. `callbacks` and `events` exist only if the option `callbacks` is set, `api` only in proxy mode. */
  'MSW.NOT_FOUND': 404,
  /** The route requires another method, which `Allow` lists. */
  'MSW.METHOD_NOT_ALLOWED': 405,
  /** The request comes from a page of another origin that `allowedOrigins` does not list. */
  'MSW.ORIGIN_REFUSED': 403,
  /** `authorize` refused a token. */
  'MSW.TOKEN_REFUSED': 403,
  /** In proxy mode, `authorize` answered `true`, which names nobody. It must answer a grant. */
  'MSW.AUTHORIZE_UNNAMED': 403,
  /** The request carries no session. */
  'MSW.SESSION_MISSING': 401,
  /** The session was not issued by this backend, or was changed. */
  'MSW.SESSION_INVALID': 401,
  /** The session has ended. */
  'MSW.SESSION_EXPIRED': 401,
  /** The session was issued before `handler.revoke(user)`. */
  'MSW.SESSION_REVOKED': 401,
  /** The grant of the session does not allow it. */
  'MSW.NOT_ALLOWED': 403,
  /** The query or the body does not fit the schema of the operation. Nothing was sent. */
  'MSW.REQUEST_INVALID': 400,
  /** The body has more than 16 MiB. */
  'MSW.BODY_TOO_LARGE': 413,
  /** A mask stands where the service holds no such secret. Nothing was sent. */
  'MSW.MASK_UNKNOWN': 400,
  /** The browser went away before its call was sent. */
  'MSW.CANCELLED': 499,
  /** The service cannot be reached. Nothing was sent. */
  'MSW.SERVICE_UNREACHABLE': 503,
  /** The service refuses the backend's credentials, also new ones. */
  'MSW.CREDENTIALS_REFUSED': 503,
  /** A call was sent, and its answer did not come: a write may have been carried out. */
  'MSW.ANSWER_LOST': 502,
  /** The service answered with a redirection, with too much, or with something else than JSON. */
  'MSW.ANSWER_UNFIT': 502,
  /** The address of an upload was not made by this backend, or has expired. */
  'MSW.UPLOAD_REFUSED': 403,
  /** A sight of secrets could not be recorded, so they are not shown. */
  'MSW.AUDIT_FAILED': 503,
  /** An upload does not say its length. */
  'MSW.LENGTH_REQUIRED': 411,
  /** `authorize` refused the events of at least one room. */
  'MSW.EVENTS_REFUSED': 403,
  /** `room_id` is missing, or lists more than 100 rooms. */
  'MSW.EVENTS_INVALID': 400,
  /** `authorize` threw, did not answer in 10 seconds, or answered with a grant that is none. */
  'MSW.AUTHORIZE_FAILED': 500,
  /** IAM did not answer. */
  'MSW.IAM_UNREACHABLE': 502,
  /** IAM rejected the account, user, password or project. */
  'MSW.IAM_REFUSED': 502,
  /** IAM had an internal error, or answered without a project token. */
  'MSW.IAM_FAILED': 502,
  /** The callback has no signature, or an invalid one. */
  'MSW.CALLBACK_UNSIGNED': 401,
  /** The time of the callback's signature is too far in the past or the future. */
  'MSW.CALLBACK_STALE': 401,
  /** The same callback was taken before. */
  'MSW.CALLBACK_REPEATED': 409,
  /** The callback's body is neither an event of a room or video job nor an interaction. */
  'MSW.CALLBACK_INVALID': 400,
  /** The user has too many event streams open. */
  'MSW.EVENTS_TOO_MANY': 429,
  /** A start of the room is under way, at this or another instance. Nothing more was sent. */
  'MSW.START_UNDER_WAY': 409,
  /** Too many calls wait for the limits of the service. Nothing was sent; `Retry-After` says when to try again. */
  'MSW.BUSY': 429,
  /** The store of events and sessions cannot be reached. Try again after `Retry-After`. */
  'MSW.STORE_UNREACHABLE': 503,
  /** Any other failure, such as an event store that throws. */
  'MSW.INTERNAL': 500,
} as const;

/** An error code of the handler. */
export type ServerErrorCode = keyof typeof statusOf;

/** An error that a route throws and that `errorAnswer` turns into the answer. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly code: ServerErrorCode;
  readonly status: number;
  readonly requestId: string;
  readonly headers: Record<string, string>;

  constructor(
    code: ServerErrorCode,
    message: string,
    init: {
      requestId?: string | undefined;
      headers?: Record<string, string>;
      cause?: unknown;
      /** Default: the status of the code. */
      status?: number | undefined;
    } = {},
  ) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = code;
    this.status = init.status ?? statusOf[code];
    this.requestId = init.requestId ?? newId();
    this.headers = init.headers ?? {};
  }
}

/** Any thrown value as an `HttpError`. The message of an unexpected error is not exposed. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof ApiError && isServerErrorCode(error.code)) {
    const { requestId, retryAfter, status } = error;
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter / 1000)) };
    return new HttpError(error.code, error.reason, { requestId, status, cause: error, headers });
  }
  return new HttpError('MSW.INTERNAL', 'The backend failed; its log says more', { cause: error });
}

/** The answer that describes an error. */
export function errorAnswer({ code, message, requestId, status, headers }: HttpError): TextAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...headers,
    },
    body: JSON.stringify({ error_code: code, error_msg: message, request_id: requestId }),
  };
}

function isServerErrorCode(code: string): code is ServerErrorCode {
  return Object.hasOwn(statusOf, code);
}
