/**
 * Decides whether a state is stale, by pure functions of the state and the time.
 *
 * A state that has not been confirmed for too long counts as unknown, which does not mean stopped.
 */
import { hasEnded, type LiveParagraph, type LiveState, type LiveStream } from './state.js';

/** Milliseconds after which the state of a running or changing task is stale: two reads of the longest kind missed. */
const oldMoving = 30_000;
/** Milliseconds after which the state of a task is stale at rest: two missed reads. */
export const oldAtRest = 75_000;

/** Milliseconds after which reports are stale: four missed heartbeats of the event stream. */
const oldReport = 60_000;

/** Milliseconds after which reports are stale if the connection to the event stream is known to be lost. */
const oldWithoutLine = 8000;

/** Whether a task waits or runs, or a start or stop is pending. */
export function isMoving({ job, intent }: LiveState): boolean {
  return intent !== undefined || (job !== undefined && !hasEnded(job));
}

/**
 * The time since which the state of the task is stale, in milliseconds; undefined while it is fresh, or if the room was
 * never read.
 */
export function unknownSince(state: LiveState, now: number): number | undefined {
  const { asOf } = state;
  return isOld(asOf, now, isMoving(state) ? oldMoving : oldAtRest) ? asOf : undefined;
}

/**
 * The time since which a report (the state of the stream, or what is being spoken) is stale; undefined while fresh. The
 * event stream being alive confirms a report only as long as no events may have been missed.
 */
export function reportUnknownSince(
  { alive_at = 0, line_lost_at, ...state }: LiveState,
  fact: 'stream' | 'playing',
  now: number,
): number | undefined {
  const report = state[fact];
  if (!report || hasEnded(state.job)) return undefined;
  if (report.source === 'channel') return isOld(report.at, now, oldReport) ? report.at : undefined;
  if (report.outdated_at !== undefined) return report.outdated_at;
  const last = Math.max(report.at, alive_at);
  return isOld(last, now, oldReport) || isOld(line_lost_at, now, oldWithoutLine) ? last : undefined;
}

/** The state after events may have been missed: its reports hold no longer than until then, but for those of the channel. */
export function withGap(state: LiveState): LiveState {
  const { stream, playing, alive_at = 0 } = state;
  const outdated = <T extends LiveStream | LiveParagraph>(report: T | undefined): T | undefined =>
    report && report.source !== 'channel' && report.outdated_at === undefined
      ? { ...report, outdated_at: Math.max(report.at, alive_at) }
      : report;
  const next = { stream: outdated(stream), playing: outdated(playing) };
  if (next.stream === stream && next.playing === playing) return state;
  return {
    ...state,
    ...(next.stream && { stream: next.stream }),
    ...(next.playing && { playing: next.playing }),
  };
}

function isOld(at: number | undefined, now: number, limit: number): boolean {
  return at !== undefined && Math.abs(now - at) > limit;
}
