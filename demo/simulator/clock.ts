/**
 * The one clock, and what is due on it.
 *
 * Simulated time runs `speed` times as fast as the machine's. Whatever happens later stands in a queue ordered by
 * simulated time; it is run when a request looks, and by one timer set to the next entry, so nothing polls. While an
 * entry runs, the clock stands at that entry's time: what follows from it follows from the right moment, however far
 * the clock jumped.
 */

interface QueueEntry {
  at: number;
  run: () => void;
}

/** Takes an entry off the queue; harmless when it has run. */
export type Cancel = () => void;

/** The longest delay a timer takes, in milliseconds. */
const longestDelay = 0x7fff_ffff;

export interface ClockSettings {
  /** The machine's clock, in milliseconds. */
  now: () => number;
  speed: number;
  start: number | undefined;
}

export class Clock {
  private readonly settings: ClockSettings;
  private base = 0;
  private realBase = 0;
  private advanced = 0;
  private rate = 1;
  private frozenAt: number | undefined;
  private readonly queue: QueueEntry[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: ClockSettings) {
    this.settings = settings;
    this.reset();
  }

  /** Simulated time, in milliseconds since 1970. */
  now(): number {
    return this.frozenAt ?? this.base + (this.real() - this.realBase) * this.rate;
  }

  /** The machine's time, in milliseconds: what callers on the other side of the network live by. */
  real(): number {
    return this.settings.now();
  }

  /** The machine's time and all jumps, in milliseconds: what a limit of calls a second is measured by. */
  elapsed(): number {
    return this.real() + this.advanced;
  }

  get speed(): number {
    return this.rate;
  }

  /** Sets how many simulated seconds pass in a real one; 0 stands still. */
  setSpeed(speed: number): void {
    this.base = this.now();
    this.realBase = this.real();
    this.rate = speed;
    this.setTimer();
  }

  /** Jumps ahead, running everything due on the way, in order. */
  advance(seconds: number): void {
    this.base += seconds * 1000;
    this.advanced += seconds * 1000;
    this.run();
  }

  /** Runs `entry` when simulated time reaches `at` milliseconds. */
  schedule(at: number, entry: () => void): Cancel {
    const added: QueueEntry = { at, run: entry };
    const behind = this.queue.findIndex((other) => other.at > at);
    this.queue.splice(behind < 0 ? this.queue.length : behind, 0, added);
    this.setTimer();
    return () => {
      const index = this.queue.indexOf(added);
      if (index >= 0) this.queue.splice(index, 1);
    };
  }

  /** Runs what is due. */
  run(): void {
    if (this.frozenAt !== undefined) return;
    const until = this.now();
    try {
      for (let next = this.queue[0]; next && next.at <= until; next = this.queue[0]) {
        this.queue.shift();
        this.frozenAt = next.at;
        next.run();
      }
    } finally {
      this.frozenAt = undefined;
    }
    this.setTimer();
  }

  /** Back to the beginning, with nothing due. */
  reset(): void {
    this.queue.length = 0;
    this.realBase = this.real();
    this.base = this.settings.start ?? this.realBase;
    this.rate = this.settings.speed;
    this.setTimer();
  }

  private setTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const next = this.queue[0];
    if (!next || this.rate === 0 || this.frozenAt !== undefined) return;
    const delay = Math.min(longestDelay, Math.max(1, Math.ceil((next.at - this.now()) / this.rate)));
    this.timer = setTimeout(() => this.run(), delay);
    (this.timer as { unref?: () => void }).unref?.();
  }
}

/** A moment as the service writes it: RFC 3339, whole seconds, UTC. */
export function rfc3339(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
