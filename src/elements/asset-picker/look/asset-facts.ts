/** Every fact of an asset that a person may want, in their words, and where it can be used. */
import { lookUp, parseTime } from '../../../base/index.js';
import type { DigitalAssetInfo } from '../../../api/index.js';
import { grouped, type LocaleController } from '../../../ui/index.js';
import { summaryOf } from '../asset-summary.js';
import type { PickerMessages } from '../messages.js';
import { canGoLive, isActive } from '../selection-rules.js';
import type { FactName, LookMessages } from './look-messages.js';

/** Bytes in the unit that fits, as `3.4 MB`. */
function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? grouped(Math.round(value)) : value.toFixed(1)} ${units[power]}`;
}

/** The facts that are known, in order. */
export function factsOf(
  asset: DigitalAssetInfo,
  m: PickerMessages,
  look: LookMessages,
  locale: LocaleController,
): (readonly [name: FactName, value: string])[] {
  const time = (value: string | null | undefined) => {
    const at = parseTime(value);
    return Number.isNaN(at) ? undefined : locale.dateTime(at);
  };
  const type = asset.asset_type ?? '';
  const state = asset.asset_state ?? '';
  const main = asset.files?.find(({ asset_file_category: category }) => category === 'MAIN');
  const file = [main?.file_name, main?.file_size ? formatBytes(main.file_size) : undefined].filter(Boolean);
  const all: (readonly [FactName, string | null | undefined])[] = [
    ['type', lookUp(m.types, type) ?? type],
    ['state', isActive(asset) ? undefined : (lookUp(m.states, state) ?? state)],
    ['reason', asset.reason],
    ['facts', summaryOf(asset, { m, lang: locale.lang, live: true })],
    ['version', asset.asset_extra_meta?.human_model_2d_meta?.model_version],
    ['description', asset.asset_description],
    ['tags', asset.tags?.join(look.live === '直播' ? '、' : ', ')],
    ['size', file.join(', ')],
    ['created', time(asset.create_time)],
    ['updated', asset.update_time === asset.create_time ? undefined : time(asset.update_time)],
    ['id', asset.asset_id],
  ];
  return all.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

/** Where an asset can be used: the use, and why it cannot, or nothing if it can. */
export function usesOf(
  asset: DigitalAssetInfo,
  m: PickerMessages,
  look: LookMessages,
): (readonly [use: string, reason: string])[] {
  const state = lookUp(m.states, asset.asset_state);
  const inactive = isActive(asset) ? '' : [state, look.notActive].filter(Boolean).join(': ');
  return [
    [look.video, inactive],
    [look.live, inactive || (canGoLive(asset) === false ? look.onlyVideo : '')],
  ];
}
