/** Files as an answer gives them: with a download URL made for this answer. */
import type { AssetFileInfo, DigitalAssetInfo } from '../../../src/api/index.js';
import { base64 } from '../hashing.js';
import { media } from '../media/index.js';
import type { World } from '../world.js';

/** Base64 of the files already written as data, by key. */
const written = new Map<string, string>();

/** The asset with a URL for each of its files. */
export function withLinks(info: DigitalAssetInfo, world: World, origin: string): DigitalAssetInfo {
  return { ...info, files: (info.files ?? []).map((file) => withLink(file, world, origin)) };
}

/** A URL for the asset's cover; undefined for an asset that has none. */
export function coverOf(
  info: DigitalAssetInfo | undefined,
  world: World,
  origin: string,
): string | undefined {
  const files = info?.files ?? [];
  const cover = files.find((file) => file.asset_file_category === 'COVER') ?? files.find(isPicture);
  return cover && (withLink(cover, world, origin).download_url ?? undefined);
}

/** The URL under which a file of the simulator's own is found. */
function mediaUrl(key: string, world: World, origin: string): string {
  return world.settings.media === 'data' ? dataUrl(key) : `${origin}/_simulator/media/${key}`;
}

function withLink(file: AssetFileInfo, world: World, origin: string): AssetFileInfo {
  const { media: key, ...wire } = file as AssetFileInfo & { media?: string };
  return key === undefined ? wire : { ...wire, download_url: mediaUrl(key, world, origin) };
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
