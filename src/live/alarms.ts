/**
 * Decides which alarms a room has, by a pure function of its state: what needs a person while something is or may be on
 * air.
 */
import { parseTime } from '../base/index.js';
import { isMoving, reportUnknownSince } from './staleness.js';
import { contradicts } from './stream-evidence.js';
import { hasEnded, type LiveState } from './state.js';

/** Milliseconds for which the state of what may be on air cannot be read before that is an alarm. */
const unreadableLimit = 60_000;
/** Milliseconds for which the outcome of a stop whose answer was lost is looked for before that is an alarm. */
const checkingLimit = 10_000;

/**
 * What an alarm is about. `stream-lost`: the stream does not reach the live platform. `task-failed`, `task-blocked`: the
 * task has ended so. `stop-failed`: the service refused a stop. `stop-unconfirmed`: whether a stop was carried out is
 * unknown. `status-unreadable`: nothing could be read for a minute of what is or may be on air.
 */
export type AlarmKind =
  'stream-lost' | 'task-failed' | 'task-blocked' | 'stop-failed' | 'stop-unconfirmed' | 'status-unreadable';

/** The kinds in the order in which they are said. */
const kinds: readonly AlarmKind[] = [
  'task-failed',
  'task-blocked',
  'stop-failed',
  'stop-unconfirmed',
  'stream-lost',
  'status-unreadable',
];

/** The kinds that report what has happened: nothing can become well again, so they are over when acknowledged. */
const happenings: readonly AlarmKind[] = ['task-failed', 'task-blocked', 'stop-failed'];

/** An alarm about a room. Times are in milliseconds since 1970. */
export interface LiveAlarm {
  readonly kind: AlarmKind;
  /** ID of the task; empty if it is not known. */
  readonly job_id: string;
  /** Time since which it holds. */
  readonly since: number;
  /** Time at which a person acknowledged it, in any tab. */
  readonly acknowledged_at?: number;
  /** What it was raised for: the same kind with another cause is a new alarm. */
  readonly cause?: object | undefined;
}

/** Whether a person has acknowledged the alarm. */
export function isAcknowledged({ acknowledged_at }: LiveAlarm): boolean {
  return acknowledged_at !== undefined;
}

/** Whether the alarm reports what has happened, and is over when it is acknowledged. */
export function isHappening({ kind }: LiveAlarm): boolean {
  return happenings.includes(kind);
}

/**
 * The alarms of a state. `known` are those of the state `before`; without a `before`, what has happened already is no
 * alarm. Returns `known` itself if nothing has changed.
 */
export function nextAlarms(
  known: readonly LiveAlarm[],
  state: LiveState,
  before: LiveState | undefined,
  now: number,
): readonly LiveAlarm[] {
  const job_id = state.job?.job_id ?? '';
  const next = kinds.flatMap((kind) => {
    const one = known.find((alarm) => alarm.kind === kind && alarm.job_id === job_id);
    const found = conditions[kind](state, { before, now, known: one });
    if (!found) return [];
    return [found === one ? quieted(one, state, now) : { kind, job_id, ...found }];
  });
  return next.length === known.length && next.every((one, index) => one === known[index]) ? known : next;
}

/**
 * The milliseconds until a state becomes an alarm by the passing of time alone; `Infinity` if it does not. After it,
 * `nextAlarms` decides.
 */
export function timeToNextAlarm(state: LiveState, now: number): number {
  const { asOf, intent } = state;
  const dues = [
    isMoving(state) && asOf !== undefined ? asOf + unreadableLimit : Infinity,
    intent?.kind === 'stop' && intent.stage === 'checking' ? checkedSince(intent) + checkingLimit : Infinity,
  ];
  return Math.min(...dues.map((due) => due - now).filter((wait) => wait > 0), Infinity);
}

interface Context {
  before: LiveState | undefined;
  now: number;
  /** The known alarm of the same kind about the same task. */
  known: LiveAlarm | undefined;
}

/** The known alarm while it lasts, what a new one says, or undefined if all is well. */
type Condition = (state: LiveState, context: Context) => Pick<LiveAlarm, 'since' | 'cause'> | undefined;

const conditions: Record<AlarmKind, Condition> = {
  /** A report that is stale raises none, but ends none either: nothing says that the stream is back. */
  'stream-lost': (state, { now, known }) => {
    const { stream, job, phase } = state;
    const isLost = stream?.state === 'DISCONNECTED' || stream?.state === 'RECONNECTING';
    if (
      !isLost ||
      contradicts(state.evidence, stream) ||
      hasEnded(job) ||
      (phase !== 'on-air' && phase !== 'stopping')
    )
      return undefined;
    if (known) return known;
    return reportUnknownSince(state, 'stream', now) === undefined ? { since: stream.at } : undefined;
  },
  'task-failed': endedAs('failed'),
  'task-blocked': endedAs('blocked'),
  'stop-failed': (state, { before, now, known }) => {
    const { refusal, intent, job } = state;
    if (!job || hasEnded(job)) return undefined;
    if (intent) return isStopping(state) ? known : undefined;
    if (known?.cause === refusal) return known;
    const isNew = refusal && before?.intent?.kind === 'stop' && before.refusal !== refusal;
    return isNew ? { since: state.refused_at ?? now, cause: refusal } : undefined;
  },
  /** The stop that a person sends again is another one, and its own alarm. */
  'stop-unconfirmed': (state, { now, known }) => {
    const { intent, job } = state;
    if (!job || hasEnded(job) || intent?.kind !== 'stop' || intent.job_id !== job.job_id) return undefined;
    const isLong = intent.stage === 'checking' && now - checkedSince(intent) >= checkingLimit;
    if (intent.stage !== 'unconfirmed' && !isLong) return known;
    return known?.since === intent.at ? known : { since: intent.at };
  },
  'status-unreadable': (state, { now, known }) => {
    const { asOf, error } = state;
    if (!error || asOf === undefined || !isMoving(state) || Math.abs(now - asOf) < unreadableLimit)
      return undefined;
    return known ?? { since: asOf };
  },
};

/** A task that ended so after the room had been read: what had ended before is no alarm. */
function endedAs(phase: LiveState['phase']): Condition {
  return (state, { before, now, known }) => {
    const { job } = state;
    if (state.phase !== phase) return undefined;
    if (known) return known;
    const wasOver = before?.job?.job_id === job?.job_id && hasEnded(before?.job);
    if (before?.asOf === undefined || wasOver) return undefined;
    const end = parseTime(job?.end_time);
    return { since: end <= now ? end : now };
  };
}

/** Whether a stop of the shown task is on its way, or was accepted and not carried out yet. */
function isStopping({ intent, job }: LiveState): boolean {
  return intent?.kind === 'stop' && intent.stage !== 'unconfirmed' && intent.job_id === job?.job_id;
}

/** Time since which the outcome of a stop is looked for, in milliseconds. */
function checkedSince({ lost_at, at }: NonNullable<LiveState['intent']>): number {
  return lost_at ?? at;
}

/** Who presses Stop again knows of the trouble with the last stop, so that alarm counts as acknowledged. */
function quieted(alarm: LiveAlarm, state: LiveState, now: number): LiveAlarm {
  const isAboutStop = alarm.kind === 'stop-failed' || alarm.kind === 'stop-unconfirmed';
  if (!isAboutStop || isAcknowledged(alarm) || !isStopping(state)) return alarm;
  return state.intent?.stage === 'checking' ? alarm : { ...alarm, acknowledged_at: now };
}
