/**
 * What is on air in one room: a pure state machine.
 *
 * `observe(state, observation)` gives the next state. An observation is something the service said, or what we asked
 * of it; nothing is ever assumed. Observations may come late, twice or in any order: an older one never replaces a
 * newer one, and a task that has ended stays ended.
 */
import { outcomeOfStart, outcomeOfStop, type LiveEvent, type SmartLiveJob } from '../api/index.js';
import { oldAtRest } from './freshness.js';
import { isOlder, withoutKeys } from './order.js';
import { hasEnded, type LiveFacts, type LiveIntent, type LiveObservation } from './state.js';
import type { LiveParagraph, LivePhase, LiveSource, LiveState } from './state.js';

/** Milliseconds after which an intent that the service does not show is called unconfirmed. */
const patience = 30_000;
/** Milliseconds after which a started task that its tab has not read since is left to readings. */
const rumourAge = 10_000;

type Seen<Type extends LiveObservation['type']> = Extract<LiveObservation, { type: Type }>;

/** The state after an observation. */
export function observe(state: LiveState, observation: LiveObservation): LiveState {
  const next = apply(state, observation);
  const phase = phaseOf(next);
  return phase === next.phase ? next : { ...next, phase };
}

function apply(state: LiveState, seen: LiveObservation): LiveState {
  switch (seen.type) {
    case 'job':
      return withJob(state, seen);
    case 'event':
      return withEvent(state, seen);
    case 'control':
      return isLate(state.control, seen.at)
        ? state
        : { ...state, control: { state: seen.state, at: seen.at, source: 'channel' } };
    case 'heard':
      return seen.at > (state.heard_at ?? 0) ? { ...state, heard_at: seen.at } : state;
    case 'unreadable':
      return { ...state, error: seen.error };
    case 'asked':
      return asked(state, seen);
    case 'accepted':
      return accepted(state, seen);
    case 'refused':
      return without({ ...state, refusal: seen.error }, 'intent');
    case 'lost':
      return lost(state, seen);
    case 'unconfirmed':
      return withStage(state, seen.kind, 'unconfirmed');
    case 'tick':
      return overdue(state, seen.at);
    case 'told':
      return told(state, seen);
    case 'set-back':
      return setBack(state, seen.at);
  }
}

/** What a reading said. That it shows no task takes none away: a list is a page, and tasks don't vanish. */
function withJob(state: LiveState, seen: Seen<'job'>): LiveState {
  const { job, asked_at, at } = seen;
  const answered = without(state, 'error');
  if (!job?.job_id) return settled(state.job ? answered : confirmed(state, at, 'reading'), asked_at);
  if (isOlder(job, state, seen)) return settled(answered, asked_at);
  const other = job.job_id !== state.job?.job_id;
  const past = other && hasEnded(state.job) && state.job;
  const next = { ...confirmed(state, at, 'reading'), job: withoutKeys(job), ...(past && { past }) };
  return settled(other ? without(next, 'stream', 'playing', 'control', 'finished') : next, asked_at);
}

/** The service said it, so the last failure is over. */
function confirmed(state: LiveState, at: number, source: LiveSource): LiveState {
  return without({ ...state, asOf: at, source }, 'error');
}

/**
 * An intent is over when the service shows what was asked for, or a reading proves that it was not carried out. One
 * that waits for its own answer is settled by that answer, unless it waits in another tab, which may be gone.
 */
function settled(state: LiveState, asked_at: number): LiveState {
  const { intent } = state;
  if (!intent || (intent.stage === 'asked' && !intent.elsewhere)) return state;
  const fate = fateOf(intent, state.job, asked_at);
  if (fate === 'done') return without(state, 'intent', 'refusal');
  if (fate !== 'not-done' || intent.stage !== 'checking' || intent.elsewhere) return state; // its own tab says so
  return intent.kind === 'stop' ? withStage(state, 'stop', 'unconfirmed') : without(state, 'intent');
}

/** What a reading that was sent at `read_at` tells, by the rules that hold for every lost answer. */
function fateOf(intent: LiveIntent, job: SmartLiveJob | undefined, read_at: number): string {
  const sent = { asked_at: intent.at, lost_at: intent.lost_at ?? Infinity, skew: undefined };
  if (intent.kind === 'start')
    return outcomeOfStart(sent, job ? [job] : [], read_at, intent.before ?? null).outcome;
  return job?.job_id === intent.job_id && job ? outcomeOfStop(sent, job, read_at).outcome : 'unknown';
}

function asked(state: LiveState, { kind, at }: Seen<'asked'>): LiveState {
  const job_id = state.job?.job_id ?? null;
  const about = kind === 'start' ? { before: job_id } : { job_id };
  return without({ ...state, intent: { kind, stage: 'asked', at, ...about } }, 'refusal');
}

/** The error stays beside the intent, and is what remains if nothing was carried out. */
function lost(state: LiveState, seen: Seen<'lost'>): LiveState {
  if (state.intent?.kind !== seen.kind) return state;
  const intent: LiveIntent = { ...state.intent, stage: 'checking', lost_at: seen.at };
  return { ...state, intent, refusal: seen.error };
}

/** The answer to a start is the first that is known of its task; what is known already is newer. */
function accepted(state: LiveState, seen: Seen<'accepted'>): LiveState {
  const next = withStage(state, seen.kind, 'accepted');
  if (seen.kind === 'stop') return hasEnded(state.job) ? without(next, 'intent', 'refusal') : next;
  const fresh = { ...next, warnings: seen.warnings ?? [] };
  if (!seen.job?.job_id) return fresh;
  const known = state.job?.job_id === seen.job.job_id;
  const begun = known
    ? fresh
    : without({ ...fresh, job: seen.job }, 'stream', 'playing', 'control', 'finished');
  // Its answer may have been long on its way: it was true some time after the question.
  const at = Math.min(state.intent?.at ?? seen.at, seen.at);
  return without(known ? begun : confirmed(begun, at, 'command'), 'intent', 'refusal');
}

function withEvent(state: LiveState, { event, at, source = 'event' }: Seen<'event'>): LiveState {
  const { event_type, message } = event;
  if (!state.job || message.job_id !== state.job.job_id || hasEnded(state.job)) return state;
  switch (event_type) {
    case 'RTMP_STREAM_STATE_CHANGE': {
      if (!message.state || isLate(state.stream, at) || state.stream?.state === message.state) return state;
      const output_url = message.output_url ?? undefined;
      return { ...state, stream: { state: message.state, output_url, at, source } };
    }
    case 'SHOOT_SCRIPT_SWITCH':
    case 'LIVE_PROGRESS':
      return isLate(state.playing, at) ? state : { ...state, playing: paragraphOf(message, at, source) };
    case 'REPLY_COMMAND_FINISH':
      return message.reply_id ? replied(state, message.reply_id, at, source) : state;
    default:
      return state;
  }
}

function paragraphOf(message: LiveEvent['message'], at: number, source: LiveSource): LiveParagraph {
  const { script_name, offset } = message as { script_name?: unknown; offset?: unknown };
  const sequence = Number(message.shoot_script_sequence_no ?? NaN);
  return {
    scene: message.scene_script_name ?? textOf(script_name),
    sequence_no: Number.isFinite(sequence) ? sequence : undefined,
    title: message.shoot_script_title ?? undefined,
    ...(offset !== undefined && { offset: textOf(offset) }),
    ...(message.reply_id && { reply_id: message.reply_id }),
    at,
    source,
  };
}

function replied(state: LiveState, reply_id: string, at: number, source: LiveSource): LiveState {
  if (isLate(state.finished, at)) return state;
  const next = { ...state, finished: { reply_id, at, source } };
  return state.playing?.reply_id === reply_id && state.playing.at <= at ? without(next, 'playing') : next;
}

function overdue(state: LiveState, at: number): LiveState {
  const { intent } = state;
  if (!intent || intent.stage === 'unconfirmed' || at - (intent.lost_at ?? intent.at) <= patience)
    return state;
  if (intent.stage === 'asked' && !intent.elsewhere) return state;
  return withStage(state, intent.kind, 'unconfirmed');
}

/** Takes over what another tab knows, where that is newer. */
function told(state: LiveState, { facts, from, at }: Seen<'told'>): LiveState {
  let next = withIntent((state.asOf ?? 0) > at ? setBack(state, at) : state, facts, from);
  if (facts.asOf !== undefined) next = withTask(next, facts, facts.asOf, at);
  if (facts.job && next.job?.job_id === facts.job.job_id) next = withReports(next, facts);
  if (facts.error && (facts.asOf ?? 0) >= (next.asOf ?? 0)) next = { ...next, error: facts.error };
  return overdue(next, at);
}

/** First the end of the task that is known here, then the one that is there now. */
function withTask(
  state: LiveState,
  { job, past, source }: LiveFacts,
  told_at: number,
  at: number,
): LiveState {
  const asOf = told_at <= at ? told_at : longAgo(at); // that tab has not noticed yet that the clock was set
  const same = job?.job_id === state.job?.job_id && job?.state === state.job?.state;
  const times = { asked_at: asOf, at: same ? Math.max(asOf, state.asOf ?? 0) : asOf };
  const ended = past && past.job_id === state.job?.job_id;
  const before = ended ? withJob(state, { type: 'job', job: past, ...times }) : state;
  if (job && isRumour(job, before, at - asOf)) return before;
  const next = withJob(before, { type: 'job', job, ...times, beside: ended ?? false });
  return source && next.job !== before.job ? { ...next, source } : next;
}

/** A task that was only ever heard of when it was started, a while ago: what is known here was read. */
function isRumour(job: SmartLiveJob, { job: known }: LiveState, age: number): boolean {
  return known !== undefined && known.job_id !== job.job_id && !job.create_time && age > rumourAge;
}

function withReports(state: LiveState, { stream, playing, heard_at = 0, warnings }: LiveFacts): LiveState {
  return {
    ...state,
    ...(stream && !isLate(state.stream, stream.at) && { stream }),
    ...(playing && !isLate(state.playing, playing.at) && { playing }),
    ...(heard_at > (state.heard_at ?? 0) && { heard_at }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/** An intent of another tab is shown until that tab, or a reading, says that it is over; an own one is not touched. */
function withIntent(state: LiveState, { intent }: LiveFacts, from: string): LiveState {
  const { elsewhere } = state.intent ?? {};
  if (state.intent && elsewhere === undefined) return state;
  if (intent) return { ...state, intent: { ...intent, elsewhere: from } };
  return elsewhere === from ? without(state, 'intent') : state;
}

function setBack(state: LiveState, now: number): LiveState {
  const next: Partial<Record<keyof LiveState, unknown>> = { ...state };
  for (const name of ['stream', 'playing', 'control', 'finished', 'intent'] as const) {
    const fact = state[name];
    if (!fact) continue;
    const lost_at = 'lost_at' in fact && { lost_at: Math.min(fact.lost_at ?? now, now) };
    next[name] = { ...fact, at: Math.min(fact.at, now), ...lost_at };
  }
  for (const name of ['asOf', 'heard_at'] as const) {
    const time = state[name];
    if (time !== undefined && time > now) next[name] = longAgo(now); // it is not known how old it is
  }
  return next as LiveState;
}

/** A time that makes what was known then unknown. */
function longAgo(now: number): number {
  return now - oldAtRest - 1;
}

function withStage(state: LiveState, kind: LiveIntent['kind'], stage: LiveIntent['stage']): LiveState {
  return state.intent?.kind === kind ? { ...state, intent: { ...state.intent, stage } } : state;
}

function phaseOf({ intent, job, asOf }: LiveState): LivePhase {
  if (intent?.kind === 'start' && intent.stage !== 'unconfirmed') return 'starting';
  if (intent?.kind === 'stop' && intent.stage !== 'unconfirmed' && !hasEnded(job)) return 'stopping';
  switch (job?.state) {
    case undefined:
    case null:
      return asOf === undefined ? 'unknown' : 'idle';
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
      return 'unknown';
  }
}

function isLate(known: { at: number } | undefined, at: number): boolean {
  return known !== undefined && at < known.at;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function without<K extends keyof LiveState>(state: LiveState, ...names: K[]): LiveState {
  const copy = { ...state };
  for (const name of names) delete copy[name];
  return copy;
}
