/** The initial library: assets of the service and of the tenant. */
import type { SeedAsset, Settings } from '../options.js';
import { seedAssets } from '../seed/assets.js';
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import type { Asset } from '../state/asset.js';

/** Creates the library, by asset ID. `now` is in milliseconds since 1970. */
export function createLibrary(seed: Settings['seed'], now: number, project: string): Map<string, Asset> {
  const seeds: readonly SeedAsset[] = seed === true ? seedAssets(now) : seed || [];
  const assets = seeds.map(({ source, asset }): Asset => {
    const info = { project_id: project, ...asset } as DigitalAssetInfo;
    return { source, info, created: Date.parse(info.create_time ?? '') || now };
  });
  return new Map(assets.map((asset) => [asset.info.asset_id ?? '', asset]));
}
