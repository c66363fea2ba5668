/** What may be selected, and what is wrong with a selection: pure functions of the selection and its rules. */
import type { DigitalAssetInfo } from '../../api/index.js';
import type { ValidityProblem } from '../../ui/index.js';
import type { PickerMessages } from './messages.js';

/** The rules of a selection, from the element's attributes. */
export interface SelectionRules {
  multiple: boolean;
  required: boolean;
  /** Maximum number of selected assets with `multiple`; `Infinity` for any number. */
  max: number;
  /** Whether only assets that may go on air can be selected. */
  live: boolean;
}

/** Why an asset cannot be selected: it may not go on air, it is not active, or the maximum is reached. */
export type UnselectableReason = 'live' | 'state' | 'max';

/** Whether the asset may go on air; undefined for types without that property (pictures, sounds, slides). */
export function canGoLive(asset: DigitalAssetInfo): boolean | undefined {
  const meta = asset.asset_extra_meta;
  if (asset.asset_type === 'HUMAN_MODEL_2D') return meta?.human_model_2d_meta?.support_live === true;
  if (asset.asset_type === 'VOICE_MODEL') return meta?.voice_model_meta?.is_realtime_voice !== false;
  return undefined;
}

/** Whether the asset is active; an asset without a state counts as active. */
export function isActive(asset: DigitalAssetInfo): boolean {
  return (asset.asset_state ?? 'ACTIVED') === 'ACTIVED';
}

/** Why the asset itself is unsuitable, whatever else is selected. */
function unsuitableReason(
  asset: DigitalAssetInfo,
  rules: SelectionRules,
): Exclude<UnselectableReason, 'max'> | undefined {
  if (!isActive(asset)) return 'state';
  return rules.live && canGoLive(asset) === false ? 'live' : undefined;
}

/** Whether the maximum is reached. */
export function isFull(ids: readonly string[], { multiple, max }: SelectionRules): boolean {
  return multiple && ids.length >= max;
}

/** Why the asset cannot be selected now; a selected asset can always be removed. */
export function unselectableReason(
  asset: DigitalAssetInfo & { asset_id: string },
  ids: readonly string[],
  rules: SelectionRules,
): UnselectableReason | undefined {
  if (ids.includes(asset.asset_id)) return undefined;
  return unsuitableReason(asset, rules) ?? (isFull(ids, rules) ? 'max' : undefined);
}

/** The selection after a click on the asset. A single required selection cannot be removed. */
export function toggleSelection(
  ids: readonly string[],
  id: string,
  rules: SelectionRules,
): readonly string[] {
  if (!ids.includes(id)) return rules.multiple ? [...ids, id] : [id];
  if (!rules.multiple && rules.required) return ids;
  return ids.filter((one) => one !== id);
}

/** The IDs in a value: all with `multiple`, else the first. */
export function parseIds(value: string, multiple: boolean): readonly string[] {
  const ids = [...new Set(value.split(/\s+/).filter(Boolean))];
  return multiple ? ids : ids.slice(0, 1);
}

/** A selected asset, as far as it is known. */
interface SelectedAsset {
  id: string;
  asset: DigitalAssetInfo | undefined;
  /** Whether the service says that there is no such asset. */
  missing: boolean;
}

/** Why a selection is invalid; undefined if it is valid. */
export function selectionProblem(
  selected: readonly SelectedAsset[],
  rules: SelectionRules,
  m: PickerMessages,
): ValidityProblem | undefined {
  if (rules.required && selected.length === 0) {
    return { flags: { valueMissing: true }, message: rules.multiple ? m.requiredMultiple : m.required };
  }
  const tooMany = rules.multiple && selected.length > rules.max;
  const message = tooMany
    ? m.tooMany(rules.max)
    : selected.map((one) => assetProblem(one, rules, m)).find(Boolean);
  return message ? { flags: { customError: true }, message } : undefined;
}

function assetProblem(
  { id, asset, missing }: SelectedAsset,
  rules: SelectionRules,
  m: PickerMessages,
): string | undefined {
  if (missing) return m.selectionMissing;
  const reason = asset && unsuitableReason(asset, rules);
  const name = asset?.asset_name || id;
  return reason && (reason === 'live' ? m.selectionNotLive(name) : m.selectionInactive(name));
}
