/**
 * Derives the outcome of a write whose answer was lost from later reads. Pure functions.
 *
 * A read that shows the effect proves that the write was applied. A read that does not show it proves the contrary only
 * if it began after the request can no longer be on its way. In any other case the outcome is unknown, with a reason.
 */
import { parseTime } from '../base/index.js';
import {
  hasEnded,
  notDoneUnlessTooEarly,
  unknownOutcome,
  closingTime,
  type Outcome,
  type SentAt,
} from './outcome-types.js';
import type { SmartLiveJob } from './schemas/live-job.js';
import type { DigitalHumanVideo } from './schemas/video.js';

/** Tolerance when two timestamps are compared, in milliseconds: each is rounded to a second. */
const tolerance = 2000;

interface Task {
  job_id?: string | null;
  create_time?: string | null;
}

/**
 * The outcome of a start. `jobs` are the latest tasks, newest first. `before` is the ID of the latest task before the
 * start, `null` if there was none; if it is undefined, the creation times decide, which requires a known `skew`.
 */
export function outcomeOfStart<Job extends Task>(
  sent: SentAt,
  jobs: readonly Job[],
  read_at: number,
  before?: string | null,
): Outcome<Job> {
  if (before === undefined && !jobs.every((job) => createdAt(job, sent) !== undefined))
    return unknownOutcome('clock', read_at);
  const index = jobs.findIndex(({ job_id }) => job_id === before);
  const candidates = (index < 0 ? jobs : jobs.slice(0, index)).filter((job) => isRecent(job, sent));
  if (candidates.length > 1) return unknownOutcome('several', read_at);
  const [job] = candidates;
  return job ? { outcome: 'done', job, asOf: read_at } : notDoneUnlessTooEarly(sent, read_at);
}

/** The outcome of a stop. A task that has ended counts as stopped, even if something else ended it. */
export function outcomeOfStop(sent: SentAt, job: SmartLiveJob, read_at: number): Outcome<SmartLiveJob> {
  if (hasEnded(job)) return { outcome: 'done', job, asOf: read_at };
  const seen = notDoneUnlessTooEarly(sent, read_at, job);
  if (seen.outcome === 'unknown' || read_at >= sent.lost_at + closingTime) return seen;
  return unknownOutcome('still-running', read_at, job);
}

/** The outcome of cancelling a video task. Once it has left WAITING, it can no longer be cancelled. */
export function outcomeOfCancel(
  sent: SentAt,
  job: DigitalHumanVideo,
  read_at: number,
): Outcome<DigitalHumanVideo> {
  if (job.state === 'CANCELED') return { outcome: 'done', job, asOf: read_at };
  return job.state === 'WAITING'
    ? notDoneUnlessTooEarly(sent, read_at, job)
    : { outcome: 'not-done', job, asOf: read_at };
}

/** Whether this call may have created a task: its creation time is not earlier, or is unknown. */
function isRecent(job: Task, sent: SentAt): boolean {
  return (createdAt(job, sent) ?? Infinity) >= sent.sent_at - tolerance;
}

/** When a task was created, in milliseconds of the client's clock; undefined if that is unknown. */
function createdAt({ create_time }: Task, { skew }: SentAt): number | undefined {
  const at = skew === undefined ? NaN : parseTime(create_time) - skew;
  return Number.isNaN(at) ? undefined : at;
}
