/**
 * Which of two reports about a room's task is newer, by their content; the local clock decides only if the service says
 * nothing. So a late or repeated response never takes a newer state back.
 */
import type { SmartLiveJob } from '../api/index.js';
import { hasEnded, type LiveState } from './state.js';

/** Members of a task that are neither keys nor signed URLs, and may leave the page. */
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

/** The task without callback keys, RTC signatures and signed URLs: states go into DOM events and to other tabs. */
export function withoutCredentials(job: SmartLiveJob): SmartLiveJob {
  return Object.fromEntries(publicFields.flatMap((name) => (name in job ? [[name, job[name]]] : [])));
}

/**
 * The task to show of a room's tasks, given newest first: the known one as long as it runs, else any running one, else
 * the latest.
 */
export function currentJob(
  jobs: readonly SmartLiveJob[],
  known: SmartLiveJob | undefined,
): SmartLiveJob | undefined {
  const running = jobs.filter((job) => !hasEnded(job));
  return running.find(({ job_id }) => job_id === known?.job_id) ?? running[0] ?? jobs[0];
}

/**
 * Milliseconds after a start within which reads may not show the new task yet: a read from that time that shows another
 * task is older.
 */
const visibleAfter = 10_000;

/** Whether a task certainly began after another one, or there was none before. */
export function isNewer(job: SmartLiveJob | undefined, than: SmartLiveJob | undefined): boolean {
  if (!job || !than) return job !== undefined;
  return job.job_id !== than.job_id && startDifference(job, than) > 0;
}

/** Milliseconds by which one task began after another; `NaN` if a creation time is missing. */
function startDifference(one: SmartLiveJob, other: SmartLiveJob): number {
  return Date.parse(one.create_time ?? '') - Date.parse(other.create_time ?? '');
}

/** Whether a read task is older than the known state. A running task counts as newer than one that has ended. */
export function isOlder(
  read: SmartLiveJob,
  { job: known, past, asOf = 0, intent, source }: LiveState,
  { asked_at, beside }: { asked_at: number; beside?: boolean },
): boolean {
  if (!known) return false;
  if (read.job_id === known.job_id) return isEarlier(read, known);
  if (read.job_id === past?.job_id && !(hasEnded(read) && hasEnded(known))) return true; // its end was read before
  const apart = startDifference(read, known);
  if (hasEnded(known) && !hasEnded(read) && (beside || asked_at >= asOf)) return false;
  if (apart) return apart < 0; // the creation times are known and differ
  if (intent?.before !== undefined && read.job_id === intent.before) return true;
  const begun = source === 'command' && !known.create_time;
  return asked_at < asOf + (begun ? visibleAfter : 0);
}

/** A task only goes forward: it waits, runs, ends; while it runs, its duration grows. */
function isEarlier(read: SmartLiveJob, known: SmartLiveJob): boolean {
  const steps = progressOf(read) - progressOf(known);
  if (steps !== 0) return steps < 0;
  return !hasEnded(read) && (read.duration ?? Infinity) < (known.duration ?? 0);
}

function progressOf(job: SmartLiveJob): number {
  if (job.state === 'WAITING') return 0;
  return hasEnded(job) ? 2 : 1;
}
