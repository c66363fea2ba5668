/** Limits the time of a read, and determines the time for which its response holds. */
import { ApiError, type CallOptions } from '../api/index.js';
import type { Environment } from './environment.js';

/** Maximum milliseconds of a read, including all retries of the client. A slow service is not a dead one. */
const readLimit = 15_000;

/** Maximum milliseconds after it was sent for which the response of a read is taken to hold. */
const holdLimit = 5000;

/** The time at which a read was sent, and the latest time for which its response can hold, in milliseconds. */
export interface ReadTimes {
  sent_at: number;
  at: number;
}

/**
 * Runs a read. After 15 s, aborts its signal and rejects with an `ApiError` of code `TIMEOUT`. The times are those of the
 * attempt that was answered.
 */
export async function withReadTimeout<T>(
  environment: Environment,
  send: (options: Pick<CallOptions, 'signal' | 'timeout' | 'onSending'>) => Promise<T>,
): Promise<{ answer: T; times: ReadTimes }> {
  const stop = new AbortController();
  const error = new ApiError({
    code: 'TIMEOUT',
    reason: `No answer in ${readLimit / 1000} seconds`,
    operation: 'showSmartLive',
    request: 'GET smart-live-jobs',
  });
  let sent_at = environment.now();
  const onSending = () => (sent_at = environment.now());
  const cancel = environment.schedule(readLimit, () => stop.abort(error));
  try {
    const answer = await send({ signal: stop.signal, timeout: readLimit, onSending });
    return { answer, times: timesOf(sent_at, environment.now()) };
  } finally {
    cancel();
  }
}

/**
 * A slow service may have looked long before it answered, and a frozen page receives the response late. If the clock was
 * set back in between, the order is unknown, and the read counts as sent at 0.
 */
function timesOf(sent_at: number, now: number): ReadTimes {
  return sent_at <= now ? { sent_at, at: Math.min(now, sent_at + holdLimit) } : { sent_at: 0, at: now };
}
