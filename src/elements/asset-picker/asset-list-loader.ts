/**
 * Loads a list of assets page by page. The latest query wins; the assets loaded before stay until its answer arrives.
 */
import { Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type ApiError,
  asApiError,
  listAssets,
  type Client,
  type DigitalAssetInfo,
  type QueryOf,
} from '../../api/index.js';
import { mayBePinyin, type Messages } from '../../ui/index.js';
import { importWithRetry, readAgain, readMore, type ListSource, type LoadedList } from '../../base/index.js';

/** An asset with an ID. */
export type Asset = DigitalAssetInfo & { asset_id: string };

/** The query of a list, without paging. */
export type AssetQuery = Omit<QueryOf<typeof listAssets>, 'limit' | 'offset'>;

/** What is loaded: another list, its next page, or the loaded pages again. */
export type LoadKind = 'first' | 'more' | 'again';

/** Assets per page, and per request where many pages are read: with what pages have in common, it is the service's most. */
const [pageSize, bulkSize] = [40, 95];

/** What filters do to a list beyond the service's own: which of the loaded assets are shown, and in which order. */
export interface Refinement {
  /** Reads what shall come first, before the first page. */
  prepare(client: Client, query: AssetQuery, signal: AbortSignal): Promise<void>;
  /** Whether another page is wanted before the list is shown. */
  readsOn(list: LoadedList<Asset>, before: LoadedList<Asset>): boolean;
  select(assets: readonly Asset[]): readonly Asset[];
  /** What a list does not show yet, in words. */
  note(list: LoadedList<Asset>): Messages<string> | undefined;
  /** Whether the service's number counts assets that are not shown. */
  readonly isPartial: boolean;
}

/** Which list is read, and how. */
interface AssetSource {
  client: Client;
  query: AssetQuery;
  refinement?: Refinement | undefined;
}

const noAssets: LoadedList<Asset> = { records: [], next: 0, count: undefined, ended: false };

/** Called after each load, unless a newer one has replaced it. */
export interface LoadListener {
  /** `from` is the index of the first asset that was not loaded before. */
  loaded(kind: LoadKind, from: number): void;
  failed(error: ApiError): void;
  /** The part that finds names by pinyin could not be loaded: the service's own matches are shown without it. */
  partMissing(error: unknown): void;
}

/** The list of one element; it re-renders the element, and stops when the element leaves the page. */
export class AssetListLoader implements ReactiveController {
  private source: AssetSource | undefined;
  private readonly task: Task<[LoadKind, number], LoadedList<Asset>>;
  /** What the service has listed. */
  list = noAssets;
  /** The index of each loaded asset, by its ID: rendering must not look through thousands. */
  private readonly indices = new Map<string, number>();
  /** What was loaded last without a search, and for which query. */
  private unfiltered: { query: string; list: LoadedList<Asset> } | undefined;
  /** Whether a load was aborted because the element left the page. */
  private interrupted = false;
  private pending: Promise<void> | undefined;

  /** The loaded assets in the service's order, without duplicates. */
  assets: readonly Asset[] = [];
  /** The total that the service has reported; undefined before the first answer. */
  count: number | undefined;
  /** Says that a search has not looked at all names. */
  private searchNote: Messages<string> | undefined;
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
      task: ([kind, size], { signal }) => this.readPages(kind, size, signal),
      onComplete: (page) => this.handleLoaded(page),
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

  /** Whether the first load has ended, with an answer or an error. */
  get hasAnswer(): boolean {
    return this.count !== undefined || this.failure !== undefined;
  }

  /** Whether there are more pages. */
  get hasMore(): boolean {
    return this.hasAnswer && !this.list.ended && this.list.records.length > 0;
  }

  /** Says that a search, or an order, has not looked at all names. */
  get note(): Messages<string> | undefined {
    return this.searchNote ?? this.source?.refinement?.note(this.list);
  }

  /** Whether assets are shown among others, so that nobody knows how many there will be. */
  get isPartial(): boolean {
    return (this.source?.refinement?.isPartial ?? false) && !this.list.ended;
  }

  /** The index of a loaded asset, or −1. */
  indexOf(id: string | undefined): number {
    return this.indices.get(id ?? '') ?? -1;
  }

  /** Opens another list; without a client there is none. */
  open(client: Client | undefined, query: AssetQuery, refinement?: Refinement): Promise<void> {
    const isOtherClient = this.source?.client !== client;
    this.source = client && { client, query, refinement };
    if (isOtherClient) this.clear();
    return this.source ? this.load('first') : Promise.resolve();
  }

  /** Loads the next page, unless something is being loaded. */
  loadMore(): Promise<void> {
    return this.hasMore && !this.loading ? this.load('more') : Promise.resolve();
  }

  /** Loads page after page until it is enough, or the list ends, fails, or is replaced by another. */
  async loadUntil(isEnough: () => boolean): Promise<void> {
    while (this.loading === 'more') await this.pending;
    while (this.hasMore && !this.loading && !this.failure && !isEnough()) await this.load('more', bulkSize);
  }

  /** Loads again what is shown. */
  refresh(): Promise<void> {
    return this.source ? this.load(this.assets.length > 0 ? 'again' : 'first') : Promise.resolve();
  }

  /** Puts a new asset first, before the service lists it. */
  prepend(asset: Asset): void {
    const { list } = this;
    const records = [asset, ...list.records.filter(({ asset_id }) => asset_id !== asset.asset_id)];
    const added = records.length - list.records.length;
    this.show({ ...list, records, next: list.next + added });
    if (this.count !== undefined) this.count += added;
  }

  /** Repeats the load that failed. */
  retry(): Promise<void> {
    return this.failure && this.source ? this.load(this.failure.kind) : Promise.resolve();
  }

  private clear(): void {
    this.abort();
    this.show(noAssets);
    this.count = undefined;
    this.failure = undefined;
  }

  private show(list: LoadedList<Asset>): void {
    this.list = list;
    this.assets = this.source?.refinement?.select(list.records) ?? list.records;
    this.indices.clear();
    this.assets.forEach(({ asset_id }, index) => this.indices.set(asset_id, index));
  }

  private abort(): void {
    this.task.abort();
    this.loading = undefined;
  }

  /** Resolves when this load has ended, however it did; `failure` says why it failed. */
  private load(kind: LoadKind, size = pageSize): Promise<void> {
    this.interrupted = false;
    this.loading = kind;
    return (this.pending = this.task.run([kind, size]));
  }

  private handleLoaded(list: LoadedList<Asset>): void {
    const { loading } = this;
    if (!loading) return;
    const { refinement } = this.source ?? {};
    const from = loading === 'more' && !refinement ? this.assets.length : 0;
    this.show(list);
    if (this.source && !this.source.query.name)
      this.unfiltered = { query: JSON.stringify(this.source.query), list };
    this.count = refinement?.isPartial ? this.assets.length : (list.count ?? list.records.length);
    this.failure = undefined;
    this.loading = undefined;
    this.listener.loaded(loading, from);
  }

  private handleFailed(error: unknown): void {
    const { loading } = this;
    // After an abort nothing is being loaded.
    if (!loading) return;
    this.failure = { kind: loading, error: asApiError(error, 'listAssets') };
    this.loading = undefined;
    this.listener.failed(this.failure.error);
  }

  /** The assets whose Chinese names are read as the searched letters. */
  private async findByPinyin(
    { client, query: { name: searched, ...query } }: { client: Client; query: AssetQuery },
    signal: AbortSignal,
  ): Promise<readonly Asset[]> {
    const name = typeof searched === 'string' ? searched : '';
    if (!mayBePinyin(name)) return [];
    const { unfiltered } = this;
    const known = unfiltered?.query === JSON.stringify(query) ? unfiltered.list : undefined;
    try {
      const { findByPinyin } = await importWithRetry(() => import('./pinyin-search.lazy.js'));
      const { found, note } = await findByPinyin(sourceOf({ client, query }, signal), known, name);
      signal.throwIfAborted();
      this.searchNote = note;
      return found;
    } catch (error) {
      signal.throwIfAborted();
      this.listener.partMissing(error);
      return [];
    }
  }

  private async readPages(kind: LoadKind, size: number, signal: AbortSignal): Promise<LoadedList<Asset>> {
    const { source } = this;
    if (!source) throw signal.reason as Error;
    const { client, query, refinement } = source;
    const pages = sourceOf(source, signal, () => this.findByPinyin(source, signal));
    const before = kind === 'more' ? this.list : noAssets;
    if (kind !== 'more') {
      this.searchNote = undefined;
      await refinement?.prepare(client, query, signal);
    }
    let list =
      kind === 'again' ? await readAgain(pages, this.list.next) : await readMore(pages, size, before);
    while (!list.ended && refinement?.readsOn(list, before)) {
      const { length } = list.records;
      list = await readMore(pages, bulkSize, list);
      if (list.records.length === length) break;
    }
    return list;
  }
}

/** The pages of a query. What `findMore` finds follows the last of them. */
function sourceOf(
  { client, query }: { client: Client; query: AssetQuery },
  signal: AbortSignal,
  findMore?: () => Promise<readonly Asset[]>,
): ListSource<Asset> {
  return {
    idOf: ({ asset_id }) => asset_id,
    read: async (offset, limit) => {
      const answer = await client.call(listAssets, { query: { ...query, limit, offset } }, { signal });
      signal.throwIfAborted();
      const rows = (answer.assets ?? []) as Asset[];
      const count = answer.count ?? undefined;
      if (!findMore || offset + rows.length < (count ?? 0)) return { rows, count };
      const found = new Set(rows.map(({ asset_id }) => asset_id));
      const more = (await findMore()).filter(({ asset_id }) => !found.has(asset_id));
      signal.throwIfAborted();
      return { rows: [...rows, ...more], count: count === undefined ? count : count + more.length };
    },
  };
}
