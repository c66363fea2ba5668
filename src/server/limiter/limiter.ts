/**
 * The limiter keeps the calls of all instances below the limits of the tenant (reference 1.5). Each operation has its own
 * line: stops and commands are first, polls last.
 *
 * The service counts a call when it arrives, at some time between sending and the answer, so a place is free one second
 * after the answer.
 */
import { limitIn, type Operation } from '../../api/index.js';
import { isJsonObject, retryAfterOf, type EndSignal } from '../../base/index.js';
import type { ResolvedOptions } from '../options.js';
import { countedFor } from '../store/call-window.js';
import type { CallPriority } from '../store/store.js';
import { CallLine } from './call-line.js';
import { CallPlaces } from './call-places.js';

/** Priority of a call: `command` (as a stop), then `person` (somebody waits for the answer), then `poll`. */
export type Priority = 'command' | 'person' | 'poll';

/** Sends calls as soon as the limits of the tenant allow. */
export interface Limiter {
  /**
   * Runs `send` when there is a place. Settles like it; rejects with the signal's reason if that aborts before, or with
   * `MSW.BUSY` if the line is too long or no turn has come in time: then nothing was sent. A stop is refused only at
   * `sendBy`, a time in milliseconds after which its sender would no longer hear of its answer.
   */
  schedule<T>(
    operation: Operation,
    priority: Priority,
    signal: EndSignal | undefined,
    send: () => Promise<T>,
    sendBy?: number,
  ): Promise<T>;
}

const order: Record<Priority, CallPriority> = { command: 0, person: 1, poll: 2 };

/** Longest wait in line, in milliseconds. A command waits as long as its sender does. */
const longestWait: Record<Priority, number> = { command: Infinity, person: 30_000, poll: 10_000 };

/** Longest pause of a place after a 429, in milliseconds, and the shortest: the limits count by the second. */
const longestPause: Record<Priority, number> = { command: 5000, person: 30_000, poll: 30_000 };
const shortestPause = 1000;

/** Creates the limiter of a handler. */
export function createLimiter({
  region,
  store,
  now,
  every,
  metrics,
}: Pick<ResolvedOptions, 'region' | 'store' | 'now' | 'every'> &
  Partial<Pick<ResolvedOptions, 'metrics'>>): Limiter {
  const places = new CallPlaces(store, now);
  const lines = new Map<string, CallLine>();

  const start = (milliseconds: number, run: () => void) => {
    const stop = every(milliseconds, () => {
      stop();
      run();
    });
    return stop;
  };

  const lineOf = ({ name, limit }: Operation) => {
    const line = lines.get(name) ?? new CallLine({ name, perSecond: limitIn(limit, region) }, places, start);
    lines.set(name, line);
    return line;
  };

  return {
    async schedule(operation, priority, signal, send, sendBy = Infinity) {
      signal?.throwIfAborted();
      const isStop = operation.name.startsWith('stop');
      const joined_at = now();
      const longest = isStop ? Infinity : longestWait[priority];
      const left = Math.max(0, sendBy - joined_at);
      const place = await lineOf(operation).join({
        id: crypto.randomUUID(),
        priority: order[priority],
        isRefusable: !isStop,
        longestWait: Math.min(longest, left),
        comesAgainIn: left < longest ? shortestPause : longest,
        signal,
      });
      const seconds = Math.max(0, now() - joined_at) / 1000;
      metrics?.add('mss_limiter_wait_seconds', { operation: operation.name }, seconds);
      if (signal?.aborted) {
        place.release(0);
        throw signal.reason;
      }
      let pause = 0;
      try {
        const answer = await send();
        pause = pauseAfter(answer, priority);
        return answer;
      } finally {
        place.release(countedFor + pause);
      }
    },
  };
}

/** How long a place is left alone after an answer of 429, or after what carries one as `answer`, in milliseconds. */
function pauseAfter(result: unknown, priority: Priority): number {
  if (!isJsonObject(result) || result['status'] !== 429) return 0;
  const { headers } = (result['answer'] ?? result) as { headers?: Partial<Pick<Headers, 'get'>> };
  const asked = headers?.get ? retryAfterOf(headers as Pick<Headers, 'get'>) : undefined;
  return Math.min(longestPause[priority], Math.max(shortestPause, asked ?? 0));
}
