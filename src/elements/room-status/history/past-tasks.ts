/** The tasks that a room has had, latest first, a page at a time. */
import { listSmartLive, type Client, type SmartLiveJob } from '../../../api/index.js';

const page = 10;

export class PastTasks {
  private reading: AbortController | undefined;
  /** The tasks read so far; undefined before the first reading. */
  jobs: readonly SmartLiveJob[] | undefined;
  /** How many the room has had. */
  total = 0;
  error: unknown;

  constructor(private readonly changed: () => void) {}

  get busy(): boolean {
    return this.reading !== undefined;
  }

  /** Reads the latest again. */
  async refresh(client: Client, room_id: string): Promise<void> {
    await this.read(client, room_id, 0);
  }

  /** Reads one page more. */
  async more(client: Client, room_id: string): Promise<void> {
    if (!this.busy) await this.read(client, room_id, this.jobs?.length ?? 0);
  }

  /** Forgets everything: the room is another one. */
  leave(): void {
    this.reading?.abort();
    this.reading = this.jobs = this.error = undefined;
    this.total = 0;
  }

  private async read(client: Client, room_id: string, offset: number): Promise<void> {
    this.reading?.abort();
    const reading = (this.reading = new AbortController());
    this.error = undefined;
    this.changed();
    try {
      const query = { offset, limit: page, sort_key: 'create_time', sort_dir: 'desc' } as const;
      const { signal } = reading;
      const { smart_live_jobs, count } = await client.call(
        listSmartLive,
        { path: { room_id }, query },
        { signal },
      );
      this.jobs = joined(offset > 0 ? (this.jobs ?? []) : [], smart_live_jobs ?? []);
      this.total = count ?? this.jobs.length;
    } catch (error) {
      if (reading.signal.aborted) return;
      this.error = error;
    }
    this.reading = undefined;
    this.changed();
  }
}

/** A task that began meanwhile moves the pages: what is known already is not shown twice. */
function joined(known: readonly SmartLiveJob[], read: readonly SmartLiveJob[]): SmartLiveJob[] {
  const ids = new Set(known.map(({ job_id }) => job_id));
  return [...known, ...read.filter(({ job_id }) => !ids.has(job_id))];
}
