/**
 * What is on air in one room: a pure state machine.
 *
 * `observe(state, observation)` gives the next state. An observation is something the service said, or what we asked
 * of it; nothing is ever assumed. Observations may come late or twice: facts carry when they were true, an older one
 * never replaces a newer one, and a task that has ended stays ended.
 */
import type { ApiError, LiveEvent, SmartLiveJob } from '../api/index.js';

/** What the room is doing, in a word. `unknown` means that nothing has been read yet; it does not mean stopped. */
export type LivePhase =
  'unknown' | 'idle' | 'starting' | 'waiting' | 'on-air' | 'stopping' | 'ended' | 'failed' | 'blocked';

/** A start or a stop that somebody here asked for. */
export interface LiveIntent {
  kind: 'start' | 'stop';
  /**
   * `asked`: sent, no answer yet. `accepted`: the service said yes. `checking`: the answer was lost, and reading will
   * tell. `unconfirmed`: the service still has not shown it.
   */
  stage: 'asked' | 'accepted' | 'checking' | 'unconfirmed';
  /** When it was asked, in milliseconds. */
  at: number;
  /** When its answer was lost, in milliseconds. */
  lost_at?: number;
  /** The task that was there before a start. */
  before?: string | undefined;
}

/** The state of the pushed stream, as the service reported it. */
export interface LiveStream {
  state: string;
  output_url?: string | undefined;
  at: number;
}

/** The paragraph that is being spoken. */
export interface LiveParagraph {
  scene?: string | undefined;
  sequence_no?: number | undefined;
  title?: string | undefined;
  at: number;
}

export interface LiveState {
  readonly room_id: string;
  readonly phase: LivePhase;
  /** The task this is about: the one asked for, else the room's latest. */
  readonly job?: SmartLiveJob;
  readonly stream?: LiveStream;
  readonly playing?: LiveParagraph;
  readonly intent?: LiveIntent;
  /** Risks that the service named when it accepted the start. */
  readonly warnings: readonly string[];
  /** When the service last confirmed this, in milliseconds; undefined: never. */
  readonly asOf?: number;
  /** Why the last reading failed; what is shown is as old as `asOf`. */
  readonly error?: ApiError;
  /** Why the last start or stop failed, until the next one. */
  readonly refusal?: ApiError;
}

export type LiveObservation =
  | { type: 'job'; job: SmartLiveJob | undefined; asked_at: number; at: number }
  | { type: 'event'; event: LiveEvent; at: number }
  | { type: 'unreadable'; error: ApiError }
  | { type: 'asked'; kind: LiveIntent['kind']; at: number }
  | {
      type: 'accepted';
      kind: LiveIntent['kind'];
      job?: SmartLiveJob;
      warnings?: readonly string[];
      at: number;
    }
  | { type: 'refused'; kind: LiveIntent['kind']; error: ApiError }
  | { type: 'lost'; kind: LiveIntent['kind']; error: ApiError; at: number }
  | { type: 'unconfirmed'; kind: LiveIntent['kind'] };

/** Milliseconds that a request may still travel after its answer was lost. */
const grace = 4000;

/** Before anything has been read. */
export function initialState(room_id: string): LiveState {
  return { room_id, phase: 'unknown', warnings: [] };
}

/** The state after an observation. */
export function observe(state: LiveState, observation: LiveObservation): LiveState {
  const next = apply(state, observation);
  const phase = phaseOf(next);
  return phase === next.phase ? next : { ...next, phase };
}

function apply(state: LiveState, seen: LiveObservation): LiveState {
  switch (seen.type) {
    case 'job':
      return withJob(state, seen.job, seen.asked_at, seen.at);
    case 'event':
      return withEvent(state, seen.event, seen.at);
    case 'unreadable':
      return { ...state, error: seen.error };
    case 'asked':
      return asked(state, seen.kind, seen.at);
    case 'accepted':
      return accepted(state, seen);
    case 'refused':
      return without({ ...state, refusal: seen.error }, 'intent');
    case 'lost':
      return lost(state, seen);
    case 'unconfirmed':
      return withStage(state, seen.kind, 'unconfirmed');
  }
}

/** Whether a task is over. */
export function hasEnded(job: SmartLiveJob | undefined): boolean {
  return job !== undefined && !['WAITING', 'PROCESSING'].includes(job.state ?? '');
}

function withJob(state: LiveState, job: SmartLiveJob | undefined, asked_at: number, at: number): LiveState {
  if (state.asOf !== undefined && asked_at < state.asOf && !isNews(state.job, job)) return state;
  const other = job?.job_id !== state.job?.job_id;
  if (!other && hasEnded(state.job) && !hasEnded(job)) return state;
  let next = without({ ...state, asOf: at }, 'error');
  if (job) next = { ...next, job };
  if (other) next = without(next, 'stream', 'playing');
  return settled(next, asked_at);
}

/** A reading that was asked for before the last one can still tell of a task that has gone further. */
function isNews(known: SmartLiveJob | undefined, read: SmartLiveJob | undefined): boolean {
  return known?.job_id === read?.job_id && hasEnded(read) && !hasEnded(known);
}

/**
 * An intent is over when the service shows what was asked for; only a reading that began after it counts. Where the
 * answer was lost, a reading that began well after it, and shows nothing, says that it was not carried out.
 */
function settled(state: LiveState, asked_at: number): LiveState {
  const { intent, job } = state;
  if (!intent || intent.stage === 'asked' || asked_at < intent.at) return state;
  const shown =
    intent.kind === 'stop' ? hasEnded(job) : job?.job_id !== undefined && job.job_id !== intent.before;
  if (shown) return without(state, 'intent', 'refusal');
  if (intent.lost_at === undefined || asked_at < intent.lost_at + grace) return state;
  return intent.kind === 'stop' ? withStage(state, 'stop', 'unconfirmed') : without(state, 'intent');
}

function asked(state: LiveState, kind: LiveIntent['kind'], at: number): LiveState {
  const before = kind === 'start' ? (state.job?.job_id ?? undefined) : undefined;
  return without({ ...state, intent: { kind, stage: 'asked', at, before } }, 'refusal');
}

/** The error stays beside the intent, and is what remains if nothing was carried out. */
function lost(state: LiveState, seen: Extract<LiveObservation, { type: 'lost' }>): LiveState {
  if (state.intent?.kind !== seen.kind) return state;
  const intent: LiveIntent = { ...state.intent, stage: 'checking', lost_at: seen.at };
  return { ...state, intent, refusal: seen.error };
}

function accepted(state: LiveState, seen: Extract<LiveObservation, { type: 'accepted' }>): LiveState {
  const intent =
    state.intent?.kind === seen.kind ? { ...state.intent, stage: 'accepted' as const } : state.intent;
  const next = { ...state, ...(intent && { intent }) };
  if (seen.kind === 'stop') return next;
  const fresh = without(
    { ...next, warnings: seen.warnings ?? [], asOf: seen.at },
    'stream',
    'playing',
    'error',
  );
  return seen.job ? without({ ...fresh, job: seen.job }, 'intent') : fresh;
}

function withEvent(state: LiveState, { event_type, message }: LiveEvent, at: number): LiveState {
  if (!state.job || message.job_id !== state.job.job_id || hasEnded(state.job)) return state;
  if (event_type === 'RTMP_STREAM_STATE_CHANGE' && message.state && at >= (state.stream?.at ?? 0)) {
    return { ...state, stream: { state: message.state, output_url: message.output_url ?? undefined, at } };
  }
  if (event_type === 'SHOOT_SCRIPT_SWITCH' && at >= (state.playing?.at ?? 0)) {
    const sequence = Number(message.shoot_script_sequence_no ?? NaN);
    return {
      ...state,
      playing: {
        scene: message.scene_script_name ?? undefined,
        sequence_no: Number.isFinite(sequence) ? sequence : undefined,
        title: message.shoot_script_title ?? undefined,
        at,
      },
    };
  }
  return state;
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

function without<K extends keyof LiveState>(state: LiveState, ...names: K[]): LiveState {
  const copy = { ...state };
  for (const name of names) delete copy[name];
  return copy;
}
