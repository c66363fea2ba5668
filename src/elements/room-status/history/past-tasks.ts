/** Reads the past tasks of a room, latest first: one page at a time is kept, as a room may have thousands. */
import { listSmartLive, type Client, type SmartLiveJob } from '../../../api/index.js';

/** Number of tasks on a page. */
export const pageSize = 20;
/** Largest page that the service allows. */
const largestPage = 100;
/** Maximum number of tasks that are read for an export. */
const maxExported = 1000;

/** Where the tasks are read. */
export interface TaskPlace {
  client: Client;
  room_id: string;
}

/** One page of the tasks. */
export class PastTasks {
  private request: AbortController | undefined;
  /** The tasks of the page; undefined before the first one. */
  jobs: readonly SmartLiveJob[] | undefined;
  /** Index of the first task of the page, among all. */
  from = 0;
  /** Number of all tasks; of those known so far, if the service doesn't say it. */
  count = 0;
  /** Why the last page could not be read, and its index. */
  failure: { error: unknown; from: number } | undefined;

  constructor(private readonly changed: () => void) {}

  get isLoading(): boolean {
    return this.request !== undefined;
  }

  /** Reads the page that begins with the task of that index; the page before stays until then. The latest call wins. */
  async read(place: TaskPlace, from: number): Promise<void> {
    this.request?.abort();
    const { signal } = (this.request = new AbortController());
    this.failure = undefined;
    this.changed();
    try {
      const { jobs, count } = await readPage(place, from, pageSize, signal);
      // Others may have deleted what was on the last page.
      if (jobs.length === 0 && from > 0 && count < from + 1)
        return await this.read(place, Math.floor(Math.max(0, count - 1) / pageSize) * pageSize);
      Object.assign(this, { jobs, from, count });
    } catch (error) {
      if (signal.aborted) return;
      this.failure = { error, from };
    }
    this.request = undefined;
    this.changed();
  }

  /** Forgets everything, for another room. */
  clear(): void {
    this.request?.abort();
    this.request = this.jobs = this.failure = undefined;
    this.from = this.count = 0;
  }
}

/** Reads the tasks for an export, the latest first. */
export async function readForExport(place: TaskPlace): Promise<SmartLiveJob[]> {
  const all = new Map<string, SmartLiveJob>();
  for (let from = 0; from < maxExported; from += largestPage) {
    const { jobs } = await readPage(place, from, largestPage);
    for (const job of jobs) if (job.job_id) all.set(job.job_id, job);
    if (jobs.length < largestPage) break;
  }
  return [...all.values()];
}

/** A page of the tasks with an ID, and how many there are in all. */
async function readPage(
  { client, room_id }: TaskPlace,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): Promise<{ jobs: SmartLiveJob[]; count: number }> {
  const query = { offset, limit, sort_key: 'create_time', sort_dir: 'desc' } as const;
  const answer = await client.call(listSmartLive, { path: { room_id }, query }, signal && { signal });
  signal?.throwIfAborted();
  const rows = answer.smart_live_jobs ?? [];
  const count = answer.count ?? offset + rows.length + (rows.length < limit ? 0 : 1);
  return { jobs: rows.filter(({ job_id }) => job_id), count };
}
