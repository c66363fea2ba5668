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

  /** Asks for a place. A store that answers at once is answered at once. */
  acquire(limit: CallLimit, priority: CallPriority, id: string): Place | Promise<Place> {
    const left = this.awayUntil - this.now();
    if (left > 0 && left <= storePause) return this.acquireAlone(limit, priority, id);
    const alone = () => {
      // Whoever needs what the store keeps reports its failure.
      this.awayUntil = this.now() + storePause;
      return this.acquireAlone(limit, priority, id);
    };
    try {
      const wait = this.store.acquire(limit, priority, id);
      const placeAfter = (milliseconds: number) => this.placeOf(limit, id, milliseconds);
      if (typeof wait === 'number') return placeAfter(wait);
      return inTime('The store', () => wait, storeLimit).then(placeAfter, alone);
    } catch {
      return alone();
    }
  }

  private placeOf(limit: CallLimit, id: string, wait: number): Place {
    const { store } = this;
    const release = (milliseconds: number) =>
      void inTime('The store', () => store.release(limit, id, milliseconds), storeLimit).catch(
        () => undefined, // the place ends by itself
      );
    return { wait, release };
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
