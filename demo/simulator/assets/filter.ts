/** Filters the list of assets, with one test for each member of the query (reference 4.1.2). */
import type { listAssets, DigitalAssetInfo, QueryOf } from '../../../src/api/index.js';
import { isBetween, parseZonedTime, splitList } from '../paging.js';
import type { Asset } from '../state/asset.js';

/** The query of the list of assets. */
export type AssetQuery = QueryOf<typeof listAssets>;
type AssetTest = (asset: Asset) => boolean;

/** Returns the filter of a query. `now` is in milliseconds since 1970. */
export function assetFilter(query: AssetQuery, now: number): AssetTest {
  const rules = [
    bySource(query.asset_source ?? 'CUSTOMIZATION'),
    byTime(query),
    byName(query.name, query.accurate_query_field),
    byTags(splitList(query.tag), query.tag_combination_type),
    byList(splitList(query.asset_type)?.map(typeName), (info) => typeName(info.asset_type ?? '')),
    byList(splitList(query.asset_state), (info) => info.asset_state),
    byList(query.asset_id, (info) => info.asset_id),
    byList(splitList(query.sex)?.map(unknownName), sexOf),
    byList(splitList(query.language)?.map(languageName), languageOf),
    byList(list(query.style_id), styleOf),
    byList(list(query.render_engine), (info) => propertyOf(info, 'RENDER_ENGINE')),
    bySystemProperties(splitList(query.system_property)),
    byFlag('HUMAN_MODEL_2D', query.action_editable, (info) => avatarOf(info)?.is_action_editable ?? false),
    byFlag('HUMAN_MODEL_2D', query.is_movable, (info) => propertyOf(info, 'IS_MOVABLE') === 'Yes'),
    byFlag('VOICE_MODEL', query.is_realtime_voice, (info) => voiceOf(info)?.is_realtime_voice ?? true),
    byList(list(query.voice_provider), providerOf),
    byList(list(query.human_model_2d_version), versionOf),
    byDevice(query.include_device_name, true),
    byDevice(query.exclude_device_name, false),
    byRole(query.role, now),
    byUser(query.app_user_id),
    byFlag(
      'HUMAN_MODEL_2D',
      query.is_with_action_library,
      (info) => avatarOf(info)?.is_with_action_library ?? false,
    ),
    byService(query.supported_service),
  ];
  return (asset) => rules.every((rule) => rule(asset));
}

const always: AssetTest = () => true;

function bySource(source: string): AssetTest {
  return source === 'ALL' ? always : (asset) => asset.source === source;
}

function byTime({ start_time, end_time }: AssetQuery): AssetTest {
  const from = parseZonedTime('start_time', start_time);
  const to = parseZonedTime('end_time', end_time);
  return (asset) => isBetween(asset.created, from, to);
}

/** Matches a part of the name, or the whole name if `accurate_query_field` contains `name`. */
function byName(name: string | undefined, accurate: readonly string[] = []): AssetTest {
  if (!name) return always;
  const isWhole = accurate.some((field) => /^(asset_)?name$/i.test(field));
  return ({ info }) => (isWhole ? info.asset_name === name : contains(info.asset_name, name));
}

/** Matches assets with all tags, or with any of them for `UNION_SET`. */
function byTags(tags: string[] | undefined, combination: string | undefined): AssetTest {
  if (!tags) return always;
  const carries = (info: DigitalAssetInfo) => (tag: string) =>
    (info.tags ?? []).some((own) => contains(own, tag));
  return ({ info }) => (combination === 'UNION_SET' ? tags.some(carries(info)) : tags.every(carries(info)));
}

function byList(
  wanted: readonly string[] | undefined,
  valueOf: (info: DigitalAssetInfo) => string | null | undefined,
): AssetTest {
  return wanted ? ({ info }) => wanted.includes(valueOf(info) ?? '') : always;
}

/** Filters assets of one type by a flag. Assets of other types always match. */
function byFlag(
  type: string,
  wanted: boolean | undefined,
  valueOf: (info: DigitalAssetInfo) => boolean,
): AssetTest {
  if (wanted === undefined) return always;
  return ({ info }) => info.asset_type !== type || valueOf(info) === wanted;
}

function bySystemProperties(wanted: string[] | undefined): AssetTest {
  if (!wanted) return always;
  const pairs = wanted.map((pair) => pair.split(':'));
  return ({ info }) => pairs.every(([key = '', value]) => matches(propertyOf(info, key), value));
}

function byDevice(name: string | undefined, included: boolean): AssetTest {
  return name ? ({ info }) => (avatarOf(info)?.device_names ?? []).includes(name) === included : always;
}

/** Matches assets that the tenant shares now. For SHAREE the list has the assets of others, which are all shared with it. */
function byRole(role: string | undefined, now: number): AssetTest {
  if (role !== 'SHARER') return always;
  return ({ sharing }) => sharing?.shared_type === 'SHARED' && sharing.expires >= now;
}

function byUser(user: string | undefined): AssetTest {
  return user ? ({ info }) => info.app_user_id === user : always;
}

/** Matches assets that support a use. Assets without a list of uses support all. */
function byService(service: string | undefined): AssetTest {
  return service ? ({ supportedServices: supported }) => supported?.includes(service) ?? true : always;
}

function avatarOf(info: DigitalAssetInfo) {
  return info.asset_extra_meta?.human_model_2d_meta;
}

function voiceOf(info: DigitalAssetInfo) {
  return info.asset_extra_meta?.voice_model_meta;
}

/** The sex of a voice, which is unknown by default. */
function sexOf(info: DigitalAssetInfo): string | undefined {
  return info.asset_type === 'VOICE_MODEL' ? unknownName(voiceOf(info)?.sex ?? 'UNKNOW') : undefined;
}

/** The language of a voice, which is unknown by default. */
function languageOf(info: DigitalAssetInfo): string | undefined {
  return info.asset_type === 'VOICE_MODEL' ? languageName(voiceOf(info)?.language ?? 'UNKNOW') : undefined;
}

/** The version of an avatar's model, V2 by default. */
function versionOf(info: DigitalAssetInfo): string | undefined {
  return info.asset_type === 'HUMAN_MODEL_2D' ? (avatarOf(info)?.model_version ?? 'V2') : undefined;
}

function styleOf(info: DigitalAssetInfo): string | null | undefined {
  const meta = info.asset_extra_meta;
  return meta?.human_model_meta?.style_id ?? meta?.animation_meta?.style_id ?? propertyOf(info, 'STYLE_ID');
}

function providerOf(info: DigitalAssetInfo): string | undefined {
  if (info.asset_type !== 'VOICE_MODEL') return undefined;
  return voiceOf(info)?.external_voice_meta?.provider ?? 'HUAWEI_METASTUDIO';
}

function propertyOf(info: DigitalAssetInfo, key: string): string | undefined {
  return (info.system_properties ?? []).find((property) => property.key === key)?.value ?? undefined;
}

function matches(own: string | undefined, wanted: string | undefined): boolean {
  return own !== undefined && (wanted === undefined || own === wanted);
}

function contains(text: string | null | undefined, part: string): boolean {
  return (text ?? '').toLowerCase().includes(part.toLowerCase());
}

/** Normalizes the type of business cards, which the API spells in three ways. */
function typeName(type: string): string {
  return type.startsWith('BUSINESS_CARD_TEMPL') ? 'BUSINESS_CARD_TEMPLET' : type;
}

/** Normalizes what is unknown of a voice, which the API spells in two ways. */
function unknownName(value: string): string {
  return value === 'UNKNOW' ? 'UNKNOWN' : value;
}

function languageName(language: string): string {
  return unknownName(language.toUpperCase());
}

function list(value: string | undefined): string[] | undefined {
  return value ? [value] : undefined;
}
