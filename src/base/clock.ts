/** A monotonic clock, and a wait that an abort signal can end. */

import type { EndSignal } from './end-signal.js';

/** The current time, and waits. Tests inject a fake clock, so that hours pass in milliseconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `milliseconds`. When the signal aborts, clears its timer and rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Longest timer of the platform, in milliseconds (25 days). A longer one overflows and runs at once. */
const longestTimer = 2_147_483_647;

/** Calls `run` after `milliseconds`, however many. The returned function cancels the timer. */
export function startTimer(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(
    () => {
      if (milliseconds > longestTimer) cancel = startTimer(milliseconds - longestTimer, run);
      else run();
    },
    Math.min(milliseconds, longestTimer),
  );
  let cancel = () => clearTimeout(timer);
  return () => cancel();
}

/**
 * Resolves after `milliseconds`. When the signal aborts, rejects with the signal's reason; neither the timer nor the
 * listener is left behind.
 */
export function wait(milliseconds: number, signal?: EndSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      cancel();
      reject(signal?.reason as Error);
    };
    const cancel = startTimer(milliseconds, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** A monotonic clock: setting the machine's clock does not change it. */
export const monotonicClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait,
};
