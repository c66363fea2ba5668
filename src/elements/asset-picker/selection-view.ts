/** Renders the selection below the list, including assets that no loaded page contains or that no longer exist. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DigitalAssetInfo } from '../../api/index.js';
import type { LoadError } from '../../ui/asset-cache.js';
import { icon } from '../../ui/icon.js';
import { X } from '../../ui/icons.js';
import { isFull, type SelectionRules } from './selection-rules.js';
import type { PickerMessages } from './messages.js';
import { renderBadges, renderPicture } from './tile.js';

/** One selected asset; without an asset and an error it is still loading. */
export interface SelectedItem {
  id: string;
  asset: DigitalAssetInfo | undefined;
  loadError: LoadError | undefined;
  /** Whether its picture could not be loaded. */
  isPictureBroken: boolean;
  /** Whether it cannot be removed. */
  isFixed: boolean;
}

/** The number of selected assets, and each with a button that removes it. */
export function renderSelection(
  chips: readonly SelectedItem[],
  rules: SelectionRules,
  m: PickerMessages,
  drop: (id: string) => void,
): TemplateResult {
  const ids = chips.map(({ id }) => id);
  return html`<p class="small muted" aria-live="polite">${summary(ids.length, rules, m)}</p>
    ${chips.length > 0 ? renderItems(chips, m, drop) : nothing}
    ${isFull(ids, rules) ? html`<p class="small muted full">${m.full(rules.max)}</p>` : nothing}`;
}

function summary(count: number, { multiple, max }: SelectionRules, m: PickerMessages): string {
  if (multiple && max < Infinity) return m.chosenOf(count, max);
  if (count === 0) return m.noneChosen;
  return multiple ? m.chosenCount(count) : m.chosen;
}

function renderItems(
  chips: readonly SelectedItem[],
  m: PickerMessages,
  drop: (id: string) => void,
): TemplateResult {
  return html`<ul class="chips">
    ${repeat(
      chips,
      ({ id }) => id,
      (chip) => renderItem(chip, m, drop),
    )}
  </ul>`;
}

function renderItem(chip: SelectedItem, m: PickerMessages, drop: (id: string) => void): TemplateResult {
  const { id, loadError } = chip;
  const asset = chip.asset && { ...chip.asset, asset_id: id };
  const name = asset?.asset_name || (asset ? m.unnamed : id);
  return html`<li class="chip">
    <span class="media">${asset ? renderPicture(asset, chip.isPictureBroken) : nothing}</span>
    ${
      asset || loadError
        ? html`<span class="name" title=${name}>${name}</span>`
        : html`<span class="line skeleton"></span><span class="visually-hidden">${m.loading}</span>`
    }
    ${loadError ? html`<span class="badge" part="badge">${m.loadErrors[loadError]}</span>` : nothing}
    ${asset && !loadError ? renderBadges(asset, m) : nothing}
    ${chip.isFixed ? nothing : renderRemoveButton(m.remove(name), () => drop(id))}
  </li>`;
}

function renderRemoveButton(words: string, drop: () => void): TemplateResult {
  return html`<button
    class="remove button quiet icon-only"
    type="button"
    aria-label=${words}
    title=${words}
    @click=${drop}
  >
    ${icon(X)}
  </button>`;
}
