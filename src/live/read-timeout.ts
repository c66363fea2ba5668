/** A reading that does not come in time is given up, and asked again: what hangs tells nothing. */
import { ApiError } from '../api/index.js';
import type { Environment } from './environment.js';

/** Milliseconds for one reading with all that the client repeats. */
const readLimit = 5000;

/** Waits for what `ask` promises; rejects with an `ApiError` and aborts the signal when it takes too long. */
export async function withReadTimeout<T>(
  environment: Environment,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const error = new ApiError({
    code: 'TIMEOUT',
    reason: `No answer in ${readLimit / 1000} seconds`,
    operation: 'showSmartLive',
    request: 'GET smart-live-jobs',
  });
  const cancel = environment.schedule(readLimit, () => stop.abort(error));
  try {
    return await ask(stop.signal);
  } finally {
    cancel();
  }
}

/**
 * When a reading was sent, and for when its answer speaks: a page that was frozen gets it late. If the clock was set
 * back in between, nobody knows what the reading came after: it counts as sent long ago.
 */
export function readTimes(asked_at: number, now: number): { asked_at: number; at: number } {
  return asked_at <= now ? { asked_at, at: Math.min(now, asked_at + readLimit) } : { asked_at: 0, at: now };
}
