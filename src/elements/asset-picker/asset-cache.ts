/** What is known of chosen assets, also of those that no page read so far has shown. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError, showAsset, type Client, type DigitalAssetInfo } from '../../api/index.js';

/** `missing`: the service says that there is no such asset; `failed`: it could not be asked. */
export type Trouble = 'missing' | 'failed';

export class KnownAssets implements ReactiveController {
  private readonly known = new Map<string, DigitalAssetInfo>();
  private readonly trouble = new Map<string, Trouble>();
  private readonly asked = new Map<string, AbortController>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.asked.forEach((request) => request.abort());
    this.asked.clear();
  }

  /** The asset, if it is known. */
  get(asset_id: string): DigitalAssetInfo | undefined {
    return this.known.get(asset_id);
  }

  /** Why the asset is not known, if that is known. */
  troubleOf(asset_id: string): Trouble | undefined {
    const deleted = this.known.get(asset_id)?.asset_state === 'DELETED';
    return deleted ? 'missing' : this.trouble.get(asset_id);
  }

  /** Keeps what somebody else read. */
  remember(assets: readonly DigitalAssetInfo[]): void {
    for (const asset of assets) {
      if (!asset.asset_id) continue;
      this.known.set(asset.asset_id, asset);
      this.trouble.delete(asset.asset_id);
    }
  }

  /** Forgets what could change: all assets but those given. */
  forgetAllBut(assets: readonly DigitalAssetInfo[]): void {
    this.hostDisconnected();
    this.known.clear();
    this.trouble.clear();
    this.remember(assets);
  }

  /** Asks the service for those that are not known and were not asked for. */
  look(client: Client, asset_ids: readonly string[]): void {
    for (const asset_id of asset_ids) {
      if (this.known.has(asset_id) || this.trouble.has(asset_id) || this.asked.has(asset_id)) continue;
      void this.ask(client, asset_id);
    }
  }

  private async ask(client: Client, asset_id: string): Promise<void> {
    const request = new AbortController();
    this.asked.set(asset_id, request);
    try {
      const asset = await client.call(showAsset, { path: { asset_id } }, { signal: request.signal });
      this.known.set(asset_id, { ...asset, asset_id });
    } catch (error) {
      if (request.signal.aborted) return;
      this.trouble.set(asset_id, error instanceof ApiError && error.status === 404 ? 'missing' : 'failed');
    }
    this.asked.delete(asset_id);
    this.host.requestUpdate();
  }
}
