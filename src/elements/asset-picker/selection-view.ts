/** Renders the selection below the list, including assets that no loaded page contains or that no longer exist. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { DigitalAssetInfo } from '../../api/index.js';
import { type LoadError, renderIsolated } from '../../ui/index.js';
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

/** What the user does with the selection. */
export interface SelectionHandlers {
  remove(id: string): void;
  /** Shows the next part of a long selection, or the first after the last. */
  showNext(): void;
}

/** Number of selected assets that are shown at once. */
export const selectionPart = 4;
/** The number of nodes that each of them has at most. */
export const selectedNodes = 7;

/** The number of selected assets, and each of the part from index `from` with a button that removes it. */
export function renderSelection(
  ids: readonly string[],
  from: number,
  item: (id: string) => SelectedItem,
  rules: SelectionRules,
  m: PickerMessages,
  on: SelectionHandlers,
): TemplateResult {
  const items = ids.slice(from, from + selectionPart).map(item);
  return html`<p class="small muted" aria-live="polite">${summary(ids.length, rules, m)}</p>
    ${items.length > 0 ? renderItems(items, m, on.remove) : nothing}
    ${ids.length > selectionPart ? renderNext(from, ids.length, m, on.showNext) : nothing}
    ${isFull(ids, rules) ? html`<p class="small muted full">${m.full(rules.max)}</p>` : nothing}`;
}

function renderNext(from: number, count: number, m: PickerMessages, showNext: () => void): TemplateResult {
  return html`<button class="next button quiet" type="button" @click=${showNext}>
    ${m.selectedPart(from + 1, Math.min(count, from + selectionPart), count)}
  </button>`;
}

function summary(count: number, { multiple, max }: SelectionRules, m: PickerMessages): string {
  if (multiple && max < Infinity) return m.selectedOf(count, max);
  if (count === 0) return m.noneSelected;
  return multiple ? m.selectedCount(count) : m.selected;
}

function renderItems(
  items: readonly SelectedItem[],
  m: PickerMessages,
  remove: (id: string) => void,
): TemplateResult {
  return html`<ul class="chips">
    ${repeat(
      items,
      ({ id }) => id,
      (item) => renderItem(item, m, remove),
    )}
  </ul>`;
}

function renderItem(item: SelectedItem, m: PickerMessages, remove: (id: string) => void): TemplateResult {
  const { id, loadError } = item;
  const asset = item.asset && { ...item.asset, asset_id: id };
  const name = asset?.asset_name || (asset ? m.unnamed : id);
  return html`<li class="chip" title=${name}>
    ${asset ? renderPicture(asset, item.isPictureBroken) : html`<span class="media"></span>`}
    ${
      asset || loadError
        ? renderIsolated(name, 'name')
        : html`<span class="line skeleton"></span><span class="visually-hidden">${m.loading}</span>`
    }
    ${loadError ? html`<span class="badge" part="badge">${m.loadErrors[loadError]}</span>` : nothing}
    ${asset && !loadError ? renderBadges(asset, m) : nothing}
    ${item.isFixed ? nothing : renderRemoveButton(m.remove(name), () => remove(id))}
  </li>`;
}

function renderRemoveButton(label: string, remove: () => void): TemplateResult {
  return html`<button
    class="remove button quiet icon-only"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${remove}
  >
    ×
  </button>`;
}
