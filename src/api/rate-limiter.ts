/**
 * Keeps calls under the tenant's limits (reference 1.5), in all tabs of a browser together.
 *
 * Each operation has its own row: so many calls in any second. A call takes one of that many places; who finds none
 * waits in line, a person's call before a poll's, and leaves the line when its signal aborts. The places are Web
 * Locks, which all tabs of an origin share; where there are none (a backend, an insecure page) the places of this
 * process are all there is.
 *
 * The service counts a call when it arrives, which nobody here sees: it was after the call left and before its answer
 * came. So a place is free again one second after the latest moment at which its call can have arrived. On a network
 * that is always as slow, the next call can't get there any sooner either, so that much is given back (see `Trips`).
 */
import { monotonicClock, type Clock } from '../base/index.js';

/** Who waits: `command` (stop, say) before `person` (anything else somebody waits for) before `poll`. */
export type Priority = 'command' | 'person' | 'poll';

const order: Record<Priority, number> = { command: 0, person: 1, poll: 2 };

/** Milliseconds for which a call counts, and a little for timers that are early and clocks that are coarse. */
const counted = 1010;

/** A call that takes longer than this has arrived long ago: its place doesn't wait for the answer. */
const longest = 1500;

/**
 * How long calls take, there and back, whatever they ask for. What even the next one will need is known where they all
 * need about as long: the quickest, less the span up to the mean. Where they differ, nothing is known, and neither is it
 * from a first burst alone, for then all may have waited for each other.
 */
export class RoundTrips {
  private quickest = Infinity;
  private mean = 0;
  private count = 0;
  /** Calls that left after the first burst. */
  private later = 0;
  private begun = Infinity;

  /** Milliseconds that a call needs at least. */
  get least(): number {
    return this.later < enough ? 0 : Math.max(0, 2 * this.quickest - this.mean);
  }

  add(sent: number, milliseconds: number): void {
    this.begun = Math.min(this.begun, sent);
    if (sent > this.begun + counted) this.later++;
    this.count++;
    this.quickest = Math.min(this.quickest, milliseconds);
    this.mean += (milliseconds - this.mean) / Math.min(this.count, enough * 4);
  }
}

/** Calls of which the mean says something. */
const enough = 10;

/** What a call in a place tells when it has ended. */
export interface RoundTrip {
  /** When the answer began to arrive. */
  answered_at?: number;
  /** Milliseconds for which the service asks to be left alone, where it refused the call as one too many. */
  pause?: number | undefined;
}

interface Waiting {
  priority: number;
  go: () => Promise<RoundTrip>;
}

/** The line before one operation. */
export class RateLimiter {
  private readonly waiting: Waiting[] = [];
  private readonly busy = new Set<string>();
  private asking = new AbortController();

  /** `name` is the same in all tabs that share the limit; `trips` are those of all lines to the service. */
  constructor(
    private readonly name: string,
    private readonly clock: Clock = monotonicClock,
    private readonly trips = new RoundTrips(),
  ) {}

  /** Makes a call when it may go out, `perSecond` at most in any second. Gives what the call gives. */
  schedule<T extends RoundTrip>(
    perSecond: number,
    priority: Priority,
    signal: AbortSignal | undefined,
    call: () => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    return new Promise<T>((resolve, reject) => {
      const entry: Waiting = {
        priority: order[priority],
        go: () => {
          signal?.removeEventListener('abort', leave);
          const answer = call();
          answer.then(resolve, reject);
          return answer;
        },
      };
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        if (this.waiting.length === 0) this.stopAsking();
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', leave, { once: true });
      const behind = this.waiting.findIndex((other) => other.priority > entry.priority);
      this.waiting.splice(behind < 0 ? this.waiting.length : behind, 0, entry);
      this.ask(perSecond);
    });
  }

  /** Asks for every place that this tab neither holds nor waits for: whichever is free first serves who is first. */
  private ask(perSecond: number): void {
    for (let index = 0; index < perSecond && this.busy.size < perSecond; index++) {
      const place = `${this.name}/${index}`;
      if (this.busy.has(place)) continue;
      this.busy.add(place);
      const next = () => {
        this.busy.delete(place);
        if (this.waiting.length > 0) this.ask(perSecond);
      };
      this.hold(place).then(next, next);
    }
  }

  /** Nobody waits any more: places that other tabs hold are not waited for. */
  private stopAsking(): void {
    this.asking.abort();
    this.asking = new AbortController();
  }

  /** Holds a place while it serves; where the page may have no locks, this tab's own counting has to do. */
  private async hold(place: string): Promise<void> {
    const serve = () => this.serve();
    const { signal } = this.asking;
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return serve();
    await locks.request(place, { signal }, serve).catch(() => (signal.aborted ? undefined : serve()));
  }

  /** Lets the first in line go, and keeps the place until the call no longer counts. */
  private async serve(): Promise<void> {
    const next = this.waiting.shift();
    if (!next) return;
    const sent = this.clock.now();
    const { pause = 0, answered_at = this.clock.now() } = await this.answerOf(next, sent);
    const surplus = Math.min(longest, Math.max(0, answered_at - sent - this.trips.least));
    await this.clock.wait(Math.max(0, sent + counted + surplus - this.clock.now()) + pause);
  }

  /** The answer, for as long as the place waits for it. */
  private async answerOf({ go }: Waiting, sent: number): Promise<RoundTrip> {
    const enough = new AbortController();
    const answer = go().then(
      (answered) => {
        this.trips.add(sent, (answered.answered_at ?? this.clock.now()) - sent);
        return answered;
      },
      () => ({}),
    );
    const patience = this.clock.wait(longest + counted, enough.signal).catch(() => undefined);
    const answered = await Promise.race([answer, patience]);
    enough.abort();
    return answered ?? {};
  }
}
