/** Loads the past tasks of a room, latest first, page by page. */
import { listSmartLive, type Client, type SmartLiveJob } from '../../../api/index.js';

const pageSize = 10;

/** The tasks loaded so far. */
export class TaskHistory {
  private request: AbortController | undefined;
  /** The tasks loaded so far; undefined before the first page. */
  jobs: readonly SmartLiveJob[] | undefined;
  /** Number of tasks that the room has had. */
  total = 0;
  error: unknown;

  constructor(private readonly changed: () => void) {}

  get isLoading(): boolean {
    return this.request !== undefined;
  }

  /** Loads the first page again. */
  async refresh(client: Client, room_id: string): Promise<void> {
    await this.read(client, room_id, 0);
  }

  /** Loads the next page. */
  async loadMore(client: Client, room_id: string): Promise<void> {
    if (!this.isLoading) await this.read(client, room_id, this.jobs?.length ?? 0);
  }

  /** Removes everything, for another room. */
  clear(): void {
    this.request?.abort();
    this.request = this.jobs = this.error = undefined;
    this.total = 0;
  }

  private async read(client: Client, room_id: string, offset: number): Promise<void> {
    this.request?.abort();
    const reading = (this.request = new AbortController());
    this.error = undefined;
    this.changed();
    try {
      const query = { offset, limit: pageSize, sort_key: 'create_time', sort_dir: 'desc' } as const;
      const { signal } = reading;
      const { smart_live_jobs, count } = await client.call(
        listSmartLive,
        { path: { room_id }, query },
        { signal },
      );
      this.jobs = appendUnique(offset > 0 ? (this.jobs ?? []) : [], smart_live_jobs ?? []);
      this.total = count ?? this.jobs.length;
    } catch (error) {
      if (reading.signal.aborted) return;
      this.error = error;
    }
    this.request = undefined;
    this.changed();
  }
}

/** Appends a page without duplicates: a task that has started meanwhile shifts the pages. */
function appendUnique(known: readonly SmartLiveJob[], read: readonly SmartLiveJob[]): SmartLiveJob[] {
  const ids = new Set(known.map(({ job_id }) => job_id));
  return [...known, ...read.filter(({ job_id }) => !ids.has(job_id))];
}
