/**
 * The calls of one operation that wait in this instance, by priority and arrival. Only the first ask for places, so that
 * the store is not asked by hundreds.
 */
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
  signal: AbortSignal | undefined;
}

interface Entry extends WaitingCall {
  isAsking: boolean;
  /** Aborts when the call is no longer in line. */
  left: AbortController;
  resolve: (place: Place) => void;
  reject: (error: Error) => void;
}

/** Maximum number of calls that may be refused, by priority, counted with those before them. */
const mostWaiting: Record<CallPriority, number> = { 0: 2000, 1: 200, 2: 100 };

type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** The line of one operation. */
export class CallLine {
  private readonly entries: Entry[] = [];

  /** `wait` resolves after a time, or when the signal aborts. */
  constructor(
    private readonly limit: CallLimit,
    private readonly places: CallPlaces,
    private readonly wait: Wait,
  ) {}

  /** Resolves when the call has a place. Rejects with the reason of its signal, or with `MSW.BUSY`. */
  join(call: WaitingCall): Promise<Place> {
    return new Promise((resolve, reject) => {
      const entry: Entry = { ...call, isAsking: false, left: new AbortController(), resolve, reject };
      const { signal, longestWait, comesAgainIn } = call;
      const abort = () => this.refuse(entry, signal?.reason as Error);
      signal?.addEventListener('abort', abort, { once: true });
      entry.left.signal.addEventListener('abort', () => signal?.removeEventListener('abort', abort));
      if (longestWait < Infinity)
        void this.wait(longestWait, entry.left.signal).then(() => this.refuse(entry, busy(comesAgainIn)));
      const index = this.entries.findIndex(({ priority }) => priority > entry.priority);
      this.entries.splice(index < 0 ? this.entries.length : index, 0, entry);
      this.shorten();
      this.ask();
    });
  }

  /** Refuses the last calls that may be refused while there are too many of their priority and those before. */
  private shorten(): void {
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
    entry.left.abort();
    return true;
  }

  private ask(): void {
    for (const entry of this.entries.slice(0, this.limit.perSecond))
      if (!entry.isAsking) void this.obtain(entry);
  }

  private async obtain(entry: Entry): Promise<void> {
    entry.isAsking = true;
    for (;;) {
      const place = await this.places.acquire(this.limit, entry.priority, entry.id);
      const isOver = entry.left.signal.aborted;
      if (isOver) return place.release(0);
      if (place.wait === 0) {
        this.leave(entry);
        entry.resolve(place);
        return this.ask();
      }
      await this.wait(place.wait, entry.left.signal);
      if (entry.left.signal.aborted) return place.release(0);
    }
  }
}

/** The error of a call that was not sent: its sender may come again after `milliseconds`. */
export function busy(milliseconds: number): HttpError {
  return new HttpError(
    'MSW.BUSY',
    'Too much is asked of the service at once. Nothing was sent: try again soon',
    {
      headers: { 'retry-after': String(Math.max(1, Math.min(30, Math.ceil(milliseconds / 1000)))) },
    },
  );
}
