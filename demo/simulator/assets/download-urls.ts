/** Files as an answer gives them: with a download URL made for this answer. */
import type { AssetFileInfo, DigitalAssetInfo } from '../../../src/api/index.js';
import { base64 } from '../hashing.js';
import { downloadUrl } from '../files/upload.js';
import { media } from '../media/index.js';
import type { ServiceState } from '../state.js';

/** Base64 of the files already written as data, by key. */
const written = new Map<string, string>();

/** The asset with a URL for each of its files that can be fetched; what is frozen cannot be viewed. */
export function withDownloadUrls(
  info: DigitalAssetInfo,
  service: ServiceState,
  origin: string,
): DigitalAssetInfo {
  const isFrozen = info.asset_state === 'BLOCK';
  const files = info.files ?? [];
  return {
    ...info,
    files: files.map((file) => (isFrozen ? withoutMedia(file) : withDownloadUrl(file, service, origin))),
  };
}

/** A URL for the asset's cover; undefined for an asset that has none. */
export function coverUrl(
  info: DigitalAssetInfo | undefined,
  service: ServiceState,
  origin: string,
): string | undefined {
  const files = info ? (withDownloadUrls(info, service, origin).files ?? []) : [];
  const shown = files.filter(({ download_url }) => download_url);
  const cover = shown.find((file) => file.asset_file_category === 'COVER') ?? shown.find(isPicture);
  return cover?.download_url ?? undefined;
}

/** The URL under which a file of the simulator's own is found. */
function mediaUrl(key: string, service: ServiceState, origin: string): string {
  return service.settings.media === 'data' ? dataUrl(key) : `${origin}/_simulator/media/${key}`;
}

function withDownloadUrl(file: AssetFileInfo, service: ServiceState, origin: string): AssetFileInfo {
  const { media: key } = file as Kept;
  const isReady = file.state === undefined || file.state === 'CREATED' || file.state === 'DELETING';
  const download_url =
    key === undefined ? downloadUrl(file, service, origin) : isReady && mediaUrl(key, service, origin);
  return download_url ? { ...withoutMedia(file), download_url } : withoutMedia(file);
}

/** A file as the library keeps it: with the key of one of the simulator's own files. */
type Kept = AssetFileInfo & { media?: string };

/** The file as it goes out, without a link. */
function withoutMedia(file: AssetFileInfo): AssetFileInfo {
  const { media: _key, ...wire } = file as Kept;
  return wire;
}

function isPicture(file: AssetFileInfo): boolean {
  return /^(image\/)?(png|jpe?g|svg(\+xml)?)$/i.test(file.file_type ?? '');
}

function dataUrl(key: string): string {
  const known = written.get(key);
  if (known !== undefined) return known;
  const file = media(key);
  const url = file ? `data:${file.type};base64,${base64(file.bytes())}` : '';
  written.set(key, url);
  return url;
}
