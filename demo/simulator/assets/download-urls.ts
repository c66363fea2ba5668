/** Adds download URLs to assets. They are generated again for each answer. */
import type { AssetFileInfo, DigitalAssetInfo } from '../../../src/api/index.js';
import { storageOrigin } from '../files/storage-origin.js';
import { downloadUrl } from '../files/upload.js';
import { isDownloadable } from './asset-use.js';
import { base64 } from '../hashing.js';
import { mediaFacts } from '../media/facts.js';
import type { Media, MediaFacts } from '../media/media.js';
import type { StoredFile } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** Data URLs by key and facts: generating a file for each answer would be slow. */
const dataUrls = new WeakMap<Media, Map<string, string>>();

/** Returns the asset with a URL for each file that can be downloaded. Files of an unavailable asset get none. */
export function withDownloadUrls(
  info: DigitalAssetInfo,
  service: ServiceState,
  origin: string,
): DigitalAssetInfo {
  const owner = service.tenants.get(info.project_id ?? '') ?? service;
  const files = (info.files ?? []).map((file) =>
    isDownloadable(info) ? withDownloadUrl(file, info, owner, origin) : withoutMedia(file),
  );
  return { ...info, files };
}

/** The URL of the asset's cover, otherwise of its first picture; undefined for an asset without pictures. */
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

function withDownloadUrl(
  file: StoredFile,
  info: DigitalAssetInfo,
  service: ServiceState,
  origin: string,
): AssetFileInfo {
  const { media: key, state } = file;
  const isReady = state === undefined || state === 'CREATED' || state === 'DELETING';
  const download_url =
    key === undefined
      ? downloadUrl(file, service, origin)
      : isReady && mediaUrl(key, mediaFacts(info, key), service, origin);
  return download_url ? { ...withoutMedia(file), download_url } : withoutMedia(file);
}

function mediaUrl(key: string, facts: MediaFacts, service: ServiceState, origin: string): string {
  const { settings } = service;
  return settings.fileUrls === 'data'
    ? dataUrl(settings.media, key, facts)
    : `${storageOrigin(service, origin)}/_simulator/media/${key}`;
}

/** Removes the media key, which is internal, from a file. */
function withoutMedia(file: StoredFile): AssetFileInfo {
  const { media: _key, ...wire } = file;
  return wire;
}

function isPicture(file: AssetFileInfo): boolean {
  return /^(image\/)?(png|jpe?g|svg(\+xml)?)$/i.test(file.file_type ?? '');
}

function dataUrl(media: Media, key: string, facts: MediaFacts): string {
  const known = dataUrls.get(media) ?? new Map<string, string>();
  dataUrls.set(media, known);
  const name = `${key} ${JSON.stringify(facts)}`;
  const url = known.get(name) ?? makeDataUrl(media, key, facts);
  known.set(name, url);
  return url;
}

function makeDataUrl(media: Media, key: string, facts: MediaFacts): string {
  const file = media.file(key, facts);
  return file ? `data:${file.type};base64,${base64(file.bytes())}` : '';
}
