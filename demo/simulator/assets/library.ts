/** The initial library: assets of the service and of the tenant. */
import type { SeedAsset, Settings } from '../options.js';
import { seedAssets } from '../seed/assets.js';
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import type { Asset } from '../state/asset.js';

/**
 * Creates the library of each project, by asset ID. Assets of the service are in all of them; others are in that of their
 * `project_id`, otherwise in the first. `now` is in milliseconds since 1970.
 */
export function createLibraries(
  seed: Settings['seed'],
  now: number,
  projects: readonly string[],
): Map<string, Map<string, Asset>> {
  const seeds: readonly SeedAsset[] = seed === true ? seedAssets(now) : seed || [];
  const [first] = projects;
  const assets = seeds.map(({ source, asset }): Asset => {
    const info = { project_id: first, ...asset } as DigitalAssetInfo;
    return { source, info, created: Date.parse(info.create_time ?? '') || now };
  });
  const homeOf = ({ info }: Asset) => projects.find((project) => project === info.project_id) ?? first;
  return new Map(
    projects.map((project) => {
      const own = assets.filter((asset) => asset.source === 'SYSTEM' || homeOf(asset) === project);
      return [project, new Map(own.map((asset) => [asset.info.asset_id ?? '', asset]))];
    }),
  );
}
