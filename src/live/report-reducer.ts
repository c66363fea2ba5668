/**
 * The part of the state machine that every page needs at once: what the service reports of a room. `reducer.ts` adds what
 * becomes of starts and stops; until it is loaded, the only one that a state can contain waits for its code, which no
 * report confirms and no time makes overdue.
 */
import type { ApiError, LiveEvent } from '../api/index.js';
import { oldAtRest, withGap } from './staleness.js';
import { isOlder, withoutCredentials } from './job-precedence.js';
import { hasEnded, isUnclear, type LiveObservation } from './state.js';
import type {
  LiveIntent,
  LiveParagraph,
  LivePhase,
  LiveSource,
  LiveState,
  LiveStream,
  Reported,
} from './state.js';

/** Maximum milliseconds on air (reference 6.2.1, `max_live_duration`): no report about a task can be older. */
const maxLiveDuration = 168 * 3_600_000;

/** ID of the tab that sends an intent if only its lock is known. */
const unknownTab = '?';

type Facts = Reported & { source: LiveSource };

export type Observed<Type extends LiveObservation['type']> = Extract<LiveObservation, { type: Type }>;

/** Applies an observation that needs no code about starts and stops; all others leave the state as it is. */
export function reduceReport(state: LiveState, observation: LiveObservation): LiveState {
  return withPhase(apply(state, observation));
}

/** The state with the phase that follows from its facts. */
export function withPhase(next: LiveState): LiveState {
  const phase = phaseOf(next);
  return phase === next.phase ? next : { ...next, phase };
}

function apply(state: LiveState, seen: LiveObservation): LiveState {
  switch (seen.type) {
    case 'job':
      return withReadJob(state, seen);
    case 'event':
      return withEvent(state, seen);
    case 'control':
      return isLate(state.control, seen)
        ? state
        : { ...state, control: { state: seen.state, at: seen.at, source: 'channel' } };
    case 'stream-alive':
      return seen.at > (state.alive_at ?? 0)
        ? without({ ...state, alive_at: seen.at }, 'line_lost_at')
        : state;
    case 'stream-lost':
      return state.line_lost_at === undefined ? { ...state, line_lost_at: seen.at } : state;
    case 'gap':
      return withGap(state);
    case 'read-failed':
      return withError(state, seen.error, seen.byPerson ? undefined : state.error);
    case 'requested':
      return requested(state, seen);
    case 'rejected':
      return isOverdueResponse(state, seen) ? state : rejected(state, seen);
    case 'busy':
      return busy(state, seen);
    case 'released':
      return state.intent?.elsewhere === unknownTab ? without(state, 'intent') : state;
    case 'set-back':
      return withClockSetBack(state, seen.at);
    default:
      return state;
  }
}

/** Applies a read. A response without the known task does not remove it, as a list contains only one page of tasks. */
export function withReadJob(state: LiveState, seen: Observed<'job'>): LiveState {
  const next = withRead(state, seen);
  return seen.more ? next : withoutSettledRefusal(next, state);
}

function withRead(state: LiveState, seen: Observed<'job'>): LiveState {
  const { job, at } = seen;
  const answered = without(state, 'error');
  if (!job?.job_id) return state.job ? answered : confirmed(state, at, 'reading');
  if (isOlder(job, state, seen)) return answered;
  const other = job.job_id !== state.job?.job_id;
  const past = other && hasEnded(state.job) && state.job;
  const next = { ...confirmed(state, at, 'reading'), job: withoutCredentials(job), ...(past && { past }) };
  return other ? without(next, 'stream', 'playing', 'control', 'finished') : next;
}

/** The report without the mark that it may not hold any more. */
export function upToDate<T extends LiveStream>(report: T): T {
  if (report.outdated_at === undefined) return report;
  const { outdated_at: _, ...rest } = report;
  return rest as T;
}

/** Sets the error, but keeps the `known` one if it has the same code, so that it is not announced again. */
export function withError(state: LiveState, error: ApiError, known: ApiError | undefined): LiveState {
  const remote = known?.code === error.code ? known : error;
  return state.error === remote ? state : { ...state, error: remote };
}

/** Records that the service has confirmed the state at this time, and removes the last error. */
export function confirmed(state: LiveState, at: number, source: LiveSource): LiveState {
  return without({ ...state, asOf: at, source }, 'error');
}

/**
 * Removes the error of a start or stop that a read has overtaken: the task that could not be stopped has ended, or after
 * the failed start another task runs, which another client has started.
 */
function withoutSettledRefusal(state: LiveState, { job: known }: LiveState): LiveState {
  const { job, refusal, intent } = state;
  if (!refusal || intent) return state;
  const isStarted = job !== undefined && !hasEnded(job) && (job.job_id !== known?.job_id || hasEnded(known));
  const isSettled = refusal.operation === 'stopSmartLive' ? hasEnded(job) : isStarted;
  return isSettled ? without(state, 'refusal', 'refused_at') : state;
}

/** Sets the intent of a person, which waits to be sent. */
function requested(state: LiveState, { kind, at }: Observed<'requested' | 'busy'>): LiveState {
  const job_id = state.job?.job_id ?? null;
  const about = kind === 'start' ? { before: job_id } : { job_id };
  return without({ ...state, intent: { kind, stage: 'waiting', at, ...about } }, 'refusal', 'refused_at');
}

/** Keeps the error of a call that failed, with its time. */
function rejected(state: LiveState, { error, at }: Observed<'rejected'>): LiveState {
  return without({ ...state, refusal: error, refused_at: at }, 'intent');
}

/** Shows the intent of another tab, even if its ID is unknown, until that tab or a read removes it. */
function busy(state: LiveState, seen: Observed<'busy'>): LiveState {
  const next = requested(state, seen);
  const known = next.intent && isSameCall(state.intent, next.intent) ? state.intent : undefined;
  const elsewhere = known?.elsewhere ?? unknownTab;
  // It may still wait in line there, unless it was known to have been sent.
  const stage = known && known.stage !== 'waiting' ? 'sent' : 'waiting';
  return { ...next, ...(next.intent && { intent: { ...next.intent, stage, elsewhere } }) };
}

/** Whether both are the start of the same stream, or the stop of the same task. */
function isSameCall(known: LiveIntent | undefined, { kind, before, job_id }: LiveIntent): boolean {
  return known?.kind === kind && known.before === before && known.job_id === job_id;
}

/** Whether a response belongs to a call whose outcome a read has shown, after which a person asked for the opposite. */
export function isOverdueResponse(
  { intent }: LiveState,
  { kind }: Observed<'accepted' | 'rejected'>,
): boolean {
  return intent !== undefined && intent.kind !== kind && intent.elsewhere === undefined;
}

function withEvent(
  state: LiveState,
  { event, at, noted_at, source = 'event' }: Observed<'event'>,
): LiveState {
  const facts = { at, ...(noted_at !== undefined && { noted_at }), source };
  const { event_type, message } = event;
  if (!state.job || message.job_id !== state.job.job_id || hasEnded(state.job)) return state;
  switch (event_type) {
    case 'RTMP_STREAM_STATE_CHANGE': {
      if (!message.state || isLate(state.stream, facts)) return state;
      if (state.stream?.state === message.state) {
        // It holds since the first report of it, and is as new as the last one.
        const isKnown = state.stream.outdated_at === undefined && state.stream.noted_at === noted_at;
        return isKnown ? state : { ...state, stream: { ...upToDate(state.stream), noted_at } };
      }
      const output_url = message.output_url ?? undefined;
      return { ...state, stream: { state: message.state, output_url, ...facts } };
    }
    case 'SHOOT_SCRIPT_SWITCH':
    case 'LIVE_PROGRESS':
      return isLate(state.playing, facts) ? state : { ...state, playing: paragraphOf(message, facts) };
    case 'REPLY_COMMAND_FINISH':
      return message.reply_id ? replied(state, message.reply_id, facts) : state;
    default:
      return state;
  }
}

function paragraphOf(message: LiveEvent['message'], facts: Facts): LiveParagraph {
  const { script_name, offset } = message as { script_name?: unknown; offset?: unknown };
  const sequence = Number(message.shoot_script_sequence_no ?? NaN);
  return {
    scene: message.scene_script_name ?? toText(script_name),
    sequence_no: Number.isFinite(sequence) ? sequence : undefined,
    title: message.shoot_script_title ?? undefined,
    ...(offset !== undefined && { offset: toText(offset) }),
    ...(message.reply_id && { reply_id: message.reply_id }),
    ...facts,
  };
}

function replied(state: LiveState, reply_id: string, facts: Facts): LiveState {
  if (isLate(state.finished, facts)) return state;
  const next = { ...state, finished: { reply_id, ...facts } };
  return state.playing?.reply_id === reply_id && !isLate(state.playing, facts)
    ? without(next, 'playing')
    : next;
}

/** Corrects times later than `now`, which were taken before the clock was set back. */
export function withClockSetBack<Known extends Partial<LiveState>>(state: Known, now: number): Known {
  const { stream, playing, control, finished, intent, refused_at = 0, asOf = 0, alive_at = 0 } = state;
  const dated = [stream, playing, control, finished, intent].map((fact) => fact?.at ?? 0);
  if (Math.max(asOf, alive_at, refused_at, intent?.lost_at ?? 0, ...dated) <= now) return state;
  const next: Partial<Record<keyof LiveState, unknown>> = { ...state };
  if (refused_at > now) next.refused_at = now;
  for (const name of ['control', 'intent'] as const) {
    const fact = state[name];
    if (!fact) continue;
    const lost_at = 'lost_at' in fact && { lost_at: Math.min(fact.lost_at ?? now, now) };
    next[name] = { ...fact, at: Math.min(fact.at, now), ...lost_at };
  }
  for (const name of ['stream', 'playing', 'finished'] as const) {
    const report = state[name];
    if (report) next[name] = { ...report, at: reportedAt(report.at, now) };
  }
  for (const name of ['asOf', 'alive_at'] as const) {
    const time = state[name];
    if (time !== undefined && time > now) next[name] = expiredTime(now); // the age is unknown, so treat it as stale
  }
  return next as Known;
}

/** A time for which a state counts as stale. */
function expiredTime(now: number): number {
  return now - oldAtRest - 1;
}

/**
 * Corrects the time of a report. A time later than `now` was taken before the clock was set back, and is replaced by one
 * so old that every other report about the same task is newer.
 */
export function reportedAt(at: number, now: number): number {
  return at > now ? now - maxLiveDuration : at;
}

function phaseOf({ intent, job, asOf }: LiveState): LivePhase {
  const isSent = intent !== undefined && intent.stage !== 'waiting' && intent.stage !== 'unconfirmed';
  if (isSent && intent.kind === 'start') return 'starting';
  // While it is unknown whether a stop arrived, the task counts as running.
  const stops = isSent && intent.kind === 'stop' && !isUnclear(intent) && intent.job_id === job?.job_id;
  if (stops && !hasEnded(job)) return 'stopping';
  if (!job) return asOf === undefined ? 'unknown' : 'idle';
  switch (job.state) {
    case 'WAITING':
      return 'waiting';
    case 'PROCESSING':
      return 'on-air';
    case 'FAILED':
      return 'failed';
    case 'BLOCKED':
      return 'blocked';
    case 'SUCCEED':
    case 'CANCELED':
      return 'ended';
    default:
      return hasEnded(job) ? 'ended' : 'unknown';
  }
}

/** Whether a report is older than the known one. */
export function isLate(known: Reported | undefined, seen: Reported): boolean {
  if (known?.noted_at !== undefined && seen.noted_at !== undefined) return seen.noted_at < known.noted_at;
  return known !== undefined && seen.at < known.at;
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The state without these members. */
export function without<K extends keyof LiveState>(state: LiveState, ...names: K[]): LiveState {
  const copy = { ...state };
  for (const name of names) delete copy[name];
  return copy;
}
