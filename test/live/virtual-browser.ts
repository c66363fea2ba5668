/**
 * A simulated browser with several tabs in virtual time: timers, locks, channels between tabs, freezing, closing and
 * crashes.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Environment, TabChannel } from '../../src/live/index.js';

export const second = 1000;

/** A seeded generator of numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Timer {
  at: number;
  order: number;
  run: () => void;
}

/** A virtual clock that only advances on request, and the events scheduled on it. */
export class VirtualTime {
  /** Monotonic time, in milliseconds since 1970. */
  now: number;
  /** Offset of the machine's wall clock from it, in milliseconds. */
  set = 0;
  /** Number of pending operations that take real time, such as signatures. */
  private busy = 0;
  private order = 0;
  private timers: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
    this.now = start;
  }

  schedule(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.now + Math.max(0, Math.ceil(milliseconds)), order: this.order++, run };
    let place = this.timers.length;
    while (place > 0 && (this.timers[place - 1] as Timer).at > timer.at) place--;
    this.timers.splice(place, 0, timer);
    return () => {
      const index = this.timers.indexOf(timer);
      if (index >= 0) this.timers.splice(index, 1);
    };
  }

  /** Resolves after a number of virtual milliseconds. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.schedule(milliseconds, resolve));
  }

  /** Stops the clock until `work` has settled. */
  async track<T>(work: Promise<T>): Promise<T> {
    this.busy++;
    try {
      return await work;
    } finally {
      this.busy--;
    }
  }

  /** Resolves when no work is pending at the current time. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet = this.busy > 0 ? 0 : quiet + 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Advances the clock; calls `each` after every event. */
  async pass(milliseconds: number, each: () => void | Promise<void> = () => undefined): Promise<void> {
    const end = this.now + milliseconds;
    await this.settle();
    for (let next = this.timers[0]; next && next.at <= end; next = this.timers[0]) {
      this.now = Math.max(this.now, next.at);
      while (this.timers[0] && this.timers[0].at <= this.now) this.timers.shift()?.run();
      await this.settle();
      await each();
    }
    this.now = end;
  }
}

interface Holder {
  tab: VirtualTab;
  steal: (reason: Error) => void;
}

/** A simulated browser: its tabs, and the locks and channels that they share. */
export class VirtualBrowser {
  readonly tabs = new Set<VirtualTab>();
  private readonly held = new Map<string, Holder>();
  private readonly waiting = new Map<string, { tab: VirtualTab; begin: () => void }[]>();

  constructor(
    readonly time: VirtualTime,
    readonly random: () => number = Math.random,
  ) {}

  open(options: { locks?: boolean } = {}): VirtualTab {
    const tab = new VirtualTab(this, options.locks ?? true);
    this.tabs.add(tab);
    return tab;
  }

  /** The tab that holds a lock whose name contains `words`. */
  holder(words: string): VirtualTab | undefined {
    return [...this.held].find(([name]) => name.includes(words))?.[1].tab;
  }

  request(
    tab: VirtualTab,
    name: string,
    options: LockOptions,
    work: LockGrantedCallback<unknown>,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        const holder: Holder = { tab, steal: (reason) => tab.run(() => reject(reason)) };
        this.held.set(name, holder);
        const done = () => this.held.get(name) === holder && this.free(name);
        tab.run(() => {
          const result = Promise.resolve(work({ name, mode: 'exclusive' }));
          result.then(resolve, reject).finally(done);
        });
      };
      if (options.steal) {
        this.held.get(name)?.steal(new DOMException('The lock was stolen', 'AbortError'));
        this.held.delete(name);
        return begin();
      }
      if (!this.held.has(name)) return begin();
      if (options.ifAvailable) return tab.run(() => void Promise.resolve(work(null)).then(resolve, reject));
      const entry = { tab, begin };
      this.waiting.set(name, [...(this.waiting.get(name) ?? []), entry]);
      options.signal?.addEventListener('abort', () => {
        this.waiting.set(
          name,
          (this.waiting.get(name) ?? []).filter((one) => one !== entry),
        );
        reject(options.signal?.reason as Error);
      });
    });
  }

  /** Releases the locks and lock requests of a tab, as after a crash. */
  release(tab: VirtualTab): void {
    this.tabs.delete(tab);
    for (const [name, entries] of this.waiting)
      this.waiting.set(
        name,
        entries.filter((one) => one.tab !== tab),
      );
    for (const [name, holder] of [...this.held]) if (holder.tab === tab) this.free(name);
  }

  private free(name: string): void {
    this.held.delete(name);
    this.waiting.get(name)?.shift()?.begin();
  }
}

/** The tab whose code is running, also after it has awaited something. */
export const runningTab = new AsyncLocalStorage<VirtualTab>();

/** A tab. Events of a frozen tab wait until it resumes; those of a closed tab are dropped. */
export class VirtualTab {
  visible = true;
  /** Timers run only at multiples of this many milliseconds, as browsers slow those of hidden pages. */
  timerStep = 1;
  private frozen = false;
  private closed = false;
  private backlog: (() => void)[] = [];
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly channels = new Map<string, Set<(message: unknown) => void>>();
  readonly environment: Environment;

  constructor(
    private readonly browser: VirtualBrowser,
    locks: boolean,
  ) {
    const { time, random } = browser;
    this.environment = {
      now: () => Math.round(time.now + time.set),
      random,
      schedule: (milliseconds, run) => {
        const due = Math.ceil((time.now + milliseconds) / this.timerStep) * this.timerStep;
        return time.schedule(due - time.now, () => this.run(run));
      },
      isVisible: () => this.visible && !this.frozen,
      onPageChange: (listener) => this.on('change', listener),
      onPageHide: (listener) => this.on('leave', listener),
      openChannel: (name, listener) => this.openChannel(name, listener),
      locks: locks
        ? ({
            request: (name: string, options: LockOptions, work: LockGrantedCallback<unknown>) =>
              browser.request(this, name, options, work),
          } as Pick<LockManager, 'request'>)
        : undefined,
    };
  }

  get isOpen(): boolean {
    return !this.closed;
  }

  get isFrozen(): boolean {
    return this.frozen;
  }

  /** Waits until the time has passed or the signal is aborted. In a closed tab it never resolves. */
  readonly wait = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      const leave = () => {
        cancel();
        reject(signal?.reason as Error);
      };
      const cancel = this.environment.schedule(milliseconds, () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      });
      signal?.addEventListener('abort', leave, { once: true });
    });

  /** Runs an event handler of this tab, or queues it while the tab is frozen. */
  run(work: () => void): void {
    if (this.closed) return;
    if (this.frozen) this.backlog.push(work);
    else runningTab.run(this, work);
  }

  /** Delivers a message at once to every channel that this tab has opened. */
  receiveMessage(message: unknown): void {
    for (const listeners of this.channels.values())
      this.run(() => listeners.forEach((listener) => listener(message)));
  }

  show(visible: boolean): void {
    if (this.visible === visible) return;
    this.visible = visible;
    this.emit('change');
  }

  /** Notifies listeners that the page is online again. */
  emitChange(): void {
    this.emit('change');
  }

  freeze(): void {
    this.frozen = true;
  }

  thaw(): void {
    this.frozen = false;
    for (const work of this.backlog.splice(0)) this.run(work);
    this.emit('change');
  }

  /** Moves the page into the back-forward cache; `thaw` restores it. */
  putAway(): void {
    if (this.frozen) return;
    for (const listener of this.listeners.get('leave') ?? []) listener();
    this.frozen = true;
  }

  /** Closes the tab, with a `pagehide` event unless it has crashed. */
  close(crashed = false): void {
    if (!crashed && !this.frozen) for (const listener of this.listeners.get('leave') ?? []) listener();
    this.closed = true;
    this.browser.release(this);
  }

  private emit(event: string): void {
    this.run(() => this.listeners.get(event)?.forEach((listener) => listener()));
  }

  private on(event: string, listener: () => void): () => void {
    const listeners = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  private openChannel(name: string, listener: (message: unknown) => void): TabChannel {
    const listeners = this.channels.get(name) ?? new Set();
    this.channels.set(name, listeners.add(listener));
    return {
      post: (message) => {
        if (this.closed) return;
        const copy = structuredClone(message);
        const times = this.browser.random() < 0.05 ? 2 : 1;
        for (const tab of this.browser.tabs)
          for (let one = 0; one < times; one++)
            this.browser.time.schedule(1, () =>
              tab.run(() => tab.channels.get(name)?.forEach((other) => other !== listener && other(copy))),
            );
      },
      close: () => listeners.delete(listener),
    };
  }
}
