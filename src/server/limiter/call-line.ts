/**
 * The calls of one operation that wait in this instance, by priority and arrival. Only the first ask for places, so that
 * the store is not asked by hundreds.
 */
import type { EndSignal } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import type { CallLimit, CallPriority } from '../store/store.js';
import type { CallPlaces, Place } from './call-places.js';

/** A call in line. */
export interface WaitingCall {
  id: string;
  priority: CallPriority;
  /** Whether it is refused if the line is too long or too slow. */
  isRefusable: boolean;
  /** Longest wait, in milliseconds. */
  longestWait: number;
  /** When its sender may come again after it has waited for so long, in milliseconds. */
  comesAgainIn: number;
  signal: EndSignal | undefined;
}

interface Entry extends WaitingCall {
  isAsking: boolean;
  /** Whether its wait is limited. */
  isLimited: boolean;
  /** Whether the call is no longer in line. */
  hasLeft: boolean;
  /** What is to be ended then: timers and listeners. A signal for each call would cost more than its place. */
  ends: Set<() => void> | undefined;
  resolve: (place: Place) => void;
  reject: (error: Error) => void;
}

/** Maximum number of calls that may be refused, by priority, counted with those before them. */
const mostWaiting: Record<CallPriority, number> = { 0: 2000, 1: 200, 2: 100 };

/** Calls `run` after a time, unless the returned function is called before. */
type Start = (milliseconds: number, run: () => void) => () => void;

/** The line of one operation. */
export class CallLine {
  private readonly entries: Entry[] = [];

  constructor(
    private readonly limit: CallLimit,
    private readonly places: CallPlaces,
    private readonly start: Start,
  ) {}

  /** Resolves when the call has a place. Rejects with the reason of its signal, or with `MSW.BUSY`. */
  join(call: WaitingCall): Promise<Place> {
    return new Promise((resolve, reject) => {
      const entry: Entry = {
        ...call,
        isAsking: false,
        isLimited: false,
        hasLeft: false,
        ends: undefined,
        resolve,
        reject,
      };
      const index = this.entries.findIndex(({ priority }) => priority > entry.priority);
      this.entries.splice(index < 0 ? this.entries.length : index, 0, entry);
      this.shorten();
      this.ask();
      if (!entry.isAsking) this.limitWait(entry);
    });
  }

  /** Ends the wait of a call with its signal, and in time. Most calls have a place at once, and need neither. */
  private limitWait(entry: Entry): void {
    if (entry.isLimited) return;
    entry.isLimited = true;
    const { signal, longestWait, comesAgainIn } = entry;
    const ends = (entry.ends ??= new Set());
    if (signal) {
      const abort = () => this.refuse(entry, signal.reason as Error);
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort);
      ends.add(() => signal.removeEventListener('abort', abort));
    }
    if (longestWait < Infinity)
      ends.add(this.start(longestWait, () => this.refuse(entry, busy(comesAgainIn))));
  }

  /** Refuses the last calls that may be refused while there are too many of their priority and those before. */
  private shorten(): void {
    if (this.entries.length <= mostWaiting[2]) return;
    const last = this.entries.findLast(({ isRefusable }) => isRefusable);
    if (!last || this.entries.indexOf(last) < mostWaiting[last.priority]) return;
    this.refuse(last, busy((this.entries.length / this.limit.perSecond) * 1000));
  }

  private refuse(entry: Entry, error: Error): void {
    if (!this.leave(entry)) return;
    entry.reject(error);
    this.ask();
  }

  /** Takes a call out of the line; `false` if it was no longer in it. */
  private leave(entry: Entry): boolean {
    const index = this.entries.indexOf(entry);
    if (index < 0) return false;
    this.entries.splice(index, 1);
    entry.hasLeft = true;
    for (const end of entry.ends ?? []) end();
    return true;
  }

  private ask(): void {
    for (const entry of this.entries.slice(0, this.limit.perSecond))
      if (!entry.isAsking) void this.obtain(entry);
  }

  private async obtain(entry: Entry): Promise<void> {
    entry.isAsking = true;
    for (;;) {
      const asked = this.places.acquire(this.limit, entry.priority, entry.id);
      if ('then' in asked) this.limitWait(entry);
      const place = await asked;
      if (hasLeft(entry)) return place.release(0);
      if (place.wait === 0) {
        this.leave(entry);
        entry.resolve(place);
        return this.ask();
      }
      this.limitWait(entry);
      await this.pause(entry, place.wait);
      if (hasLeft(entry)) return place.release(0);
    }
  }

  /** Resolves after a time, or when the call leaves the line. */
  private pause(entry: Entry, milliseconds: number): Promise<void> {
    const ends = (entry.ends ??= new Set());
    return new Promise((resolve) => {
      const end = () => {
        stop();
        ends.delete(end);
        resolve();
      };
      const stop = this.start(milliseconds, end);
      ends.add(end);
    });
  }
}

/** A function, because it changes while a call waits, which the type of a member would not show. */
function hasLeft(entry: Entry): boolean {
  return entry.hasLeft;
}

/** The error of a call that was not sent: its sender may come again after `milliseconds`. Default: a second. */
export function busy(milliseconds = 1000): HttpError {
  return new HttpError(
    'MSW.BUSY',
    'Too much is asked of the service at once. Nothing was sent: try again soon',
    {
      headers: { 'retry-after': String(Math.max(1, Math.min(30, Math.ceil(milliseconds / 1000)))) },
    },
  );
}
