/** A fake clock. Time advances only while all other work is done, and then at once. */
import { describeError, type Clock } from '../../src/api/index.js';
import { runKyTimersOn } from '../helpers/ky-timers.js';

// What comes with the first error is there: to load it takes real time, during which this clock would run on.
await describeError(undefined);

interface Timer {
  at: number;
  run: () => void;
}

/** Runs pending microtasks and tasks. */
const turn = () =>
  new Promise((resolve) => ('setImmediate' in globalThis ? setImmediate(resolve) : setTimeout(resolve)));

export class SetClock implements Clock {
  private time = Date.UTC(2026, 0, 5, 9, 0, 0);
  private timers: Timer[] = [];
  private working = 0;
  private whenIdle: (() => void)[] = [];

  constructor() {
    runKyTimersOn((milliseconds, run) => {
      const timer = this.start(milliseconds, run);
      return () => this.clear(timer);
    });
  }

  readonly now = (): number => this.time;

  /** Number of active timers. 0 when everything has ended. */
  get pending(): number {
    return this.timers.length;
  }

  readonly wait = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const timer = this.start(milliseconds, resolve);
      signal?.addEventListener('abort', () => {
        this.clear(timer);
        reject(signal.reason as Error);
      });
    });

  /** Runs work that takes no time on this clock. */
  readonly workingOn = async <T>(work: () => Promise<T>): Promise<T> => {
    this.working++;
    try {
      return await work();
    } finally {
      if (--this.working === 0) for (const tell of this.whenIdle.splice(0)) tell();
    }
  };

  /** Advances the clock until a promise settles, and returns its value. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let over = false;
    const settled = () => (over = true);
    promise.then(settled, settled);
    for (let rounds = 0; !over; rounds++) {
      await this.quiet();
      if (over) break;
      if (this.timers.length === 0) {
        if (rounds > 10_000) throw new Error('Nothing happens any more');
        continue;
      }
      rounds = 0;
      this.skip();
    }
    return promise;
  }

  /** Advances the clock by a number of milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    await this.until(this.wait(milliseconds));
  }

  private start(milliseconds: number, run: () => void): Timer {
    const timer = { at: this.time + Math.max(0, milliseconds), run };
    this.timers.push(timer);
    return timer;
  }

  private clear(timer: Timer): void {
    this.timers = this.timers.filter((one) => one !== timer);
  }

  /** Resolves when all work that is due has been done. */
  private async quiet(): Promise<void> {
    for (let turns = 0; turns < 4; turns++) {
      await turn();
      if (this.working === 0) continue;
      await new Promise<void>((resolve) => this.whenIdle.push(resolve));
      turns = -1;
    }
  }

  private skip(): void {
    const at = Math.min(...this.timers.map((timer) => timer.at));
    const due = this.timers.filter((timer) => timer.at === at);
    this.timers = this.timers.filter((timer) => timer.at !== at);
    this.time = Math.max(this.time, at);
    for (const { run } of due) run();
  }
}
