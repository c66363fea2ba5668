/** Retries of an upload, with exponential back-off and full jitter. */
import { backoffDelay, monotonicClock, type Clock } from '../../base/index.js';
import { ApiError } from '../errors.js';

/** The clock and the random numbers of an upload. Tests provide their own. */
export interface RetryEnvironment extends Clock {
  /** From 0 to below 1. */
  random(): number;
}

/** Maximum number of attempts, including the first. */
const maxAttempts = 6;

/** Bounds of the waits, in milliseconds. Six attempts wait 15.5 seconds on average, and at most 31. */
const backoff = { first: 1000, longest: 30_000, jitter: 1 };

/** The clock of the page and `Math.random`. */
export const systemEnvironment: RetryEnvironment = { ...monotonicClock, random: () => Math.random() };

/** Waits after attempt number `attempt` (1 for the first) has failed. Rejects with the signal's reason. */
export function backOff(
  attempt: number,
  { wait, random }: RetryEnvironment,
  signal?: AbortSignal,
): Promise<void> {
  return wait(backoffDelay(attempt, { ...backoff, random }), signal);
}

/**
 * Repeats `attempt` until it succeeds. Throws the last error after six attempts, or at once if it is not retriable. Throws
 * the signal's reason when the signal aborts.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  environment: RetryEnvironment,
  signal: AbortSignal,
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (number === maxAttempts || !(error instanceof ApiError && error.retriable)) throw error;
      await backOff(number, environment, signal);
    }
  }
}
