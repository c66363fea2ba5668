/**
 * How long what is known stays true: pure functions of a state and the time.
 *
 * Knowledge that nobody confirmed for long is unknown since then, which is not the same as stopped.
 */
import { hasEnded, type LiveState } from './state.js';

/** Milliseconds after which a task's state is too old: four readings missed while something moves, two at rest. */
const oldMoving = 20_000;
export const oldAtRest = 75_000;

/** Milliseconds after which reports are too old: the event stream shows every 15 s that it is alive. */
const oldReport = 60_000;

/** Whether the service may change something at any moment, or somebody waits for it to. */
export function isMoving({ job, intent }: LiveState): boolean {
  return intent !== undefined || (job !== undefined && !hasEnded(job));
}

/**
 * Since when it is not known whether the task is still in the state that was read, in milliseconds; undefined while it
 * is known, and where nothing was ever read.
 */
export function unknownSince(state: LiveState, now: number): number | undefined {
  const { asOf } = state;
  return isOld(asOf, now, isMoving(state) ? oldMoving : oldAtRest) ? asOf : undefined;
}

/** The same for what only events report: whether the stream arrives, and what is being said. */
export function reportUnknownSince(
  { heard_at = 0, ...state }: LiveState,
  fact: 'stream' | 'playing',
  now: number,
): number | undefined {
  const report = state[fact];
  if (!report || hasEnded(state.job)) return undefined;
  const last = report.source === 'channel' ? report.at : Math.max(report.at, heard_at);
  return isOld(last, now, oldReport) ? last : undefined;
}

function isOld(at: number | undefined, now: number, limit: number): boolean {
  return at !== undefined && Math.abs(now - at) > limit;
}
