/**
 * The states of an asset, and the transitions between them (reference 4.1.2 to 4.1.7).
 *
 * A deleted asset is DELETING for some days, during which it can be restored, and then DELETED. A forced deletion makes it
 * DELETED at once.
 */
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { removeFiles } from '../files/lookup.js';
import { serviceError } from '../service-errors.js';
import { findAsset } from './shared-assets.js';
import type { ServiceState } from '../state/service-state.js';
import type { Asset } from '../state/asset.js';

type State = NonNullable<DigitalAssetInfo['asset_state']>;

/** The tenant's asset with this ID. Throws for assets of the service and of others who share them, which are read-only. */
export function requireOwnAsset(service: ServiceState, asset_id: string): Asset {
  const asset = service.assets.get(asset_id);
  if (!asset) throw serviceError(findAsset(service, asset_id) ? 'MSS.00024001' : 'MSS.10001001');
  if (asset.source === 'SYSTEM') throw serviceError('MSS.00024001');
  return asset;
}

/** Throws if an asset is deleted or blocked. */
export function checkChangeable({ info }: Asset): void {
  if (['DELETING', 'DELETED', 'BLOCK'].includes(info.asset_state ?? '')) throw serviceError('MSS.10001013');
}

/** Activates or deactivates an asset. */
export function setActive(service: ServiceState, asset: Asset, state: 'ACTIVED' | 'UNACTIVED'): void {
  if (!['ACTIVED', 'UNACTIVED'].includes(asset.info.asset_state ?? '')) throw serviceError('MSS.10001013');
  setState(service, asset, state);
}

/** Deletes an asset: it can be restored for some days, unless the deletion is forced. */
export function removeAsset(service: ServiceState, asset: Asset, isForced: boolean): void {
  const state = asset.info.asset_state;
  if (state === 'DELETED') throw serviceError('MSS.10001013');
  if (isForced) return purge(service, asset);
  if (state === 'DELETING') return;
  asset.previousState = state;
  const retention = service.invented.recycleBinDays * 86_400_000;
  asset.cancelPurge = service.clock.schedule(service.clock.now() + retention, () => purge(service, asset));
  setState(service, asset, 'DELETING');
}

/** Restores a deleted asset to its previous state. */
export function recoverAsset(service: ServiceState, asset: Asset): void {
  if (asset.info.asset_state !== 'DELETING') throw serviceError('MSS.10001013');
  asset.cancelPurge?.();
  setState(service, asset, asset.previousState ?? 'ACTIVED');
}

/** Blocks an asset. */
export function blockAsset(service: ServiceState, asset: Asset, reason: string): void {
  if (['DELETING', 'DELETED'].includes(asset.info.asset_state ?? '')) return;
  asset.info.reason = reason;
  setState(service, asset, 'BLOCK');
}

/** Applies a state that results from processing. A deleted asset gets it when it is restored. */
export function applyState(service: ServiceState, asset: Asset, state: State): void {
  const { asset_state } = asset.info;
  if (asset_state === 'DELETING') asset.previousState = state;
  else if (asset_state !== 'DELETED' && asset_state !== 'BLOCK') {
    setState(service, asset, state);
    if (state === 'ACTIVED' && service.outcomes.decide('asset', [asset.info.asset_id], ['BLOCK']))
      blockAsset(service, asset, service.invented.reviewReason);
  }
}

/** Sets `update_time` of the asset to the current time. */
export function touch(service: ServiceState, asset: Asset): void {
  asset.info.update_time = rfc3339(service.clock.now());
}

function setState(service: ServiceState, asset: Asset, state: State): void {
  asset.info.asset_state = state;
  touch(service, asset);
}

function purge(service: ServiceState, asset: Asset): void {
  asset.cancelPurge?.();
  asset.cancelAutoOperations?.();
  removeFiles(service, asset, () => true);
  setState(service, asset, 'DELETED');
}
