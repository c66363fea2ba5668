/** Limits the time of a read, and determines the time for which its response holds. */
import { ApiError } from '../api/index.js';
import type { Environment } from './environment.js';

/** Maximum milliseconds of a read, including all retries of the client. */
const readLimit = 5000;

/** Runs a read. After 5 s, aborts its signal and rejects with an `ApiError` of code `TIMEOUT`. */
export async function withReadTimeout<T>(
  environment: Environment,
  send: (signal: AbortSignal) => Promise<T>,
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
    return await send(stop.signal);
  } finally {
    cancel();
  }
}

/**
 * The time at which a read was sent, and the latest time for which its response can hold: a frozen page receives it late.
 * If the clock was set back in between, the order is unknown, and the read counts as sent at 0.
 */
export function readTimes(sent_at: number, now: number): { sent_at: number; at: number } {
  return sent_at <= now ? { sent_at, at: Math.min(now, sent_at + readLimit) } : { sent_at: 0, at: now };
}
