/** The assets that a tenant finds: the service's own and the tenant's. */
import type { SeedAsset, Settings } from '../options.js';
import { seedAssets } from '../seed/assets.js';
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import type { Asset } from '../state/asset.js';

/** The library at its beginning, by asset ID. */
export function createLibrary(seed: Settings['seed'], now: number, project: string): Map<string, Asset> {
  const seeds: readonly SeedAsset[] = seed === true ? seedAssets(now) : seed || [];
  const assets = seeds.map(({ source, asset }): Asset => {
    const info = { project_id: project, ...asset } as DigitalAssetInfo;
    return { source, info, created: Date.parse(info.create_time ?? '') || now };
  });
  return new Map(assets.map((asset) => [asset.info.asset_id ?? '', asset]));
}
