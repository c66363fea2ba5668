/**
 * The rate limiter keeps calls below the tenant's limits (reference 1.5), across all tabs of a browser.
 *
 * Each operation has its own limit, in calls per second, and as many slots. A call occupies a slot; without a free one it
 * waits in a queue by priority, and leaves it when its signal aborts. Slots are Web Locks, which all tabs of an origin
 * share. Without Web Locks (a backend, an insecure page), each process counts its own calls.
 *
 * The service counts a call when it arrives, at some time between sending and the answer. A slot is therefore released
 * one second after the latest time at which its call may have arrived. As the next call takes at least the minimal round
 * trip, that much can be subtracted (see `RoundTrips`). Through a backend that has a line of its own, a call may arrive
 * much later: its slot waits for the answer, so that a page has only as many calls in that line as it has slots.
 */
import { monotonicClock, webLocks, type Clock } from '../base/index.js';

/** Priority in the queue: `command` (such as a stop), then `person` (a user waits for the answer), then `poll`. */
export type Priority = 'command' | 'person' | 'poll';

const order: Record<Priority, number> = { command: 0, person: 1, poll: 2 };

/** Milliseconds for which a call counts: one second, and a margin for early timers and coarse clocks. */
const countedFor = 1010;

/** Upper bound of the time for which a slot waits for an answer, in milliseconds. By then, the call has arrived. */
const maxSurplus = 1500;

/** Number of calls after which the mean round-trip time is meaningful. */
const minSamples = 10;

/**
 * Statistics of the round-trip times of all calls, from which a lower bound for the next call is derived. The bound is
 * high if the times are similar (twice the fastest minus the mean), and 0 if they vary. A first burst does not count:
 * its calls may have delayed each other.
 */
export class RoundTrips {
  private fastest = Infinity;
  private mean = 0;
  private count = 0;
  /** Number of calls that were sent after the first burst. */
  private afterBurst = 0;
  private firstSent = Infinity;

  /** Lower bound of the next round-trip time, in milliseconds. */
  get lowerBound(): number {
    return this.afterBurst < minSamples ? 0 : Math.max(0, 2 * this.fastest - this.mean);
  }

  /** Adds a call that was sent at `sent` and answered after `milliseconds`. */
  add(sent: number, milliseconds: number): void {
    this.firstSent = Math.min(this.firstSent, sent);
    if (sent > this.firstSent + countedFor) this.afterBurst++;
    this.count++;
    this.fastest = Math.min(this.fastest, milliseconds);
    this.mean += (milliseconds - this.mean) / Math.min(this.count, minSamples * 4);
  }
}

/** What the rate limiter needs to know about a call that has ended. */
export interface RoundTrip {
  /** When the answer arrived, in milliseconds of the clock. */
  answered_at?: number;
  /** Milliseconds for which the slot stays occupied after a 429. */
  pause?: number | undefined;
}

/** The place of a call in line. */
export interface LinePlace {
  /** Time at which it leaves the line unsent, in milliseconds of the clock. `Infinity`: never. */
  deadline: number;
  /** Returns the error with which it then rejects. */
  late: () => Error;
  /** Whether it goes before the calls of the same priority, as it has been in line before. */
  isFirst?: boolean;
  /** Whether its slot waits for the answer, however long that takes. */
  holdsSlot?: boolean;
}

/** The place of a call that waits for as long as it takes. */
const endless: LinePlace = { deadline: Infinity, late: () => new Error('Too late') };

interface QueuedCall {
  priority: number;
  holdsSlot: boolean;
  send: () => Promise<RoundTrip>;
}

/** The queue and the slots of one operation. */
export class RateLimiter {
  private readonly queue: QueuedCall[] = [];
  /** Names of the slots that this tab holds or has requested. */
  private readonly requested = new Set<string>();
  private slotRequests = new AbortController();

  /** `name` is the same in all tabs that share the limit. `trips` is shared by all operations. */
  constructor(
    private readonly name: string,
    private readonly clock: Clock = monotonicClock,
    private readonly trips = new RoundTrips(),
  ) {}

  /**
   * Runs `call` as soon as a slot is free, at most `perSecond` calls in any second. Settles like the call, or rejects with
   * the signal's reason if it aborts before the call was sent. With a `place`, it also leaves the line at its deadline.
   */
  schedule<T extends RoundTrip>(
    perSecond: number,
    priority: Priority,
    signal: AbortSignal | undefined,
    call: () => Promise<T>,
    { deadline, late, isFirst = false, holdsSlot = false }: LinePlace = endless,
  ): Promise<T> {
    signal?.throwIfAborted();
    return new Promise<T>((resolve, reject) => {
      const left = new AbortController();
      const isOver = () => this.clock.now() >= deadline;
      const entry: QueuedCall = {
        priority: order[priority],
        holdsSlot,
        send: () => {
          left.abort();
          signal?.removeEventListener('abort', dequeue);
          // The timer of a frozen page runs late.
          const answer = isOver() ? Promise.reject(late()) : call();
          answer.then(resolve, reject);
          return answer;
        },
      };
      const dequeue = () => {
        left.abort();
        signal?.removeEventListener('abort', dequeue);
        this.queue.splice(this.queue.indexOf(entry), 1);
        if (this.queue.length === 0) this.cancelSlotRequests();
        reject((signal?.aborted ? signal.reason : late()) as Error);
      };
      signal?.addEventListener('abort', dequeue, { once: true });
      if (deadline < Infinity)
        this.clock.wait(Math.max(0, deadline - this.clock.now()), left.signal).then(dequeue, () => undefined);
      const index = this.queue.findIndex(
        (other) => other.priority > entry.priority || (isFirst && other.priority === entry.priority),
      );
      this.queue.splice(index < 0 ? this.queue.length : index, 0, entry);
      this.requestSlots(perSecond);
    });
  }

  /** Requests every slot that this tab neither holds nor has requested. The first free one serves the queue's head. */
  private requestSlots(perSecond: number): void {
    for (let index = 0; index < perSecond && this.requested.size < perSecond; index++) {
      const slot = `${this.name}/${index}`;
      if (this.requested.has(slot)) continue;
      this.requested.add(slot);
      const next = () => {
        this.requested.delete(slot);
        if (this.queue.length > 0) this.requestSlots(perSecond);
      };
      this.occupySlot(slot).then(next, next);
    }
  }

  /** Cancels the requests for slots that other tabs hold. Called when the queue has become empty. */
  private cancelSlotRequests(): void {
    this.slotRequests.abort();
    this.slotRequests = new AbortController();
  }

  /** Occupies a slot for one call. Without Web Locks, or if the page may not use them, it counts only its own calls. */
  private async occupySlot(slot: string): Promise<void> {
    const serve = () => this.serveNext();
    const { signal } = this.slotRequests;
    const locks = webLocks();
    if (!locks) return serve();
    await locks.request(slot, { signal }, serve).catch(() => (signal.aborted ? undefined : serve()));
  }

  /** Sends the first call of the queue. Resolves when the call no longer counts. */
  private async serveNext(): Promise<void> {
    const next = this.queue.shift();
    if (!next) return;
    const sent = this.clock.now();
    const { pause = 0, answered_at = this.clock.now() } = await this.roundTripOf(next, sent);
    const longest = next.holdsSlot ? Infinity : maxSurplus;
    const surplus = Math.min(longest, Math.max(0, answered_at - sent - this.trips.lowerBound));
    await this.clock.wait(Math.max(0, sent + countedFor + surplus - this.clock.now()) + pause);
  }

  /** Sends a call and waits for its answer, but not longer than its slot can matter. */
  private async roundTripOf({ send, holdsSlot }: QueuedCall, sent: number): Promise<RoundTrip> {
    const done = new AbortController();
    const answer = send().then(
      (answered) => {
        this.trips.add(sent, (answered.answered_at ?? this.clock.now()) - sent);
        return answered;
      },
      () => ({}),
    );
    if (holdsSlot) return answer;
    const limit = this.clock.wait(maxSurplus + countedFor, done.signal).catch(() => undefined);
    const answered = await Promise.race([answer, limit]);
    done.abort();
    return answered ?? {};
  }
}
