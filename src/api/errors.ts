/**
 * Errors of calls.
 *
 * An error names the request, what happened and what to do. It never contains a token, neither in its message nor in a
 * field nor in its cause.
 */
import type { Operation } from './operation.js';

/** Codes of this package, for failures outside the service. The service's own codes start with `MSS.` or `APIG.`. */
type OwnCode =
  | 'NETWORK'
  | 'TIMEOUT'
  | 'NOT_SENT'
  | 'OUTCOME_UNKNOWN'
  | 'INVALID_REQUEST'
  | 'INVALID_ANSWER'
  | 'TOKEN_BACKEND'
  | 'NO_TOKEN_SOURCE'
  | 'SIGNED_OUT'
  | 'UPLOAD_EXPIRED'
  | 'UNKNOWN';

/** Arguments of the `ApiError` constructor. */
export interface ApiErrorInit {
  /** What happened, without the request, as `Invalid parameter`. */
  reason: string;
  code: OwnCode | (string & {});
  /** Name of the operation, as `startSmartLive`; `getToken` if the token could not be fetched. */
  operation: string;
  /** Method and path, as `POST smart-live-rooms`. */
  request: string;
  status?: number | undefined;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** A call that failed. */
export class ApiError extends Error {
  /** The service's code, as `MSS.00000003`, or a code of this package, as `NETWORK`. */
  readonly code: string;
  /** HTTP status; undefined if no answer was received. */
  readonly status: number | undefined;
  /** The request ID, which the service's support needs. */
  readonly requestId: string | undefined;
  /** The wait that `Retry-After` asks for, in milliseconds; undefined if the answer has no such header. */
  readonly retryAfter: number | undefined;
  /** Name of the operation, as `startSmartLive`. */
  readonly operation: string;
  /** What happened, without code and request. */
  readonly reason: string;

  constructor(init: ApiErrorInit) {
    const code = /^[A-Z]+\.\d/.test(init.code) ? `${init.code} ` : '';
    super(
      `${code}${init.reason}: ${init.request}`,
      init.cause === undefined ? undefined : { cause: init.cause },
    );
    nameError(this, 'ApiError');
    this.code = init.code;
    this.status = init.status;
    this.requestId = init.requestId;
    this.retryAfter = init.retryAfter;
    this.operation = init.operation;
    this.reason = init.reason;
  }

  /** Whether the unchanged call may succeed later: after a network failure, a timeout, 408, 429 or 5xx. */
  get retriable(): boolean {
    if (this.status === undefined) return ['NETWORK', 'TIMEOUT', 'NOT_SENT'].includes(this.code);
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** What to do, as one English sentence. `describeError` covers more codes, in two languages. */
  get solution(): string {
    if (this.code === 'NETWORK' || this.code === 'TIMEOUT') return 'Check the connection, then try again.';
    if (this.code === 'TOKEN_BACKEND') return 'Check token-url and the backend that issues tokens.';
    if (this.code === 'NO_TOKEN_SOURCE') return 'Give the provider a token-url or a getToken function.';
    if (this.code === 'UPLOAD_EXPIRED') return 'Upload the file again.';
    if (this.status === 401 || this.code === 'SIGNED_OUT') return 'Sign in again.';
    if (this.status === 403) return 'Ask an administrator for the permission or the quota.';
    if (this.status === 404) return 'Check that it still exists.';
    if (this.status === 429 || this.code === 'NOT_SENT') return 'Wait a moment, then try again.';
    if (this.retriable) return 'Try again; if it lasts, give the request ID to support.';
    return 'Correct the request, then try again.';
  }
}

/** A request that violates its schema. Nothing was sent. */
export class InvalidRequestError extends ApiError {
  /** Path of the member, as `scene_scripts[0].script_name`. */
  readonly member: string;
  /** The violated rule, as `is mandatory`. */
  readonly rule: string;

  constructor(operation: Pick<Operation, 'name' | 'method' | 'path'>, member: string, rule: string) {
    super({
      code: 'INVALID_REQUEST',
      reason: `Invalid request, ${member} ${rule}`,
      operation: operation.name,
      request: requestLabel(operation),
    });
    nameError(this, 'InvalidRequestError');
    this.member = member;
    this.rule = rule;
  }
}

/** A call whose answer was lost, with what `findOutcome` needs to determine its outcome. */
export interface SentCall {
  /** Name of the operation, as `startSmartLive`. */
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** When the call was sent, in milliseconds of a monotonic clock. */
  readonly sent_at: number;
  /** When the call failed, in milliseconds of the same clock. */
  readonly lost_at: number;
  /** Milliseconds by which the service's clock is ahead of that clock; undefined if no answer has shown it. */
  readonly skew: number | undefined;
}

/** A write whose answer was lost. It may or may not have been applied; `findOutcome` determines which. */
export class OutcomeUnknownError extends ApiError {
  /** Private, so that logs do not print it: a body may contain stream keys. */
  readonly #sent: SentCall;

  constructor(operation: Operation, cause: ApiError, sent: SentCall) {
    super({
      code: 'OUTCOME_UNKNOWN',
      reason: 'The answer was lost, so it is unknown whether this was carried out',
      operation: operation.name,
      request: requestLabel(operation),
      status: cause.status,
      requestId: cause.requestId,
      cause,
    });
    nameError(this, 'OutcomeUnknownError');
    this.#sent = sent;
  }

  /** The call that was sent. It never contains a token. */
  get sent(): SentCall {
    return this.#sent;
  }

  override get retriable(): boolean {
    return false;
  }

  override get solution(): string {
    return 'Look whether it was carried out before doing it again.';
  }
}

/** Sets the name of an error. An assignment would fail on pages that freeze the built-in prototypes. */
function nameError(error: Error, value: string): void {
  Object.defineProperty(error, 'name', { value, configurable: true, writable: true });
}

/** The name of an operation in messages, as `POST smart-live-rooms/{room_id}`. */
export function requestLabel({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path.replace('/v1/{project_id}/', '')}`;
}

/** The error of a part of this package whose code could not be loaded; a repetition may succeed. */
export function importError(cause: unknown, reason = 'The code of this part could not be loaded'): ApiError {
  const request = 'metastudio-widgets';
  return new ApiError({ code: 'NETWORK', reason, operation: 'import', request, cause });
}

/** The `ApiError` of each unexpected error, so that an error is described and told once. */
const wrapped = new WeakMap<object, ApiError>();

/**
 * Any thrown value as an `ApiError`, so that it can be shown and told by `mss-error`. An unexpected error becomes the
 * cause of one with the code `UNKNOWN`, the same one each time; `operation` names what was being done.
 */
export function asApiError(error: unknown, operation: string): ApiError {
  if (error instanceof ApiError) return error;
  const key = typeof error === 'object' && error !== null ? error : {};
  const known = wrapped.get(key);
  if (known) return known;
  const reason = 'Something unexpected went wrong in this page';
  const made = new ApiError({
    code: 'UNKNOWN',
    reason,
    operation,
    request: 'metastudio-widgets',
    cause: error,
  });
  wrapped.set(key, made);
  return made;
}
