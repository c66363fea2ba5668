/**
 * Until when a call may be sent, by what its sender says of its patience: `Prefer: wait=30` (RFC 7240), in seconds.
 *
 * A sender that gives up does not know whether its call was carried out. So whatever holds a call up before it is sent, a
 * line, a sign-in or a read, ends in time, and the sender is told that nothing was sent. Who says nothing waits for as
 * long as that takes.
 */
import type { EndSignal } from '../../base/index.js';
import type { ApiRequest } from '../handler-parts.js';
import type { Operation } from '../../api/index.js';
import { HttpError, toHttpError } from '../http-error.js';
import { busy } from '../limiter/call-line.js';
import type { ResolvedOptions } from '../options.js';

/** Part of the sender's time in which a call is sent, or not at all. The rest is the service's, for its answer. */
const shareBeforeSending = { write: 0.3, read: 0.8 };

/** The time in milliseconds after which a call that came at `came_at` is not sent any more. */
export function sendByOf({ headers }: ApiRequest, { safeToRepeat }: Operation, came_at: number): number {
  const share = shareBeforeSending[safeToRepeat ? 'read' : 'write'];
  const [, seconds] = /(?:^|[,;\s])wait=(\d{1,6})(?![^,;\s])/i.exec(headers.get('prefer') ?? '') ?? [];
  return seconds === undefined ? Infinity : came_at + Number(seconds) * 1000 * share;
}

/** The error of a call that may not be sent any more. */
export function tooLate(): HttpError {
  return busy();
}

/** Like `beforeSending`; what is known needs no wait. */
export function knownBeforeSending<T>(
  work: T | Promise<T>,
  call: { sendBy: number; signal: EndSignal },
  settings: Pick<ResolvedOptions, 'now' | 'every'>,
): T | Promise<T> {
  return work instanceof Promise ? beforeSending(work, call, settings) : work;
}

/**
 * Settles like the work before a call is sent, or rejects with `MSW.BUSY` when it may not be sent any more. No failure
 * looks like a lost answer: whoever asked knows that nothing was sent.
 */
export async function beforeSending<T>(
  work: Promise<T>,
  { sendBy, signal }: { sendBy: number; signal: EndSignal },
  settings: Pick<ResolvedOptions, 'now' | 'every'>,
): Promise<T> {
  try {
    return await (sendBy === Infinity ? work : inTime(work, sendBy, settings));
  } catch (cause) {
    if (signal.aborted)
      throw new HttpError('MSW.CANCELLED', 'The browser has gone; nothing was sent', { cause });
    const { code, message, status, headers, requestId } = toHttpError(cause);
    if (status < 500 || status === 503) throw cause;
    throw new HttpError(code, message, { status: 503, headers, requestId, cause });
  }
}

async function inTime<T>(
  work: Promise<T>,
  sendBy: number,
  { now, every }: Pick<ResolvedOptions, 'now' | 'every'>,
): Promise<T> {
  let stop = () => undefined as void;
  const late = new Promise<never>((_resolve, reject) => {
    stop = every(Math.max(0, sendBy - now()), () => reject(tooLate()));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop();
  }
}
