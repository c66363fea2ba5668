/** Decides how a task has ended, from what the service tells and what this browser has noted. */
import type { SmartLiveJob } from '../../../api/index.js';
import { hasEnded } from '../../../live/index.js';
import type { TaskNote } from './task-notes.js';

/**
 * How a task has ended. `person`: a person stopped it. `canceled`: a person stopped it before it was on air. `limit`: its
 * time was over. `rounds`: it played as often as it should, unless another browser stopped it. `ended`: a person or its
 * rounds, which the answers of the service do not tell apart. `timeout`: its stream did not come back in time. `failed`,
 * `blocked`: the service ended it.
 */
export type TaskEnd = 'person' | 'canceled' | 'limit' | 'rounds' | 'ended' | 'timeout' | 'failed' | 'blocked';

/** The error of a task whose stream was broken for longer than it waits (newer page of 6.2.1). */
const streamTimeout = 'MSS.47000009';

/** Seconds by which a duration may be below its limit when that ends a task. */
const tolerance = 60;

/** How a task has ended; undefined while it runs, or if its state is unknown. */
export function endOf(job: SmartLiveJob, note: TaskNote | undefined): TaskEnd | undefined {
  if (!hasEnded(job)) return undefined;
  switch (job.state) {
    case 'CANCELED':
      return job.start_time ? 'person' : 'canceled';
    case 'FAILED':
      return job.error_info?.error_code === streamTimeout ? 'timeout' : 'failed';
    case 'BLOCKED':
      return 'blocked';
    case 'SUCCEED':
      return endOfSuccess(job, note);
    default:
      return undefined;
  }
}

function endOfSuccess({ duration }: SmartLiveJob, note: TaskNote | undefined): TaskEnd {
  if (note?.stopped) return 'person';
  const { max_live_duration: hours, repeat_count } = note ?? {};
  if (hours && (duration ?? 0) >= hours * 3600 - tolerance) return 'limit';
  if (repeat_count === undefined) return 'ended';
  return repeat_count < 0 ? 'person' : 'rounds';
}
