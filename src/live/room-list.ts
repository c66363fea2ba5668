/**
 * Reads many rooms for one request: a list of the tenant's tasks tells of all rooms that have a recent one, and of those
 * in which, as the list shows without a gap, nothing has begun since. Loaded where several rooms are looked at.
 */
import { ApiError, listSmartLiveJobs, type Client, type SmartLiveJob } from '../api/index.js';
import type { Environment } from './environment.js';
import { readTimes, withReadTimeout } from './read-timeout.js';
import { currentJob } from './precedence.js';
import { hasEnded, type WatchedRoom } from './state.js';

/** Tasks in a list: twice the rooms, so that a room or two with many starts hide nothing; the service gives 100. */
const minJobs = 20;
const maxJobs = 100;

interface JobPage {
  jobs: SmartLiveJob[];
  /** Every task of the tenant that is newer than any that an earlier list showed is in it. */
  gapless: boolean;
  /** It is all that the tenant has. */
  complete: boolean;
}

export class RoomList {
  /** When the newest task of the last list was created, in milliseconds by the service's clock. */
  private newest = NaN;

  constructor(
    private readonly client: Client,
    private readonly environment: Environment,
  ) {}

  /** Reads the list; gives the rooms of which it told nothing, or why it could not be read. */
  async read(watches: readonly WatchedRoom[]): Promise<readonly WatchedRoom[] | ApiError> {
    const asked_at = this.environment.now();
    const page = await this.list(watches.length);
    if (page instanceof ApiError) return page;
    const times = readTimes(asked_at, this.environment.now());
    return watches.filter((watch) => !dispatchFromList(watch, page, times));
  }

  private async list(rooms: number): Promise<JobPage | ApiError> {
    const limit = Math.min(maxJobs, Math.max(minJobs, 2 * rooms));
    const query = { limit, sort_key: 'create_time', sort_dir: 'desc' } as const;
    try {
      const { count, smart_live_jobs } = await withReadTimeout(this.environment, (signal) =>
        this.client.call(listSmartLiveJobs, { query }, { priority: 'poll', signal }),
      );
      const jobs = smart_live_jobs ?? [];
      const complete = jobs.length < limit && (count ?? 0) <= jobs.length;
      const gapless = complete || createdAt(jobs.at(-1)) <= this.newest;
      this.newest = createdAt(jobs[0]);
      return { jobs, complete, gapless };
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    }
  }
}

/** Tells the watch what the list shows of its room; false where it shows nothing. */
function dispatchFromList(
  watch: WatchedRoom,
  { jobs, complete, gapless }: JobPage,
  times: { asked_at: number; at: number },
): boolean {
  const { state, room_id, job_id } = watch;
  const here = jobs.filter((job) => job.room_id === room_id && (!job_id || job.job_id === job_id));
  const known = here.find((job) => job.job_id === state.job?.job_id);
  if (known) watch.dispatch({ type: 'job', job: known, ...times, more: true }); // its end first, then what runs instead
  const shown = currentJob(here, state.job);
  const quiet = !job_id && (hasEnded(state.job) || !state.job);
  const same = quiet && (complete ? !state.job : gapless && state.asOf !== undefined);
  if (!shown && !same) return false;
  watch.dispatch({ type: 'job', job: shown ?? state.job, ...times, beside: known !== undefined });
  watch.dispatch({ type: 'tick', at: times.at });
  return true;
}

function createdAt(job: SmartLiveJob | undefined): number {
  return Date.parse(job?.create_time ?? '');
}
