/**
 * What became of a write whose answer was lost, told by what the service shows afterwards: pure rules.
 *
 * What is shown proves that it was done, whenever it was read. That nothing is shown proves that it was not done only
 * where the reading began so late that the request can't still be on its way. What no reading shows stays unknown,
 * with the reason; nothing is guessed.
 */
import {
  isLive,
  notDoneUnlessTooEarly,
  unknownOutcome,
  closingTime,
  type Outcome,
  type SentAt,
} from './outcome-types.js';
import type { SmartLiveJob } from './schemas/live-job.js';
import type { DigitalHumanVideo } from './schemas/video.js';

/** Milliseconds by which two clocks that agree may seem to differ: each tells whole seconds. */
const blur = 2000;

interface Task {
  job_id?: string | null;
  create_time?: string | null;
}

/**
 * What became of a start. `jobs` are the latest tasks, newest first. `before` is the task that was the latest before
 * the start (`null`: there was none); without it the times of the tasks tell, if the service's clock is known.
 */
export function outcomeOfStart<Job extends Task>(
  sent: SentAt,
  jobs: readonly Job[],
  read_at: number,
  before?: string | null,
): Outcome<Job> {
  if (before === undefined && !jobs.every((job) => moment(job, sent) !== undefined))
    return unknownOutcome('clock', read_at);
  const place = jobs.findIndex(({ job_id }) => job_id === before);
  const begun = (place < 0 ? jobs : jobs.slice(0, place)).filter((job) => isOfThen(job, sent));
  if (begun.length > 1) return unknownOutcome('several', read_at);
  const [job] = begun;
  return job ? { outcome: 'done', job, asOf: read_at } : notDoneUnlessTooEarly(sent, read_at);
}

/** What became of a stop: a task that has ended need not be stopped, whoever ended it. */
export function outcomeOfStop(sent: SentAt, job: SmartLiveJob, read_at: number): Outcome<SmartLiveJob> {
  if (!isLive(job)) return { outcome: 'done', job, asOf: read_at };
  const seen = notDoneUnlessTooEarly(sent, read_at, job);
  if (seen.outcome === 'unknown' || read_at >= sent.lost_at + closingTime) return seen;
  return unknownOutcome('still-running', read_at, job);
}

/** What became of the cancelling of a video task: one that went on instead can't be cancelled any more. */
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

/** Whether a task can have begun with this call: not where the times say that it began before. */
function isOfThen(job: Task, sent: SentAt): boolean {
  return (moment(job, sent) ?? Infinity) >= sent.sent_at - blur;
}

/** When a task began, by this machine's clock; undefined where that is not known. */
function moment({ create_time }: Task, { skew }: SentAt): number | undefined {
  const at = skew === undefined ? NaN : Date.parse(create_time ?? '') - skew;
  return Number.isNaN(at) ? undefined : at;
}
