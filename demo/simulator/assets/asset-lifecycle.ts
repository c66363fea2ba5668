/**
 * The states of an asset and what moves it from one to another (reference 4.1.2 to 4.1.7).
 *
 * A deleted asset is DELETING for 30 days, in which it can be restored, then DELETED. One that is deleted by force is
 * DELETED at once.
 */
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { dropFiles } from '../files/lookup.js';
import { refuse } from '../service-errors.js';
import type { World } from '../state.js';
import type { Asset } from './library.js';

type State = NonNullable<DigitalAssetInfo['asset_state']>;

/** How long a deleted asset can be restored, in milliseconds. */
const retention = 30 * 86_400_000;

/** The tenant's own asset with this ID; the service's own can be looked at only. */
export function ownAsset(world: World, asset_id: string): Asset {
  const asset = world.assets.get(asset_id);
  if (!asset) throw refuse('MSS.10001001');
  if (asset.source === 'SYSTEM') throw refuse('MSS.00024001');
  return asset;
}

/** Refuses to change what is deleted or frozen. */
export function checkChangeable({ info }: Asset): void {
  if (['DELETING', 'DELETED', 'BLOCK'].includes(info.asset_state ?? '')) throw refuse('MSS.10001013');
}

/** Activates an asset or takes it out of use. */
export function activate(world: World, asset: Asset, state: 'ACTIVED' | 'UNACTIVED'): void {
  if (!['ACTIVED', 'UNACTIVED'].includes(asset.info.asset_state ?? '')) throw refuse('MSS.10001013');
  enter(world, asset, state);
}

/** Moves an asset to where it can be restored from; by force, to where nothing comes back from. */
export function remove(world: World, asset: Asset, isForced: boolean): void {
  const state = asset.info.asset_state;
  if (state === 'DELETED') throw refuse('MSS.10001013');
  if (isForced) return forget(world, asset);
  if (state === 'DELETING') return;
  asset.former = state;
  asset.keep = world.clock.schedule(world.clock.now() + retention, () => forget(world, asset));
  enter(world, asset, 'DELETING');
}

/** Brings a deleted asset back as it was. */
export function restore(world: World, asset: Asset): void {
  if (asset.info.asset_state !== 'DELETING') throw refuse('MSS.10001013');
  asset.keep?.();
  enter(world, asset, asset.former ?? 'ACTIVED');
}

/** Freezes an asset. */
export function block(world: World, asset: Asset, reason: string): void {
  if (['DELETING', 'DELETED'].includes(asset.info.asset_state ?? '')) return;
  asset.info.reason = reason;
  enter(world, asset, 'BLOCK');
}

/** What its main file makes of an asset; one that is being deleted is that when it is restored. */
export function settle(world: World, asset: Asset, state: State): void {
  const { asset_state } = asset.info;
  if (asset_state === 'DELETING') asset.former = state;
  else if (asset_state !== 'DELETED' && asset_state !== 'BLOCK') enter(world, asset, state);
}

/** Notes that an asset has changed. */
export function touch(world: World, asset: Asset): void {
  asset.info.update_time = rfc3339(world.clock.now());
}

function enter(world: World, asset: Asset, state: State): void {
  asset.info.asset_state = state;
  touch(world, asset);
}

function forget(world: World, asset: Asset): void {
  asset.keep?.();
  asset.unplan?.();
  dropFiles(world, asset, () => true);
  enter(world, asset, 'DELETED');
}
