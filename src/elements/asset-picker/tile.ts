/** Renders one asset of the list: its picture or play button, its name, its summary and badges. */
import { html, nothing, type TemplateResult } from 'lit';
import { lookUp } from '../../base/index.js';
import {
  AudioLines,
  CircleUser,
  Clapperboard,
  File,
  icon,
  type IconNode,
  Image as ImageIcon,
  Play,
  Presentation,
  renderIsolated,
  Square,
} from '../../ui/index.js';
import type { DigitalAssetInfo } from '../../api/index.js';
import type { Asset } from './asset-list-loader.js';
import { isAudible, isUpright, assetKind, pictureUrl, soundUrl, type AssetKind } from './asset-files.js';
import { canGoLive, isActive, type UnselectableReason } from './selection-rules.js';
import { summaryOf, type SummaryContext } from './asset-summary.js';
import type { PickerMessages } from './messages.js';

/** The state of one tile. */
interface TileState {
  selected: boolean;
  /** Whether Tab focuses it. */
  tabbable: boolean;
  unselectable: UnselectableReason | undefined;
  playing: boolean;
  /** Its place in the whole list, from 1, and the size of that list; −1 if nobody knows it. */
  position: number;
  size: number;
  /** Whether its picture could not be loaded. */
  broken: boolean;
}

/** What a tile depends on besides its asset and its state. */
interface TileContext extends SummaryContext {
  /** Why an asset cannot be selected, in words. */
  reasonText: (reason: UnselectableReason) => string;
}

const icons: Record<AssetKind, IconNode> = {
  avatar: CircleUser,
  picture: ImageIcon,
  video: Clapperboard,
  slides: Presentation,
  voice: AudioLines,
  sound: AudioLines,
  other: File,
};

/**
 * The asset as an option of a listbox, named by the asset; summary and badges describe it. Each tile has as few nodes as
 * can be, because many are on the page at once.
 */
export function renderTile(asset: Asset, state: TileState, context: TileContext): TemplateResult {
  const { m } = context;
  const id = asset.asset_id;
  const name = asset.asset_name || m.unnamed;
  const reason = state.unselectable ? `reason-${state.unselectable}` : '';
  return html`<div
    class="tile"
    part="tile"
    role="option"
    id=${`tile-${id}`}
    data-id=${id}
    title=${state.unselectable ? `${name}\n${context.reasonText(state.unselectable)}` : name}
    tabindex=${state.tabbable ? 0 : -1}
    aria-posinset=${state.position}
    aria-setsize=${state.size}
    aria-selected=${state.selected ? 'true' : 'false'}
    aria-disabled=${state.unselectable ? 'true' : nothing}
    aria-describedby=${`description-${id} ${reason}`.trim()}
  >
    ${isAudible(asset.asset_type) ? renderSound(asset, state) : renderPicture(asset, state.broken)}
    ${renderIsolated(name, 'name')}
    <span class="description small muted" aria-hidden="true" id=${`description-${id}`}
      >${summaryOf(asset, context)}${renderBadges(asset, m)}</span
    >
  </div>`;
}

/** The number of nodes of an asset's tile: with a picture four, and with an icon two more. */
export function tileNodes(asset: Asset, broken: boolean): number {
  const hasIcon = broken || isAudible(asset.asset_type) || !pictureUrl(asset);
  return 4 + (hasIcon ? 2 : 0) + (isActive(asset) ? 0 : 1) + (canGoLive(asset) === false ? 1 : 0);
}

/** The skeleton of a tile that is being loaded. */
export function renderSkeletonTile(): TemplateResult {
  return html`<div class="tile placeholder">
    <span class="media skeleton"></span>
    <span class="line skeleton"></span>
    <span class="line short skeleton"></span>
  </div>`;
}

/** The badges: why an asset cannot be used, or cannot go on air. */
export function renderBadges(asset: DigitalAssetInfo, m: PickerMessages): TemplateResult {
  const state = asset.asset_state ?? '';
  return html`${
    isActive(asset)
      ? nothing
      : html`<span class="badge" part="badge" title=${state}>${lookUp(m.states, state) ?? state}</span>`
  }${canGoLive(asset) === false ? html`<span class="badge" part="badge">${m.notForLive}</span>` : nothing}`;
}

/** The picture, or an icon of the kind if there is none. */
export function renderPicture(asset: DigitalAssetInfo, broken: boolean): TemplateResult {
  const url = pictureUrl(asset);
  const kind = assetKind(asset.asset_type);
  if (!url || broken) return html`<span class="media">${icon(icons[kind])}</span>`;
  const { width, height } = asset.asset_extra_meta?.image_meta ?? {};
  return html`<img
    class="media ${kind} ${isUpright(asset) ? 'upright' : ''}"
    part="picture"
    src=${url}
    alt=""
    loading="lazy"
    decoding="async"
    draggable="false"
    width=${width || nothing}
    height=${height || nothing}
  />`;
}

/** A play button for the pointer; the accessible button is below the list. */
function renderSound(asset: Asset, { playing }: TileState): TemplateResult {
  return soundUrl(asset)
    ? html`<span class="media audio sample">${icon(playing ? Square : Play)}</span>`
    : html`<span class="media audio">${icon(icons[assetKind(asset.asset_type)])}</span>`;
}
