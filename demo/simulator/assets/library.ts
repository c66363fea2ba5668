/** The assets that a tenant finds: the service's own and the tenant's. */
import type { Cancel } from '../clock.js';
import type { SeedAsset, Settings } from '../options.js';
import { seedAssets } from '../seed/assets.js';
import type { DigitalAssetInfo } from '../../../src/api/index.js';

/** Who else may use an asset. */
export interface Sharing {
  shared_type: string;
  /** Milliseconds since 1970. */
  expires: number;
  allowed_project_ids: string[];
}

/** An asset with what lists filter by; its files name pictures and sounds of the simulator's own. */
export interface Asset {
  source: 'SYSTEM' | 'CUSTOMIZATION';
  created: number;
  info: DigitalAssetInfo;
  sharing?: Sharing;
  /** What it may be used for; undefined: everything. */
  supportedServices?: readonly string[];
  /** Whether a cover is made of its video. */
  needsCover?: boolean;
  /** Whether its files are approved without a look. */
  skipsReview?: boolean;
  /** The state that it goes back to when it is restored. */
  previousState?: DigitalAssetInfo['asset_state'];
  /** Takes its final deletion off the clock. */
  cancelPurge?: Cancel;
  /** Takes what it was told to do by itself off the clock. */
  cancelAutoOperations?: Cancel;
}

/** The library at its beginning, by asset ID. */
export function createLibrary(seed: Settings['seed'], now: number, project: string): Map<string, Asset> {
  const seeds: readonly SeedAsset[] = seed === true ? seedAssets(now) : seed || [];
  const assets = seeds.map(({ source, asset }): Asset => {
    const info = { project_id: project, ...asset } as DigitalAssetInfo;
    return { source, info, created: Date.parse(info.create_time ?? '') || now };
  });
  return new Map(assets.map((asset) => [asset.info.asset_id ?? '', asset]));
}
