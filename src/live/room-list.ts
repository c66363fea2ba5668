/**
 * Reads many rooms with one request: the list of the tenant's newest tasks. It shows the state of each room with a recent
 * task. If there is no gap to the previous list, it also proves that no task has begun in the other rooms.
 */
import {
  ApiError,
  asApiError,
  isId,
  listSmartLiveJobs,
  type Client,
  type SmartLiveJob,
} from '../api/index.js';
import { parseTime } from '../base/index.js';
import type { Environment } from './environment.js';
import { withReadTimeout, type ReadTimes } from './read-timeout.js';
import { currentJob } from './job-precedence.js';
import { hasEnded, type WatchedRoom } from './state.js';

/**
 * Limits of the number of requested tasks, which is twice the number of rooms, so that a room with many starts does not
 * displace others. The service returns at most 100.
 */
const minJobs = 20;
const maxJobs = 100;

interface JobPage {
  jobs: SmartLiveJob[];
  /** Whether it contains every task that began after those of the previous list. */
  gapless: boolean;
  /** Whether it contains all tasks of the tenant. */
  complete: boolean;
  times: ReadTimes;
}

/** Reads rooms through the list of the tenant's tasks. */
export class RoomList {
  /** Creation time of the newest task in the last list, in milliseconds of the service's clock; `NaN` before. */
  private newest = NaN;

  constructor(
    private readonly client: Client,
    private readonly environment: Environment,
  ) {}

  /** Reads the list and dispatches its tasks. Resolves with the rooms that it does not cover, or with an error. */
  async read(watches: readonly WatchedRoom[]): Promise<readonly WatchedRoom[] | ApiError> {
    const page = await this.list(watches.length);
    if (page instanceof ApiError) return page;
    return watches.filter((watch) => !dispatchFromList(watch, page));
  }

  private async list(rooms: number): Promise<JobPage | ApiError> {
    const limit = Math.min(maxJobs, Math.max(minJobs, 2 * rooms));
    const query = { limit, sort_key: 'create_time', sort_dir: 'desc' } as const;
    try {
      const { answer, times } = await withReadTimeout(this.environment, (on) =>
        this.client.call(listSmartLiveJobs, { query }, { priority: 'poll', ...on }),
      );
      const { count, smart_live_jobs } = answer;
      const jobs = smart_live_jobs ?? [];
      const complete = jobs.length < limit && (count ?? 0) <= jobs.length;
      const gapless = complete || createdAt(jobs.at(-1)) <= this.newest;
      this.newest = createdAt(jobs[0]);
      return { jobs, complete, gapless, times };
    } catch (error) {
      return asApiError(error, 'listSmartLiveJobs');
    }
  }
}

/** Dispatches the tasks of a room in the list. Returns false if the list does not cover the room. */
function dispatchFromList(watch: WatchedRoom, { jobs, complete, gapless, times }: JobPage): boolean {
  const { state, room_id, job_id } = watch;
  if (!isId(room_id) || (job_id && !isId(job_id))) return false; // the request for the room alone says what is wrong
  const here = jobs.filter((job) => job.room_id === room_id && (!job_id || job.job_id === job_id));
  const known = here.find((job) => job.job_id && job.job_id === state.job?.job_id);
  if (known) watch.dispatch({ type: 'job', job: known, ...times, more: true }); // first the end of the known task, then the running task
  const shown = currentJob(here, state.job);
  const isUnnamed = (job: SmartLiveJob) => !hasEnded(job) && !(job.job_id && job.room_id);
  const quiet = !job_id && (hasEnded(state.job) || !state.job) && !jobs.some(isUnnamed);
  const same = quiet && (complete ? !state.job : gapless && state.asOf !== undefined);
  if (!shown && !same) return false;
  if ((!shown || hasEnded(shown)) && here.some(isUnnamed)) return false;
  watch.dispatch({ type: 'job', job: shown ?? state.job, ...times, beside: known !== undefined });
  watch.dispatch({ type: 'tick', at: times.at });
  return true;
}

function createdAt(job: SmartLiveJob | undefined): number {
  return parseTime(job?.create_time);
}
