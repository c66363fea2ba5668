/**
 * The filters of the library as values: read from attributes, written back, and turned into the service's query (reference
 * 4.1.2), or into a test of what is loaded where the service has no parameter.
 */
import { lookUp } from '../../../base/index.js';
import type { DigitalAssetInfo } from '../../../api/index.js';
import type { AssetQuery } from '../asset-list-loader.js';

/** What can be filtered by, in the order in which it is shown; `sort` is the order of the list. */
export const filterNames = [
  'tag',
  'language',
  'sex',
  'style',
  'orientation',
  'resolution',
  'source',
  'state',
  'sort',
] as const;

/** One of them. */
export type FilterName = (typeof filterNames)[number];

/** The filters that are set, each with its value. */
export type FilterSet = Readonly<Partial<Record<FilterName, string>>>;

/** States that a person can ask for; a deleted asset is asked for only where it can be restored. */
const anyState = 'CREATING,FAILED,UNACTIVED,ACTIVED,BLOCK';

const isFilterName = (name: string): name is FilterName => (filterNames as readonly string[]).includes(name);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The pairs of a text such as `language=CN,EN&sex=FEMALE`; a name without a value has none. Others are left out. */
export function parseFilters(text: string): Map<FilterName, string> {
  const pairs = new Map<FilterName, string>();
  for (const part of text.split(/[&;]|\s+(?=[a-z]+[=:])|\s*\n\s*/i)) {
    const [, name = '', value = ''] = /^\s*([\w-]+)\s*(?:[=:]\s*(.*?)\s*)?$/s.exec(part) ?? [];
    const key = name.toLowerCase();
    if (isFilterName(key)) pairs.set(key, decoded(value));
  }
  return pairs;
}

/** The names in a text such as `sex source`, and those of its pairs. */
export function parseLocks(text: string): Map<FilterName, string> {
  const pairs = parseFilters(text);
  for (const name of text.split(/[\s,&;]+/)) if (isFilterName(name) && !pairs.has(name)) pairs.set(name, '');
  return pairs;
}

/** Writes filters as {@link parseFilters} reads them. */
export function formatFilters(filters: FilterSet): string {
  return filterNames
    .flatMap((name) =>
      filters[name] ? `${name}=${encodeURIComponent(filters[name]).replaceAll('%2C', ',')}` : [],
    )
    .join('&');
}

/** What a filter needs among the types that are shown; without an entry it suits all. */
const typesOf: Partial<Record<FilterName, RegExp>> = {
  language: /^VOICE_MODEL$/,
  sex: /^VOICE_MODEL$/,
  style: /^(VOICE_MODEL|HUMAN_MODEL|ANIMATION)$/,
  orientation: /^(IMAGE|VIDEO)$/,
  resolution: /^(HUMAN_MODEL_2D|IMAGE|VIDEO)$/,
};

/** Whether a filter can tell assets of these types apart. */
export function suits(name: FilterName, types: readonly string[]): boolean {
  const pattern = typesOf[name];
  return !pattern || types.some((type) => pattern.test(type));
}

/** Styles of 3D avatars, which the service filters by; those of voices it only names. */
const isServiceStyle = (style: string): boolean => /^system_(fe)?male_\d+$/.test(style);

/** Whether the service itself filters, or sorts, by this value. */
export function isServiceFilter(name: FilterName, value: string): boolean {
  if (name === 'style') return isServiceStyle(value);
  if (name === 'sort') return value !== 'name';
  return name !== 'orientation' && name !== 'resolution';
}

/** The members of the service's query for the filters that it has. */
export function queryOf(filters: FilterSet): Partial<AssetQuery> {
  const { tag, language, sex, style, source, state, sort } = filters;
  return {
    ...(tag && { tag }),
    ...(language && { language }),
    ...(sex && { sex }),
    ...(style && isServiceStyle(style) && { style_id: style }),
    ...((source === 'SYSTEM' || source === 'CUSTOMIZATION') && { asset_source: source }),
    ...(state && { asset_state: state === 'ALL' ? anyState : state }),
    ...(sort === 'oldest' && { sort_dir: 'asc' as const }),
  };
}

type AssetTest = (asset: DigitalAssetInfo) => boolean;

const local: Partial<Record<FilterName, (value: string) => AssetTest>> = {
  style: (value) => (asset) => styleOf(asset) === value,
  orientation: (value) => (asset) => orientationOf(asset) === value,
  resolution: (value) => (asset) => resolutionOf(asset) === value,
};

/** The test of the filters that the service does not have; undefined if none is set. */
export function localTest(filters: FilterSet): AssetTest | undefined {
  const tests = filterNames.flatMap((name) => {
    const value = filters[name];
    return value && !isServiceFilter(name, value) ? (lookUp(local, name)?.(value) ?? []) : [];
  });
  return tests.length > 0 ? (asset) => tests.every((test) => test(asset)) : undefined;
}

/** The style that the service names for a voice. */
export const styleOf = ({ asset_extra_meta: meta }: DigitalAssetInfo): string | undefined =>
  meta?.voice_model_meta?.style ?? undefined;

/** Whether a picture or film is `landscape` or `portrait`; a square one is neither. */
function orientationOf({ asset_extra_meta: meta }: DigitalAssetInfo): string | undefined {
  const { width, height, mode } = meta?.image_meta ?? meta?.video_meta ?? {};
  if (width && height) return width === height ? 'square' : width > height ? 'landscape' : 'portrait';
  return lookUp({ horizontal: 'landscape', vertical: 'portrait' }, mode?.toLowerCase());
}

/** The resolution as people name it: `4K`, `1080P`, or `SD` for less. */
function resolutionOf({ asset_type, asset_extra_meta: meta }: DigitalAssetInfo): string | undefined {
  if (asset_type === 'HUMAN_MODEL_2D') return meta?.human_model_2d_meta?.model_resolution ?? '1080P';
  const { width, height } = meta?.image_meta ?? meta?.video_meta ?? {};
  if (!width || !height) return undefined;
  const side = Math.min(width, height);
  return side >= 2_160 ? '4K' : side >= 1_080 ? '1080P' : 'SD';
}
