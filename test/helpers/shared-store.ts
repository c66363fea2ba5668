/** A model of the store in Redis: several instances share one memory, which can be away for all of them. */
import { createMemoryStore, type Store } from '../../src/server/index.js';

/** The memory, and whether it can be reached. */
export class SharedStore {
  private readonly memory: Store;
  private readonly gaps = new Set<(isAway: boolean) => void>();
  private readonly watchers = new Set<() => void>();
  private isAway = false;

  constructor(now: () => number) {
    this.memory = createMemoryStore({ now });
  }

  /** Lets the store go away or come back. Listeners hear of both. */
  setAway(isAway: boolean): void {
    if (this.isAway === isAway) return;
    this.isAway = isAway;
    for (const listener of [...this.gaps]) listener(isAway);
    if (!isAway) for (const watcher of [...this.watchers]) watcher();
  }

  /** The store of one instance. */
  view(): Store {
    const { memory } = this;
    const reached = <T>(work: () => T): Promise<Awaited<T>> =>
      this.isAway ? Promise.reject(new Error('The store is away')) : Promise.resolve(work());
    return {
      append: (...args) => reached(() => memory.append(...args)),
      since: (...args) => reached(() => memory.since(...args)),
      latest: () => reached(() => memory.latest()),
      get: (...args) => reached(() => memory.get(...args)),
      set: (...args) => reached(() => memory.set(...args)),
      add: (...args) => reached(() => memory.add(...args)),
      remove: (...args) => reached(() => memory.remove(...args)),
      acquire: (...args) => reached(() => memory.acquire(...args)),
      release: (...args) => reached(() => memory.release(...args)),
      ping: () => reached(() => undefined),
      subscribe: (room_id, listener, onGap) =>
        reached(() => {
          if (onGap) this.gaps.add(onGap);
          const leave = memory.subscribe(room_id, listener) as () => void;
          return () => {
            if (onGap) this.gaps.delete(onGap);
            leave();
          };
        }),
      watch: (key, listener) =>
        reached(() => {
          this.watchers.add(listener);
          const leave = memory.watch(key, listener) as () => void;
          return () => {
            this.watchers.delete(listener);
            leave();
          };
        }),
    };
  }
}
