/** Loads the list of rooms page by page. The latest query wins; the rooms loaded before stay until its answer arrives. */
import { Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asApiError, type ApiError, type Client } from '../../api/index.js';
import { readAgain, readMore, type LoadedList } from '../../base/index.js';
import { roomPages, type Room, type RoomQuery } from './room-pages.js';

/** What is loaded: another list, its next page, or the loaded pages again. */
export type LoadKind = 'first' | 'more' | 'again';

/** Rooms per page: with those that `readMore` repeats, the most that the service gives at once. */
const pageSize = 95;

const noRooms: LoadedList<Room> = { records: [], next: 0, count: undefined, ended: false };

/** Called after each load, unless a newer one has replaced it. */
export interface LoadListener {
  loaded(kind: LoadKind): void;
  failed(error: ApiError): void;
}

/** The list of one element; it re-renders the element, and stops when the element leaves the page. */
export class RoomLoader implements ReactiveController {
  private source: { client: Client; query: RoomQuery } | undefined;
  private readonly task: Task<[LoadKind], LoadedList<Room>>;
  private list = noRooms;
  private counts: number[] = [];
  /** The index of each loaded room, by its ID. */
  private readonly indices = new Map<string, number>();
  /** Whether a load was aborted because the element left the page. */
  private interrupted = false;

  /** The total that the service has reported; undefined before the first answer. */
  count: number | undefined;
  /** What is being loaded now. */
  loading: LoadKind | undefined;
  /** The last failure; undefined again after the next answer. */
  failure: { kind: LoadKind; error: ApiError } | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly listener: LoadListener,
  ) {
    host.addController(this);
    this.task = new Task(host, {
      autoRun: false,
      task: ([kind], { signal }) => this.readPages(kind, signal),
      onComplete: (list) => this.handleLoaded(list),
      onError: (error) => this.handleFailed(error),
    });
  }

  hostConnected(): void {
    if (this.interrupted) void this.load('first');
  }

  hostDisconnected(): void {
    this.interrupted = this.loading !== undefined;
    this.abort();
  }

  /** The loaded rooms in the service's order, without duplicates. */
  get rooms(): readonly Room[] {
    return this.list.records;
  }

  /** Whether the first load has ended, with an answer or an error. */
  get hasAnswer(): boolean {
    return this.count !== undefined || this.failure !== undefined;
  }

  /** Whether there are more pages. */
  get hasMore(): boolean {
    return this.hasAnswer && !this.list.ended && this.rooms.length > 0;
  }

  /** The index of a loaded room, or −1. */
  indexOf(room_id: string | undefined): number {
    return this.indices.get(room_id ?? '') ?? -1;
  }

  /** A loaded room. */
  get(room_id: string | undefined): Room | undefined {
    return this.rooms[this.indexOf(room_id)];
  }

  /** Opens another list; without a client there is none. */
  open(client: Client | undefined, query: RoomQuery): Promise<void> {
    const isOtherClient = this.source?.client !== client;
    this.source = client && { client, query };
    if (isOtherClient) this.clear();
    return this.source ? this.load('first') : Promise.resolve();
  }

  /** Loads the next page, unless something is being loaded. */
  loadMore(): Promise<void> {
    return this.hasMore && !this.loading ? this.load('more') : Promise.resolve();
  }

  /** Loads all pages that are left; a failure ends it. */
  async loadAll(): Promise<void> {
    while (this.hasMore && !this.loading && !this.failure) await this.load('more');
  }

  /** Loads again what is shown. */
  refresh(): Promise<void> {
    return this.source ? this.load(this.rooms.length > 0 ? 'again' : 'first') : Promise.resolve();
  }

  /** Repeats the load that failed. */
  retry(): Promise<void> {
    return this.failure && this.source ? this.load(this.failure.kind) : Promise.resolve();
  }

  private clear(): void {
    this.abort();
    this.show(noRooms);
    this.count = undefined;
    this.failure = undefined;
  }

  private show(list: LoadedList<Room>): void {
    this.list = list;
    this.indices.clear();
    list.records.forEach(({ room_id }, index) => this.indices.set(room_id, index));
  }

  private abort(): void {
    this.task.abort();
    this.loading = undefined;
  }

  /** Resolves when this load has ended, however it did; `failure` says why it failed. */
  private load(kind: LoadKind): Promise<void> {
    this.interrupted = false;
    this.loading = kind;
    return this.task.run([kind]);
  }

  private handleLoaded(list: LoadedList<Room>): void {
    const { loading } = this;
    if (!loading) return;
    this.show(list);
    this.count = list.count ?? list.records.length;
    this.failure = undefined;
    this.loading = undefined;
    this.listener.loaded(loading);
  }

  private handleFailed(error: unknown): void {
    const { loading } = this;
    // After an abort nothing is being loaded.
    if (!loading) return;
    this.failure = { kind: loading, error: asApiError(error, 'listSmartLiveRooms') };
    this.loading = undefined;
    this.listener.failed(this.failure.error);
  }

  private readPages(kind: LoadKind, signal: AbortSignal): Promise<LoadedList<Room>> {
    const { source } = this;
    if (!source) return Promise.reject(signal.reason as Error);
    if (kind !== 'more') this.counts = [];
    const pages = roomPages(source.client, source.query, this.counts, signal);
    if (kind === 'first') return readMore(pages, pageSize);
    if (kind === 'more') return readMore(pages, pageSize, this.list);
    // A page at least: a room that is new since must not push another one out of sight.
    return readAgain(pages, Math.max(pageSize, this.list.next));
  }
}
