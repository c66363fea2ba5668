/** When a call that failed is made again: full jitter, `Retry-After` respected, an upper bound. */
import { backoffDelay } from '../base/index.js';
import type { ApiError } from './errors.js';

/** Tries in all. */
const most = 4;

/** Longest wait before the second try, in milliseconds; it doubles with each. */
const firstWait = 300;

/** A service that wants to be left alone for longer than this, in milliseconds, is not asked again. */
const longestWait = 30_000;

/** Milliseconds to wait before the next try; undefined where there shall be none. */
export function retryDelay(
  { retriable, status, retryAfter = 0 }: ApiError,
  tries: number,
): number | undefined {
  const asked = status === 429 || status === 503 ? retryAfter : 0;
  if (!retriable || tries >= most || asked > longestWait) return undefined;
  return asked + backoffDelay(tries, { first: firstWait, jitter: 1 });
}
