/**
 * The state of one room as a pure state machine.
 *
 * `reduce(state, observation)` returns the next state. An observation is a message of the service, or a request to it.
 * There are no optimistic updates. Observations may arrive late, twice or out of order: an older one never replaces a
 * newer one, and a task that has ended stays ended. Loaded with what starts and stops; until then, `report-reducer.ts`
 * alone is used.
 */
import { outcomeOfStart, outcomeOfStop, type SmartLiveJob } from '../api/index.js';
import {
  confirmed,
  isOverdueResponse,
  reduceReport,
  upToDate,
  withPhase,
  withReadJob,
  without,
  type Observed,
} from './report-reducer.js';
import { withGap } from './staleness.js';
import { confirms, contradicts, withEvidence } from './stream-evidence.js';
import { hasEnded, type LiveIntent, type LiveObservation, type LiveState } from './state.js';

/** Milliseconds after which the stage of an intent becomes `unconfirmed` if no read has confirmed it. */
const confirmationLimit = 30_000;
/** The same for a stop without a response: longer than `stop` waits for one, so that only a closed or frozen tab lets it pass. */
const stopResponseLimit = 10_000;

/** Applies an observation. Returns the same object if nothing has changed. */
export function reduce(state: LiveState, observation: LiveObservation): LiveState {
  return withPhase(apply(state, observation));
}

function apply(state: LiveState, seen: LiveObservation): LiveState {
  switch (seen.type) {
    case 'job':
      return withJob(state, seen);
    case 'sending':
      return sending(state, seen);
    case 'accepted':
      return isOverdueResponse(state, seen) ? state : accepted(state, seen);
    case 'response-lost':
      return lost(state, seen);
    case 'tick':
      return withOverdueIntent(state, seen.at);
    default:
      return reduceReport(state, seen);
  }
}

/** Applies a read, and what it tells of the stream and of a start or stop. */
export function withJob(state: LiveState, seen: Observed<'job'>): LiveState {
  const read = withReadJob(state, seen);
  // An older read leaves the known task as it is.
  const next = seen.job && read.job !== state.job ? withCheckedStream(read, seen.job, seen.at) : read;
  return seen.more ? next : resolveIntent(next, seen.sent_at);
}

/**
 * Holds the report of the stream against what reads tell of it. If they contradict it, other events are missing, too. No
 * report can arrive before this code, which is loaded with what follows the events.
 */
function withCheckedStream(state: LiveState, job: SmartLiveJob, at: number): LiveState {
  const evidence = withEvidence(state.evidence, job, at);
  const next = evidence ? { ...state, evidence } : without(state, 'evidence');
  const { stream } = next;
  if (!stream || !evidence) return next;
  if (contradicts(evidence, stream)) return withGap(next);
  return confirms(evidence, stream) ? { ...next, stream: upToDate(stream) } : next;
}

/**
 * Removes an intent when a read shows its effect or proves that it was not carried out. An intent that still waits for
 * its response is kept until the response arrives, unless it waits in another tab, which may have been closed.
 */
function resolveIntent(state: LiveState, sent_at: number): LiveState {
  const { intent } = state;
  if (!intent || (awaitsResponse(intent) && !intent.elsewhere)) return state;
  const outcome = outcomeOf(intent, state, sent_at);
  if (outcome === 'done') return without(state, 'intent', 'refusal', 'refused_at');
  if (outcome !== 'not-done') return state;
  // Only the tab that requested a start knows its error, and that tab may have been closed.
  const stays = intent.kind === 'stop' || intent.elsewhere;
  return stays ? withStage(state, intent.kind, 'unconfirmed') : without(state, 'intent');
}

/**
 * The outcome of an intent according to a read that was sent at `read_at`; see the rules for lost responses in `api`. A
 * stop whose response was lost counts as not done as soon as a read shows the task running after the request can no
 * longer be on its way, although a task may take longer to end: who wants it off the air must not wait to stop it again.
 */
function outcomeOf(intent: LiveIntent, { job, past }: LiveState, read_at: number): string {
  const sent = { sent_at: intent.at, lost_at: intent.lost_at ?? Infinity, skew: undefined };
  if (intent.kind === 'start')
    return outcomeOfStart(sent, job ? [job] : [], read_at, intent.before ?? null).outcome;
  const stopped = [job, past].find((one) => one?.job_id === intent.job_id);
  if (!stopped) return 'unknown';
  const { outcome, reason } = outcomeOfStop(sent, stopped, read_at);
  return reason === 'still-running' ? 'not-done' : outcome;
}

/** Whether its response is still to come. */
function awaitsResponse({ stage }: LiveIntent): boolean {
  return stage === 'waiting' || stage === 'sent';
}

function sending(state: LiveState, { kind, isSending, at }: Observed<'sending'>): LiveState {
  const { intent } = state;
  if (intent?.kind !== kind || intent.elsewhere || !awaitsResponse(intent)) return state;
  if (isSending) return { ...state, intent: { ...intent, stage: 'sent', at } };
  const refusals = (intent.refusals ?? 0) + 1;
  return { ...state, intent: { ...intent, stage: 'waiting', at, refusals } };
}

/** Keeps the error besides the intent. If the call turns out not to have been carried out, the error remains. */
function lost(state: LiveState, seen: Observed<'response-lost'>): LiveState {
  if (state.intent?.kind !== seen.kind) return state;
  const intent: LiveIntent = { ...state.intent, stage: 'checking', lost_at: seen.at };
  return withOverdueIntent({ ...state, intent, refusal: seen.error, refused_at: seen.at }, seen.at);
}

/** Applies the response to a start or stop, unless a later state of the task is already known. */
function accepted(state: LiveState, seen: Observed<'accepted'>): LiveState {
  const next = withStage(state, seen.kind, 'accepted');
  if (seen.kind === 'stop')
    return hasEnded(state.job) ? without(next, 'intent', 'refusal', 'refused_at') : next;
  const fresh = { ...next, warnings: seen.warnings ?? [] };
  if (!seen.job?.job_id) return fresh;
  const known = state.job?.job_id === seen.job.job_id;
  const started = known
    ? fresh
    : without({ ...fresh, job: seen.job }, 'stream', 'playing', 'control', 'finished');
  // The response may be late: it is only certain that it held at some time after the request.
  const at = Math.min(state.intent?.at ?? seen.at, seen.at);
  return without(known ? started : confirmed(started, at, 'command'), 'intent', 'refusal', 'refused_at');
}

/** Marks an overdue intent. The time of a start counts from the loss of its response, as the call itself may take long. */
export function withOverdueIntent(state: LiveState, at: number): LiveState {
  const { intent } = state;
  if (!intent || intent.stage === 'unconfirmed') return state;
  const { kind, stage, lost_at, elsewhere } = intent;
  const limit = kind === 'stop' && stage === 'sent' ? stopResponseLimit : confirmationLimit;
  if (at - (kind === 'stop' ? intent.at : (lost_at ?? intent.at)) <= limit) return state;
  if ((kind === 'start' ? awaitsResponse(intent) : stage === 'waiting') && !elsewhere) return state;
  return withStage(state, kind, 'unconfirmed');
}

function withStage(state: LiveState, kind: LiveIntent['kind'], stage: LiveIntent['stage']): LiveState {
  return state.intent?.kind === kind ? { ...state, intent: { ...state.intent, stage } } : state;
}
