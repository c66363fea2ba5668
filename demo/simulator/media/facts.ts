/** The stated properties of files whose content `Media` generates. */
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import { isDownloadable } from '../assets/asset-use.js';
import type { ServiceState } from '../state/service-state.js';
import type { StoredFile } from '../state/asset.js';
import type { MediaFacts, MediaFile } from './media.js';

/**
 * Finds the file of a key, with the properties that the library states if it contains the key. A file whose assets are all
 * unavailable is not found.
 */
export function findMedia(service: ServiceState, key: string): MediaFile | undefined {
  const known = [...service.tenants.values()].flatMap(({ assets }) => [...assets.values()]);
  const owners = known.filter(({ info }) => info.files?.some((file: StoredFile) => file.media === key));
  const owner = owners.find(({ info }) => isDownloadable(info));
  if (owners.length > 0 && !owner) return undefined;
  return service.settings.media.file(key, owner ? mediaFacts(owner.info, key) : {});
}

/** The size and duration that an asset states for one of its files: those of its metadata for its main file. */
export function mediaFacts({ files, asset_extra_meta: meta }: DigitalAssetInfo, key: string): MediaFacts {
  const file = files?.find((one) => (one as StoredFile).media === key);
  if (file?.asset_file_category !== 'MAIN') return {};
  const { width, height } = meta?.video_meta ?? meta?.image_meta ?? {};
  const duration = meta?.video_meta?.duration ?? meta?.audio_meta?.duration;
  return {
    ...(width != null && { width: clamp(width, largestSide) }),
    ...(height != null && { height: clamp(height, largestSide) }),
    ...(duration != null && { duration: clamp(duration, longest) }),
  };
}

// Callers can set metadata, so limit it: otherwise a caller could request a picture that exhausts the memory.
const largestSide = 8192;
const longest = 4 * 3600;

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
