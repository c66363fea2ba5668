/**
 * Which of two things said about a room's task is the newer, by what they say: no clock of ours is asked unless the
 * service tells nothing. So an answer that was late, or that came twice, never takes anything back.
 */
import type { SmartLiveJob } from '../api/index.js';
import { hasEnded, type LiveState } from './state.js';

/** What one may know of a task beyond the page: nothing that opens anything. */
const publicFields = [
  'job_id',
  'room_id',
  'room_name',
  'state',
  'duration',
  'start_time',
  'end_time',
  'error_info',
  'create_time',
  'lastupdate_time',
  'stream_duration',
  'block_reason',
  'cover_url',
] as const;

/** The task without callback keys, RTC signatures and signed addresses: states go into events and to other tabs. */
export function withoutCredentials(job: SmartLiveJob): SmartLiveJob {
  return Object.fromEntries(publicFields.flatMap((name) => (name in job ? [[name, job[name]]] : [])));
}

/**
 * The task of a room that people mean, of several, newest first: the one that is known to run, as long as it does, then
 * any that runs, then the latest.
 */
export function currentJob(
  jobs: readonly SmartLiveJob[],
  known: SmartLiveJob | undefined,
): SmartLiveJob | undefined {
  const running = jobs.filter((job) => !hasEnded(job));
  return running.find(({ job_id }) => job_id === known?.job_id) ?? running[0] ?? jobs[0];
}

/**
 * Milliseconds in which a task that the answer to its start told of shows in readings. One that was asked before and
 * shows another task was answered before it began.
 */
const visibleAfter = 10_000;

/** Whether a task certainly began after another, or after there was none. */
export function isNewer(job: SmartLiveJob | undefined, than: SmartLiveJob | undefined): boolean {
  if (!job || !than) return job !== undefined;
  return job.job_id !== than.job_id && startDifference(job, than) > 0;
}

/** Milliseconds by which one task began after another; `NaN` where that is not known. */
function startDifference(one: SmartLiveJob, other: SmartLiveJob): number {
  return Date.parse(one.create_time ?? '') - Date.parse(other.create_time ?? '');
}

/** Whether what was read is older than what is known; an older task that still runs is news where the newer has ended. */
export function isOlder(
  read: SmartLiveJob,
  { job: known, past, asOf = 0, intent, source }: LiveState,
  { asked_at, beside }: { asked_at: number; beside?: boolean },
): boolean {
  if (!known) return false;
  if (read.job_id === known.job_id) return isEarlier(read, known);
  if (read.job_id === past?.job_id && !(hasEnded(read) && hasEnded(known))) return true; // it was seen to end
  const apart = startDifference(read, known);
  if (hasEnded(known) && !hasEnded(read) && (beside || asked_at >= asOf)) return false;
  if (apart) return apart < 0; // neither the same second nor unknown
  if (intent?.before !== undefined && read.job_id === intent.before) return true;
  const begun = source === 'command' && !known.create_time;
  return asked_at < asOf + (begun ? visibleAfter : 0);
}

/** A task only goes forward: it waits, runs, ends; and while it runs it lasts longer and longer. */
function isEarlier(read: SmartLiveJob, known: SmartLiveJob): boolean {
  const steps = progressOf(read) - progressOf(known);
  if (steps !== 0) return steps < 0;
  return !hasEnded(read) && (read.duration ?? Infinity) < (known.duration ?? 0);
}

function progressOf(job: SmartLiveJob): number {
  if (job.state === 'WAITING') return 0;
  return hasEnded(job) ? 2 : 1;
}
