/**
 * Loads a list of assets page by page. The latest query wins; the assets loaded before stay until its answer arrives.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { listAssets, type Client, type DigitalAssetInfo, type QueryOf } from '../../api/index.js';

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

export class AssetListLoader implements ReactiveController {
  private source: { client: Client; query: AssetQuery } | undefined;
  private running: AbortController | undefined;
  private next = 0;
  private ended = false;
  private dropped = false;

  /** The loaded assets in the service's order, without duplicates. */
  assets: readonly Asset[] = [];
  /** The total that the service has reported; undefined before the first answer. */
  count: number | undefined;
  /** What is being loaded now. */
  loading: LoadKind | undefined;
  /** The last failure; undefined again after the next answer. */
  failure: { what: LoadKind; error: unknown } | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly on: { read(what: LoadKind): void; failed(error: unknown): void },
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.dropped) void this.read('first');
  }

  hostDisconnected(): void {
    this.dropped = this.loading !== undefined;
    this.running?.abort();
    this.loading = undefined;
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
    const other = this.source?.client !== client;
    this.source = client && { client, query };
    if (other) this.clear();
    return this.source ? this.read('first') : Promise.resolve();
  }

  /** Loads the next page, unless something is being loaded. */
  loadMore(): Promise<void> {
    return this.hasMore && !this.loading ? this.read('more') : Promise.resolve();
  }

  /** Loads again what is shown. */
  refresh(): Promise<void> {
    return this.source ? this.read(this.assets.length > 0 ? 'again' : 'first') : Promise.resolve();
  }

  /** Repeats the load that failed. */
  retry(): Promise<void> {
    return this.failure && this.source ? this.read(this.failure.what) : Promise.resolve();
  }

  private clear(): void {
    this.running?.abort();
    this.assets = [];
    this.count = undefined;
    this.loading = undefined;
    this.failure = undefined;
  }

  private async read(what: LoadKind): Promise<void> {
    this.running?.abort();
    const { signal } = (this.running = new AbortController());
    this.dropped = false;
    this.loading = what;
    this.host.requestUpdate();
    try {
      this.show(await this.readPages(what, signal));
      this.on.read(what);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = { what, error };
      this.on.failed(error);
    }
    this.loading = undefined;
    this.host.requestUpdate();
  }

  private async readPages(what: LoadKind, signal: AbortSignal): Promise<Page> {
    if (what === 'first') return this.readPage(0, pageSize, [], signal);
    if (what === 'more') return this.readPage(this.next, pageSize, this.assets, signal);
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

  private show({ assets, next, count, ended }: Page): void {
    this.assets = assets;
    this.next = next;
    this.count = count ?? assets.length;
    this.ended = ended;
    this.failure = undefined;
  }
}

function hasId(asset: DigitalAssetInfo): asset is Asset {
  return Boolean(asset.asset_id);
}
