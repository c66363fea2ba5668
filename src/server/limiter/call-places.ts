/** Where calls are counted: in the store, or by this instance alone while the store is away. */
import { CallWindow } from '../store/call-window.js';
import type { CallLimit, CallPriority, Store } from '../store/store.js';
import { inTime } from '../time-limit.js';

/** How long the store may take, in milliseconds. */
const storeLimit = 2000;

/** How long the store is not asked after a failure, in milliseconds. */
const storePause = 1000;

/** The answer to a call that asks for a place. */
export interface Place {
  /** Milliseconds after which to ask again; 0 if the place is taken. */
  wait: number;
  /** Gives the place back after `milliseconds`, or leaves the line. */
  release(milliseconds: number): void;
}

/** Counts calls. Never rejects. */
export class CallPlaces {
  private readonly own = new Map<string, CallWindow>();
  private awayUntil = -Infinity;

  constructor(
    private readonly store: Pick<Store, 'acquire' | 'release'>,
    private readonly now: () => number,
  ) {}

  async acquire(limit: CallLimit, priority: CallPriority, id: string): Promise<Place> {
    const { store } = this;
    const left = this.awayUntil - this.now();
    if (left > 0 && left <= storePause) return this.acquireAlone(limit, priority, id);
    try {
      const wait = await inTime('The store', () => store.acquire(limit, priority, id), storeLimit);
      const release = (milliseconds: number) =>
        void inTime('The store', () => store.release(limit, id, milliseconds), storeLimit).catch(
          () => undefined, // the place ends by itself
        );
      return { wait, release };
    } catch {
      // Whoever needs what the store keeps reports its failure.
      this.awayUntil = this.now() + storePause;
      return this.acquireAlone(limit, priority, id);
    }
  }

  /** Other instances count alone, too: half of the limit is a guess that holds for two. */
  private acquireAlone({ name, perSecond }: CallLimit, priority: CallPriority, id: string): Place {
    const calls = this.own.get(name) ?? new CallWindow();
    this.own.set(name, calls);
    return {
      wait: calls.acquire(Math.max(1, Math.floor(perSecond / 2)), priority, id, this.now()),
      release: (milliseconds) => calls.release(id, milliseconds, this.now()),
    };
  }
}
