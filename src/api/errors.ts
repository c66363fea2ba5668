/**
 * What can go wrong with a call, in one family.
 *
 * An error says what happened to which request, and what to do. It never carries a token: not in its message, not in
 * a field, not in its cause.
 */
import type { Operation } from './operation.js';

/** Codes of our own, for what happened on this side of the service. The service's start with `MSS.` or `APIG.`. */
type OwnCode =
  | 'NETWORK'
  | 'TIMEOUT'
  | 'OUTCOME_UNKNOWN'
  | 'INVALID_REQUEST'
  | 'INVALID_ANSWER'
  | 'TOKEN_BACKEND'
  | 'NO_TOKEN_SOURCE'
  | 'UPLOAD_EXPIRED'
  | 'UNKNOWN';

export interface ApiErrorInit {
  /** What happened, without the request: `Invalid parameter`. */
  reason: string;
  code: OwnCode | (string & {});
  /** Name of the operation, as `startSmartLive`; `getToken` where no operation was reached. */
  operation: string;
  /** The request in short, as `POST smart-live-rooms`. */
  request: string;
  status?: number | undefined;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** A call that failed. */
export class ApiError extends Error {
  override name = 'ApiError';
  /** The service's code, as `MSS.00000003`, or one of our own, as `NETWORK`. */
  readonly code: string;
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** What the service's support asks for first. */
  readonly requestId: string | undefined;
  /** Milliseconds for which the service wants to be left alone, where it said so. */
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
    this.code = init.code;
    this.status = init.status;
    this.requestId = init.requestId;
    this.retryAfter = init.retryAfter;
    this.operation = init.operation;
    this.reason = init.reason;
  }

  /** Whether the same call may succeed later, unchanged. */
  get retriable(): boolean {
    if (this.status === undefined) return this.code === 'NETWORK' || this.code === 'TIMEOUT';
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** What to do, in one English sentence. `describeError` says it in two languages and knows more codes. */
  get solution(): string {
    if (this.code === 'NETWORK' || this.code === 'TIMEOUT') return 'Check the connection, then try again.';
    if (this.code === 'TOKEN_BACKEND') return 'Check token-url and the backend that issues tokens.';
    if (this.code === 'NO_TOKEN_SOURCE') return 'Give the provider a token-url or a getToken function.';
    if (this.code === 'UPLOAD_EXPIRED') return 'Upload the file again.';
    if (this.status === 401) return 'Sign in again.';
    if (this.status === 403) return 'Ask an administrator for the permission or the quota.';
    if (this.status === 404) return 'Check that it still exists.';
    if (this.status === 429) return 'Wait a moment, then try again.';
    if (this.retriable) return 'Try again; if it lasts, give the request ID to support.';
    return 'Correct the request, then try again.';
  }
}

/** Refused here, before anything was sent: the member and the rule it breaks. */
export class InvalidRequestError extends ApiError {
  override name = 'InvalidRequestError';
  /** Path of the member, as `scene_scripts[0].script_name`. */
  readonly member: string;
  /** The rule, as `is mandatory`. */
  readonly rule: string;

  constructor(operation: Operation, member: string, rule: string) {
    super({
      code: 'INVALID_REQUEST',
      reason: `Invalid request, ${member} ${rule}`,
      operation: operation.name,
      request: requestLabel(operation),
    });
    this.member = member;
    this.rule = rule;
  }
}

/** A call as it was sent: enough to look for what became of it. */
export interface SentCall {
  /** Name of the operation, as `startSmartLive`. */
  readonly operation: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** When it left and when its answer was given up, in milliseconds by a clock that nobody sets back. */
  readonly sent_at: number;
  readonly lost_at: number;
  /** Milliseconds that the service's clock is ahead of that one; undefined where no answer has told. */
  readonly skew: number | undefined;
}

/** A write whose answer was lost: it may or may not have been carried out, and `findOutcome` tells which. */
export class OutcomeUnknownError extends ApiError {
  override name = 'OutcomeUnknownError';
  /** Out of sight of logs: a body may hold the keys of a stream. */
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
    this.#sent = sent;
  }

  /** What was sent, and when. It never holds a token. */
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

/** An operation as messages name it: `POST smart-live-rooms/{room_id}`. */
export function requestLabel({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path.replace('/v1/{project_id}/', '')}`;
}
