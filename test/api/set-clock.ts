/** A clock that a test sets: time passes only while nothing else happens, and then at once. */
import type { Clock } from '../../src/api/index.js';
import { runKyTimersOn } from '../helpers/ky-timers.js';

interface Timer {
  at: number;
  run: () => void;
}

/** Whatever can be done now is done. */
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

  /** Timers that run: none are left when everything is over. */
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

  /** Does something that takes no time by this clock, however long it really takes. */
  readonly workingOn = async <T>(work: () => Promise<T>): Promise<T> => {
    this.working++;
    try {
      return await work();
    } finally {
      if (--this.working === 0) for (const tell of this.whenIdle.splice(0)) tell();
    }
  };

  /** What a promise gives, in as much time of this clock as it needs. */
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

  /** Lets so many milliseconds pass. */
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

  /** Everything that can happen now has happened. */
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
