/**
 * Schedules the reads: every 5 s while a task runs or changes, every 30 s otherwise, at once after sleep or on request,
 * and not after all tabs have been hidden for a minute, unless alarms depend on it.
 *
 * A tick every few seconds compares the wall clock with the expected time, to detect that the machine slept (timers stop)
 * or that the clock was set.
 */
import { asApiError, type ApiError } from '../api/index.js';
import { backoffDelay } from '../base/index.js';
import type { Environment } from './environment.js';
import { isTransient } from './read-rooms.js';
import { isMoving } from './staleness.js';
import type { WatchedRoom } from './state.js';

/** Milliseconds between reads while a task runs or changes: its state may change within seconds. */
const movingInterval = 5000;
/** Milliseconds between reads at rest, when only other clients can cause a change. */
const restInterval = 30_000;
/** Milliseconds for which hidden tabs are kept up to date, as people often switch tabs briefly. */
const hiddenLimit = 60_000;
/** Milliseconds between two ticks, so that a jump of the clock is detected soon. */
const tickInterval = 5000;
/** Milliseconds of delay of a tick from which on the machine is assumed to have slept. */
const sleepThreshold = 3000;
/** Minimum milliseconds between two reads that events request. */
const minInterval = 1000;
/** Milliseconds before a failed read is retried: doubled after each failure, up to the maximum, with jitter. */
const firstRetryDelay = 1000;
const maxRetryDelay = 3000;
/** Milliseconds from waking to the first tick, so that a tab that took over meanwhile can announce itself first. */
const wakeDelay = 100;

/** The rooms to read, the role of this tab, and callbacks of a `PollSchedule`. */
export interface PollContext {
  readonly environment: Environment;
  /** Whether this tab reads for the browser, or for itself alone. */
  isReader(): boolean;
  /** Whether another tab of the browser is visible. */
  hasVisiblePeer(): boolean;
  /** Whether hidden tabs are read for, because alarms are switched on in this tab or in another. Default: no. */
  readsInBackground?(): boolean;
  /** The rooms to read. */
  rooms(): readonly WatchedRoom[];
  /** Reads the rooms; resolves with one error for each failed request. */
  read(rooms: readonly WatchedRoom[]): Promise<readonly ApiError[]>;
  /** Called at each tick. */
  onTick(now: number): void;
  /** Called after the machine slept or the page was frozen. */
  onWake(): void;
  /** Called when the wall clock was set back to `now`. */
  onClockSetBack(now: number): void;
  /** Called when the time of the next read has changed, and at idle ticks, so that the leader can send a heartbeat. */
  onScheduleChange(): void;
}

/** Decides when the rooms are read, and backs off after failures. */
export class PollSchedule {
  /** Factor for the intervals, above 1 in a tab that cannot share reads with others. */
  slowdown = 1;
  /** Time of the next read, in milliseconds; `Infinity` while one is under way. */
  private due = 0;
  private isReading = false;
  private failures = 0;
  private lastTick = 0;
  private lastRead = 0;
  private lastVisible = 0;
  private isStarted = false;
  private cancelTick: (() => void) | undefined;

  constructor(private readonly context: PollContext) {}

  /** Milliseconds until the next heartbeat is due. */
  get timeToNextSign(): number {
    const isIdle = this.isReading || !this.isSeen;
    return isIdle ? movingInterval : Math.max(0, this.due - this.now());
  }

  /** Starts the timer. */
  start(): void {
    this.isStarted = true;
    const now = this.now();
    if (now < this.lastTick) this.clampToClock(now);
    this.lastTick = this.lastVisible = now;
    this.setTimer();
  }

  /** Stops the timer. A read in progress is not aborted. */
  stop(): void {
    this.isStarted = false;
    this.cancelTick?.();
  }

  /** Reads soon, but not within a second of the last read. */
  requestRead(): void {
    if (this.context.isReader()) this.scheduleRead(Math.max(this.now(), this.lastRead + minInterval));
  }

  /** Reads at once. */
  readNow(): void {
    this.scheduleRead(this.now());
  }

  /** Moves the next read forward if the interval has become shorter, because a task has started. */
  applyInterval(): void {
    if (this.context.isReader() && !this.isReading) this.scheduleRead(this.lastRead + this.interval);
  }

  /** Does the same after another tab reported a change. Unlike `applyInterval`, it never shortens a retry delay of 30 s. */
  applyRemoteInterval(): void {
    if (this.context.isReader())
      this.scheduleRead(Math.max(this.due - restInterval, this.lastRead) + this.interval);
  }

  /** Resets the back-off. */
  resetFailures(): void {
    this.failures = 0;
  }

  /** Counts a failure that was not a read. Returns the milliseconds to back off. */
  countFailure(): number {
    this.failures++;
    return this.retryDelay();
  }

  /** Restarts the timer with the current interval. */
  setTimer(): void {
    this.cancelTick?.();
    if (!this.isStarted) return;
    const isIdle = !this.context.isReader() || this.isReading || !this.isSeen;
    const wait = isIdle ? tickInterval : Math.max(0, this.due - this.now());
    const next = Math.min(wait, tickInterval);
    const expected = this.now() + next;
    this.cancelTick = this.context.environment.schedule(next, () => this.tick(expected));
  }

  private now(): number {
    return this.context.environment.now();
  }

  private get interval(): number {
    const isAnyMoving = this.context
      .rooms()
      .some(({ state }) => isMoving(state) || (state.error ? isTransient(state.error) : !state.asOf));
    return (isAnyMoving ? movingInterval : restInterval) * this.slowdown;
  }

  /** Whether a tab is visible, was within the last minute, or is read for while it is hidden. */
  private get isSeen(): boolean {
    const now = this.now();
    const { context } = this;
    if (context.environment.isVisible() || context.hasVisiblePeer() || context.readsInBackground?.())
      this.lastVisible = now;
    return Math.abs(now - this.lastVisible) < hiddenLimit;
  }

  /** Moves the next read to `due`, unless it is scheduled earlier. A read that is overdue is not postponed. */
  private scheduleRead(due: number): void {
    if (this.due > this.now() && this.due <= due) return;
    this.due = Math.min(this.due, due);
    this.setTimer();
    this.context.onScheduleChange();
  }

  private tick(expected: number): void {
    const now = this.now();
    if (now < this.lastTick) this.clampToClock(now);
    this.lastTick = now;
    if (now - expected > sleepThreshold) return this.wake();
    this.context.onTick(now);
    if (this.context.isReader() && !this.isReading && now >= this.due && this.isSeen) void this.read();
    else if (this.isReading || !this.isSeen) this.context.onScheduleChange();
    this.setTimer();
  }

  private wake(): void {
    this.lastTick = this.now();
    this.context.onWake();
    this.due = this.lastTick;
    this.cancelTick?.();
    this.cancelTick = this.context.environment.schedule(wakeDelay, () => this.tick(this.now()));
  }

  private clampToClock(now: number): void {
    this.context.onClockSetBack(now);
    for (const name of ['due', 'lastRead', 'lastVisible'] as const) this[name] = Math.min(this[name], now);
  }

  private async read(): Promise<void> {
    this.isReading = true;
    this.lastRead = this.now();
    this.due = Infinity;
    this.context.onScheduleChange();
    const rooms = this.context.rooms();
    const errors = await this.context
      .read(rooms)
      .catch((error: unknown) => [asApiError(error, 'listSmartLiveJobs')]);
    this.isReading = false;
    this.failures = errors.length > 0 ? this.failures + 1 : 0;
    const [error] = errors;
    if (error && this.context.isReader()) this.showFailure(error, rooms);
    const next = error ? this.now() + this.retryDelay(error) : this.lastRead + this.interval;
    this.due = Math.min(this.due, next); // an earlier read may have been requested meanwhile
    this.context.onScheduleChange();
    this.setTimer();
  }

  /** Reports a failure to the rooms from the second consecutive one on, or at once to a room that was never read. */
  private showFailure(error: ApiError, rooms: readonly WatchedRoom[]): void {
    for (const room of rooms) {
      if (this.failures > 1 || room.state.asOf === undefined) room.dispatch({ type: 'read-failed', error });
    }
  }

  private retryDelay(error?: ApiError): number {
    if (error?.status === 403) return restInterval;
    const longest = error?.code === 'TIMEOUT' ? firstRetryDelay : maxRetryDelay; // the timeout itself was a long wait
    const { random } = this.context.environment;
    const delay = backoffDelay(this.failures + 1, { first: firstRetryDelay, longest, jitter: 0.5, random });
    return Math.max(delay, Math.min(error?.retryAfter ?? 0, restInterval));
  }
}
