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

/** An asset with an ID. */
export type Asset = DigitalAssetInfo & { asset_id: string };

/** The query of a list, without paging. */
export type AssetQuery = Omit<QueryOf<typeof listAssets>, 'limit' | 'offset'>;

/** What is loaded: another list, its next page, or the loaded pages again. */
export type LoadKind = 'first' | 'more' | 'again';

interface Page {
  assets: Asset[];
  /** Offset of the next page, as the service counts. */
  next: number;
  count: number | undefined;
  ended: boolean;
}

/** Assets per page; a long list is reloaded in the largest pages that the service allows. */
const pageSize = 40;
const maxPageSize = 100;

/** Called after each load, unless a newer one has replaced it. */
export interface LoadListener {
  loaded(kind: LoadKind): void;
  failed(error: ApiError): void;
}

/** The list of one element; it re-renders the element, and stops when the element leaves the page. */
export class AssetListLoader implements ReactiveController {
  private source: { client: Client; query: AssetQuery } | undefined;
  private readonly task: Task<[LoadKind], Page>;
  private next = 0;
  private ended = false;
  /** Whether a load was aborted because the element left the page. */
  private interrupted = false;

  /** The loaded assets in the service's order, without duplicates. */
  assets: readonly Asset[] = [];
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
    return this.hasAnswer && !this.ended && this.assets.length > 0;
  }

  /** Opens another list; without a client there is none. */
  open(client: Client | undefined, query: AssetQuery): Promise<void> {
    const isOtherClient = this.source?.client !== client;
    this.source = client && { client, query };
    if (isOtherClient) this.clear();
    return this.source ? this.load('first') : Promise.resolve();
  }

  /** Loads the next page, unless something is being loaded. */
  loadMore(): Promise<void> {
    return this.hasMore && !this.loading ? this.load('more') : Promise.resolve();
  }

  /** Loads again what is shown. */
  refresh(): Promise<void> {
    return this.source ? this.load(this.assets.length > 0 ? 'again' : 'first') : Promise.resolve();
  }

  /** Repeats the load that failed. */
  retry(): Promise<void> {
    return this.failure && this.source ? this.load(this.failure.kind) : Promise.resolve();
  }

  private clear(): void {
    this.abort();
    this.assets = [];
    this.count = undefined;
    this.failure = undefined;
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

  private handleLoaded({ assets, next, count, ended }: Page): void {
    const { loading } = this;
    if (!loading) return;
    this.assets = assets;
    this.next = next;
    this.count = count ?? assets.length;
    this.ended = ended;
    this.failure = undefined;
    this.loading = undefined;
    this.listener.loaded(loading);
  }

  private handleFailed(error: unknown): void {
    const { loading } = this;
    // After an abort nothing is being loaded.
    if (!loading) return;
    this.failure = { kind: loading, error: asApiError(error, 'listAssets') };
    this.loading = undefined;
    this.listener.failed(this.failure.error);
  }

  private async readPages(kind: LoadKind, signal: AbortSignal): Promise<Page> {
    if (kind === 'first') return this.readPage(0, pageSize, [], signal);
    if (kind === 'more') return this.readPage(this.next, pageSize, this.assets, signal);
    let page = await this.readPage(0, Math.min(this.next, maxPageSize), [], signal);
    while (!page.ended && page.next < this.next) {
      page = await this.readPage(
        page.next,
        Math.min(this.next - page.next, maxPageSize),
        page.assets,
        signal,
      );
    }
    return page;
  }

  /** Loads one page and appends it; an asset that has moved between pages meanwhile stays unique. */
  private async readPage(
    offset: number,
    limit: number,
    before: readonly Asset[],
    signal: AbortSignal,
  ): Promise<Page> {
    if (!this.source) throw signal.reason;
    const { client, query } = this.source;
    const answer = await client.call(listAssets, { query: { ...query, limit, offset } }, { signal });
    signal.throwIfAborted();
    const rows = answer.assets ?? [];
    const byId = new Map([...before, ...rows.filter(hasId)].map((asset) => [asset.asset_id, asset]));
    const next = offset + rows.length;
    const count = answer.count ?? undefined;
    const ended = rows.length === 0 || (count === undefined ? rows.length < limit : next >= count);
    return { assets: [...byId.values()], next, count, ended };
  }
}

function hasId(asset: DigitalAssetInfo): asset is Asset {
  return Boolean(asset.asset_id);
}
