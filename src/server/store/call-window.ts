/**
 * The calls of one operation that count against its limit, and the line of those that wait.
 *
 * The service counts a call when it arrives, at some time between sending and the answer, over any second. So a place is
 * free one second after the answer. While there is no answer, the call may still arrive for as long as a request is under
 * way at most.
 */
import type { CallPriority } from './store.js';

/** Milliseconds for which a call counts: one second, and a margin for early timers and coarse clocks. */
export const countedFor = 1010;

/** Milliseconds after sending within which a call without an answer has arrived, or never will. */
export const longestArrival = 1500;

/** Longest time until a call in line asks again, in milliseconds, so that those of an ended instance leave the line. */
export const longestHint = 1000;

/** Milliseconds after the time to ask again at which a call that has not asked leaves the line. */
export const grace = 500;

/** No place is held longer, in milliseconds: if one is, the clock was set back. */
export const longestPlace = 60_000;

interface Waiting {
  /** Calls are served by it, lowest first: by priority, then by arrival. */
  order: number;
  expires: number;
}

/** Greater than the number of calls of a process. */
const perPriority = 2 ** 48;

/** Counts the calls of one operation in one process. */
export class CallWindow {
  /** The end of each place, in milliseconds, by the ID of its call. */
  private readonly places = new Map<string, number>();
  private readonly line = new Map<string, Waiting>();
  private arrivals = 0;

  /** Whether it may be forgotten. */
  isIdle(now: number): boolean {
    this.removeExpired(now);
    return this.places.size === 0 && this.line.size === 0;
  }

  /** See `Store.acquire`. `now` is a time in milliseconds. */
  acquire(perSecond: number, priority: CallPriority, id: string, now: number): number {
    this.removeExpired(now);
    if (this.places.has(id)) return 0;
    const order = this.line.get(id)?.order ?? priority * perPriority + this.arrivals++;
    const ahead = [...this.line.values()].filter((other) => other.order < order).length;
    const free = perSecond - this.places.size;
    if (ahead < free) {
      this.line.delete(id);
      this.places.set(id, now + countedFor + longestArrival);
      return 0;
    }
    const ends = [...this.places.values()].sort((one, other) => one - other);
    const wait = hintFor((ends[Math.min(ahead - free, ends.length - 1)] ?? now) - now);
    this.line.set(id, { order, expires: now + wait + grace });
    return wait;
  }

  /** See `Store.release`. */
  release(id: string, milliseconds: number, now: number): void {
    this.line.delete(id);
    if (this.places.has(id)) this.places.set(id, now + milliseconds);
  }

  private removeExpired(now: number): void {
    const isOver = (end: number) => end <= now || end > now + longestPlace;
    for (const [id, end] of this.places) if (isOver(end)) this.places.delete(id);
    for (const [id, { expires }] of this.line) if (isOver(expires)) this.line.delete(id);
  }
}

/** When to ask again for a place that ends in `left` milliseconds: it ends sooner if its call is answered until then. */
function hintFor(left: number): number {
  const soonest = left > countedFor ? left - longestArrival : left;
  return Math.ceil(Math.min(longestHint, Math.max(10, soonest)));
}
