/**
 * The simulated clock, and a queue of events scheduled on it.
 *
 * Simulated time runs `speed` times as fast as real time. The queue is sorted by simulated time. It runs on each request,
 * and by a single timer that is set to the next event, so nothing polls. While an event runs, the clock shows the event's
 * time, so that follow-up events are scheduled relative to it, even if the clock was advanced much further.
 */

interface QueueEntry {
  at: number;
  run: () => void;
}

/** Cancels an event. Has no effect once it has run. */
export type Cancel = () => void;

/** Longest delay that `setTimeout` supports, in milliseconds. */
const longestDelay = 0x7fff_ffff;

/** Settings of a clock. */
export interface ClockSettings {
  /** Returns the real time, in milliseconds since 1970. */
  now: () => number;
  speed: number;
  start: number | undefined;
}

/** The clock of a simulator. */
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

  /** Real time, in milliseconds since 1970, as on the caller's clock. */
  real(): number {
    return this.settings.now();
  }

  /** Real time plus all advances, in milliseconds. The throttle measures by it. */
  elapsed(): number {
    return this.real() + this.advanced;
  }

  get speed(): number {
    return this.rate;
  }

  /** Sets how many simulated seconds pass in a real second; 0 stops the clock. */
  setSpeed(speed: number): void {
    this.base = this.now();
    this.realBase = this.real();
    this.rate = speed;
    this.setTimer();
  }

  /** Advances the clock, and runs all events that become due, in order. */
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

  /** Runs all events that are due. */
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

  /** Resets the clock to the start time, and removes all events. */
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

/** Formats a time in milliseconds as the service does: RFC 3339, whole seconds, UTC. */
export function rfc3339(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
