/** One asset in the list: its picture or its sound, its name, and what a person wants to know before choosing it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { IconNode } from '../../ui/svg-icon.js';
import { icon } from '../../ui/icon.js';
import {
  AudioLines,
  Check,
  CircleUser,
  Clapperboard,
  File,
  Image as ImageIcon,
  Play,
  Presentation,
  Square,
} from '../../ui/icons.js';
import type { Asset } from './asset-list-loader.js';
import { isAudible, assetKind, pictureUrl, soundUrl, type AssetKind } from './asset-files.js';
import { canGoLive, isActive, type UnselectableReason } from './selection-rules.js';
import { renderSummary, type SummaryContext } from './asset-summary.js';
import type { PickerMessages } from './messages.js';

/** How one tile stands. */
interface TileState {
  selected: boolean;
  /** Whether Tab leads to it. */
  tabbable: boolean;
  unselectable: UnselectableReason | undefined;
  playing: boolean;
  /** Whether its picture could not be loaded. */
  broken: boolean;
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

/** The asset as an option of a listbox, named by the asset alone; the rest describes it. */
export function renderTile(asset: Asset, state: TileState, words: SummaryContext): TemplateResult {
  const { m } = words;
  const id = asset.asset_id;
  const name = asset.asset_name || m.unnamed;
  const reason = state.unselectable ? `refused-${state.unselectable}` : '';
  return html`<div
    class="tile"
    part="tile"
    role="option"
    id=${`tile-${id}`}
    data-id=${id}
    title=${name}
    tabindex=${state.tabbable ? 0 : -1}
    aria-selected=${state.selected ? 'true' : 'false'}
    aria-disabled=${state.unselectable ? 'true' : nothing}
    aria-describedby=${`about-${id} ${reason}`.trim()}
  >
    ${isAudible(asset.asset_type) ? renderSound(asset, state) : renderMedia(asset, state)}
    <span class="words">
      <span class="name" part="name">${name}</span>
      <span class="about" aria-hidden="true" id=${`about-${id}`}>
        <span class="facts small muted">${renderSummary(asset, words)}</span>
        ${renderBadges(asset, m)}
      </span>
    </span>
    <span class="mark">${icon(Check)}</span>
  </div>`;
}

/** The shape of a tile that is to come. */
export function renderSkeletonTile(): TemplateResult {
  return html`<div class="tile waiting">
    <span class="media skeleton"></span>
    <span class="words"><span class="line skeleton"></span><span class="line short skeleton"></span></span>
  </div>`;
}

/** The badges: what speaks against an asset. */
export function renderBadges(asset: Asset, m: PickerMessages): TemplateResult {
  const state = asset.asset_state ?? '';
  return html`${
    isActive(asset)
      ? nothing
      : html`<span class="badge" part="badge" title=${state}>${m.states[state] ?? state}</span>`
  }${canGoLive(asset) === false ? html`<span class="badge" part="badge">${m.notForLive}</span>` : nothing}`;
}

/** The picture, or where there is none, a sign of what it would show. */
export function renderPicture(asset: Asset, broken: boolean): TemplateResult {
  const url = pictureUrl(asset);
  if (!url || broken) return icon(icons[assetKind(asset.asset_type)]);
  const { width, height } = asset.asset_extra_meta?.image_meta ?? {};
  return html`<img
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

function renderMedia(asset: Asset, { broken }: TileState): TemplateResult {
  return html`<span class="media ${assetKind(asset.asset_type)}">${renderPicture(asset, broken)}</span>`;
}

/** A short way to the sound for a pointer; the named button for everybody stands below the list. */
function renderSound(asset: Asset, { playing }: TileState): TemplateResult {
  return html`<span class="media ear">
    ${
      soundUrl(asset)
        ? html`<span class="play" aria-hidden="true">${icon(playing ? Square : Play)}</span>`
        : icon(icons[assetKind(asset.asset_type)])
    }
  </span>`;
}
