/** Time as calls are measured by: a clock that nobody sets back, and waits that a signal ends. */

/** Tells the time and waits. Tests have their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits so many milliseconds; rejects with the signal's reason, and leaves no timer behind. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A clock that goes on evenly, whatever is done to the machine's. */
export const monotonicClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/** The promise, or the signal's reason, whichever is first. The work itself goes on for the other askers. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Works under a signal that the caller's signal and the time limit (milliseconds) abort; leaves neither timer nor
 * listener behind. What fails is thrown as `failure` says, unless the caller has left.
 */
export async function withTimeout<T>(
  limit: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  failure: (isLate: boolean, cause: unknown) => unknown,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const leave = () => stop.abort(signal?.reason);
  const timer = setTimeout(() => stop.abort(), limit);
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return await abortable(work(stop.signal), stop.signal);
  } catch (cause) {
    signal?.throwIfAborted();
    throw failure(stop.signal.aborted, cause);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', leave);
  }
}
