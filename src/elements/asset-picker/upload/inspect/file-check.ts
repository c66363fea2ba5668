/**
 * Says whether a file can be uploaded, and as what, before a byte of it is sent: by its own bytes, and by the rules of the
 * service (reference 4.1.1, 4.2.1). The service names no limits of resolution and length; those here are what browsers
 * and encoders can handle at all.
 */
import { checkUpload, fileTypeOf } from '../../../../api/index.js';
import { assetKind, type AssetKind } from '../../asset-files.js';
import { isUploadable } from '../uploadable.js';
import { contentTypeOf, type ContentKind, type ContentType } from './content-type.js';
import { readMediaHeader, type MediaHeader } from './media-header.js';
import { readPictureHeader, type PictureHeader } from './picture-header.js';

/** Why a file is refused, with what would be allowed. */
export type Refusal =
  | { reason: 'empty' | 'unreadable' | 'damaged' | 'no-length' }
  | { reason: 'name'; most: number }
  | { reason: 'type'; found: string | undefined; allowed: readonly string[] }
  | { reason: 'size'; most: number }
  | { reason: 'resolution'; width: number; height: number; most: number }
  | { reason: 'too-long'; hours: number };

/** A file that can be uploaded. */
export interface FitFile {
  /** The file, under a name that says what it is. */
  file: File;
  asset_type: string;
  /** What its bytes are, as `jpg`; undefined for a content that is not known. */
  type: string | undefined;
  picture?: PictureHeader;
  media?: MediaHeader;
}

/** Longest side of a picture and of a film, in pixels. */
const mostPixels: Partial<Record<ContentKind, number>> = { picture: 16_384, film: 8192 };
const longestHours = 24;

/** The kind of asset that a content becomes. */
const kinds: Record<ContentKind, AssetKind> = {
  picture: 'picture',
  film: 'video',
  sound: 'sound',
  slides: 'slides',
  other: 'other',
};

/** Names of one content that all say what it is. */
const alike: readonly (readonly string[])[] = [
  ['jpg', 'jpeg'],
  ['mp4', 'm4v', 'mov', '3gp'],
  ['mkv', 'webm'],
];

/** Checks a file that shall become an asset of one of these types, the first of them that it can be. */
export async function checkFile(
  file: File,
  types: readonly string[],
): Promise<{ fit: FitFile } | { refusal: Refusal }> {
  if (file.size === 0) return { refusal: { reason: 'empty' } };
  try {
    const { content, media } = await readContent(file);
    const asset_type = assetTypeOf(content, types);
    if (!asset_type)
      return { refusal: { reason: 'type', found: content?.type, allowed: allowedTypes(types) } };
    const named = asset_type === 'COMMON_FILE' ? file : withName(file, nameOf(file.name, content?.type));
    const refusal = breachOf(named, asset_type, content);
    if (refusal) return { refusal };
    const fit: FitFile = { file: named, asset_type, type: content?.type, ...(media && { media }) };
    return asset_type === 'COMMON_FILE' ? { fit } : await checkHeader(fit, content?.kind);
  } catch (error) {
    if (error instanceof DOMException) return { refusal: { reason: 'unreadable' } };
    throw error;
  }
}

/** What a file is. A film without a picture is a sound. */
async function readContent(
  file: File,
): Promise<{ content: ContentType | undefined; media: MediaHeader | undefined }> {
  const content = await contentTypeOf(file);
  const isMedia = content?.kind === 'film' || content?.kind === 'sound';
  const media = isMedia ? await readMediaHeader(file, content.type) : undefined;
  const isSound = content?.kind === 'film' && media?.hasPicture === false;
  return { content: isSound ? { type: 'm4a', kind: 'sound' } : content, media };
}

/** The first of the types that a content can become. */
function assetTypeOf(content: ContentType | undefined, types: readonly string[]): string | undefined {
  const fitting = types.filter(
    (type) => isUploadable(type) && content && assetKind(type) === kinds[content.kind],
  );
  return fitting[0] ?? types.find((type) => type === 'COMMON_FILE');
}

/** The extensions that the service takes for these types, as it names them. */
function allowedTypes(types: readonly string[]): readonly string[] {
  const probe = { name: 'probe.?', size: 1, type: 'none' };
  const allowed = types
    .filter(isUploadable)
    .flatMap((asset_type) => checkUpload(probe, { asset_type })?.allowed ?? []);
  return [...new Set(allowed)].filter((type) => type !== 'jpeg');
}

/** The name of a file with the extension that its bytes deserve; a right one stays. */
function nameOf(name: string, type: string | undefined): string {
  if (!type) return name;
  const named = fileTypeOf({ name, type: '' });
  if (named === type || alike.some((group) => group.includes(type) && group.includes(named))) return name;
  const hasExtension = name.toLowerCase().endsWith(`.${named}`);
  return `${hasExtension ? name.slice(0, -named.length - 1) : name}.${type}`;
}

function withName(file: File, name: string): File {
  if (name === file.name) return file;
  return new File([file], name, { type: file.type, lastModified: file.lastModified });
}

function breachOf(file: File, asset_type: string, content: ContentType | undefined): Refusal | undefined {
  const breach = checkUpload(file, { asset_type });
  if (!breach) return undefined;
  const { member, most = 0, allowed = [] } = breach;
  if (member === 'file_name') return { reason: 'name', most };
  if (member === 'file_size') return { reason: 'size', most };
  return { reason: 'type', found: content?.type, allowed: allowed.filter((type) => type !== 'jpeg') };
}

/** Checks what the header says: a size that can be shown, and a length that can be played. */
async function checkHeader(
  fit: FitFile,
  kind: ContentKind | undefined,
): Promise<{ fit: FitFile } | { refusal: Refusal }> {
  const { file, type = '', media } = fit;
  const picture = kind === 'picture' ? await readPictureHeader(file, type) : undefined;
  if (kind === 'picture' && !(picture && picture.width > 0 && picture.height > 0))
    return { refusal: { reason: 'damaged' } };
  const { width = 0, height = 0 } = picture ?? media ?? {};
  const most = (kind && mostPixels[kind]) ?? Infinity;
  if (Math.max(width, height) > most) return { refusal: { reason: 'resolution', width, height, most } };
  const { duration } = media ?? {};
  if (duration === 0) return { refusal: { reason: 'no-length' } };
  if (duration !== undefined && duration > longestHours * 3600)
    return { refusal: { reason: 'too-long', hours: longestHours } };
  return { fit: { ...fit, ...(picture && { picture }) } };
}
