/** A monotonic clock, and a wait that an abort signal can end. */

/** The current time, and waits. Tests inject a fake clock, so that hours pass in milliseconds. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `milliseconds`. When the signal aborts, clears its timer and rejects with the signal's reason. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Resolves after `milliseconds`. When the signal aborts, rejects with the signal's reason; neither the timer nor the
 * listener is left behind.
 */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** A monotonic clock: setting the machine's clock does not change it. */
export const monotonicClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait,
};
