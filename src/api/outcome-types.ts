/** Types and time limits for determining the outcome of a write whose answer was lost. */
import { parseTime } from '../base/index.js';
import type { SentCall } from './errors.js';
import type { SmartLiveJob } from './schemas/live-job.js';
import type { DigitalHumanVideo } from './schemas/video.js';

/**
 * Why the outcome is unknown. `too-early`: the request may still be on its way. `still-running`: the task may still be
 * stopping. `not-shown`: no read shows the effect of such a call. `ended`: the task has ended, so its configuration can
 * no longer be read. `several`: several tasks began at that time, and any of them may be the one. `clock`: the offset
 * of the service's clock is unknown, so tasks cannot be dated. `unreadable`: the configuration could not be read.
 */
export type UnknownReason =
  'too-early' | 'still-running' | 'not-shown' | 'ended' | 'several' | 'clock' | 'unreadable';

/** The outcome of a write. */
export interface Outcome<Job = SmartLiveJob | DigitalHumanVideo> {
  /** `not-done`: the write was not applied and will not be. */
  readonly outcome: 'done' | 'not-done' | 'unknown';
  /** Why the outcome is unknown. */
  readonly reason?: UnknownReason;
  /** The task that was started, stopped, cancelled or commanded, as last read. */
  readonly job?: Job;
  /** When the read that shows this outcome began, in milliseconds of the client's clock. */
  readonly asOf: number;
}

/** When a write was sent and when it failed, in milliseconds of the clock that also provides `read_at`. */
export type SentAt = Pick<SentCall, 'sent_at' | 'lost_at' | 'skew'>;

/** Milliseconds for which a request may still reach the service after its answer was lost. */
export const outcomeGrace = 4000;

/** Milliseconds that a task may take to end after a stop. No observed task took longer. */
export const closingTime = 30_000;

/** The outcome of a write that a read does not show: `not-done`, but unknown while the request may still arrive. */
export function notDoneUnlessTooEarly<Job>(sent: SentAt, read_at: number, job?: Job): Outcome<Job> {
  if (read_at < sent.lost_at + outcomeGrace) return unknownOutcome('too-early', read_at, job);
  return { outcome: 'not-done', ...(job && { job }), asOf: read_at };
}

/** An unknown outcome with its reason, as a read that began at `read_at` shows it. */
export function unknownOutcome<Job>(reason: UnknownReason, read_at: number, job?: Job): Outcome<Job> {
  return { outcome: 'unknown', reason, ...(job && { job }), asOf: read_at };
}

/** States of a task that has ended. */
const finalStates: readonly string[] = ['SUCCEED', 'FAILED', 'CANCELED', 'BLOCKED'];

/**
 * Whether a task has certainly ended. A task whose state is new or unreadable counts as running unless it has an end
 * time: what may be on air must be possible to stop.
 */
export function hasEnded({ state, end_time }: SmartLiveJob): boolean {
  if (state === 'WAITING' || state === 'PROCESSING') return false;
  return finalStates.includes(state ?? '') || !Number.isNaN(parseTime(end_time));
}
