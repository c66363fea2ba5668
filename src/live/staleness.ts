/**
 * When a state is stale: pure functions of the state and the time.
 *
 * A state that was not confirmed for long is unknown since then. Unknown does not mean stopped.
 */
import { hasEnded, type LiveState } from './state.js';

/** Milliseconds after which the state of a task is stale while something moves: four missed reads. */
const oldMoving = 20_000;
/** Milliseconds after which the state of a task is stale at rest: two missed reads. */
export const oldAtRest = 75_000;

/** Milliseconds after which reports are stale: the event stream sends a heartbeat every 15 s. */
const oldReport = 60_000;

/** Whether a task runs, or a start or stop is pending. */
export function isMoving({ job, intent }: LiveState): boolean {
  return intent !== undefined || (job !== undefined && !hasEnded(job));
}

/**
 * Since when the state of the task is stale, in milliseconds; undefined while it is fresh, and if the room was never
 * read.
 */
export function unknownSince(state: LiveState, now: number): number | undefined {
  const { asOf } = state;
  return isOld(asOf, now, isMoving(state) ? oldMoving : oldAtRest) ? asOf : undefined;
}

/** The same for what only events report: the state of the stream, and what is being spoken. */
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
