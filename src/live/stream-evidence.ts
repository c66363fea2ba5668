/**
 * What reads of a running task tell of its pushed stream: the seconds of `stream_duration` grow as long as it arrives. They
 * contradict a report that no longer holds, if the event that replaced it has not reached this page, as when it went to
 * another instance of the backend.
 */
import type { SmartLiveJob } from '../api/index.js';

/** What two reads of a task tell. Durations are in seconds. */
export interface StreamEvidence {
  readonly job_id: string;
  readonly duration: number;
  readonly pushed: number;
  /** Time of the last read, in milliseconds. */
  readonly at: number;
  /** Time of the read that it was compared with, in milliseconds. */
  readonly since: number;
  /**
   * Whether the stream arrived between the two reads. `stepped`: it arrived at some time, as `pushed` has grown by more
   * than the time. `unclear`: the reads don't tell.
   */
  readonly verdict: 'arriving' | 'paused' | 'stepped' | 'unclear';
  /** Whether `pushed` has grown with the time before, so that a pause of it is one of the stream. */
  readonly isLive: boolean;
  /** Whether `pushed` has grown in steps before, so that a pause of it says nothing. */
  readonly isStepped: boolean;
}

/** Seconds between two reads from which on they are compared. */
const minInterval = 3;

/** Seconds by which the stream may grow more or less than the time: values are rounded. */
const tolerance = 1.5;

/** The evidence after another read, at a time in milliseconds; undefined if the task does not tell it. */
export function withEvidence(
  known: StreamEvidence | undefined,
  { job_id, state, duration, stream_duration: pushed }: SmartLiveJob,
  at: number,
): StreamEvidence | undefined {
  if (!job_id || state !== 'PROCESSING' || duration == null || pushed == null) return undefined;
  const read = { job_id, duration, pushed, at, since: at, isLive: false, isStepped: false };
  const first = { ...read, verdict: 'unclear' } as const;
  if (known?.job_id !== job_id || duration < known.duration) return first;
  const passed = duration - known.duration;
  if (passed < minInterval) return known;
  const verdict = verdictOf(known, passed, pushed - known.pushed);
  return {
    ...read,
    since: known.at,
    verdict,
    isLive: known.isLive || verdict === 'arriving',
    isStepped: known.isStepped || verdict === 'stepped',
  };
}

function verdictOf(known: StreamEvidence, passed: number, grown: number): StreamEvidence['verdict'] {
  if (grown > passed + tolerance) return 'stepped';
  if (known.isStepped) return 'unclear';
  if (grown >= passed - tolerance) return 'arriving';
  const hasStopped = known.isLive || (known.pushed > 0 && grown === 0);
  return hasStopped ? 'paused' : 'unclear';
}

/** Whether reads contradict a report of the stream's state that was received before them. */
export function contradicts(
  evidence: StreamEvidence | undefined,
  { state, at }: { state: string; at: number },
): boolean {
  if (!evidence || at >= evidence.since) return false;
  if (evidence.verdict === 'arriving') return state === 'DISCONNECTED' || state === 'RECONNECTING';
  return evidence.verdict === 'paused' && state === 'CONNECTED';
}

/** Whether reads confirm the report that the stream arrives. */
export function confirms(evidence: StreamEvidence | undefined, { state }: { state: string }): boolean {
  return state === 'CONNECTED' && (evidence?.verdict === 'arriving' || evidence?.verdict === 'stepped');
}
