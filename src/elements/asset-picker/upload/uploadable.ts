/** Which types of asset a person can upload. The service trains avatars and voices, which are more than one file. */
import { assetKind, type AssetKind } from '../asset-files.js';

/** What file dialogs offer, by the kind of the asset. Kinds that are not here cannot be uploaded. */
const accepted: Partial<Record<AssetKind, string>> = {
  picture: 'image/*',
  video: 'video/*,.mkv,.flv',
  slides: '.ppt,.pptx,.pdf',
  sound: 'audio/*',
};

/** Files of any content. */
const isAnyFile = (asset_type: string): boolean => asset_type === 'COMMON_FILE';

/** Whether a file can become an asset of the type. */
export const isUploadable = (asset_type: string): boolean =>
  isAnyFile(asset_type) || accepted[assetKind(asset_type)] !== undefined;

/** The `accept` of a file dialog for these types; undefined for files of any content. */
export const acceptOf = (types: readonly string[]): string | undefined =>
  types.some(isAnyFile) ? undefined : types.flatMap((type) => accepted[assetKind(type)] ?? []).join();
