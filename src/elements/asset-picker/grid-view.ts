/** Renders the scrolling list of assets, with what is shown in its place: skeletons, an error, or that it is empty. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { lookUp } from '../../base/index.js';
import { type LocaleController, renderError, renderPart } from '../../ui/index.js';
import { assetKind, isAudible, isUpright, pictureUrl } from './asset-files.js';
import type { Asset, AssetListLoader, LoadKind } from './asset-list-loader.js';
import type { PickerMessages } from './messages.js';
import { selectedNodes, selectionPart } from './selection-view.js';
import { unselectableReason, type SelectionRules, type UnselectableReason } from './selection-rules.js';
import { renderSkeletonTile, renderTile, tileNodes } from './tile.js';
import type { TileWindow } from './tile-window.js';

/** What the user does in the list. */
export interface GridHandlers {
  scroll(): void;
  /** Listener of `error` events, which don't bubble, so it is registered for the capture phase. */
  pictureError: { capture: true; handleEvent(event: Event): void };
  retry(): void;
  click(event: MouseEvent): void;
  keydown(event: KeyboardEvent): void;
  keyup(event: KeyboardEvent): void;
  /** The pointer is pressed, or no longer on what it was pressed on. */
  press(event: Event): void;
  focusin(event: FocusEvent): void;
  pointerover(event: Event): void;
  /** The pointer or the focus leaves the list. */
  leave(): void;
  clearSearch(): void;
  showMore(): void;
}

/** What the list shows, and how. */
export interface GridProps {
  /** The loaded assets, and what is being loaded. */
  list: Pick<
    AssetListLoader,
    'assets' | 'indexOf' | 'count' | 'isPartial' | 'loading' | 'failure' | 'hasAnswer' | 'hasMore' | 'note'
  >;
  /** The asset types that the list contains. */
  types: readonly string[];
  layout: 'grid' | 'list' | 'strip';
  /** What the page calls the list; without it, its types name it. */
  label: string;
  /** Whether the list is filtered by a search. */
  isSearch: boolean;
  /** Whether a person can take filters away. */
  isFiltered: boolean;
  selectedIds: readonly string[];
  rules: SelectionRules;
  /** Which tiles are rendered. */
  tileWindow: Pick<TileWindow, 'ranges'>;
  /** The asset whose tile Tab focuses. */
  tabbable: Asset | undefined;
  /** ID of the asset whose sample plays. */
  playing: string | undefined;
  /** Addresses of pictures that could not be loaded. */
  brokenPictures: ReadonlySet<string>;
  isDisabled: boolean;
  /** Why an asset cannot be selected, in words. */
  reasonText: (reason: UnselectableReason) => string;
  locale: LocaleController;
  messages: PickerMessages;
  on: GridHandlers;
}

/** Number of skeleton tiles before the first answer. */
const skeletonCount = 12;

/** The scroller with the list; each error stands where the assets that failed to load would be. */
export function renderGrid(props: GridProps): TemplateResult {
  const { on } = props;
  return html`<div class="scroller" @scroll=${on.scroll} @error=${on.pictureError}>
    ${renderFailure('first', props)} ${renderFailure('again', props)} ${renderContent(props)}
    ${renderFailure('more', props)} ${renderMore(props)} ${renderNote(props)}
  </div>`;
}

function renderFailure(kind: LoadKind, { list, locale, on }: GridProps): TemplateResult | typeof nothing {
  const { failure, loading } = list;
  return failure?.kind === kind && !loading ? renderError(failure.error, locale, on.retry) : nothing;
}

function renderContent(props: GridProps): TemplateResult | typeof nothing {
  const { assets, loading, failure, hasAnswer } = props.list;
  if (assets.length > 0) return renderList(props);
  if (loading || !hasAnswer) return renderSkeleton(props);
  return failure ? nothing : renderEmpty(props);
}

function renderSkeleton({ types, layout }: GridProps): TemplateResult {
  const shape = shapeOf(types);
  return html`<div class=${listClass(shape, layout)} data-shape=${shape} aria-hidden="true">
    ${Array.from({ length: skeletonCount }, renderSkeletonTile)}
  </div>`;
}

function renderEmpty({ isSearch, isFiltered, isDisabled, messages: m, on }: GridProps): TemplateResult {
  return html`<div class="empty muted">
    <slot name="empty">${isFiltered ? m.noneFiltered : isSearch ? m.noMatch : m.empty}</slot>
    ${
      (isSearch || isFiltered) && !isDisabled
        ? html`<button class="button" type="button" @click=${on.clearSearch}>${m.clear}</button>`
        : nothing
    }
  </div>`;
}

function renderList(props: GridProps): TemplateResult {
  const { list, types, layout, label, rules, isDisabled, messages: m, on } = props;
  const onlyType = types.length === 1 ? types[0] : undefined;
  const shape = shapeOf(types, list.assets);
  return html`<div
    class=${listClass(shape, layout)}
    part="list"
    role="listbox"
    data-shape=${shape}
    aria-label=${label || (onlyType ? (lookUp(m.types, onlyType) ?? onlyType) : m.list)}
    aria-multiselectable=${rules.multiple ? 'true' : nothing}
    aria-orientation=${layout === 'strip' ? 'horizontal' : nothing}
    aria-required=${rules.required ? 'true' : nothing}
    aria-disabled=${isDisabled ? 'true' : nothing}
    aria-busy=${list.loading === 'first' ? 'true' : nothing}
    @click=${on.click}
    @keydown=${on.keydown}
    @keyup=${on.keyup}
    @pointerdown=${on.press}
    @pointercancel=${on.press}
    @pointerout=${on.press}
    @focusin=${on.focusin}
    @focusout=${on.leave}
    @pointerover=${on.pointerover}
    @pointerleave=${on.leave}
  >
    ${renderTiles(props)}
  </div>`;
}

/** The list layout shows each asset as a row, and so does every layout of sounds. */
const listClass = (shape: string, layout: GridProps['layout']): string =>
  shape === 'audio' || layout === 'list' ? 'list rows' : 'list';

/** The shape of the tiles: for sounds, avatars, pictures, or a mixture. Pictures that are upright have upright tiles. */
function shapeOf(types: readonly string[], assets: readonly Asset[] = []): string {
  const kinds = new Set(types.map(assetKind));
  if (types.every(isAudible)) return 'audio';
  if (kinds.has('avatar')) return kinds.size === 1 ? 'portrait' : 'square';
  // The first page decides: the tiles must not change when more is shown.
  const sized = assets.slice(0, 40).filter((asset) => isUpright(asset) !== undefined);
  return sized.filter(isUpright).length * 2 > sized.length ? 'portrait' : 'landscape';
}

/** A tile, and its place in the list, from 1. */
interface TilePlace {
  key: string;
  asset: Asset;
  position: number;
}

/** Stands for a number of tiles that are not rendered. */
interface TileGap {
  key: string;
  tiles: number;
  /** Whether they stand in the row of a tile that is rendered. */
  isBeside: boolean;
}

/** Renders each tile again only if one of its values has changed. */
function renderTiles(props: GridProps): unknown {
  const { list, selectedIds, rules, tabbable, playing, brokenPictures, isDisabled, messages: m } = props;
  const { lang } = props.locale;
  const { live } = rules;
  const { reasonText } = props;
  const selected = new Set(selectedIds);
  const { assets, count = 0 } = list;
  const size = list.isPartial ? -1 : Math.max(count, assets.length);
  const isBroken = (asset: Asset) => brokenPictures.has(pictureUrl(asset) ?? '');
  const renderAsset = ({ asset, position }: TilePlace) => {
    const state = {
      position,
      size,
      selected: selected.has(asset.asset_id),
      tabbable: !isDisabled && asset === tabbable,
      unselectable: unselectableReason(asset, selectedIds, rules),
      playing: playing === asset.asset_id,
      broken: isBroken(asset),
    };
    return guard([asset, lang, live, ...Object.values(state)], () =>
      renderPart(props.locale, () => renderTile(asset, state, { m, lang, live, reasonText })),
    );
  };
  const nodes = (index: number) => {
    const asset = assets[index];
    return asset ? tileNodes(asset, isBroken(asset)) : 0;
  };
  const besides = Math.min(selectedIds.length, selectionPart) * selectedNodes;
  const ranges = props.tileWindow.ranges(assets.length, nodes, besides, list.indexOf(tabbable?.asset_id));
  const places = ranges.flatMap(({ from, to, isGap, isBeside }): (TilePlace | TileGap)[] =>
    isGap
      ? [{ key: `gap ${from}`, tiles: to - from, isBeside }]
      : assets.slice(from, to).map((asset, i) => ({ key: asset.asset_id, asset, position: from + i + 1 })),
  );
  return repeat(
    places,
    ({ key }) => key,
    (place) =>
      'tiles' in place
        ? html`<div class="gap" role="none" data-tiles=${place.tiles} ?data-beside=${place.isBeside}></div>`
        : renderPart(props.locale, () => renderAsset(place)),
  );
}

function renderNote({ list: { note, loading }, locale }: GridProps): TemplateResult | typeof nothing {
  return note && !loading ? html`<p class="tail small muted" role="note">${locale.of(note)}</p>` : nothing;
}

function renderMore({ list, isDisabled, messages: m, on }: GridProps): TemplateResult | typeof nothing {
  const { hasMore, loading, failure } = list;
  if (!hasMore || failure) return nothing;
  return html`<div class="tail">
    <button
      class="button"
      part="more"
      type="button"
      ?disabled=${isDisabled}
      aria-disabled=${loading ? 'true' : nothing}
      @click=${on.showMore}
    >
      ${loading === 'more' ? m.loading : m.more}
    </button>
  </div>`;
}
