/** Follows the watch of a room and tells which alarms it has: one monitor for all elements of a page that show the room. */
import { Acknowledgements } from './acknowledgements.js';
import { isAcknowledged, isHappening, nextAlarms, timeToNextAlarm, type LiveAlarm } from './alarms.js';
import type { RoomWatch } from './room-watch.js';
import type { LiveState } from './state.js';

/** What has become of an alarm. `cleared`: it is over. */
export type AlarmState = 'raised' | 'acknowledged' | 'cleared';

/** An alarm that has come, was acknowledged or is over. */
export interface AlarmChange {
  readonly alarm: LiveAlarm;
  readonly state: AlarmState;
}

/** That all is well again: the alarm that was over last, and when that was, in milliseconds. */
export interface AllClear {
  readonly alarm: LiveAlarm;
  readonly at: number;
}

/** Called with each change of the alarms; without one if only what is shown has changed. */
export type AlarmListener = (changes: readonly AlarmChange[]) => void;

const monitors = new WeakMap<RoomWatch, AlarmMonitor>();

/** Returns the monitor of a watch. */
export function alarmsOf(watch: RoomWatch): AlarmMonitor {
  const monitor = monitors.get(watch) ?? new AlarmMonitor(watch);
  monitors.set(watch, monitor);
  return monitor;
}

/** The alarms of one room, while there are listeners. */
export class AlarmMonitor {
  /** The alarms that hold, acknowledged ones too, the gravest first. */
  alarms: readonly LiveAlarm[] = [];
  /** Set when the last alarm is over because all is well again, until the next one or `dismiss`. */
  allClear: AllClear | undefined;
  private before: LiveState | undefined;
  private readonly acknowledged: Acknowledgements;
  private readonly listeners = new Set<AlarmListener>();
  private removers: (() => void)[] = [];
  private cancelTimer: (() => void) | undefined;

  constructor(readonly watch: RoomWatch) {
    this.acknowledged = new Acknowledgements(watch.room_id, watch.environment, watch.isShared, () =>
      this.update(),
    );
  }

  /** The alarms that are not acknowledged. */
  get raised(): readonly LiveAlarm[] {
    return this.alarms.filter((alarm) => !isAcknowledged(alarm));
  }

  /**
   * Calls `listener` with each change, and at once with the alarms that hold; the returned function ends that. `before` is
   * an earlier state that the caller has seen, so that a task that has failed since is an alarm.
   */
  subscribe(listener: AlarmListener, before?: LiveState): () => void {
    const isFirst = this.listeners.size === 0;
    if (!isFirst && this.alarms.length > 0) listener(this.alarms.map(asChange));
    this.listeners.add(listener);
    if (isFirst) this.open(before);
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.close();
    };
  }

  /** A person has acknowledged the alarms that hold. */
  acknowledge(): void {
    this.acknowledged.add(this.raised, this.watch.environment.now());
    this.update();
  }

  /** A person has read that all is well again. */
  dismiss(): void {
    this.allClear = undefined;
    this.notify([]);
  }

  private open(before: LiveState | undefined): void {
    this.before = before;
    this.acknowledged.open();
    this.removers = [
      this.watch.subscribe(() => this.update()),
      this.watch.environment.onPageChange(() => this.update()),
    ];
    this.update();
  }

  private close(): void {
    for (const remove of this.removers.splice(0)) remove();
    this.cancelTimer?.();
    this.acknowledged.close();
    this.alarms = [];
    this.allClear = undefined;
  }

  private update(): void {
    const { before, alarms: known } = this;
    const { state, environment } = this.watch;
    const now = environment.now();
    if (state.asOf !== undefined) this.before = state;
    this.setTimer(state, now);
    const next = nextAlarms(known, state, before, now);
    const marked = next.map((alarm) => this.acknowledged.applyTo(alarm));
    this.alarms = marked.filter((alarm) => !(isHappening(alarm) && isAcknowledged(alarm)));
    const changes = changesOf(known, marked);
    if (changes.length > 0) this.onChanges(changes, now);
  }

  private onChanges(changes: readonly AlarmChange[], now: number): void {
    const over = changes.findLast(
      ({ state, alarm }) => state === 'cleared' && !isAcknowledgedHappening(alarm),
    );
    if (this.alarms.length > 0) this.allClear = undefined;
    else if (over) this.allClear = { alarm: over.alarm, at: now };
    this.notify(changes);
  }

  /** Looks again when the passing of time alone may raise an alarm; late timers of a hidden page are no harm. */
  private setTimer(state: LiveState, now: number): void {
    this.cancelTimer?.();
    const wait = timeToNextAlarm(state, now);
    this.cancelTimer =
      wait === Infinity ? undefined : this.watch.environment.schedule(wait, () => this.update());
  }

  private notify(changes: readonly AlarmChange[]): void {
    for (const listener of [...this.listeners]) listener(changes);
  }
}

/** The changes from the known alarms to the next ones; an acknowledged happening is over as well. */
function changesOf(known: readonly LiveAlarm[], next: readonly LiveAlarm[]): AlarmChange[] {
  const same = (a: LiveAlarm) => (b: LiveAlarm) => a.kind === b.kind && a.job_id === b.job_id;
  const changed = next.filter((alarm) => !known.includes(alarm)).map(asChange);
  const over = known.filter((alarm) => !next.some(same(alarm))).concat(next.filter(isAcknowledgedHappening));
  return [...changed, ...over.map((alarm) => ({ alarm, state: 'cleared' as const }))];
}

function asChange(alarm: LiveAlarm): AlarmChange {
  return { alarm, state: isAcknowledged(alarm) ? 'acknowledged' : 'raised' };
}

function isAcknowledgedHappening(alarm: LiveAlarm): boolean {
  return isHappening(alarm) && isAcknowledged(alarm);
}
