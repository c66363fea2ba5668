/** Merges what another tab knows of a room into its state. Loaded with the election among tabs, which passes it on. */
import type { SmartLiveJob } from '../api/index.js';
import { withJob, withOverdueIntent } from './reducer.js';
import { isLate, withClockSetBack, withError, without, withPhase } from './report-reducer.js';
import { hasEnded, type LiveFacts, type LiveState, type RemoteFacts } from './state.js';

/** Milliseconds for which a start in another tab is accepted without a read that confirms it. */
const unverifiedAge = 10_000;

/** Merges the facts that another tab has posted, including its pending intent: those that are newer. */
export function mergeFacts(state: LiveState, { facts: sent, from, at }: RemoteFacts): LiveState {
  const facts = withClockSetBack(sent, at); // that tab may not have detected yet that the clock was set back
  let next = withIntent(withClockSetBack(state, at), facts, from);
  if (facts.asOf !== undefined) next = withTask(next, facts, facts.asOf, at);
  if (facts.job && next.job?.job_id === facts.job.job_id) next = withReports(next, facts);
  if (facts.error && (facts.asOf ?? 0) >= (next.asOf ?? 0)) next = withError(next, facts.error, state.error);
  return withPhase(withOverdueIntent(next, at));
}

/** Applies the other tab's task, and before it the end of the task known here. */
function withTask(state: LiveState, { job, past, source }: LiveFacts, asOf: number, at: number): LiveState {
  const same = job?.job_id === state.job?.job_id && job?.state === state.job?.state;
  const times = { sent_at: asOf, at: same ? Math.max(asOf, state.asOf ?? 0) : asOf };
  const beside = past !== undefined && past.job_id === state.job?.job_id;
  const before =
    beside && !hasEnded(state.job) ? withJob(state, { type: 'job', job: past, ...times, more: true }) : state;
  if (job && isUnverified(job, before, at - asOf)) return before;
  const next = withJob(before, { type: 'job', job, ...times, beside });
  return source && next.job !== before.job ? { ...next, source } : next;
}

/** Whether the other tab knows the task only from the response to its start, and that response is too old. */
function isUnverified(job: SmartLiveJob, { job: known }: LiveState, age: number): boolean {
  return known !== undefined && known.job_id !== job.job_id && !job.create_time && age > unverifiedAge;
}

function withReports(
  state: LiveState,
  { stream, playing, alive_at = 0, line_lost_at, warnings }: LiveFacts,
): LiveState {
  return {
    ...state,
    ...(line_lost_at !== undefined &&
      line_lost_at >= Math.max(alive_at, state.alive_at ?? 0) && { line_lost_at }),
    ...(stream && !isLate(state.stream, stream) && { stream }),
    ...(playing && !isLate(state.playing, playing) && { playing }),
    ...(alive_at > (state.alive_at ?? 0) && { alive_at }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/** Shows the intent of another tab until that tab or a read removes it. An intent of this tab takes precedence. */
function withIntent(state: LiveState, { intent }: LiveFacts, from: string): LiveState {
  const { elsewhere } = state.intent ?? {};
  if (state.intent && elsewhere === undefined) return state;
  if (intent) return { ...state, intent: { ...intent, elsewhere: from } };
  return elsewhere === from ? without(state, 'intent') : state;
}
