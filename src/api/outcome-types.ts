/** What every rule about a lost answer rests on: what can be said of it at all, and when nothing proves something. */
import type { SentCall } from './errors.js';
import type { SmartLiveJob } from './schemas/live-job.js';
import type { DigitalHumanVideo } from './schemas/video.js';

/**
 * Why reading cannot tell. `too-early`: the request may still be on its way. `still-running`: the task may be closing.
 * `not-shown`: the service shows nothing of such a call. `ended`: the task has ended, and with it what could be read.
 * `several`: several tasks began then, and nothing tells whose they are. `clock`: nothing tells whether the tasks
 * shown began before or after. `unreadable`: the reading that would tell was not answered.
 */
export type UnknownReason =
  'too-early' | 'still-running' | 'not-shown' | 'ended' | 'several' | 'clock' | 'unreadable';

/** What became of a write. */
export interface Outcome<Job = SmartLiveJob | DigitalHumanVideo> {
  /** `not-done`: it was not carried out, and will not be. */
  readonly outcome: 'done' | 'not-done' | 'unknown';
  /** Why, where it is unknown. */
  readonly reason?: UnknownReason;
  /** The task that was started, stopped, cancelled or commanded, as it was read. */
  readonly job?: Job;
  /** When the reading began that tells this, in milliseconds. */
  readonly asOf: number;
}

/** When a write was sent and given up, in milliseconds of the clock that the readings' `read_at` comes from. */
export type SentAt = Pick<SentCall, 'sent_at' | 'lost_at' | 'skew'>;

/** Milliseconds that a request may still travel after its answer was lost. */
export const outcomeGrace = 4000;

/** Milliseconds that a task may take to close once it was told to; longer than any was seen to. */
export const closingTime = 30_000;

/** Nothing shows that it was done; that proves something only once it can't come any more. */
export function notDoneUnlessTooEarly<Job>(sent: SentAt, read_at: number, job?: Job): Outcome<Job> {
  if (read_at < sent.lost_at + outcomeGrace) return unknownOutcome('too-early', read_at, job);
  return { outcome: 'not-done', ...(job && { job }), asOf: read_at };
}

export function unknownOutcome<Job>(reason: UnknownReason, read_at: number, job?: Job): Outcome<Job> {
  return { outcome: 'unknown', reason, ...(job && { job }), asOf: read_at };
}

/** Whether a task runs, or is about to. */
export function isLive({ state }: SmartLiveJob): boolean {
  return state === 'WAITING' || state === 'PROCESSING';
}
