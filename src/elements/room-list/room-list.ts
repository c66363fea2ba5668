/** Lists the rooms of an account to choose one: what is on air, and what was. */
import { Task } from '@lit/task';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live as liveValue } from 'lit/directives/live.js';
import { ApiError, type Client, type SmartLiveRoomBaseInfo } from '../../api/index.js';
import { Debouncer } from '../../base/index.js';
import {
  EllipsisVertical,
  FormControl,
  formStyles,
  icon,
  isComposing,
  isTypeAheadKey,
  LazyModule,
  MssCreateEvent,
  MssDeleteEvent,
  MssErrorEvent,
  MssRoomsChangeEvent,
  Plus,
  renderIsolated,
  renderReason,
  Search,
  TypeAhead,
  type ValidityProblem,
  X,
} from '../../ui/index.js';
import { renderList, type ListHandlers } from './list-view.js';
import { messages, type RoomListMessages } from './messages.js';
import type { RoomWatches, SceneCovers } from './in-sight.lazy.js';
import type { RoomManager } from './manage/manage.lazy.js';
import { factsOf, isRunning, type RoomFacts } from './room-facts.js';
import { roomListStyles } from './room-list.styles.js';
import { RoomLoader, type LoadKind } from './room-loader.js';
import type { Room, RoomQuery, RoomType } from './room-pages.js';
import { coverOf } from './row-view.js';
import { RowWindow } from './row-window.js';

/** Debounce of the search, in milliseconds. */
const searchDelay = 250;
/** Time for which rows stay in sight before their rooms are watched, in milliseconds: a scroll past them reads nothing. */
const settleDelay = 200;
/** States of the service that a person can choose together, by the name of their message (reference 6.1.2). */
const stateChoices = {
  onAir: 'WAITING,PROCESSING',
  offAir: 'SUCCESS,FAILED,CANCELED,NULL',
  failed: 'FAILED',
} as const;

/** The attribute `create`: absent, present, or `page`. */
const createConverter = {
  fromAttribute: (text: string | null): boolean | 'page' => (text === 'page' ? text : text !== null),
  toAttribute: (value: boolean | 'page'): string | null => (value === 'page' ? value : value ? '' : null),
};

/**
 * A list of the rooms to choose from: each with its cover, name, orientation, whether it is on air, and its last
 * livestream. It has a search by name and a choice of states, and lists templates apart from rooms. It is as high as the
 * page makes it (by default 520 px), and scrolls inside. Of a long list, only what is seen is rendered; `aria-setsize`
 * tells the size of the whole.
 * Its `<label>`, `aria-label` or `aria-labelledby` names the list, in place of "Rooms", and a click on the label focuses
 * it.
 * As a form control it has the manners of a `<select>`: `input` and `change` beside `mss-change` with each pick.
 *
 * @tag mss-room-list
 * @attr name - Name under which the form submits the `room_id` of the selected room.
 * @attr value - The `room_id` of the selected room.
 * @attr room-type - `NORMAL`, `TEMP` or `TEMPLATE`: only rooms of that type; default: rooms, and templates apart from them.
 * @attr live-state - Only rooms in these states, in the service's words, separated by commas: `PROCESSING`, `WAITING`, `SUCCESS`, `FAILED`, `CANCELED`, `NULL` (no livestream yet). Default: a person chooses.
 * @attr create - Shows *Create room*, where the session may. With the value `page`, the page makes the room: the element asks it by `mss-create`, without rooms.
 * @attr required - The form refuses an empty selection.
 * @attr disabled - Nothing can be changed.
 * @slot empty - Shown in place of an empty list.
 * @event {MssRoomsChangeEvent} mss-change - A person selected another room (`event.rooms`).
 * @event {MssCreateEvent} mss-create - A person created or duplicated a room, and the service confirmed it (`event.rooms`); with `create="page"`, a person asks the page for one, and `event.rooms` is empty.
 * @event {MssDeleteEvent} mss-delete - A person deleted a room, and the service confirmed it (`event.rooms`).
 * @event {MssErrorEvent} mss-error - The list could not be read, something could not be done with a room, or a part could not be shown (`event.error`).
 * @csspart search - The search box.
 * @csspart states - The choice of states.
 * @csspart list - The listbox.
 * @csspart room - One room in it.
 * @csspart cover - A room's cover.
 * @csspart name - A room's name.
 * @csspart state - Whether a room is on air.
 * @csspart badge - Why a room cannot go on air.
 * @csspart more - The button that shows more.
 * @csspart status - How many are shown.
 * @csspart create - The button that creates a room.
 * @csspart actions - The button with what can be done with the selected room.
 * @csspart dialog - The dialog that asks for a name, or whether to delete.
 * @csspart reason - Why the selected room, or its last livestream, has failed.
 * @csspart chosen - The selected room.
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
export class RoomList extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, formStyles, roomListStyles];

  private readonly loader = new RoomLoader(this, {
    loaded: (kind) => this.onLoaded(kind),
    failed: (error) => this.onFailed(error),
  });
  private readonly rowWindow = new RowWindow(
    this,
    () => this.scroller,
    () => this.settle.schedule(this.followSight),
  );
  /** Reads a selected room that the list does not have. */
  private readonly chosenTask = new Task(this, {
    args: () => [this.mayShow ? this.provided?.client : undefined, this.unlistedId] as const,
    task: async ([client, room_id], { signal }): Promise<Room | undefined> =>
      client && room_id ? (await this.inSight.load())?.readRoom(client, room_id, signal) : undefined,
    onError: (error) => {
      if (error instanceof ApiError && error.status !== 404) this.onFailed(error);
    },
  });
  private readonly inSight = new LazyModule(this, () => import('./in-sight.lazy.js'));
  private readonly management = new LazyModule(this, () => import('./manage/manage.lazy.js'));
  private watches: RoomWatches | undefined;
  private covers: SceneCovers | undefined;
  private manager: RoomManager | undefined;
  private readonly settle = new Debouncer(settleDelay);
  private readonly typeAhead = new TypeAhead();
  /** Addresses of covers that could not be loaded. */
  private readonly brokenCovers = new Set<string>();
  /** Rooms that the page's code has set, by ID. */
  private readonly given = new Map<string, Room>();
  private readonly searchDebouncer = new Debouncer(searchDelay);
  /** The client that reads the list; undefined if the session may not. */
  private listedBy: Client | undefined;

  @query('.search') private readonly searchBox!: HTMLInputElement | null;
  @query('.scroller') private readonly scroller!: HTMLElement | null;

  @state() private searchText = '';
  /** Whether templates are shown, where a person chooses that. */
  @state() private showsTemplates = false;
  /** The states that a person has chosen, as the service spells them; empty for all. */
  @state() private chosenState = '';
  /** ID of the room that was focused last. */
  @state() private activeId = '';

  /** The `room_id` of the selected room. */
  @property() value = '';
  /** The type of the rooms, in the service's word; empty: rooms, and templates apart from them. */
  @property({ attribute: 'room-type', reflect: true, useDefault: true }) roomType:
    'NORMAL' | 'TEMP' | 'TEMPLATE' | '' = '';
  /** The states of the rooms, in the service's words, with commas between; empty: a person chooses. */
  @property({ attribute: 'live-state', reflect: true, useDefault: true }) liveState = '';

  /** Whether *Create room* is there, and who makes the room: the element, or the page. */
  @property({ converter: createConverter, reflect: true, useDefault: true }) create: boolean | 'page' = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.searchDebouncer.cancel();
    this.settle.cancel();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const queryProperties = [
      'provided',
      'roomType',
      'liveState',
      'searchText',
      'showsTemplates',
      'chosenState',
    ];
    const client = this.mayList ? this.provided?.client : undefined;
    if (client !== this.listedBy || queryProperties.some((name) => changed.has(name)))
      void this.loader.open(client, this.query);
    this.listedBy = client;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.loader.hasAnswer) return;
    this.inSight.preload();
    const { value: module } = this.inSight;
    if (!module || this.watches) return;
    this.watches = new module.RoomWatches(this);
    this.covers = new module.SceneCovers(this, () =>
      this.grants.may('showAsset') ? this.provided?.client : undefined,
    );
    this.followSight();
  }

  /** Watches the rooms in sight and the selected one, and composes the covers that the service has not. */
  private readonly followSight = (): void => {
    const { loader, value, covers } = this;
    const seen = loader.rooms.filter((_, index) => this.rowWindow.has(index));
    const ids = [
      ...seen.filter(({ room_type }) => room_type !== 'TEMPLATE').map(({ room_id }) => room_id),
      value,
    ];
    const watched = ids.filter((id) => id && this.grants.mayWatch(id));
    this.watches?.follow(this.isConnected ? this.provided : undefined, watched);
    const bare = seen.filter((room) => !coverOf(room) || this.brokenCovers.has(coverOf(room) ?? ''));
    covers?.request(bare.filter(({ room_id }) => this.grants.may('showSmartLiveRoom', room_id)));
  };

  private factsOf(room: Room): RoomFacts {
    return factsOf(room, this.watches?.stateOf(room.room_id));
  }

  /** Loads what manages rooms. */
  private async openManager(): Promise<RoomManager | undefined> {
    const module = await this.management.load();
    if (!module) return undefined;
    const watchedFacts = async (room: Room) => factsOf(room, await this.watches?.read(room.room_id));
    this.manager ??= new module.RoomManager(this, {
      locale: this.locale,
      client: () => this.provided?.client,
      may: (operation, room_id) => this.grants.may(operation, room_id),
      rooms: () => this.loader.rooms,
      newType: () => (this.roomType === 'TEMPLATE' ? 'TEMPLATE' : 'NORMAL'),
      isRunning: (room) => isRunning(this.factsOf(room)),
      readRunning: async (room) => isRunning(await watchedFacts(room)),
      created: (room) => this.onCreated(room),
      renamed: (room) => {
        this.given.set(room.room_id, room);
        void this.loader.refresh();
      },
      deleted: (room) => this.onDeleted(room),
      failed: (error) => this.onFailed(error),
    });
    return this.manager;
  }

  /** Selects the new room, also where a filter keeps it from being listed. */
  private onCreated(room: Room): void {
    this.given.set(room.room_id, room);
    void this.loader.refresh();
    this.dispatchEvent(new MssCreateEvent([room]));
    this.select(room);
  }

  private onDeleted(room: Room): void {
    this.given.delete(room.room_id);
    void this.loader.refresh();
    this.dispatchEvent(new MssDeleteEvent([room]));
    if (room.room_id !== this.value) return;
    this.value = '';
    this.performUpdate();
    this.dispatchEdit(new MssRoomsChangeEvent([]), true);
  }

  private readonly onCreateClick = (): void => {
    if (this.create === 'page') this.dispatchEvent(new MssCreateEvent([]));
    else void this.openManager().then((manager) => manager?.ask('create'));
  };

  private readonly onActionsClick = (event: Event): void => {
    const opener = event.currentTarget as HTMLElement;
    const { chosen } = this;
    if (chosen)
      void this.openManager().then((manager) => manager?.openMenu(chosen, opener, { align: 'end' }));
  };

  /** Whether the session may do anything with a room. */
  private mayManage(room_id: string): boolean {
    const operations = ['updateSmartLiveRoom', 'createSmartLiveRoom', 'deleteSmartLiveRoom'];
    return operations.some((one) => this.grants.may(one, room_id));
  }

  /** Whether the session may see the rooms. */
  private get mayList(): boolean {
    return this.grants.may('listSmartLiveRooms');
  }

  private get mayShow(): boolean {
    return this.grants.may('showSmartLiveRoom', this.value);
  }

  /** Whether templates are listed. */
  private get isTemplates(): boolean {
    return this.roomType ? this.roomType === 'TEMPLATE' : this.showsTemplates;
  }

  private get query(): RoomQuery {
    const { roomType, searchText } = this;
    const live_state =
      this.liveState
        .split(/[\s,]+/)
        .filter(Boolean)
        .join(',') || this.shownState;
    // Temporary rooms come first: they are on air, or about to be.
    const types: readonly RoomType[] = this.isTemplates
      ? ['TEMPLATE']
      : roomType
        ? [roomType]
        : ['TEMP', 'NORMAL'];
    return { types, ...(searchText && { room_name: searchText }), ...(live_state && { live_state }) };
  }

  /** Templates are never on air, so their states are not chosen. */
  private get shownState(): string {
    return this.isTemplates ? '' : this.chosenState;
  }

  private get isFiltered(): boolean {
    return this.searchText !== '' || this.shownState !== '';
  }

  private get messages(): RoomListMessages {
    return this.locale.of(messages);
  }

  /** ID of a selected room that has to be read by itself; empty for none. */
  private get unlistedId(): string {
    const { value, loader } = this;
    return value && loader.hasAnswer && !loader.loading && !loader.get(value) && !this.given.has(value)
      ? value
      : '';
  }

  /** The selected room, as far as it is known. */
  private get chosen(): Room | undefined {
    const { value } = this;
    const read = this.chosenTask.value;
    return this.loader.get(value) ?? (read?.room_id === value ? read : undefined) ?? this.given.get(value);
  }

  /** Why the selected room is not known. */
  private get chosenError(): 'missing' | 'failed' | undefined {
    const { error } = this.chosenTask;
    if (!this.unlistedId || error === undefined) return undefined;
    return error instanceof ApiError && error.status === 404 ? 'missing' : 'failed';
  }

  /** The room that Tab focuses: the one focused last, else the selected one, else the first. */
  private get tabbable(): Room | undefined {
    const { loader } = this;
    return loader.get(this.activeId) ?? loader.get(this.value) ?? loader.rooms[0];
  }

  protected override formValue(): string | null {
    return this.value || null;
  }

  protected override problem(): ValidityProblem | undefined {
    const m = this.messages;
    if (this.required && !this.value) return { flags: { valueMissing: true }, message: m.required };
    const isMissing = this.isConnected && this.chosenError === 'missing';
    return isMissing ? { flags: { customError: true }, message: m.selectionMissing } : undefined;
  }

  protected override anchor(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.row[tabindex="0"]') ?? this.searchBox;
  }

  protected override resetValue(): void {
    this.value = this.getAttribute('value') ?? '';
  }

  protected override restoreValue(state: string): void {
    this.value = state;
  }

  private onLoaded(kind: LoadKind): void {
    if (kind === 'first') this.scroller?.scrollTo({ top: 0 });
    this.settle.schedule(this.followSight);
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
    if (event.key === 'Enter') {
      event.preventDefault();
      this.search();
    }
    if (event.key !== 'ArrowDown' || this.loader.rooms.length === 0) return;
    event.preventDefault();
    this.focusRoom(this.tabbable?.room_id);
  };

  private readonly onClearSearch = (): void => {
    if (this.searchBox) this.searchBox.value = '';
    this.search();
    this.searchBox?.focus();
  };

  private readonly onKind = (event: Event): void => {
    this.showsTemplates = (event.target as HTMLInputElement).value === 'TEMPLATE';
  };

  private readonly onState = (event: Event): void => {
    this.chosenState = (event.target as HTMLSelectElement).value;
  };

  private readonly listHandlers: ListHandlers = {
    scroll: () => this.onScroll(),
    // Error events of pictures don't bubble, so they are handled in the capture phase.
    pictureError: {
      capture: true,
      handleEvent: ({ target }) => {
        if (!(target instanceof HTMLImageElement)) return;
        this.brokenCovers.add(target.getAttribute('src') ?? '');
        this.settle.schedule(this.followSight);
        this.requestUpdate();
      },
    },
    retry: () => {
      void this.loader.retry();
      this.focus();
    },
    click: (event) => {
      const room = this.roomAt(event);
      if (room && !this.isDisabled) this.select(room);
    },
    keydown: (event) => {
      const room = this.roomAt(event);
      if (!room || this.isDisabled || isComposing(event)) return;
      if (this.handleKey(event, room)) event.preventDefault();
    },
    contextmenu: (event) => {
      const room = this.roomAt(event);
      if (!room || this.isDisabled || !this.mayManage(room.room_id)) return;
      event.preventDefault();
      const row = (event.target as Element).closest<HTMLElement>('.row');
      const point = { x: event.clientX, y: event.clientY };
      void this.openManager().then((manager) => row && manager?.openMenu(room, row, { point }));
    },
    focusin: (event) => {
      this.activeId = this.roomAt(event)?.room_id ?? this.activeId;
    },
    clearFilters: () => {
      this.chosenState = '';
      this.onClearSearch();
    },
    showMore: () => void this.showMore(),
  };

  private onScroll(): void {
    const { scroller } = this;
    this.rowWindow.update();
    if (!scroller || this.loader.failure) return;
    const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    if (left < scroller.clientHeight) void this.loader.loadMore();
  }

  private roomAt(event: Event): Room | undefined {
    return this.loader.get((event.target as Element).closest<HTMLElement>('.row')?.dataset['id']);
  }

  /** Handles a key; returns false if the key has no meaning here. */
  private handleKey(event: KeyboardEvent, room: Room): boolean {
    const { key } = event;
    const { loader, rowWindow } = this;
    const from = loader.indexOf(room.room_id);
    if (isTypeAheadKey(event)) {
      void this.findByLetter(key, from);
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (key) {
      case ' ':
      case 'Enter':
        this.select(room);
        return true;
      case 'ArrowDown':
        return this.focusIndex(from + 1);
      case 'ArrowUp':
        return this.focusIndex(from - 1);
      case 'PageDown':
        return this.focusIndex(Math.min(from + rowWindow.page, loader.rooms.length - 1));
      case 'PageUp':
        return this.focusIndex(Math.max(from - rowWindow.page, 0));
      case 'Home':
        return this.focusIndex(0);
      case 'End':
        void this.loader.loadAll().then(() => this.focusIndex(loader.rooms.length - 1));
        return true;
      default:
        return false;
    }
  }

  /** Focuses the next room whose name begins with what is typed; loads the rest of the list if none has so far. */
  private async findByLetter(letter: string, from: number): Promise<void> {
    const { loader } = this;
    const names = () => loader.rooms.map(({ room_name }) => room_name ?? '');
    const found = this.typeAhead.find(letter, names(), from);
    if (found !== undefined) {
      this.focusIndex(found);
      return;
    }
    if (!loader.hasMore) return;
    const before = loader.rooms.length;
    await loader.loadAll();
    const rest = names().findIndex(
      (name, index) => index >= before && name.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()),
    );
    if (rest >= 0) this.focusIndex(rest);
  }

  private focusIndex(index: number): boolean {
    const room = this.loader.rooms[index];
    if (room) this.focusRoom(room.room_id);
    return room !== undefined;
  }

  private focusRoom(room_id: string | undefined): void {
    const row = () =>
      [...this.renderRoot.querySelectorAll<HTMLElement>('.row')].find(
        ({ dataset }) => dataset['id'] === room_id,
      );
    if (room_id && !row()) {
      // A row out of sight is rendered when it is the one that Tab focuses.
      this.activeId = room_id;
      this.performUpdate();
    }
    row()?.focus();
  }

  /** Selects a room as a person does, and renders it before the event is dispatched. */
  private select({ room_id }: Room): void {
    if (room_id === this.value) return;
    this.value = room_id;
    this.performUpdate();
    this.settle.schedule(this.followSight);
    this.dispatchEdit(new MssRoomsChangeEvent(this.selected), true);
  }

  /** Loads the next page; when the button disappears with the last page, focuses the first new row. */
  private async showMore(): Promise<void> {
    const { loader } = this;
    const before = loader.rooms.length;
    await loader.loadMore();
    await this.updateComplete;
    if (!loader.hasMore && !loader.failure) this.focusIndex(before);
  }

  /**
   * The selected room, or none; one that could not be read has only its `room_id`. Setting it selects without an event.
   *
   * @default []
   */
  get selected(): SmartLiveRoomBaseInfo[] {
    return this.value ? [this.chosen ?? { room_id: this.value }] : [];
  }

  set selected(rooms: readonly SmartLiveRoomBaseInfo[]) {
    const [room] = rooms;
    const room_id = room?.room_id ?? '';
    if (room?.room_name) this.given.set(room_id, { ...room, room_id });
    this.value = room_id;
  }

  /** Reads again what is shown and selected. Never rejects; the element shows errors. */
  async refresh(): Promise<void> {
    this.given.clear();
    await this.loader.refresh();
    if (!this.loader.failure && this.unlistedId) await this.chosenTask.run();
  }

  /** Focuses the list, or the search box if the list is empty. */
  override focus(options?: FocusOptions): void {
    this.anchor()?.focus(options);
  }

  protected override render(): TemplateResult {
    const m = this.messages;
    if (!this.provided) return html`<p class="disconnected muted">${m.noProvider}</p>`;
    if (!this.mayList) return html`<p class="disconnected muted">${m.mayNotList}</p>`;
    return html`<div class="head">${this.renderSearch()} ${this.renderStates()}</div>
      <div class="head">${this.roomType ? nothing : this.renderKinds()} ${this.renderStatus()}</div>
      ${this.renderPart(() => this.renderRooms())} ${this.renderPart(() => this.renderChosen())}
      ${this.renderPart(() => this.renderReason())} ${this.renderCreate()}
      ${this.management.missing ? this.management.renderMissing(this.locale) : nothing}
      ${this.renderPart(() => this.manager?.render() ?? nothing)}`;
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

  private renderStates(): TemplateResult | typeof nothing {
    if (this.liveState || this.isTemplates) return nothing;
    const m = this.messages;
    const choices = [['anyState', ''], ...Object.entries(stateChoices)] as [
      keyof typeof stateChoices | 'anyState',
      string,
    ][];
    return html`<select
      class="states field"
      part="states"
      aria-label=${m.stateFilter}
      .value=${liveValue(this.chosenState)}
      ?disabled=${this.isDisabled}
      @change=${this.onState}
    >
      ${choices.map(
        ([name, words]) =>
          html`<option value=${words} ?selected=${words === this.chosenState}>${m[name]}</option>`,
      )}
    </select>`;
  }

  private renderKinds(): TemplateResult {
    const m = this.messages;
    const kinds = { NORMAL: m.rooms, TEMPLATE: m.templates };
    return html`<fieldset class="kinds" ?disabled=${this.isDisabled} @change=${this.onKind}>
      <legend class="visually-hidden">${m.typeFilter}</legend>
      ${Object.entries(kinds).map(
        ([type, label]) =>
          html`<label class="kind">
            <input
              class="visually-hidden"
              type="radio"
              name="kind"
              value=${type}
              .checked=${liveValue((type === 'TEMPLATE') === this.showsTemplates)}
            />
            ${label}
          </label>`,
      )}
    </fieldset>`;
  }

  private renderStatus(): TemplateResult {
    const { rooms, count, failure } = this.loader;
    const m = this.messages;
    const isKnown = count !== undefined && !failure;
    const shown = isKnown ? m.shown(rooms.length, Math.max(count, rooms.length)) : '';
    const isEmpty = isKnown && rooms.length === 0 && this.isFiltered;
    return html`<p class="status small muted" part="status" role="status">
      ${isEmpty ? m.noResults : shown}
    </p>`;
  }

  private renderRooms(): TemplateResult {
    const { messages: m, isTemplates } = this;
    return renderList({
      list: this.loader,
      label: this.givenName || (isTemplates ? m.templates : m.list),
      empty: isTemplates ? m.noTemplates : m.empty,
      isFiltered: this.isFiltered,
      isRequired: this.required,
      isDisabled: this.isDisabled,
      rowWindow: this.rowWindow,
      tabbable: this.tabbable,
      rowState: (room) => ({
        facts: this.factsOf(room),
        selected: room.room_id === this.value,
        broken: this.brokenCovers.has(coverOf(room) ?? ''),
        composed:
          coverOf(room) && !this.brokenCovers.has(coverOf(room) ?? '')
            ? undefined
            : this.covers?.render(room),
      }),
      m,
      locale: this.locale,
      on: this.listHandlers,
    });
  }

  private renderChosen(): TemplateResult {
    const { messages: m, value, chosen, chosenError } = this;
    if (!value) return html`<p class="chosen small muted" part="chosen">${m.noneSelected}</p>`;
    return html`<div class="chosen" part="chosen">
      <span class="small muted">${m.selected}</span>
      ${renderIsolated(chosen?.room_name || (chosen ? m.unnamed : value), 'name')}
      ${chosenError ? html`<span class="badge" part="badge">${chosenError === 'missing' ? m.missing : m.notLoaded}</span>` : nothing}
      ${chosen && !this.isDisabled && this.mayManage(value) ? this.renderActions(chosen) : nothing}
    </div>`;
  }

  /** Why the selected room, or its last livestream, has failed. */
  private renderReason(): TemplateResult | typeof nothing {
    const { chosen } = this;
    const error = chosen?.error_info ?? this.watches?.stateOf(this.value)?.job?.error_info;
    const reason = error?.error_code ? renderReason(error, this.locale) : undefined;
    return reason ? html`<p class="reason small" part="reason">${reason}</p>` : nothing;
  }

  private renderActions(room: Room): TemplateResult {
    const label = this.messages.actions(room.room_name || this.messages.unnamed);
    return html`<button
      class="button quiet icon-only"
      part="actions"
      type="button"
      aria-label=${label}
      title=${label}
      aria-haspopup="menu"
      aria-expanded=${this.manager?.isMenuOpen ? 'true' : 'false'}
      @click=${this.onActionsClick}
    >
      ${icon(EllipsisVertical)}
    </button>`;
  }

  private renderCreate(): TemplateResult | typeof nothing {
    if (!this.create || !this.grants.may('createSmartLiveRoom')) return nothing;
    return html`<button
      class="create button"
      part="create"
      type="button"
      ?disabled=${this.isDisabled}
      @click=${this.onCreateClick}
    >
      ${icon(Plus)}${this.messages.createRoom}
    </button>`;
  }
}
