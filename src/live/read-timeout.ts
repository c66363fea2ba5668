/** The time limit of one read, and the times between which its answer was true. */
import { ApiError } from '../api/index.js';
import type { Environment } from './environment.js';

/** Milliseconds for one read, with all retries of the client. */
const readLimit = 5000;

/** Runs a read; after 5 s aborts its signal and rejects with an `ApiError` of code `TIMEOUT`. */
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
 * When a read was sent, and the latest time at which its answer can have been true: a frozen page receives it late. If
 * the clock was set back in between, the order is unknown, and the read counts as sent at 0.
 */
export function readTimes(asked_at: number, now: number): { asked_at: number; at: number } {
  return asked_at <= now ? { asked_at, at: Math.min(now, asked_at + readLimit) } : { asked_at: 0, at: now };
}
