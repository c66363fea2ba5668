/**
 * How long a call waits: in line for a slot of the rate limiter, and after a 429.
 *
 * A gateway that answers 429 has not passed the call on, so any call may be repeated. What it asks to wait is an advice
 * and not an order: a person who stops a stream is not kept waiting for ten minutes.
 */
import { backoffDelay, retryAfterOf } from '../base/index.js';
import { ApiError, requestLabel } from './errors.js';
import type { Operation } from './operation.js';
import type { Priority } from './rate-limiter.js';

/** Default of `CallOptions.maxWait`, in milliseconds. */
export const defaultMaxWait = 60_000;

/** Longest `Retry-After` that is waited for, in milliseconds. A stop or a command is repeated after less. */
export const maxRetryAfter = 30_000;
const maxCommandPause = 5000;

/** Shortest pause of a slot after a 429, in milliseconds: the limits count by the second. */
const minPause = 1000;

/** Random part of the wait before a repetition, in milliseconds, so that clients which failed together part. */
const spread = { first: 1000, longest: 8000, jitter: 1 };

/** How long a slot is left alone after an answer, in milliseconds; undefined unless it is a 429. */
export function pauseAfter({ status, headers }: Response, priority: Priority): number | undefined {
  if (status !== 429) return undefined;
  const longest = priority === 'command' ? maxCommandPause : maxRetryAfter;
  return Math.min(longest, Math.max(minPause, retryAfterOf(headers) ?? 0));
}

/**
 * How long a write waits before it is sent again, in milliseconds, after `refusals` answers of 429 in a row; undefined
 * for any other answer, and if the service asks for more than a person waits.
 */
export function repetitionDelay(
  response: Response,
  priority: Priority,
  refusals: number,
): number | undefined {
  const pause = pauseAfter(response, priority);
  const isTooLong = priority !== 'command' && (retryAfterOf(response.headers) ?? 0) > maxRetryAfter;
  return pause === undefined || isTooLong ? undefined : pause + backoffDelay(refusals, spread);
}

/** The error of a call that has waited in line for too long. Nothing of it was carried out. */
export function notSentError(operation: Operation, milliseconds: number, refused?: Response): ApiError {
  const seconds = Math.round(milliseconds / 1000);
  return new ApiError({
    code: 'NOT_SENT',
    reason: `Nothing was sent: no turn came in ${seconds} seconds`,
    operation: operation.name,
    request: requestLabel(operation),
    ...(refused && { status: refused.status, retryAfter: retryAfterOf(refused.headers) }),
  });
}
