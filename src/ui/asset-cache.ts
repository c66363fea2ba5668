/**
 * A cache of assets, shared by all elements of the page that use the same client.
 *
 * Lists add what they have read; single assets are read on request (reference 4.1.5).
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError, showAsset, type Client, type DigitalAssetInfo } from '../api/index.js';

/** Why an asset is not in the cache. `missing`: the service has no such asset; `failed`: it could not be read. */
export type LoadError = 'missing' | 'failed';

/** Options of {@link AssetCache.read}. */
export interface ReadOptions {
  /** Aborts this wait; the promise rejects with its reason. */
  signal?: AbortSignal | undefined;
}

interface Entry {
  asset?: DigitalAssetInfo;
  error?: unknown;
  /** Time of the answer, monotonic, in milliseconds. */
  at: number;
}

/** How long an answer counts as current, in milliseconds: avatars and voices rarely change. */
const freshFor = 60_000;

const caches = new WeakMap<Client, AssetCache>();

/** The cache of a client's assets, the same for every caller. */
export function assetCacheOf(client: Client): AssetCache {
  const cache = caches.get(client) ?? new AssetCache(client);
  caches.set(client, cache);
  return cache;
}

/** The assets that one client has read. */
export class AssetCache {
  private readonly entries = new Map<string, Entry>();
  private readonly pending = new Map<string, AbortController>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly client: Client) {}

  /** The asset as it was last read; undefined before that. */
  get(asset_id: string): DigitalAssetInfo | undefined {
    return this.entries.get(asset_id)?.asset;
  }

  /** The error of the last attempt to read the asset, if that failed. */
  errorOf(asset_id: string): unknown {
    return this.entries.get(asset_id)?.error;
  }

  /** Stores assets that a list has read. */
  add(assets: readonly DigitalAssetInfo[]): void {
    const at = performance.now();
    for (const asset of assets) if (asset.asset_id) this.entries.set(asset.asset_id, { asset, at });
    this.notify();
  }

  /** Reads an asset in the background, unless the last answer is current or a request for it is pending. */
  request(asset_id: string): void {
    if (this.isFresh(asset_id) || this.pending.has(asset_id)) return;
    const pending = new AbortController();
    this.pending.set(asset_id, pending);
    this.fetch(asset_id, pending.signal)
      // The error is available from `errorOf`.
      .catch(() => undefined)
      .finally(() => {
        if (this.pending.get(asset_id) === pending) this.pending.delete(asset_id);
      });
  }

  /** The asset, from the cache while the last answer is current. Rejects with the error of the call. */
  async read(asset_id: string, { signal }: ReadOptions = {}): Promise<DigitalAssetInfo> {
    const entry = this.entries.get(asset_id);
    if (!entry || !this.isFresh(asset_id)) return this.fetch(asset_id, signal);
    if (entry.asset) return entry.asset;
    if (loadErrorOf(entry.error) === 'missing') throw entry.error;
    return this.fetch(asset_id, signal);
  }

  /** Removes assets from the cache, so that the next request reads them again. */
  delete(asset_ids: readonly string[]): void {
    for (const asset_id of asset_ids) {
      this.entries.delete(asset_id);
      this.pending.get(asset_id)?.abort();
      this.pending.delete(asset_id);
    }
    this.notify();
  }

  /** Calls the listener after each change, until the returned function is called. The last one to leave aborts pending requests. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.pending.forEach((request) => request.abort());
      this.pending.clear();
    };
  }

  private isFresh(asset_id: string): boolean {
    const entry = this.entries.get(asset_id);
    return entry !== undefined && performance.now() - entry.at < freshFor;
  }

  private async fetch(asset_id: string, signal: AbortSignal | undefined): Promise<DigitalAssetInfo> {
    try {
      const answer = await this.client.call(showAsset, { path: { asset_id } }, signal && { signal });
      signal?.throwIfAborted();
      const asset = { ...answer, asset_id };
      this.entries.set(asset_id, { asset, at: performance.now() });
      return asset;
    } catch (error) {
      signal?.throwIfAborted();
      this.entries.set(asset_id, { error, at: performance.now() });
      throw error;
    } finally {
      if (!signal?.aborted) this.notify();
    }
  }

  private notify(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** Whether the error of a call means that there is no such asset, or only that it could not be read. */
export function loadErrorOf(error: unknown): LoadError {
  return error instanceof ApiError && error.status === 404 ? 'missing' : 'failed';
}

/** Connects an element to the cache of its client: re-renders it after each change, while it is on the page. */
export class AssetCacheController implements ReactiveController {
  private cache: AssetCache | undefined;
  private unsubscribe: (() => void) | undefined;
  /** Assets that the page's code has set on the element; other elements don't see them. */
  private readonly provided = new Map<string, DigitalAssetInfo>();
  /** Assets that this element has requested, so that each render doesn't request them again. */
  private readonly requested = new Set<string>();

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => Client | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.connect();
  }

  hostUpdate(): void {
    this.connect();
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.requested.clear();
  }

  private connect(): void {
    const client = this.client();
    const cache = client && assetCacheOf(client);
    if (cache === this.cache && (this.unsubscribe ?? !cache)) return;
    this.hostDisconnected();
    if (this.cache && cache !== this.cache) this.provided.clear();
    this.cache = cache;
    this.unsubscribe = cache?.subscribe(() => this.host.requestUpdate());
  }

  /** The asset, if it is known. */
  get(asset_id: string): DigitalAssetInfo | undefined {
    return this.cache?.get(asset_id) ?? this.provided.get(asset_id);
  }

  /** The error of the last attempt to read the asset, if that failed. */
  errorOf(asset_id: string): unknown {
    return this.cache?.errorOf(asset_id);
  }

  /** Why the asset cannot be shown as usable, if that is known; a deleted asset counts as missing. */
  loadErrorOf(asset_id: string): LoadError | undefined {
    if (this.get(asset_id)?.asset_state === 'DELETED') return 'missing';
    const error = this.errorOf(asset_id);
    return error === undefined ? undefined : loadErrorOf(error);
  }

  /** Stores assets that a list of this element has read. */
  add(assets: readonly DigitalAssetInfo[]): void {
    this.cache?.add(assets);
  }

  /** Stores assets that the page's code describes; they are used until the service's answer arrives. */
  provide(assets: readonly DigitalAssetInfo[]): void {
    for (const asset of assets) if (asset.asset_id) this.provided.set(asset.asset_id, asset);
  }

  /** Reads each asset that is unknown or no longer current, once. */
  request(asset_ids: readonly string[]): void {
    const { cache } = this;
    if (!cache) return;
    for (const asset_id of asset_ids) {
      if (this.requested.has(asset_id) || this.provided.has(asset_id)) continue;
      this.requested.add(asset_id);
      cache.request(asset_id);
    }
  }

  /** Removes assets, so that the next request reads them again. */
  refresh(asset_ids: readonly string[]): void {
    for (const asset_id of asset_ids) {
      this.requested.delete(asset_id);
      this.provided.delete(asset_id);
    }
    this.cache?.delete(asset_ids);
  }
}
