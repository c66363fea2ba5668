/** Loads the past tasks of a room, latest first, page by page. */
import { listSmartLive, type Client, type SmartLiveJob } from '../../../api/index.js';
import { readMore, type ListSource, type LoadedList } from '../../../base/index.js';

const pageSize = 10;

/** The tasks loaded so far. */
export class TaskHistory {
  private request: AbortController | undefined;
  private list: LoadedList<SmartLiveJob> | undefined;
  /** Index of the first task to show; Infinity for the part that was loaded last. */
  private from = Infinity;
  error: unknown;

  constructor(private readonly changed: () => void) {}

  /** The tasks loaded so far; undefined before the first page. */
  get jobs(): readonly SmartLiveJob[] | undefined {
    return this.list?.records;
  }

  /** Whether there are further pages. */
  get hasMore(): boolean {
    return this.list?.ended === false;
  }

  get isLoading(): boolean {
    return this.request !== undefined;
  }

  /** Index of the first task of the part that is shown. */
  partOf(size: number): number {
    const last = Math.max(0, Math.ceil((this.jobs?.length ?? 0) / size) - 1) * size;
    return Math.min(this.from, last);
  }

  /** Shows the part that begins with that index. */
  show(from: number): void {
    this.from = from;
    this.changed();
  }

  /** Loads the first page again. */
  async refresh(client: Client, room_id: string): Promise<void> {
    await this.read(client, room_id, undefined);
  }

  /** Loads the next page. */
  async loadMore(client: Client, room_id: string): Promise<void> {
    this.from = Infinity;
    if (!this.isLoading) await this.read(client, room_id, this.list);
  }

  /** Removes everything, for another room. */
  clear(): void {
    this.request?.abort();
    this.from = Infinity;
    this.request = this.list = this.error = undefined;
  }

  private async read(
    client: Client,
    room_id: string,
    known: LoadedList<SmartLiveJob> | undefined,
  ): Promise<void> {
    this.request?.abort();
    const reading = (this.request = new AbortController());
    this.error = undefined;
    this.changed();
    try {
      this.list = await readMore(sourceOf(client, room_id, reading.signal), pageSize, known);
    } catch (error) {
      if (reading.signal.aborted) return;
      this.error = error;
    }
    this.request = undefined;
    this.changed();
  }
}

/** The pages of a room's tasks: one that starts or is deleted meanwhile shifts them. */
function sourceOf(client: Client, room_id: string, signal: AbortSignal): ListSource<SmartLiveJob> {
  return {
    idOf: ({ job_id }) => job_id,
    read: async (offset, limit) => {
      const query = { offset, limit, sort_key: 'create_time', sort_dir: 'desc' } as const;
      const { smart_live_jobs, count } = await client.call(
        listSmartLive,
        { path: { room_id }, query },
        { signal },
      );
      signal.throwIfAborted();
      return { rows: smart_live_jobs ?? [], count: count ?? undefined };
    },
  };
}
