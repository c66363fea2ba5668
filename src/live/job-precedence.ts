/**
 * Decides by their content which of two responses about a room's task is newer, so that a late or repeated response never
 * replaces a newer state. The local clock decides only if the content does not.
 */
import type { SmartLiveJob } from '../api/index.js';
import { parseTime } from '../base/index.js';
import { hasEnded, type LiveState } from './state.js';

/** Members of a task that contain no credentials and may leave the page. */
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

/** Removes callback keys, RTC signatures and presigned URLs from a task, as states are sent to DOM events and other tabs. */
export function withoutCredentials(job: SmartLiveJob): SmartLiveJob {
  return Object.fromEntries(publicFields.flatMap((name) => (name in job ? [[name, job[name]]] : [])));
}

/**
 * Chooses the task to show from a room's tasks, sorted from the newest: the known one while it runs, otherwise another
 * running one, otherwise the latest. A task without a readable ID can be neither followed nor stopped, so it is left out.
 */
export function currentJob(
  jobs: readonly SmartLiveJob[],
  known: SmartLiveJob | undefined,
): SmartLiveJob | undefined {
  const named = jobs.filter(({ job_id }) => job_id);
  const running = named.filter((job) => !hasEnded(job));
  return running.find(({ job_id }) => job_id === known?.job_id) ?? running[0] ?? named[0];
}

/**
 * Milliseconds after a start within which a read may not show the new task yet. A read in this time that shows another
 * task counts as older than the start.
 */
const visibleAfter = 10_000;

/** Whether a task certainly began after another one. True if only the first one exists. */
export function isNewer(job: SmartLiveJob | undefined, than: SmartLiveJob | undefined): boolean {
  if (!job || !than) return job !== undefined;
  return job.job_id !== than.job_id && startDifference(job, than) > 0;
}

/** Milliseconds from the creation of the other task to the creation of this one; `NaN` if a time is missing. */
function startDifference(one: SmartLiveJob, other: SmartLiveJob): number {
  return parseTime(one.create_time) - parseTime(other.create_time);
}

/** Whether the response of a read is older than the known state. A running task counts as newer than an ended one. */
export function isOlder(
  read: SmartLiveJob,
  { job: known, past, asOf = 0, intent, source }: LiveState,
  { sent_at, beside }: { sent_at: number; beside?: boolean },
): boolean {
  if (!known) return false;
  if (read.job_id === known.job_id) return isEarlier(read, known);
  if (read.job_id === past?.job_id && !(hasEnded(read) && hasEnded(known))) return true; // this task was replaced before
  const apart = startDifference(read, known);
  if (hasEnded(known) && !hasEnded(read) && (beside || sent_at >= asOf)) return false;
  if (apart) return apart < 0; // the creation times are known and differ
  if (intent?.before !== undefined && read.job_id === intent.before) return true;
  const isUnread = source === 'command' && !known.create_time;
  return sent_at < asOf + (isUnread ? visibleAfter : 0);
}

/** Whether a response shows an earlier state of the same task: tasks wait, run, end, and their duration only grows. */
function isEarlier(read: SmartLiveJob, known: SmartLiveJob): boolean {
  const steps = progressOf(read) - progressOf(known);
  if (steps !== 0) return steps < 0;
  return !hasEnded(read) && (read.duration ?? Infinity) < (known.duration ?? 0);
}

function progressOf(job: SmartLiveJob): number {
  if (job.state === 'WAITING') return 0;
  return hasEnded(job) ? 2 : 1;
}
