/** Selects assets of the library: avatars, voices, pictures and all other types of the service. */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { live as liveValue } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { ApiError, type DigitalAssetInfo } from '../../api/index.js';
import { Debouncer } from '../../base/index.js';
import { TypeAhead } from '../../ui/type-ahead.js';
import { AssetCacheController } from '../../ui/asset-cache.js';
import { AudioPlayer } from '../../ui/audio-player.js';
import { renderError } from '../../ui/error-view.js';
import { MssAssetsChangeEvent, MssErrorEvent } from '../../ui/events.js';
import { formStyles } from '../../ui/form.styles.js';
import { FormControl, type ValidityProblem } from '../../ui/form-control.js';
import { icon } from '../../ui/icon.js';
import { Search, X } from '../../ui/icons.js';
import { isAudible, assetKind, pictureUrl, pictureTypes, soundUrl } from './asset-files.js';
import { AssetListLoader, type Asset, type AssetQuery, type LoadKind } from './asset-list-loader.js';
import { assetPickerStyles } from './asset-picker.styles.js';
import {
  parseIds,
  selectionProblem,
  unselectableReason,
  toggleSelection,
  type UnselectableReason,
  type SelectionRules,
} from './selection-rules.js';
import { renderSelection, type SelectedItem } from './selection-view.js';
import { renderPreview } from './preview-bar.js';
import { messages, type PickerMessages } from './messages.js';
import { destination, type GridLayout } from './grid-navigation.js';
import { renderTile, renderSkeletonTile } from './tile.js';

/** Debounce of the search, in milliseconds. */
const searchDelay = 250;
const refusals: readonly UnselectableReason[] = ['live', 'state', 'max'];
/** Number of skeleton tiles before the first answer. */
const waiting = 12;
/** Number of tiles from which on invisible ones are not laid out (`content-visibility`). */
const long = 200;

/**
 * A list of the library's active assets to choose from, with a search, a switch between types, and samples to listen to.
 * It is as high as the page makes it (by default 520 px), and scrolls inside.
 *
 * @tag mss-asset-picker
 * @attr asset-type - The service's types, separated by spaces; default: `HUMAN_MODEL_2D IMAGE VIDEO PPT`.
 * @attr source - `SYSTEM`, `CUSTOMIZATION` (the tenant's own) or `ALL`, the default.
 * @attr name - Name under which the form submits `asset_id`, once for each selected asset.
 * @attr value - The `asset_id` of the selected asset; with `multiple` several, separated by spaces.
 * @attr multiple - Several assets may be selected.
 * @attr max - Maximum number of selected assets with `multiple`; default: any number.
 * @attr required - The form refuses an empty selection.
 * @attr live - Only avatars and voices that may go on air can be selected; pictures and sounds always can.
 * @attr layout - `grid` (default), `list`, or `strip`: one row that scrolls sideways.
 * @attr disabled - Nothing can be changed.
 * @slot empty - Shown in place of an empty list.
 * @event {MssAssetsChangeEvent} mss-change - A person changed the selection (`event.assets`).
 * @event {MssErrorEvent} mss-error - The list could not be read (`event.error`).
 * @csspart search - The search box.
 * @csspart list - The listbox.
 * @csspart tile - One asset in it.
 * @csspart picture - An asset's picture.
 * @csspart name - An asset's name.
 * @csspart badge - Why an asset cannot be used, or cannot go on air.
 * @csspart more - The button that shows more.
 * @csspart status - How many are shown.
 * @csspart hearing - The button that plays a sample, with its asset's name.
 * @csspart chosen - The selected assets.
 * @csspart error - An error.
 * @csspart retry - The button of an error that tries again.
 * @cssprop --mss-accent - Colour of buttons, links and the focus ring.
 * @cssprop --mss-surface - Background.
 * @cssprop --mss-text - Colour of text; borders and hovers are mixed from it and the background.
 * @cssprop --mss-danger - Colour of errors and of what cannot be undone.
 * @cssprop --mss-live - Colour of what is on air.
 * @cssprop --mss-warning - Colour of warnings.
 * @cssprop --mss-success - Colour of what has succeeded.
 * @cssprop --mss-radius - Corner radius, as `8px`.
 * @cssprop --mss-font - Font family; default: the page's.
 * @cssprop --mss-density - `normal` or `compact`: smaller controls and gaps.
 */
export class AssetPicker extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, formStyles, assetPickerStyles];

  private readonly pages = new AssetListLoader(this, {
    read: (what) => this.onRead(what),
    failed: (error) => this.onFailed(error),
  });
  private readonly cache = new AssetCacheController(this, () => this.provided?.client);
  private readonly player = new AudioPlayer(this);

  private readonly typeAhead = new TypeAhead();
  private readonly broken = new Set<string>();
  private readonly searchDebouncer = new Debouncer(searchDelay);

  @query('.search') private readonly searchBox!: HTMLInputElement | null;
  @query('.scroller') private readonly scroller!: HTMLElement | null;

  /** The search text. */
  @state() private sought = '';
  /** The type that is shown; empty for all. */
  @state() private type = '';
  /** ID of the asset that was focused last. */
  @state() private activeId = '';

  /** The service's asset types, with spaces between; empty: avatars, pictures, videos and slides. */
  @property({ attribute: 'asset-type', reflect: true }) assetType = '';
  /** Whose assets: the service's own, the tenant's, or all. */
  @property({ reflect: true }) source: 'SYSTEM' | 'CUSTOMIZATION' | 'ALL' = 'ALL';
  /** The `asset_id` of the selected asset; with `multiple` several, separated by spaces. */
  @property() value = '';
  /** Whether several assets may be selected. */
  @property({ type: Boolean, reflect: true }) multiple = false;
  /** Maximum number of selected assets with `multiple`, from 1; undefined for any number. */
  @property({ type: Number, reflect: true }) max: number | undefined;
  /** Whether avatars and voices that may not go on air cannot be selected. */
  @property({ type: Boolean, reflect: true }) live = false;
  /** How the assets are laid out. */
  @property({ reflect: true }) layout: 'grid' | 'list' | 'strip' = 'grid';

  constructor() {
    super();
    this.internals.role = 'group';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.searchDebouncer.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('assetType') && !this.types.includes(this.type)) this.type = '';
    const asked = ['provided', 'assetType', 'source', 'live', 'type', 'sought'];
    if (asked.some((name) => changed.has(name))) void this.pages.open(this.provided?.client, this.query);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.provided && this.pages.hasAnswer) this.cache.request(this.ids);
  }

  private get types(): readonly string[] {
    const types = this.assetType.split(/\s+/).filter(Boolean);
    return types.length > 0 ? [...new Set(types)] : pictureTypes;
  }

  private get shownTypes(): readonly string[] {
    return this.type ? [this.type] : this.types;
  }

  private get query(): AssetQuery {
    const voices = this.shownTypes.every((type) => type === 'VOICE_MODEL');
    return {
      asset_type: this.shownTypes.join(','),
      asset_source: this.source,
      asset_state: 'ACTIVED',
      sort_key: 'create_time',
      sort_dir: 'desc',
      ...(this.sought && { name: this.sought }),
      ...(this.live && voices && { is_realtime_voice: true }),
    };
  }

  private get ids(): readonly string[] {
    return parseIds(this.value, this.multiple);
  }

  private get rules(): SelectionRules {
    const max = this.max !== undefined && this.max >= 1 ? this.max : Infinity;
    return { multiple: this.multiple, required: this.required, live: this.live, max };
  }

  private get words(): PickerMessages {
    return this.locale.of(messages);
  }

  /** The asset that Tab focuses: the one focused last, else the first selected, else the first. */
  private get tabbable(): Asset | undefined {
    const { assets } = this.pages;
    const ids = new Set(this.ids);
    return (
      assets.find(({ asset_id }) => asset_id === this.activeId) ??
      assets.find(({ asset_id }) => ids.has(asset_id)) ??
      assets[0]
    );
  }

  private get tiles(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')];
  }

  protected override formValue(): string | FormData | null {
    const { ids } = this;
    if (!this.multiple) return ids[0] ?? null;
    if (ids.length === 0 || !this.name) return null;
    const data = new FormData();
    for (const id of ids) data.append(this.name, id);
    return data;
  }

  protected override problem(): ValidityProblem | undefined {
    const choice = this.ids.map((id) => ({
      id,
      asset: this.cache.get(id),
      missing: this.cache.loadErrorOf(id) === 'missing',
    }));
    return selectionProblem(choice, this.rules, this.words);
  }

  protected override anchor(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.tile[tabindex="0"]') ?? this.searchBox;
  }

  protected override resetValue(): void {
    this.value = this.getAttribute('value') ?? '';
  }

  protected override restoreValue(state: string | FormData): void {
    this.value = typeof state === 'string' ? state : [...state.values()].map(String).join(' ');
  }

  private onRead(what: LoadKind): void {
    this.cache.add(this.pages.assets);
    if (what === 'first') this.scroller?.scrollTo({ top: 0, left: 0 });
  }

  private onFailed(error: unknown): void {
    if (error instanceof ApiError) this.dispatchEvent(new MssErrorEvent(error));
  }

  private readonly onSearchInput = (event: Event): void => {
    this.searchDebouncer.cancel();
    if (event instanceof InputEvent && event.isComposing) return;
    this.searchDebouncer.schedule(this.search);
  };

  private readonly search = (): void => {
    this.searchDebouncer.cancel();
    this.sought = this.searchBox?.value.trim() ?? '';
  };

  private readonly onSearchKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') this.search();
    if (event.key !== 'ArrowDown' || this.pages.assets.length === 0) return;
    event.preventDefault();
    this.focusTile(this.tabbable?.asset_id);
  };

  private readonly onClearSearch = (): void => {
    if (this.searchBox) this.searchBox.value = '';
    this.search();
    this.searchBox?.focus();
  };

  private readonly onType = (event: Event): void => {
    this.type = (event.target as HTMLInputElement).value;
  };

  private readonly onScroll = (): void => {
    const { scroller } = this;
    if (!scroller || this.pages.failure) return;
    const [seen, all, before] =
      this.layout === 'strip'
        ? [scroller.clientWidth, scroller.scrollWidth, Math.abs(scroller.scrollLeft)]
        : [scroller.clientHeight, scroller.scrollHeight, scroller.scrollTop];
    if (all - before - seen < seen) void this.pages.loadMore();
  };

  private readonly onListClick = (event: MouseEvent): void => {
    const asset = this.assetAt(event);
    if (!asset || this.isDisabled) return;
    if ((event.target as Element).closest('.play')) this.hear(asset);
    else this.press(asset);
  };

  private readonly onListFocus = (event: FocusEvent): void => {
    this.activeId = this.assetAt(event)?.asset_id ?? this.activeId;
  };

  private readonly onListKey = (event: KeyboardEvent): void => {
    const asset = this.assetAt(event);
    if (!asset || this.isDisabled || event.isComposing) return;
    if (this.obeys(event, asset)) event.preventDefault();
  };

  /** Error events of pictures don't bubble, so they are handled in the capture phase. */
  private readonly onPictureError = {
    capture: true,
    handleEvent: (event: Event): void => {
      if (!(event.target instanceof HTMLImageElement)) return;
      this.broken.add(event.target.getAttribute('src') ?? '');
      this.requestUpdate();
    },
  };

  private readonly onRetry = (): void => {
    void this.pages.retry();
    this.focus();
  };

  private assetAt(event: Event): Asset | undefined {
    const id = (event.target as Element).closest<HTMLElement>('.tile')?.dataset['id'];
    return this.pages.assets.find(({ asset_id }) => asset_id === id);
  }

  /** Handles a key; returns false if the key has no meaning here. */
  private obeys(event: KeyboardEvent, asset: Asset): boolean {
    const { key } = event;
    if (event.altKey && event.code === 'KeyP') return this.hear(asset);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const from = this.pages.assets.indexOf(asset);
    if (key === ' ' || key === 'Enter') this.press(asset);
    else if (key.length === 1) this.goTo(this.typeAhead.find(key, this.names, from));
    else return this.goTo(destination(key, from, this.geometry()));
    return true;
  }

  private get names(): string[] {
    return this.pages.assets.map(({ asset_name }) => asset_name ?? '');
  }

  private geometry(): GridLayout {
    const { tiles, scroller } = this;
    return {
      length: tiles.length,
      box: (index) => {
        const tile = tiles[index];
        return { left: tile?.offsetLeft ?? 0, top: tile?.offsetTop ?? 0, width: tile?.offsetWidth ?? 0 };
      },
      page: scroller?.clientHeight ?? 0,
      rtl: getComputedStyle(this).direction === 'rtl',
    };
  }

  private goTo(index: number | undefined): boolean {
    if (index === undefined) return false;
    this.focusTile(this.pages.assets[index]?.asset_id);
    return true;
  }

  private focusTile(id: string | undefined): void {
    this.tiles.find(({ dataset }) => dataset['id'] === id)?.focus();
  }

  private press(asset: Asset): void {
    if (unselectableReason(asset, this.ids, this.rules)) return;
    this.choose(toggleSelection(this.ids, asset.asset_id, this.rules));
  }

  /** Applies a person's selection; the form value is updated before the event is dispatched. */
  private choose(ids: readonly string[]): void {
    const value = ids.join(' ');
    if (value === this.ids.join(' ')) return;
    this.value = value;
    this.performUpdate();
    this.dispatchEvent(new MssAssetsChangeEvent(this.selected));
  }

  private readonly onHear = (): void => {
    if (this.tabbable) this.hear(this.tabbable);
  };

  private readonly onDrop = (id: string): void => {
    void this.drop(id);
  };

  private async drop(id: string): Promise<void> {
    const index = this.ids.indexOf(id);
    this.choose(this.ids.filter((one) => one !== id));
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.remove');
    if (buttons.length > 0) buttons[Math.min(index, buttons.length - 1)]?.focus();
    else this.focus();
  }

  private hear(asset: Asset): boolean {
    const url = soundUrl(asset);
    this.activeId = asset.asset_id;
    if (url) this.player.toggle(asset.asset_id, url);
    return url !== undefined;
  }

  /** Loads the next page; when the button disappears with the last page, focuses the first new tile. */
  private async showMore(): Promise<void> {
    const before = this.pages.assets.length;
    await this.pages.loadMore();
    await this.updateComplete;
    if (!this.pages.hasMore && !this.pages.failure) this.focusTile(this.pages.assets[before]?.asset_id);
  }

  /** The selected assets; one that could not be read has only its `asset_id`. Setting it selects without an event. */
  get selected(): DigitalAssetInfo[] {
    return this.ids.map((asset_id) => this.cache.get(asset_id) ?? { asset_id });
  }

  set selected(assets: readonly DigitalAssetInfo[]) {
    this.cache.provide(assets.filter(({ asset_name }) => asset_name));
    this.value = assets.flatMap(({ asset_id }) => asset_id ?? []).join(' ');
  }

  /** Reads again what is shown and selected. Never rejects; the element shows errors. */
  async refresh(): Promise<void> {
    await this.pages.refresh();
    if (this.pages.failure) return;
    const read = new Set(this.pages.assets.map(({ asset_id }) => asset_id));
    this.cache.refresh(this.ids.filter((id) => !read.has(id)));
    this.requestUpdate();
  }

  /** Focuses the list, or the search box if the list is empty. */
  override focus(options?: FocusOptions): void {
    this.anchor()?.focus(options);
  }

  protected override render(): TemplateResult {
    const m = this.words;
    if (!this.provided) return html`<p class="disconnected muted">${m.noProvider}</p>`;
    return html`<div class="head">${this.renderSearch()} ${this.renderStatus()}</div>
      ${this.types.length > 1 ? this.renderTypes() : nothing}
      <div class="scroller" @scroll=${this.onScroll} @error=${this.onPictureError}>
        ${this.renderFailure('first')} ${this.renderFailure('again')} ${this.renderContent()}
        ${this.renderFailure('more')} ${this.renderMore()}
      </div>
      ${this.shownTypes.some(isAudible) ? this.renderHearing() : nothing} ${this.renderChosen()}
      <div hidden>
        ${refusals.map((why) => html`<span id=${`refused-${why}`}>${this.reasonOf(why)}</span>`)}
      </div>`;
  }

  private reasonOf(why: UnselectableReason): string {
    const m = this.words;
    return { live: m.refusedLive, state: m.refusedState, max: m.full(this.rules.max) }[why];
  }

  private renderSearch(): TemplateResult {
    const m = this.words;
    return html`<div class="searching">
      ${icon(Search)}
      <input
        class="search field"
        part="search"
        type="search"
        role="searchbox"
        autocomplete="off"
        spellcheck="false"
        placeholder=${m.search}
        aria-label=${m.search}
        ?disabled=${this.isDisabled}
        @input=${this.onSearchInput}
        @compositionend=${this.onSearchInput}
        @keydown=${this.onSearchKey}
      />
      ${
        this.sought && !this.isDisabled
          ? html`<button
              class="clear button quiet icon-only"
              type="button"
              aria-label=${m.clearSearch}
              title=${m.clearSearch}
              @click=${this.onClearSearch}
            >
              ${icon(X)}
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderStatus(): TemplateResult {
    const { assets, count, failure: failed } = this.pages;
    const m = this.words;
    const known = count !== undefined && !failed;
    const shown = known ? m.shown(assets.length, Math.max(count, assets.length)) : '';
    return html`<p class="status small muted" part="status" role="status">
      ${known && assets.length === 0 ? m.nothing : shown}
    </p>`;
  }

  private renderTypes(): TemplateResult {
    const m = this.words;
    return html`<fieldset class="types" ?disabled=${this.isDisabled} @change=${this.onType}>
      <legend class="visually-hidden">${m.kind}</legend>
      ${['', ...this.types].map(
        (type) =>
          html`<label class="type">
            <input
              class="visually-hidden"
              type="radio"
              name="type"
              value=${type}
              .checked=${liveValue(type === this.type)}
            />
            <span>${type ? (m.types[type] ?? type) : m.all}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private renderFailure(what: LoadKind): TemplateResult | typeof nothing {
    const { failure: failed, loading: busy } = this.pages;
    if (failed?.what !== what || busy) return nothing;
    return renderError(failed.error, this.locale, this.onRetry);
  }

  private renderContent(): TemplateResult | typeof nothing {
    const { assets, loading: busy, failure: failed, hasAnswer: settled } = this.pages;
    if (assets.length > 0) return this.renderList();
    if (busy || !settled) return this.renderSkeleton();
    return failed ? nothing : this.renderEmpty();
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="list" data-shape=${this.shape} aria-hidden="true">
      ${Array.from({ length: waiting }, renderSkeletonTile)}
    </div>`;
  }

  private renderEmpty(): TemplateResult {
    const m = this.words;
    return html`<div class="empty muted">
      <slot name="empty">${this.sought ? m.nothingFound : m.nothingHere}</slot>
    </div>`;
  }

  private renderList(): TemplateResult {
    const m = this.words;
    const { loading: busy } = this.pages;
    const only = this.shownTypes.length === 1 ? this.shownTypes[0] : undefined;
    return html`<div
      class="list"
      part="list"
      role="listbox"
      data-shape=${this.shape}
      ?data-long=${this.pages.assets.length > long}
      aria-label=${only ? (m.types[only] ?? only) : m.list}
      aria-multiselectable=${this.multiple ? 'true' : nothing}
      aria-orientation=${this.layout === 'strip' ? 'horizontal' : nothing}
      aria-required=${this.required ? 'true' : nothing}
      aria-disabled=${this.isDisabled ? 'true' : nothing}
      aria-busy=${busy === 'first' ? 'true' : nothing}
      @click=${this.onListClick}
      @keydown=${this.onListKey}
      @focusin=${this.onListFocus}
    >
      ${this.renderTiles()}
    </div>`;
  }

  /** The shape of the tiles: for sounds, avatars, pictures, or a mixture. */
  private get shape(): string {
    const kinds = new Set(this.shownTypes.map(assetKind));
    if (this.shownTypes.every(isAudible)) return 'heard';
    if (!kinds.has('avatar')) return 'landscape';
    return kinds.size === 1 ? 'portrait' : 'square';
  }

  /** Renders each tile again only if one of its values has changed. */
  private renderTiles(): unknown {
    const { ids, rules, words: m, player, live } = this;
    const { lang } = this.locale;
    const chosen = new Set(ids);
    const tabbable = this.isDisabled ? undefined : this.tabbable;
    return repeat(
      this.pages.assets,
      ({ asset_id }) => asset_id,
      (asset) => {
        const selected = chosen.has(asset.asset_id);
        const why = selected ? undefined : unselectableReason(asset, ids, rules);
        const playing = player.playing === asset.asset_id;
        const broken = this.broken.size > 0 && this.broken.has(pictureUrl(asset) ?? '');
        const tile = { selected, tabbable: asset === tabbable, unselectable: why, playing, broken };
        return guard([asset, lang, live, ...Object.values(tile)], () =>
          renderTile(asset, tile, { m, lang, live }),
        );
      },
    );
  }

  private renderMore(): TemplateResult | typeof nothing {
    const m = this.words;
    const { hasMore, loading: busy, failure: failed } = this.pages;
    if (!hasMore || failed) return nothing;
    return html`<div class="tail">
      <button
        class="button"
        part="more"
        type="button"
        ?disabled=${this.isDisabled}
        aria-disabled=${busy ? 'true' : nothing}
        @click=${this.showMore}
      >
        ${busy === 'more' ? m.loading : m.more}
      </button>
    </div>`;
  }

  private renderHearing(): TemplateResult {
    const { player, tabbable: asset } = this;
    const id = asset?.asset_id ?? '';
    const hearing = {
      asset,
      playing: player.playing === id,
      failed: player.failed === id,
      disabled: this.isDisabled,
    };
    return html`<div class="hearing" part="hearing">
      ${renderPreview(hearing, { m: this.words, lang: this.locale.lang, live: this.live }, this.onHear)}
    </div>`;
  }

  private renderChosen(): TemplateResult {
    const chips = this.ids.map((id) => this.chipOf(id));
    return html`<div class="chosen" part="chosen" @error=${this.onPictureError}>
      ${renderSelection(chips, this.rules, this.words, this.onDrop)}
    </div>`;
  }

  private chipOf(id: string): SelectedItem {
    const asset = this.cache.get(id);
    const loadError = this.cache.loadErrorOf(id);
    const needed = this.required && !this.multiple && loadError !== 'missing';
    const broken = asset !== undefined && this.broken.has(pictureUrl(asset) ?? '');
    return { id, asset, loadError, isPictureBroken: broken, isFixed: this.isDisabled || needed };
  }
}
