/** Exponential back-off: how long to wait before the next attempt. */

/** How the waits of one retried action grow. Times are in milliseconds. */
export interface BackoffOptions {
  /** Upper bound of the wait after the first failure; it doubles with each further failure. */
  first: number;
  /** Upper bound of every wait. Default: none. */
  longest?: number;
  /**
   * Part of the wait that is drawn at random, so that clients which failed together do not retry together: 1 is full
   * jitter (from 0 to the bound), 0.5 draws from the upper half. Default: 0, always the bound itself.
   */
  jitter?: number;
  /** Source of random numbers, from 0 to below 1. Default: `Math.random`. */
  random?: () => number;
}

/** Milliseconds to wait after `failures` failures in a row (1 or more). */
export function backoffDelay(
  failures: number,
  { first, longest = Infinity, jitter = 0, random = Math.random }: BackoffOptions,
): number {
  const bound = Math.min(longest, first * 2 ** (failures - 1));
  return jitter === 0 ? bound : bound * (1 - jitter + jitter * random());
}
