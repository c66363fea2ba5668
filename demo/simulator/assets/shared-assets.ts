/** Assets that other tenants share with a tenant (reference 4.1.1, AssetSharedConfig; 4.1.2, `role`). */
import type { Asset } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** An asset that the tenant may read and use: its own, the service's, or one that is shared with it now. */
export function findAsset(service: ServiceState, asset_id: string): Asset | undefined {
  const own = service.assets.get(asset_id);
  if (own) return own;
  const others = [...service.tenants.values()].map(({ assets }) => assets.get(asset_id));
  return others.find((asset) => asset !== undefined && isSharedWith(asset, service));
}

/** The assets that others share with the tenant now. */
export function sharedAssets(service: ServiceState): Asset[] {
  return [...service.tenants.values()]
    .filter((one) => one !== service)
    .flatMap(({ assets }) => [...assets.values()].filter((asset) => isSharedWith(asset, service)));
}

/**
 * Whether an asset is shared with the tenant: to the tenants that its owner names, until its sharing expires. PUBLIC is for
 * assets of the service alone (4.1.1), and deleted assets are shared no longer.
 */
function isSharedWith({ source, sharing, info }: Asset, { account, clock }: ServiceState): boolean {
  return (
    source === 'CUSTOMIZATION' &&
    sharing?.shared_type === 'SHARED' &&
    sharing.allowed_project_ids.includes(account.project_id) &&
    sharing.expires >= clock.now() &&
    !['DELETING', 'DELETED'].includes(info.asset_state ?? '')
  );
}
