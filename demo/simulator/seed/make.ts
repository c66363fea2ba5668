/** Creates an asset of the library in the service's format from a short description. */
import type { AssetType, DigitalAssetInfo } from '../../../src/api/index.js';
import { stableHash, stableId } from './stable-ids.js';
import type { SeedAsset } from '../options.js';

/** A file of an asset. Without `media` it has no content, and no download URL. */
interface FileDraft {
  file_name: string;
  category: 'MAIN' | 'COVER' | 'SAMPLE' | 'PAGE' | 'OTHER';
  /** Size in bytes. Default: a plausible size for its type. */
  size?: number;
  /** Key of the content in `Media`. */
  media?: string;
}

/** An asset without IDs and times. */
export interface Draft {
  type: AssetType;
  name: string;
  /** Default: `SYSTEM`. */
  source?: SeedAsset['source'];
  description: string;
  tags: string[];
  meta?: DigitalAssetInfo['asset_extra_meta'];
  /** System properties such as `BACKGROUND_IMG: Yes`. */
  properties?: Record<string, string>;
  files: FileDraft[];
  /** Default: `ACTIVED`. */
  state?: DigitalAssetInfo['asset_state'];
  fail_type?: DigitalAssetInfo['fail_type'];
  reason?: string;
}

const day = 86_400_000;

/** The ID of an asset: 32 hexadecimal digits, the same for the same type and name. */
const assetId = (type: AssetType, name: string): string => stableId(`${type}/${name}`);

/** The ID of a file of an asset. */
export const fileId = (type: AssetType, name: string, file: string): string =>
  stableId(`${type}/${name}/${file}`);

/** Completes an asset. `age` is in days, `order` is its position among the assets of its type. */
export function assetOf(draft: Draft, now: number, age: number, order: number): SeedAsset {
  const { type, name, source = 'SYSTEM', state = 'ACTIVED' } = draft;
  const created = now - age * day - (stableHash(name) % 28_800) * 1000;
  const changed = created + (stableHash(`${name}/update`) % 100) * 0.005 * age * day;
  return {
    source,
    asset: {
      asset_id: assetId(type, name),
      asset_name: name,
      asset_description: draft.description,
      create_time: timeOf(created),
      update_time: timeOf(changed),
      asset_type: type,
      asset_state: state,
      ...(draft.fail_type ? { fail_type: draft.fail_type } : {}),
      ...(draft.reason ? { reason: draft.reason } : {}),
      tags: draft.tags,
      ...(draft.meta ? { asset_extra_meta: draft.meta } : {}),
      system_properties: Object.entries(draft.properties ?? {}).map(([key, value]) => ({ key, value })),
      files: draft.files.map((file) => fileOf(draft, file, state ?? 'ACTIVED')),
      asset_order: order,
    },
  };
}

/** Formats a time in RFC 3339, in whole seconds. */
function timeOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

const fileStates: Readonly<Record<string, string>> = {
  CREATING: 'CREATING',
  BLOCK: 'BLOCK',
  DELETING: 'DELETING',
};

function fileOf({ type, name }: Draft, { file_name, category, size, media }: FileDraft, state: string) {
  const file_type = file_name.slice(file_name.lastIndexOf('.') + 1);
  const isReadable = state !== 'CREATING' && state !== 'BLOCK';
  return {
    file_id: fileId(type, name, file_name),
    file_name,
    file_md5: md5Of(`${type}/${name}/${file_name}`),
    file_size: size ?? usualSize(file_type, name),
    file_type,
    asset_file_category: category,
    state: fileStates[state] ?? 'CREATED',
    ...(media && isReadable ? { media } : {}),
  };
}

/** Minimum size of files of each type, in bytes. The maximum is twice as large. */
const sizes: Readonly<Record<string, number>> = {
  svg: 9_000,
  wav: 96_000,
  mp4: 18_000_000,
  pptx: 2_400_000,
  pdf: 640_000,
  xlsx: 38_000,
  json: 4_000,
  bin: 180_000_000,
};

function usualSize(type: string, name: string): number {
  const least = sizes[type] ?? 10_000;
  return least + (stableHash(`${name}/${type}`) % least);
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A fictional checksum in the format of an MD5 in Base64: 24 characters. */
function md5Of(text: string): string {
  const letters = Array.from({ length: 21 }, (_, at) => base64Letters[stableHash(`${at}/${text}`) % 64]);
  return `${letters.join('')}${base64Letters[(stableHash(text) % 4) * 16]}==`;
}
