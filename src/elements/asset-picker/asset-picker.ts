/** Selects assets of the library: avatars, voices, pictures and all other types of the service. */
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live as liveValue } from 'lit/directives/live.js';
import { ApiError, importError, type Client, type DigitalAssetInfo } from '../../api/index.js';
import { Debouncer, importWithRetry, lookUp } from '../../base/index.js';
import {
  AssetCacheController,
  AudioPlayer,
  FormControl,
  formStyles,
  icon,
  isComposing,
  MssAssetsChangeEvent,
  MssErrorEvent,
  Search,
  tellOnce,
  TypeAhead,
  type ValidityProblem,
  X,
} from '../../ui/index.js';
import { isAudible, pictureUrl, pictureTypes, soundUrl } from './asset-files.js';
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
import {
  renderSelection,
  selectionPart,
  type SelectedItem,
  type SelectionHandlers,
} from './selection-view.js';
import { renderPreviewBar } from './preview-bar.js';
import { messages, type PickerMessages } from './messages.js';
import { destination, type GridLayout } from './grid-navigation.js';
import { renderGrid, type GridHandlers } from './grid-view.js';
import { LibraryTools } from './library-tools.js';
import { TileWindow } from './tile-window.js';
import { UploadController } from './upload/upload-controller.js';
import type { UploadedAsset } from './upload/upload-context.js';
import { isUploadable } from './upload/uploadable.js';
import type { AssetUpload } from './upload/uploads.js';
import type { EarlySelection, SelectionDraft } from './selection-draft.lazy.js';

/** Debounce of the search, in milliseconds. */
const searchDelay = 250;
/** Index of the first asset in the last part of a selection. */
const lastPart = (count: number): number => Math.max(0, Math.ceil(count / selectionPart) - 1) * selectionPart;
/** What an upload calls: without one of them it could not be finished, or not be undone. */
const uploadOperations = [
  'createDigitalAsset',
  'createFile',
  'confirmFileUpload',
  'showAsset',
  'deleteAsset',
];
/** Each reason is rendered once, hidden, and describes all tiles that it applies to. */
const unselectableReasons: readonly UnselectableReason[] = ['live', 'state', 'max'];

/**
 * A list of the library's active assets to choose from, with a search, a switch between types, and samples to listen to.
 * It is as high as the page makes it (by default 520 px, on a phone 448 px), and scrolls inside. Of a long list, only
 * what is seen is rendered; `aria-setsize` tells the size of the whole. End and typed letters reach assets that are not
 * loaded yet.
 * Its `<label>`, `aria-label` or `aria-labelledby` names the list, in place of the asset type, and a click on the label
 * focuses it.
 * A search in Latin letters finds Chinese names by pinyin and initials, too, among the first 1,000 assets or so; it says so
 * if there are more.
 * Space held down, Alt+Enter, a long press, or the button Details opens the large view of an asset.
 * As a form control it has the manners of a `<select>`: `input` and `change` beside `mss-change` with each pick.
 * With a name, it keeps what a person selected as a draft, and offers it after a reload, until its form is submitted or
 * reset.
 *
 * @tag mss-asset-picker
 * @attr asset-type - The service's types, separated by spaces; default: `HUMAN_MODEL_2D IMAGE VIDEO PPT`.
 * @attr source - `SYSTEM`, `CUSTOMIZATION` (the tenant's own) or `ALL`, the default.
 * @attr name - Name under which the form submits `asset_id`, once for each selected asset.
 * @attr record - The record that the form edits: a draft of the selection is offered only there; default: the page's address.
 * @attr value - The `asset_id` of the selected asset; with `multiple` several, separated by spaces.
 * @attr multiple - Several assets may be selected.
 * @attr max - Maximum number of selected assets with `multiple`; default: any number.
 * @attr required - The form refuses an empty selection.
 * @attr live - Only avatars and voices that may go on air can be selected; pictures and sounds always can.
 * @attr upload - Pictures, films, sounds and slides can be uploaded: by the button, by dropping or pasting them.
 * @attr filters - Filters that are set at first, as `language=CN,EN&sex=FEMALE`.
 * @attr locked-filters - Filters that a person cannot change: pairs, or names of those in `filters`.
 * @attr layout - `grid` (default), `list`, or `strip`: one row that scrolls sideways.
 * @attr disabled - Nothing can be changed.
 * @slot empty - Shown in place of an empty list.
 * @event {MssAssetsChangeEvent} mss-change - A person changed the selection (`event.assets`).
 * @event {MssUploadEvent} mss-upload - An upload has reached another state (`event.file_name`, `event.state`, `event.asset`).
 * @event {MssErrorEvent} mss-error - The list could not be read, or a part could not be shown (`event.error`).
 * @csspart search - The search box.
 * @csspart details - The button that opens the large view.
 * @csspart look - The large view: a dialog with every fact of an asset.
 * @csspart filter - The button that opens the filters.
 * @csspart list - The listbox.
 * @csspart tile - One asset in it.
 * @csspart picture - An asset's picture.
 * @csspart name - An asset's name.
 * @csspart badge - Why an asset cannot be used, or cannot go on air.
 * @csspart reason - Why the asset that is pressed, focused or pointed at cannot be selected.
 * @csspart more - The button that shows more.
 * @csspart status - How many are shown.
 * @csspart hearing - The button that plays a sample, with its asset's name.
 * @csspart chosen - The selected assets.
 * @csspart upload - The button that uploads.
 * @csspart uploads - The uploads.
 * @csspart upload-job - One file that is uploaded, or was refused.
 * @csspart upload-name - Its name.
 * @csspart drop-target - Shown over the picker while files are dragged over the page.
 * @csspart error - An error.
 * @csspart retry - The button of an error that tries again.
 * @cssstate user-invalid - A person has left an invalid selection, or tried to submit it; `:user-invalid` does not tell this.
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

  private readonly loader = new AssetListLoader(this, {
    loaded: (kind, from) => this.onLoaded(kind, from),
    failed: (error) => this.onFailed(error),
    partMissing: (error) => tellOnce(this, error instanceof ApiError ? error : importError(error)),
  });
  private readonly cache = new AssetCacheController(this, () =>
    this.grants.may('showAsset') ? this.provided?.client : undefined,
  );
  private readonly player = new AudioPlayer(this);
  private readonly tileWindow = new TileWindow(this, () => this.scroller);

  private readonly uploading = new UploadController({
    host: this,
    locale: this.locale,
    client: () => this.provided?.client,
    fetch: () => this.provided?.fetch,
    user: () => this.user,
    types: () => [...new Set([...this.shownTypes, ...this.types])].filter(isUploadable),
    isOffered: () => this.mayUpload && !this.isDisabled,
    take: (asset) => this.takeUploaded(asset),
  });

  private readonly tools: LibraryTools = new LibraryTools(this, {
    locale: this.locale,
    types: () => this.shownTypes,
    user: () => this.user,
    loaded: () => this.loader.assets,
    list: () => this.loader,
    bin: () => false,
    isDisabled: () => this.isDisabled,
    client: () => this.provided?.client,
    may: (...operations) => this.grants.may(operations),
    player: this.player,
    assetAt: (event) => this.assetAt(event),
    neighbour: ({ asset_id }, step) => this.loader.assets[this.loader.indexOf(asset_id) + step],
    isSelected: ({ asset_id }) => this.ids.includes(asset_id),
    reason: (asset) => this.reasonOf(asset),
    toggle: (asset) => this.toggle(asset),
    focus: ({ asset_id }) => this.focusTile(asset_id),
  });

  private readonly typeAhead = new TypeAhead();
  /** The asset on which Space is held down. */
  private spaceOn: Asset | undefined;
  /** What a key looks for beyond what is loaded; undefined if none does. */
  private seeking: object | undefined;
  /** Addresses of pictures that could not be loaded. */
  private readonly brokenPictures = new Set<string>();
  private draft: SelectionDraft | undefined;
  private loadingDraft: Promise<void> | undefined;
  /** What a person has selected before the code that keeps it as a draft was loaded. */
  private unkept: EarlySelection | undefined;
  private readonly searchDebouncer = new Debouncer(searchDelay);

  /** The client that reads the list, if the session may, and the filters of the list. */
  private listedBy: Client | undefined;
  private filteredBy: string | undefined;

  @query('.search') private readonly searchBox!: HTMLInputElement | null;
  @query('.scroller') private readonly scroller!: HTMLElement | null;

  @state() private searchText = '';
  /** The type that is shown; empty for all. */
  @state() private type = '';
  /** Index of the first selected asset that is shown below the list. */
  @state() private selectionFrom = 0;
  /** Why the asset that was pressed, focused or pointed at last cannot be selected. */
  @state() private explained: UnselectableReason | undefined;
  /** ID of the asset that was focused last. */
  @state() private activeId = '';

  /** The service's asset types, with spaces between; empty: avatars, pictures, videos and slides. */
  @property({ attribute: 'asset-type', reflect: true, useDefault: true }) assetType = '';
  /** Whose assets: the service's own, the tenant's, or all. */
  @property({ reflect: true, useDefault: true }) source: 'SYSTEM' | 'CUSTOMIZATION' | 'ALL' = 'ALL';
  /** The record that the form edits; drafts are offered only there. Without it, the page's whole address names the record. */
  @property() record = '';
  /** The `asset_id` of the selected asset; with `multiple` several, separated by spaces. */
  @property() value = '';
  /** Whether several assets may be selected. */
  @property({ type: Boolean, reflect: true, useDefault: true }) multiple = false;
  /**
   * The filters that are set, and the order, as `language=CN,EN&sex=FEMALE&sort=name`; a person changes them, not the
   * attribute. Names: `tag`, `language`, `sex`, `style`, `orientation` (`landscape`, `portrait`, `square`), `resolution`
   * (`4K`, `1080P`, `SD`), `source`, `state`, `sort` (`oldest`, `name`, `own`: favorites and what was chosen lately first).
   */
  @property() filters = '';
  /** Filters that a person cannot change: pairs as in `filters`, or names of those that stay as `filters` has them. */
  @property({ attribute: 'locked-filters' }) lockedFilters = '';
  /** Maximum number of selected assets with `multiple`, from 1; undefined for any number. */
  @property({ type: Number, reflect: true }) max: number | undefined;
  /** Whether avatars and voices that may not go on air cannot be selected. */
  @property({ type: Boolean, reflect: true, useDefault: true }) live = false;
  /** Whether a person may upload files to the library, if the session may. */
  @property({ type: Boolean, reflect: true, useDefault: true }) upload = false;
  /** How the assets are laid out. */
  @property({ reflect: true, useDefault: true }) layout: 'grid' | 'list' | 'strip' = 'grid';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.searchDebouncer.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('assetType') && !this.types.includes(this.type)) this.type = '';
    const queryProperties = ['provided', 'assetType', 'source', 'live', 'type', 'searchText'];
    this.selectionFrom = Math.min(this.selectionFrom, lastPart(this.ids.length));
    const { filters, isWaiting } = this.tools;
    const client = this.mayList && !isWaiting ? this.provided?.client : undefined;
    const isFiltered = filters && filters.key !== (this.filteredBy ?? '{}');
    if (client !== this.listedBy || isFiltered || queryProperties.some((name) => changed.has(name)))
      void this.loader.open(client, this.query, filters);
    this.listedBy = client;
    this.filteredBy = filters?.key;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.provided && this.loader.hasAnswer) this.cache.request(this.ids);
    if (this.name) this.loadingDraft ??= this.loadDraft();
  }

  /** Imports the code that keeps drafts. Tests override it to let it come late. */
  protected importDraft(): Promise<typeof import('./selection-draft.lazy.js')> {
    return importWithRetry(() => import('./selection-draft.lazy.js'));
  }

  /** Loads what keeps the selection as a draft. If that fails, the next update tries again. */
  private async loadDraft(): Promise<void> {
    try {
      const { SelectionDraft } = await this.importDraft();
      const options = {
        locale: this.locale,
        user: () => this.user,
        editable: () => !this.isDisabled,
        nameOf: (id: string) => {
          this.cache.request([id]);
          return this.cache.get(id)?.asset_name || id;
        },
        select: (ids: readonly string[]) => this.select(ids),
      };
      this.draft = new SelectionDraft(this, options, this.unkept);
    } catch (error) {
      tellOnce(this, importError(error));
      this.loadingDraft = undefined;
    }
  }

  private get user(): string {
    return this.provided?.user ?? '';
  }

  /** Whether the session may see the library. */
  private get mayList(): boolean {
    return this.grants.may('listAssets');
  }

  /** Whether there is a button to upload: the service's own library takes nothing. */
  private get mayUpload(): boolean {
    const isWanted = this.upload && this.source !== 'SYSTEM' && this.types.some(isUploadable);
    return isWanted && this.provided !== undefined && this.mayList && this.grants.may(uploadOperations);
  }

  private get types(): readonly string[] {
    const types = this.assetType.split(/\s+/).filter(Boolean);
    return types.length > 0 ? [...new Set(types)] : pictureTypes;
  }

  private get shownTypes(): readonly string[] {
    return this.type ? [this.type] : this.types;
  }

  private get query(): AssetQuery {
    const onlyVoices = this.shownTypes.every((type) => type === 'VOICE_MODEL');
    return {
      asset_type: this.shownTypes.join(','),
      asset_source: this.source,
      asset_state: 'ACTIVED',
      sort_key: 'create_time',
      sort_dir: 'desc',
      ...(this.searchText && { name: this.searchText }),
      ...(this.live && onlyVoices && { is_realtime_voice: true }),
      ...this.tools.filters?.query,
    };
  }

  private get ids(): readonly string[] {
    return parseIds(this.value, this.multiple);
  }

  private get rules(): SelectionRules {
    const max = this.max !== undefined && this.max >= 1 ? this.max : Infinity;
    return { multiple: this.multiple, required: this.required, live: this.live, max };
  }

  private get messages(): PickerMessages {
    return this.locale.of(messages);
  }

  /** The asset that Tab focuses: the one focused last, else the first selected, else the first. */
  private get tabbable(): Asset | undefined {
    const { assets } = this.loader;
    const index = this.loader.indexOf(this.activeId);
    const indices =
      index >= 0 ? [index] : this.ids.map((id) => this.loader.indexOf(id)).filter((i) => i >= 0);
    return assets[indices.length > 0 ? Math.min(...indices) : 0];
  }

  /** The asset whose sample can be played: the one focused last, else the first selected, else the first of the list. */
  private get previewed(): Asset | undefined {
    const { tabbable } = this;
    const [asset_id = ''] = this.ids;
    const selected = this.loader.indexOf(this.activeId) < 0 ? this.cache.get(asset_id) : undefined;
    return selected && isAudible(selected.asset_type) ? { ...selected, asset_id } : tabbable;
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
    const selected = this.ids.map((id) => ({
      id,
      asset: this.cache.get(id),
      missing: this.cache.loadErrorOf(id) === 'missing',
    }));
    return selectionProblem(selected, this.rules, this.messages);
  }

  protected override anchor(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.tile[tabindex="0"]') ?? this.searchBox;
  }

  protected override resetValue(): void {
    this.unkept = undefined;
    this.draft?.handleReset();
    this.value = this.getAttribute('value') ?? '';
  }

  protected override restoreValue(state: string | FormData): void {
    this.value = typeof state === 'string' ? state : [...state.values()].map(String).join(' ');
  }

  private onLoaded(kind: LoadKind, from: number): void {
    this.cache.add(this.loader.assets.slice(from));
    if (kind === 'first') this.scroller?.scrollTo({ top: 0, left: 0 });
  }

  private onFailed(error: ApiError): void {
    this.dispatchEvent(new MssErrorEvent(error));
  }

  private readonly onSearchInput = (event: Event): void => {
    this.searchDebouncer.cancel();
    if (isComposing(event)) return;
    this.searchDebouncer.schedule(this.search);
  };

  private readonly search = (): void => {
    this.searchDebouncer.cancel();
    this.searchText = this.searchBox?.value.trim() ?? '';
  };

  private readonly onSearchKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Enter') this.search();
    if (event.key !== 'ArrowDown' || this.loader.assets.length === 0) return;
    event.preventDefault();
    this.focusTile(this.tabbable?.asset_id);
  };

  /** Clears what has found nothing: the search, and the filters. */
  private readonly onClearAll = (): void => {
    this.tools.filters?.clear();
    this.onClearSearch();
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
    this.tileWindow.onScroll();
    if (!scroller || this.loader.failure) return;
    const [visible, total, before] =
      this.layout === 'strip'
        ? [scroller.clientWidth, scroller.scrollWidth, Math.abs(scroller.scrollLeft)]
        : [scroller.clientHeight, scroller.scrollHeight, scroller.scrollTop];
    if (total - before - visible < visible) void this.loader.loadMore();
  };

  private readonly onListClick = (event: MouseEvent): void => {
    const asset = this.assetAt(event);
    if (!asset || this.isDisabled) return;
    this.seeking = undefined;
    if (this.tools.takesClick()) return;
    this.explain(event);
    if ((event.target as Element).closest('.sample > svg')) this.togglePreview(asset);
    else this.toggle(asset);
  };

  private readonly onListFocus = (event: FocusEvent): void => {
    this.activeId = this.assetAt(event)?.asset_id ?? this.activeId;
    this.explain(event);
  };

  /** Says why the asset of an event cannot be selected; of none, or of one that can be, nothing. */
  private readonly explain = (event: Event): void => {
    const asset = this.assetAt(event);
    this.explained = asset && unselectableReason(asset, this.ids, this.rules);
  };

  /** The pointer or the focus has left the list: the focused asset counts. */
  private readonly onListLeave = (): void => {
    const asset = this.loader.assets[this.loader.indexOf(this.activeId)];
    const hasFocus = this.shadowRoot?.activeElement?.matches('.tile') ?? false;
    this.explained = hasFocus && asset ? unselectableReason(asset, this.ids, this.rules) : undefined;
  };

  private readonly onListKey = (event: KeyboardEvent): void => {
    const asset = this.assetAt(event);
    if (!asset || this.isDisabled || isComposing(event)) return;
    if (this.handleKey(event, asset)) event.preventDefault();
  };

  /** Error events of pictures don't bubble, so they are handled in the capture phase. */
  private readonly onPictureError = {
    capture: true as const,
    handleEvent: (event: Event): void => {
      if (!(event.target instanceof HTMLImageElement)) return;
      this.brokenPictures.add(event.target.getAttribute('src') ?? '');
      this.requestUpdate();
    },
  };

  private readonly onRetry = (): void => {
    void this.loader.retry();
    this.focus();
  };

  private assetAt(event: Event): Asset | undefined {
    const id = (event.target as Element).closest<HTMLElement>('.tile')?.dataset['id'];
    return this.loader.assets[this.loader.indexOf(id)];
  }

  /** Handles a key; returns false if the key has no meaning here. */
  private handleKey(event: KeyboardEvent, asset: Asset): boolean {
    const { key } = event;
    if (event.altKey && event.code === 'KeyP') return this.togglePreview(asset);
    if (event.altKey && key === 'Enter') void this.tools.look(asset);
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const { loader, typeAhead } = this;
    const from = loader.indexOf(asset.asset_id);
    this.seeking = undefined;
    if (key === 'Enter') this.toggle(asset);
    else if (key === ' ') this.holdSpace(event, asset);
    else if (key.length === 1) {
      const isFound = this.focusIndex(typeAhead.find(key, this.names, from));
      if (!isFound)
        void this.seek((name) => name !== undefined && name.toLocaleLowerCase().startsWith(typeAhead.prefix));
    } else {
      if (key === 'End') void this.seek((name) => name === undefined);
      return this.focusIndex(destination(key, from, this.geometry()));
    }
    return true;
  }

  /** Space selects when it is released; held down, it opens the large view. */
  private holdSpace({ repeat }: KeyboardEvent, asset: Asset): void {
    if (repeat && this.spaceOn) void this.tools.look(asset);
    this.spaceOn = repeat ? undefined : asset;
  }

  private readonly onListKeyUp = (event: KeyboardEvent): void => {
    const { spaceOn: asset } = this;
    if (event.key !== ' ') return;
    this.spaceOn = undefined;
    if (asset && asset === this.assetAt(event)) this.toggle(asset);
  };

  /**
   * Loads on to the asset that `matches` by its name, or to the last one for a match of no name, and focuses it, unless
   * another key or a click comes first.
   */
  private async seek(matches: (name: string | undefined) => boolean): Promise<void> {
    const { loader } = this;
    if (!loader.hasMore) return;
    const turn = (this.seeking = {});
    let [at, index] = [loader.assets.length, -1];
    const find = () => {
      // The next page may come between, where filters sort.
      if (this.tools.filters) at = 0;
      while (index < 0 && at < loader.assets.length)
        if (matches(loader.assets[at++]?.asset_name ?? '')) index = at - 1;
      return index >= 0;
    };
    await loader.loadUntil(() => this.seeking !== turn || find());
    if (this.seeking !== turn) return;
    this.seeking = undefined;
    this.requestUpdate();
    if (!find() && matches(undefined) && !loader.hasMore) index = loader.assets.length - 1;
    if (this.shadowRoot?.activeElement?.matches('.tile')) this.focusIndex(index < 0 ? undefined : index);
  }

  private get names(): string[] {
    return this.loader.assets.map(({ asset_name }) => asset_name ?? '');
  }

  private geometry(): GridLayout {
    const { tiles, scroller } = this;
    const { length } = this.loader.assets;
    return {
      length,
      box: (index) => {
        if (this.tileWindow.isLong) return this.tileWindow.box(index);
        const tile = tiles[index];
        return { left: tile?.offsetLeft ?? 0, top: tile?.offsetTop ?? 0, width: tile?.offsetWidth ?? 0 };
      },
      page: scroller?.clientHeight ?? 0,
      rtl: getComputedStyle(this).direction === 'rtl',
    };
  }

  private focusIndex(index: number | undefined): boolean {
    if (index === undefined) return false;
    this.focusTile(this.loader.assets[index]?.asset_id);
    return true;
  }

  private focusTile(id: string | undefined): void {
    const tile = () => this.tiles.find(({ dataset }) => dataset['id'] === id);
    if (id && !tile()) {
      // A tile out of sight is rendered when it is the one that Tab focuses.
      this.activeId = id;
      this.performUpdate();
    }
    tile()?.focus();
  }

  /** Why an asset cannot be selected or removed now, in words; empty if it can. */
  private reasonOf(asset: Asset): string {
    const reason = unselectableReason(asset, this.ids, this.rules);
    if (reason) return this.reasonText(reason);
    const isFixed = !this.multiple && this.required && this.ids.includes(asset.asset_id);
    return isFixed ? this.messages.required : '';
  }

  private toggle(asset: Asset): void {
    if (unselectableReason(asset, this.ids, this.rules)) return;
    this.select(toggleSelection(this.ids, asset.asset_id, this.rules));
  }

  /** Shows a new asset first and selects it; returns why it cannot be selected. */
  private takeUploaded(asset: UploadedAsset): string | undefined {
    this.cache.add([asset]);
    if (this.shownTypes.includes(asset.asset_type ?? '')) this.loader.prepend(asset);
    const reason = unselectableReason(asset, this.ids, this.rules);
    if (reason) return this.reasonText(reason);
    if (!this.ids.includes(asset.asset_id))
      this.select(toggleSelection(this.ids, asset.asset_id, this.rules));
    return undefined;
  }

  /** Applies a person's selection, and renders it before the event is dispatched. */
  private select(ids: readonly string[]): void {
    const value = ids.join(' ');
    if (value === this.ids.join(' ')) return;
    if (ids.length > this.ids.length) this.selectionFrom = lastPart(ids.length);
    this.tools.remember(ids.filter((id) => !this.ids.includes(id)));
    this.value = value;
    this.performUpdate();
    if (this.draft) this.draft.handleEdit();
    else if (this.name) this.keepLater(value);
    this.dispatchEdit(new MssAssetsChangeEvent(this.selected), true);
  }

  /** Keeps a selection until the code of drafts is there, unless its form is submitted before. */
  private keepLater(value: string): void {
    const { name, record, user, form } = this;
    if (!this.unkept)
      form?.addEventListener('submit', (event) =>
        setTimeout(() => {
          if (!event.defaultPrevented) this.unkept = undefined;
        }),
      );
    this.unkept = { value, name, record, user };
  }

  private readonly onPreviewClick = (): void => {
    if (this.previewed) this.togglePreview(this.previewed);
  };

  private readonly selectionHandlers: SelectionHandlers = {
    remove: (id) => void this.deselect(id),
    showNext: () => {
      const from = this.selectionFrom + selectionPart;
      this.selectionFrom = from < this.ids.length ? from : 0;
    },
  };

  /** Removes an asset from the selection and focuses the button that took the place of its own. */
  private async deselect(id: string): Promise<void> {
    const index = this.ids.indexOf(id);
    this.select(this.ids.filter((one) => one !== id));
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.remove');
    const place = Math.max(0, index - this.selectionFrom);
    if (buttons.length > 0) buttons[Math.min(place, buttons.length - 1)]?.focus();
    else this.focus();
  }

  /** Plays or stops the asset's sample; returns false if it has none. */
  private togglePreview(asset: Asset): boolean {
    const url = soundUrl(asset);
    this.activeId = asset.asset_id;
    if (url) this.player.toggle(asset.asset_id, url);
    return url !== undefined;
  }

  /** Loads the next page; when the button disappears with the last page, focuses the first new tile. */
  private readonly showMore = async (): Promise<void> => {
    const before = this.loader.assets.length;
    await this.loader.loadMore();
    await this.updateComplete;
    if (!this.loader.hasMore && !this.loader.failure) this.focusTile(this.loader.assets[before]?.asset_id);
  };

  private readonly gridHandlers: GridHandlers = {
    scroll: this.onScroll,
    pictureError: this.onPictureError,
    retry: this.onRetry,
    click: this.onListClick,
    keydown: this.onListKey,
    keyup: this.onListKeyUp,
    press: this.tools.onPress,
    focusin: this.onListFocus,
    pointerover: this.explain,
    leave: this.onListLeave,
    clearSearch: this.onClearAll,
    showMore: () => void this.showMore(),
  };

  /**
   * The selected assets; one that could not be read has only its `asset_id`. Setting it selects without an event.
   *
   * @default []
   */
  get selected(): DigitalAssetInfo[] {
    return this.ids.map((asset_id) => this.cache.get(asset_id) ?? { asset_id });
  }

  set selected(assets: readonly DigitalAssetInfo[]) {
    this.cache.provide(assets.filter(({ asset_name }) => asset_name));
    this.value = assets.flatMap(({ asset_id }) => asset_id ?? []).join(' ');
  }

  /**
   * The uploads since the page was opened, the newest first: file name, state, bytes, speed, and the asset when it is ready.
   *
   * @default []
   */
  get uploads(): readonly AssetUpload[] {
    return this.uploading.uploads?.list ?? [];
  }

  /** Reads again what is shown and selected. Never rejects; the element shows errors. */
  async refresh(): Promise<void> {
    await this.loader.refresh();
    if (this.loader.failure) return;
    const loaded = new Set(this.loader.assets.map(({ asset_id }) => asset_id));
    this.cache.refresh(this.ids.filter((id) => !loaded.has(id)));
    this.requestUpdate();
  }

  /** Focuses the list, or the search box if the list is empty. */
  override focus(options?: FocusOptions): void {
    this.anchor()?.focus(options);
  }

  protected override render(): TemplateResult {
    const m = this.messages;
    if (!this.provided) return html`<p class="disconnected muted">${m.noProvider}</p>`;
    if (!this.mayList) return html`<p class="disconnected muted">${m.mayNotList}</p>`;
    return html`<div class="head">
        ${this.renderSearch()} ${this.renderPart(() => this.tools.renderButton(m))} ${this.renderDetails()}
        ${this.mayUpload ? this.uploading.renderButtons(m, this.isDisabled) : nothing} ${this.renderStatus()}
      </div>
      ${this.upload ? this.uploading.renderPlace() : nothing}
      ${this.renderPart(() => this.tools.renderChips())}
      ${this.renderPart(() => this.draft?.render() ?? nothing)}
      ${this.types.length > 1 ? this.renderTypes() : nothing} ${this.renderPart(() => this.renderList())}
      <div class="explanation">${this.renderReason()}</div>
      ${this.renderPart(() => this.tools.renderLargeView())}
      ${this.renderPart(() => (this.shownTypes.some(isAudible) ? this.renderPreview() : nothing))}
      ${this.renderPart(() => this.renderSelection())}
      <div hidden>
        ${unselectableReasons.map((why) => html`<span id=${`reason-${why}`}>${this.reasonText(why)}</span>`)}
      </div>`;
  }

  private renderReason(): TemplateResult {
    const { explained, isDisabled } = this;
    const isShown = explained !== undefined && !isDisabled;
    return html`<p class="why small" part="reason" role="status" ?hidden=${!isShown}>
      ${isShown ? this.reasonText(explained) : nothing}
    </p>`;
  }

  private reasonText(reason: UnselectableReason): string {
    const m = this.messages;
    return { live: m.unselectableLive, state: m.unselectableState, max: m.full(this.rules.max) }[reason];
  }

  private renderSearch(): TemplateResult {
    const m = this.messages;
    return html`<div class="search-box">
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
        this.searchText && !this.isDisabled
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

  /** The button that opens the large view of the asset that was focused last, selected, or stands first. */
  private renderDetails(): TemplateResult | typeof nothing {
    const { previewed: asset, messages: m } = this;
    const open = () => {
      if (asset) void this.tools.look(asset);
    };
    return html`<button
      class="details-button button"
      part="details"
      type="button"
      aria-haspopup="dialog"
      aria-label=${asset ? m.detailsOf(asset.asset_name || m.unnamed) : nothing}
      aria-keyshortcuts="Alt+Enter"
      ?disabled=${!asset || this.isDisabled}
      @click=${open}
    >
      ${m.details}
    </button>`;
  }

  private renderStatus(): TemplateResult {
    const { assets, count, failure } = this.loader;
    const m = this.messages;
    const isKnown = count !== undefined && !failure;
    const shown = isKnown
      ? (this.tools.status ?? m.shown(assets.length, Math.max(count, assets.length)))
      : '';
    return html`<p
      class="status small muted"
      part="status"
      role="status"
      aria-busy=${this.seeking ? 'true' : nothing}
    >
      ${isKnown && assets.length === 0 ? m.noResults : shown}
    </p>`;
  }

  private renderTypes(): TemplateResult {
    const m = this.messages;
    return html`<fieldset class="types" ?disabled=${this.isDisabled} @change=${this.onType}>
      <legend class="visually-hidden">${m.typeFilter}</legend>
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
            ${type ? (lookUp(m.types, type) ?? type) : m.all}
          </label>`,
      )}
    </fieldset>`;
  }

  private renderList(): TemplateResult {
    return renderGrid({
      list: this.loader,
      types: this.shownTypes,
      layout: this.layout,
      label: this.givenName,
      isSearch: this.searchText !== '',
      isFiltered: this.tools.filters?.isClearable ?? false,
      selectedIds: this.ids,
      rules: this.rules,
      tileWindow: this.tileWindow,
      tabbable: this.tabbable,
      playing: this.player.playing,
      brokenPictures: this.brokenPictures,
      isDisabled: this.isDisabled,
      reasonText: (reason) => this.reasonText(reason),
      locale: this.locale,
      messages: this.messages,
      on: this.gridHandlers,
    });
  }

  private renderPreview(): TemplateResult {
    const { player, previewed: asset } = this;
    const id = asset?.asset_id ?? '';
    const props = {
      asset,
      playing: player.playing === id,
      failed: player.failed === id,
      disabled: this.isDisabled,
      toggle: this.onPreviewClick,
    };
    const context = { m: this.messages, lang: this.locale.lang, live: this.live };
    return html`<div class="preview" part="hearing">${renderPreviewBar(props, context)}</div>`;
  }

  private renderSelection(): TemplateResult {
    return html`<div class="selection" part="chosen" @error=${this.onPictureError}>
      ${renderSelection(
        this.ids,
        this.selectionFrom,
        (id) => this.itemOf(id),
        this.rules,
        this.messages,
        this.selectionHandlers,
      )}
    </div>`;
  }

  private itemOf(id: string): SelectedItem {
    const asset = this.cache.get(id);
    const loadError = this.cache.loadErrorOf(id);
    const error = this.cache.errorOf(id);
    if (error instanceof Error && !(error instanceof ApiError)) tellOnce(this, error);
    const isNeeded = this.required && !this.multiple && loadError !== 'missing';
    const isPictureBroken = asset !== undefined && this.brokenPictures.has(pictureUrl(asset) ?? '');
    return { id, asset, loadError, isPictureBroken, isFixed: this.isDisabled || isNeeded };
  }
}
