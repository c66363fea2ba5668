/** Trying again: full jitter below a bound that doubles, and only so often. */
import { ApiError } from '../errors.js';

/** The clock and the dice, which tests set. */
export interface Chance {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

/** How often something is tried in all. */
const tries = 6;
/** Bound of the first wait and of every wait, in milliseconds: six tries last some 15 seconds, at most 31. */
const firstWait = 1000;
const longestWait = 30_000;

export const chance: Chance = {
  now: () => performance.now(),
  random: () => Math.random(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, milliseconds);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    }),
};

/** Milliseconds to wait after the try with this number, the first being 1. */
export function backOff(number: number, { random }: Pick<Chance, 'random'>): number {
  return random() * Math.min(longestWait, firstWait * 2 ** (number - 1));
}

/** Does it until it succeeds, fails for good, or has failed `tries` times. */
export async function repeatedly<T>(attempt: () => Promise<T>, by: Chance, signal: AbortSignal): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      if (number === tries || !(error instanceof ApiError && error.retriable)) throw error;
      await by.wait(backOff(number, by), signal);
    }
  }
}
