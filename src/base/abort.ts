/** Promises that a signal or a time limit ends. */
import { monotonicClock, type Clock } from './clock.js';
import type { EndSignal } from './end-signal.js';

/**
 * Settles like the promise, or rejects with the signal's reason if that comes first. The work behind the promise is not
 * cancelled: others may be waiting for it.
 */
export function abortable<T>(promise: Promise<T>, signal: EndSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Runs `work` with a signal that aborts when the caller's signal does or when `limit` (milliseconds) has passed; leaves
 * neither a timer nor a listener behind. When the work fails or is late, throws what `failure` returns; when the
 * caller's signal aborts, throws that signal's reason.
 */
export async function withTimeout<T>(
  limit: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  failure: (isLate: boolean, cause: unknown) => unknown,
  clock: Pick<Clock, 'wait'> = monotonicClock,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const done = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  clock.wait(limit, done.signal).then(
    () => stop.abort(),
    () => undefined,
  );
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await abortable(work(stop.signal), stop.signal);
  } catch (cause) {
    signal?.throwIfAborted();
    throw failure(stop.signal.aborted, cause);
  } finally {
    done.abort(null); // a reason, so that none with a stack is made for nobody
    signal?.removeEventListener('abort', abort);
  }
}
