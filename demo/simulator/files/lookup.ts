/** Finds and changes files, which are members of their assets. */
import type { AssetFileInfo } from '../../../src/api/index.js';
import type { Asset } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** A file and the asset that it belongs to. */
export interface FileLocation {
  asset: Asset;
  file: AssetFileInfo;
}

/** The file with this ID, and its asset. */
export function findFile(service: ServiceState, file_id: string): FileLocation | undefined {
  const uploaded = service.assets.get(service.uploads.get(file_id)?.asset_id ?? '');
  const assets = uploaded ? [uploaded] : service.assets.values();
  for (const asset of assets) {
    const file = filesOf(asset).find((one) => one.file_id === file_id);
    if (file) return { asset, file };
  }
  return undefined;
}

/** The files of an asset. */
export function filesOf({ info }: Asset): AssetFileInfo[] {
  return info.files ?? [];
}

/** Changes members of a file. */
export function changeFile(asset: Asset, file_id: string, change: Partial<AssetFileInfo>): void {
  asset.info.files = filesOf(asset).map((file) => (file.file_id === file_id ? { ...file, ...change } : file));
}

/** Removes files with their content. */
export function removeFiles(
  service: ServiceState,
  asset: Asset,
  isDropped: (file: AssetFileInfo) => boolean,
): void {
  for (const file of filesOf(asset).filter(isDropped)) service.uploads.delete(file.file_id ?? '');
  asset.info.files = filesOf(asset).filter((file) => !isDropped(file));
}
