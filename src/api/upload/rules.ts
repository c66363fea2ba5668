/**
 * The service's rules for files of an asset: categories (reference 4.2.1), types and sizes (constraints on the service's
 * published page of 4.1.1). They are checked before a file is hashed or sent.
 *
 * Undocumented combinations are accepted. Two notes of 4.2.1 contradict each other for pictures and videos; the more
 * permissive one applies here.
 */
import { lookUp } from '../../base/index.js';
import type { Violation } from '../validate.js';
import type { AssetType } from '../schemas/asset.js';
import type { assetFileCategories } from '../schemas/file.js';
import { fileTypeOf } from './file-type.js';

/** A category of files, as `MAIN`; one of `assetFileCategories`. */
export type FileCategory = (typeof assetFileCategories)[number];

/** A rule that a file violates, and what the rule allows. */
export interface UploadBreach extends Violation {
  member: 'file_name' | 'asset_file_category' | 'file_type' | 'file_size';
  /** Allowed file types or categories. */
  allowed?: readonly string[];
  /** Largest allowed value: characters of a name, or bytes of a file. */
  most?: number;
}

/** The rule for files of one category. `most` is in MB of 1,048,576 bytes. */
interface FileRule {
  types?: readonly string[];
  most?: number;
}

/** The categories of an asset type and their rules. */
type AssetRule = Partial<Record<FileCategory, FileRule>>;

/** Maximum size of a file of `createFile`, in bytes (4.2.1). Larger files are sent in parts. */
export const largestFile = 5_368_709_120;
const MB = 1_048_576;
const longestName = 256;

const any: FileRule = {};
const pictures = ['jpeg', 'jpg', 'png', 'bmp', 'gif'];
const picture: FileRule = { types: pictures };
const sounds = ['wav', 'mp3', 'm4a'];
const sound: AssetRule = { MAIN: { types: sounds, most: 100 }, COVER: picture, OTHER: any };
const films = ['mp4', 'm4v', 'mkv', 'mov', 'flv', '3gp', 'wmv', 'avi', 'webm'];
const model: AssetRule = { MAIN: any, COVER: picture, OTHER: any };
const card: AssetRule = { MAIN: any, COVER: any };

const rules: Partial<Record<string, AssetRule>> = {
  IMAGE: { MAIN: { types: pictures, most: 50 }, COVER: picture, OTHER: any },
  VIDEO: { MAIN: { types: films, most: 5120 }, COVER: picture, OTHER: any },
  PPT: {
    MAIN: { types: ['ppt', 'pptx', 'pdf'], most: 100 },
    COVER: picture,
    PAGE: picture,
    OTHER: any,
  },
  MUSIC: sound,
  AUDIO: sound,
  VOICE_MODEL: { MAIN: any, SAMPLE: { types: sounds }, OTHER: any },
  HUMAN_MODEL_2D: { MAIN: any, COVER: picture, SAMPLE: any, OTHER: any },
  BUSINESS_CARD_TEMPLET: card,
  BUSINESS_CARD_TEMPLATE: card,
  BUSINESS_CARD_TEMPLAT: card,
  HUMAN_MODEL: { MAIN: any, COVER: picture, WHOLE_MODEL: any, USER_MODIFIED_MODEL: any, OTHER: any },
  SCENE: model,
  ANIMATION: model,
  MATERIAL: model,
} satisfies Partial<Record<AssetType, AssetRule>>;

/** Whether files of a category may be larger than `largestFile` and are then sent in parts (4.2.4). */
export function mayBeLarge(category: FileCategory): category is 'MAIN' | 'OTHER' {
  return category === 'MAIN' || category === 'OTHER';
}

/**
 * The first rule that a file violates, or undefined if it may be uploaded. Checks its category, its name (1 to 256
 * characters), its type and its size, in this order (reference 4.2.1, 4.2.4, 4.1.1).
 */
export function checkUpload(
  file: Pick<File, 'name' | 'size' | 'type'>,
  { asset_type, category = 'MAIN' }: { asset_type: AssetType | (string & {}); category?: FileCategory },
): UploadBreach | undefined {
  const categories = lookUp(rules, asset_type);
  const rule = categories ? categories[category] : any;
  if (!rule) return notAllowed('asset_file_category', Object.keys(categories ?? {}));
  if (file.name === '') return { member: 'file_name', rule: 'must not be empty' };
  if (file.name.length > longestName) {
    return {
      member: 'file_name',
      rule: `must be at most ${longestName} characters long`,
      most: longestName,
    };
  }
  if (rule.types && !rule.types.includes(fileTypeOf(file))) return notAllowed('file_type', rule.types);
  return checkSize(file.size, rule.most ?? (mayBeLarge(category) ? Infinity : largestFile / MB));
}

function notAllowed(member: UploadBreach['member'], allowed: readonly string[]): UploadBreach {
  return { member, rule: `must be one of ${allowed.join(', ')}`, allowed };
}

function checkSize(size: number, most: number): UploadBreach | undefined {
  if (size === 0) return { member: 'file_size', rule: 'must be at least 1 byte: the file is empty' };
  if (size <= most * MB) return undefined;
  const words = most < 1024 ? `${most} MB` : `${most / 1024} GB`;
  return { member: 'file_size', rule: `must be at most ${words}`, most: most * MB };
}
