/**
 * A script while it is edited: the script of a room, a video script, or a form control's text. All elements of a page
 * that edit the same room or video script share one document, so that they show each other's changes and save them
 * together. Each element keeps only the state of its view, such as the selected paragraph.
 */
import { importError, type Client } from '../api/index.js';
import { importWithRetry } from '../base/index.js';
import {
  type ChangedScript,
  matchKeys,
  sameScript,
  type Scene,
  type WireScene,
  withNewKeys,
} from '../script/index.js';
import { watchAddress } from './address-changes.js';
import type { DocumentListener } from './document-listener.js';
import { DraftAutosave } from './draft-autosave.js';
import { controlPlace, type Draft, type DraftContent } from './draft.js';
import type { DocumentSaver } from './document-saver.js';
import type { SaveState } from './save-state.js';
import type { ScriptSource } from './stored-script.js';
import { TabPresence } from './tab-presence.js';

/** The client and the source of a document, and whose drafts it offers. */
export interface Connection {
  /** Undefined while the element has no provider; then nothing can be read or saved. */
  client: Client | undefined;
  /** Where the script is stored; undefined for a form control, which has only a text. */
  source: ScriptSource | undefined;
  /** The signed-in user of the page; drafts are offered only to the user who wrote them. May be empty. */
  user: string;
  /** The form control's name, under which drafts of a text without a source are stored. */
  name: string;
  /** The record that the form control edits, under which its drafts are stored; if empty, the page's address. */
  record: string;
}

/**
 * What became of a draft that the user accepted: it was applied, or it is no longer offered, because it was restored or
 * discarded elsewhere or another record is edited now.
 */
export type DraftAnswer = 'done' | 'gone';

const unconnected: Connection = { client: undefined, source: undefined, user: '', name: '', record: '' };

/**
 * The content of one script with its unsaved changes. Reads, saves and merges it, keeps drafts of it, and notifies the
 * elements that edit it.
 */
export class ScriptDocument {
  private readonly listeners = new Set<DocumentListener>();
  private connection = unconnected;
  private storedScenes: readonly Scene[] = [];
  private currentScenes: readonly Scene[] = this.storedScenes;
  private plainText = '';
  private reading: AbortController | undefined;
  private rereadWhenIdle = false;
  private saver: DocumentSaver | undefined;
  private saveModule: typeof import('./save.lazy.js') | undefined;
  /** Number of `save()` calls that wait for the save module. */
  private loadingSaves = 0;
  private draftPlace: string | undefined;
  private unwatchAddress: (() => void) | undefined;
  private readonly presence = new TabPresence({
    countChanged: () => this.notify(),
    tabClosed: () => this.findDrafts(),
    savedElsewhere: () => void this.read(),
  });
  private readonly autosave = new DraftAutosave(this.presence.id, {
    content: () => this.unsavedContent,
    differs: (draft) => this.differs(draft),
    openTabs: () => this.presence.openTabs(),
    changed: () => this.notify(),
  });
  /** Whether the script was read from its source. */
  isRead = false;
  /** Why the last read failed. */
  readError: unknown;

  // Content

  /** The scenes as they were read, or set by the page, without unsaved changes. */
  get base(): readonly Scene[] {
    return this.storedScenes;
  }

  /** The scenes with unsaved changes; empty if there is only a text. */
  get scenes(): readonly Scene[] {
    return this.currentScenes;
  }

  /** The text of a document without scenes. */
  get text(): string {
    return this.plainText;
  }

  /** Whether nothing has changed since the document was loaded, not even members that no element shows. */
  get unchanged(): boolean {
    return this.currentScenes === this.storedScenes;
  }

  /** Whether texts, titles, names, recordings or their order differ from what was loaded. */
  get dirty(): boolean {
    return !sameScript(this.currentScenes, this.storedScenes);
  }

  /** Sets the scenes. `origin` is the element that changes them. */
  change(scenes: readonly Scene[], origin?: DocumentListener): void {
    this.currentScenes = scenes;
    this.notifyContent(origin);
  }

  /** Sets the text of a document without scenes. */
  changeText(text: string, origin?: DocumentListener): void {
    this.plainText = text;
    this.notifyContent(origin);
  }

  /** Loads scenes that the page has set; drops unsaved changes. */
  load(scripts: readonly WireScene[], origin?: DocumentListener): void {
    this.storedScenes = withNewKeys(scripts);
    this.change(this.storedScenes, origin);
  }

  /** Replaces the scenes by those that the page has set, as an unsaved change. */
  replace(scripts: readonly WireScene[], origin?: DocumentListener): void {
    this.change(matchKeys(scripts, this.storedScenes), origin);
  }

  /** Reverts to what was loaded, and drops the draft. */
  reset(origin?: DocumentListener): void {
    this.autosave.clear();
    this.change(this.storedScenes, origin);
  }

  /** Replaces the stored version, and the scenes by the unsaved changes rebased on it. */
  rebase({ base, scenes }: ChangedScript, origin?: DocumentListener): void {
    this.storedScenes = base;
    this.change(scenes, origin);
  }

  /** Handles a change by the user: schedules a draft, and loads the save module while there is a network. */
  handleEdit(): void {
    this.saver?.clearResult();
    this.followPlace();
    this.autosave.schedule();
    // The element loads the module, too, and shows and tells its failure.
    if (this.source) this.loadSaver().catch(() => undefined);
  }

  // Listeners and connection

  get client(): Client | undefined {
    return this.connection.client;
  }

  get source(): ScriptSource | undefined {
    return this.connection.source;
  }

  /** Whether an element on the page edits the document. */
  get isOpen(): boolean {
    return this.listeners.size > 0;
  }

  /** Whether `listener` is attached and the document has this connection. */
  isConnected(listener: DocumentListener, { client, source, user, name, record }: Connection): boolean {
    const now = this.connection;
    const isSame = client === now.client && source?.place === now.source?.place;
    const isSamePlace = user === now.user && name === now.name && record === now.record;
    return isSame && isSamePlace && this.listeners.has(listener);
  }

  /** Whether an element other than `listener` edits the document. */
  isSharedBeside(listener: DocumentListener): boolean {
    return [...this.listeners].some((one) => one !== listener);
  }

  /** Attaches an element that is on the page; the first one starts drafts and the presence among tabs. */
  attach(listener: DocumentListener): void {
    if (this.listeners.has(listener)) return;
    this.listeners.add(listener);
    if (this.listeners.size > 1) return;
    globalThis.addEventListener?.('pagehide', this.handlePageHide);
    globalThis.addEventListener?.('pageshow', this.handlePageShow);
    this.unwatchAddress = watchAddress(() => this.followPlace());
    if (this.draftPlace !== undefined) this.findDrafts();
  }

  /** Detaches an element. After the last one, unsaved changes are stored as a draft. */
  detach(listener: DocumentListener): void {
    if (!this.listeners.delete(listener)) return;
    if (this.isOpen) return this.notify();
    globalThis.removeEventListener?.('pagehide', this.handlePageHide);
    globalThis.removeEventListener?.('pageshow', this.handlePageShow);
    this.unwatchAddress?.();
    this.handlePageHide();
  }

  /** Aborts reads and saves after the last element has opened another document. */
  dispose(): void {
    this.reading?.abort();
    this.saver?.abort();
  }

  /** Sets client and source. With another client or source, the script is read again; unsaved changes stay. */
  connect(connection: Connection): void {
    const before = this.connection;
    const isSameSource = connection.source?.place === before.source?.place;
    this.connection = isSameSource ? { ...connection, source: before.source } : connection;
    const { client, source } = this.connection;
    if (!source) {
      this.followPlace();
    } else if (client && (client !== before.client || !isSameSource)) {
      void this.read();
    }
  }

  /** Copies the content of another document, to be shown until this one is read. */
  copyFrom(other: ScriptDocument): void {
    this.storedScenes = other.base;
    this.currentScenes = other.scenes;
    this.plainText = other.text;
  }

  /** Notifies all elements that something other than the content has changed. */
  notify(): void {
    for (const listener of [...this.listeners]) listener.handleStateChange();
  }

  private notifyContent(origin?: DocumentListener): void {
    for (const listener of [...this.listeners]) listener.handleContentChange(origin);
  }

  // Reading

  /** Whether a read is under way. */
  get isReading(): boolean {
    return this.reading !== undefined;
  }

  /**
   * Reads the script; unsaved changes stay. The latest read wins; after a read during a save, the script is read again
   * when the save has ended. Never rejects; a failure is in `readError`.
   */
  async read(): Promise<void> {
    const { client, source } = this;
    if (!client || !source) return;
    this.reading?.abort();
    const reading = new AbortController();
    this.reading = reading;
    this.notify();
    try {
      const { scenes } = await source.read(client, reading.signal);
      if (!reading.signal.aborted) this.adopt(scenes);
    } catch (error) {
      if (!reading.signal.aborted) this.handleReadError(error);
    } finally {
      if (this.reading === reading) {
        this.reading = undefined;
        this.notify();
      }
    }
  }

  private adopt(scripts: readonly WireScene[]): void {
    this.isRead = true;
    this.readError = undefined;
    if (this.saver?.busy) {
      this.rereadWhenIdle = true;
      return;
    }
    this.reload(scripts);
    this.saver?.clearSaved();
    this.findDrafts();
  }

  /** Rebases unsaved changes on the scenes that were read. If the save module can't be loaded, saving merges them. */
  private reload(scripts: readonly WireScene[]): void {
    if (this.unchanged) {
      const base = matchKeys(scripts, this.storedScenes);
      this.rebase({ base, scenes: base });
      return;
    }
    if (this.saveModule) return this.rebase(this.saveModule.rebaseOnReload(this, scripts));
    const { storedScenes } = this;
    this.loadSaveModule().then(
      (module) => {
        // Something newer may have been read or saved while the module was loading.
        if (storedScenes !== this.storedScenes) return;
        if (this.saver?.busy) this.rereadWhenIdle = true;
        else this.rebase(module.rebaseOnReload(this, scripts));
      },
      () => undefined, // saving will merge, and tell it if it cannot be loaded either
    );
  }

  private handleReadError(error: unknown): void {
    this.readError = error;
    const [first] = this.listeners;
    first?.handleReadError(error);
    if (this.storedScenes.length + this.currentScenes.length === 0) this.findDrafts();
  }

  // Saving

  get saveState(): SaveState {
    return this.loadingSaves > 0 ? { phase: 'saving' } : (this.saver?.state ?? { phase: 'idle' });
  }

  /**
   * Whether an element shows the failure of a save and asks about its conflicts: the requester of the save, or the first
   * other element if the requester has left the page.
   */
  isResponsible(listener: DocumentListener): boolean {
    const { saveState, listeners } = this;
    if (!('requester' in saveState)) return false;
    const [first] = listeners;
    return listener === (listeners.has(saveState.requester) ? saveState.requester : first);
  }

  /** The saver while it has open conflicts; otherwise undefined. */
  get conflict(): DocumentSaver | undefined {
    return this.saveState.phase === 'conflict' ? this.saver : undefined;
  }

  /** Whether a save is under way, or a conflict waits for a choice. */
  get isBusy(): boolean {
    return this.loadingSaves > 0 || Boolean(this.saver?.busy);
  }

  /**
   * Saves the document on behalf of an element. Waits for a save under way, then saves what is still unsaved. Resolves to whether
   * the service has confirmed the element's changes: by this call, or by another element's save that it waited for.
   * Rejects with the error of the request, or if the save module can't be loaded; unsaved changes stay.
   */
  async save(requester: DocumentListener): Promise<boolean> {
    this.autosave.flush();
    const { source } = this;
    if (!this.saver) {
      this.loadingSaves += 1;
      this.notify();
      try {
        await this.loadSaver();
      } finally {
        this.loadingSaves -= 1;
        this.notify();
      }
    }
    return source === this.source && this.saver ? this.saver.save(requester) : false;
  }

  /** Saves the document with the choices for its conflicts; resolves to `false` if a choice is missing. */
  async resolveConflict(requester: DocumentListener): Promise<boolean> {
    if (!this.saver?.resolve()) return false;
    this.autosave.schedule();
    return this.save(requester);
  }

  /** Takes over the stored version after a save, and notifies other tabs. */
  handleSaved(rebased: ChangedScript): void {
    // A read that started before the save would return the version before it.
    this.reading?.abort();
    this.reading = undefined;
    this.isRead = true;
    this.rebase(rebased);
    this.presence.announceSave();
    if (this.dirty) this.autosave.schedule();
    else this.autosave.clear();
  }

  /** No save is under way any more: a read that waited goes on. */
  handleIdle(): void {
    this.notify();
    if (this.saver?.busy || !this.rereadWhenIdle) return;
    this.rereadWhenIdle = false;
    void this.read();
  }

  private async loadSaver(): Promise<void> {
    const { DocumentSaver } = await this.loadSaveModule();
    this.saver ??= new DocumentSaver(this);
  }

  private async loadSaveModule(): Promise<typeof import('./save.lazy.js')> {
    this.saveModule ??= await importWithRetry(() => import('./save.lazy.js')).catch((cause: unknown) => {
      throw importError(cause, 'The code that saves could not be loaded');
    });
    return this.saveModule;
  }

  // Drafts and other tabs

  /** The drafts that differ from what was loaded and were not restored or discarded, the newest first. */
  get drafts(): readonly Draft[] {
    return this.autosave.offers;
  }

  /** The one of the drafts that is shown to the user. */
  get draft(): Draft | undefined {
    return this.autosave.offer;
  }

  /** Shows the next older draft; after the oldest, the newest. */
  showNextDraft(): void {
    this.autosave.showNext();
  }

  /** Whether the browser refuses to store drafts. */
  get draftsRefused(): boolean {
    return this.autosave.refused;
  }

  /** Whether the browser refuses to read drafts, so that there may be some that are not offered. */
  get draftsUnread(): boolean {
    return this.autosave.unread;
  }

  /** Whether the script is also open in another tab of this browser. */
  get isOpenElsewhere(): boolean {
    return this.presence.others > 0;
  }

  /** Reads the drafts of this script that closed tabs left. */
  findDrafts(): void {
    const { source, name, record } = this.connection;
    if (this.isOpen) this.presence.join(source?.place ?? controlPlace(name, record));
    this.draftPlace = this.placeOfDrafts;
    void this.autosave.open(this.draftPlace);
  }

  /** Ends the draft of a text whose form was submitted; at once if the page stays, because the text stays, too. */
  handleSubmitted(submission: 'leaves' | 'stays'): void {
    if (this.source) return;
    if (submission === 'stays') this.autosave.clear();
    else this.autosave.handleSubmitted();
  }

  /** Writes a scheduled draft at once, before the page replaces the text. */
  storeDraft(): void {
    this.autosave.flush();
  }

  /** Goes over to the drafts of another record, address, name or user, once a text without a source has one. */
  private followPlace(): void {
    if (!this.source && this.placeOfDrafts !== this.draftPlace) this.findDrafts();
  }

  /** The place of the script, preceded by the user whose drafts are offered. */
  private get placeOfDrafts(): string | undefined {
    const { source, user, name, record } = this.connection;
    const place = source?.place ?? controlPlace(name, record);
    return place && user ? `${user} ${place}` : place;
  }

  /** Restores an offered draft. Rejects if the save module can't be loaded; the draft is offered on. */
  async restoreDraft({ id, content }: Draft, origin: DocumentListener): Promise<DraftAnswer> {
    // A plain text doesn't need the save module: it is restored synchronously, before the click handler returns.
    if ('text' in content) {
      const isDone = this.autosave.accept(id, () => this.changeText(content.text, origin));
      return isDone ? 'done' : 'gone';
    }
    return this.acceptDraft(id, (content, module) => {
      if ('text' in content) return;
      const { base, mine: scenes } = content;
      this.rebase(module.rebaseDraft({ base, scenes }, this.storedScenes), origin);
    });
  }

  /** Keeps the script and adds what an offered draft changed to it. Rejects like {@link restoreDraft}. */
  keepBoth({ id }: Draft, origin: DocumentListener): Promise<DraftAnswer> {
    return this.acceptDraft(id, (content, module) => {
      if ('text' in content) this.changeText(module.joinTexts(this.plainText, content.text), origin);
      else this.change(module.keepBoth(this.currentScenes, content.base, content.mine), origin);
    });
  }

  /** Drops an offered draft; the next older one is offered. Resolves to whether it could be deleted. */
  discardDraft({ id }: Draft): Promise<boolean> {
    return this.autosave.discard(id);
  }

  private async acceptDraft(
    id: string,
    apply: (content: DraftContent, module: typeof import('./save.lazy.js')) => void,
  ): Promise<DraftAnswer> {
    const module = await this.loadSaveModule();
    return this.autosave.accept(id, ({ content }) => apply(content, module)) ? 'done' : 'gone';
  }

  private differs({ content }: Draft): boolean {
    const { scenes } = this;
    if ('text' in content) return scenes.length === 0 && content.text !== this.plainText;
    return (scenes.length > 0 || this.source !== undefined) && !sameScript(content.mine, scenes);
  }

  /** The content to store as a draft; undefined if everything is saved. */
  private get unsavedContent(): DraftContent | undefined {
    const { scenes, base } = this;
    if (scenes.length === 0 && base.length === 0) return this.source ? undefined : { text: this.plainText };
    return this.dirty ? { base: [...base], mine: [...scenes] } : undefined;
  }

  private readonly handlePageHide = (): void => {
    this.autosave.flush();
    this.presence.leave();
  };

  private readonly handlePageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.findDrafts();
  };
}
