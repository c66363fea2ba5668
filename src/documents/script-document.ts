/**
 * A script while people edit it: the script of a room, a video script, or a form control's text. All elements of a page
 * that edit the same room or video script share one document, so that they see each other's changes, and saving one
 * saves all. Each element keeps only what belongs to its view, such as the selected paragraph.
 */
import type { Client } from '../api/index.js';
import { importWithRetry } from '../base/index.js';
import type { ChangedScript } from '../script/merge/rebase.js';
import { matchKeys } from '../script/merge/match-keys.js';
import { sameScript, withNewKeys, type Scene, type WireScene } from '../script/scenes.js';
import type { DocumentListener } from './document-listener.js';
import { DraftAutosave } from './draft-autosave.js';
import { pagePlace, type Draft, type DraftContent } from './draft.js';
import type { DocumentSaver } from './document-saver.js';
import type { SaveState } from './save-state.js';
import type { ScriptSource } from './stored-script.js';
import { TabPresence } from './tab-presence.js';

/** What a document is connected to. */
export interface Connection {
  /** Undefined while the element has no provider: nothing can be read or saved. */
  client: Client | undefined;
  /** Where the script is stored; undefined for a form control, which has its text alone. */
  source: ScriptSource | undefined;
  /** The signed-in user of the page, who alone is offered their drafts; may be empty. */
  user: string;
  /** The form control's name: drafts of a text without a source are kept under it. */
  name: string;
}

const unconnected: Connection = { client: undefined, source: undefined, user: '', name: '' };

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
  /** Callers of `save()` that wait for the code that saves. */
  private loadingSaves = 0;
  private draftUser: string | undefined;
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

  /** The scenes as they were read, or as the page gave them: what the changes began with. */
  get base(): readonly Scene[] {
    return this.storedScenes;
  }

  /** The scenes as they are now; none where there is only a text. */
  get scenes(): readonly Scene[] {
    return this.currentScenes;
  }

  /** The text of a document without scenes. */
  get text(): string {
    return this.plainText;
  }

  /** Whether nothing was changed since it was loaded, not even members that no element shows. */
  get unchanged(): boolean {
    return this.currentScenes === this.storedScenes;
  }

  /** Whether texts, titles, names, recordings or their order differ from what was loaded. */
  get dirty(): boolean {
    return !sameScript(this.currentScenes, this.storedScenes);
  }

  /** Changes the scenes. `origin` is the element that changes them. */
  change(scenes: readonly Scene[], origin?: DocumentListener): void {
    this.currentScenes = scenes;
    this.notifyContent(origin);
  }

  /** Changes the text of a document without scenes. */
  changeText(text: string, origin?: DocumentListener): void {
    this.plainText = text;
    this.notifyContent(origin);
  }

  /** Begins with scenes that the page gives; unsaved changes of the ones before are dropped. */
  load(scripts: readonly WireScene[], origin?: DocumentListener): void {
    this.storedScenes = withNewKeys(scripts);
    this.change(this.storedScenes, origin);
  }

  /** Changes the scenes to those that the page gives, to be saved. */
  replace(scripts: readonly WireScene[], origin?: DocumentListener): void {
    this.change(matchKeys(scripts, this.storedScenes), origin);
  }

  /** Goes back to what was loaded. */
  reset(origin?: DocumentListener): void {
    this.autosave.clear();
    this.change(this.storedScenes, origin);
  }

  /** Continues with another stored version and what the changes made of it. */
  rebase({ base, scenes }: ChangedScript, origin?: DocumentListener): void {
    this.storedScenes = base;
    this.change(scenes, origin);
  }

  /** A person changed something: keeps a draft, and loads what saving needs while there is a network. */
  handleEdit(): void {
    this.saver?.clearResult();
    this.autosave.schedule();
    if (this.source) void this.loadSaver();
  }

  // Listeners and connection

  get client(): Client | undefined {
    return this.connection.client;
  }

  get source(): ScriptSource | undefined {
    return this.connection.source;
  }

  /** Whether an element that is on the page edits it. */
  get isOpen(): boolean {
    return this.listeners.size > 0;
  }

  /** Whether an element that is on the page edits it with this connection. */
  isConnected(listener: DocumentListener, { client, source, user, name }: Connection): boolean {
    const now = this.connection;
    const isSame = client === now.client && source?.place === now.source?.place;
    return isSame && user === now.user && name === now.name && this.listeners.has(listener);
  }

  /** Whether an element other than `listener` edits it. */
  isSharedBeside(listener: DocumentListener): boolean {
    return [...this.listeners].some((one) => one !== listener);
  }

  /** An element that is on the page edits it from now on. */
  attach(listener: DocumentListener): void {
    if (this.listeners.has(listener)) return;
    this.listeners.add(listener);
    if (this.listeners.size > 1) return;
    globalThis.addEventListener?.('pagehide', this.handlePageHide);
    globalThis.addEventListener?.('pageshow', this.handlePageShow);
    if (this.draftUser !== undefined) this.findDrafts();
  }

  /** The element has left the page or edits another document. Unsaved changes are kept as a draft. */
  detach(listener: DocumentListener): void {
    if (!this.listeners.delete(listener)) return;
    if (this.isOpen) return this.notify();
    globalThis.removeEventListener?.('pagehide', this.handlePageHide);
    globalThis.removeEventListener?.('pageshow', this.handlePageShow);
    this.handlePageHide();
  }

  /** Ends what is under way, when the last element has gone on to another document. */
  dispose(): void {
    this.reading?.abort();
    this.saver?.abort();
  }

  /** Connects it to a client and its source. Another client reads it again; unsaved changes stay. */
  connect(connection: Connection): void {
    const before = this.connection;
    const isSameSource = connection.source?.place === before.source?.place;
    this.connection = isSameSource ? { ...connection, source: before.source } : connection;
    const { client, source, user } = this.connection;
    if (!source) {
      if (this.draftUser === undefined || this.draftUser !== user) this.findDrafts();
    } else if (client && (client !== before.client || !isSameSource)) {
      void this.read();
    }
  }

  /** Begins with the content of another document, before it is read itself. */
  copyFrom(other: ScriptDocument): void {
    this.storedScenes = other.base;
    this.currentScenes = other.scenes;
    this.plainText = other.text;
  }

  /** Tells all elements that something other than the content changed. */
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
   * Reads the script; the latest read wins, and one during a save waits until that has ended. Unsaved changes stay.
   * Never rejects: a failure is `readError`.
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

  /** Without the code that merges, unsaved changes stay as they are: they are merged when they are saved. */
  private reload(scripts: readonly WireScene[]): void {
    if (this.unchanged) {
      const base = matchKeys(scripts, this.storedScenes);
      this.rebase({ base, scenes: base });
      return;
    }
    if (this.saveModule) return this.rebase(this.saveModule.rebaseOnReload(this, scripts));
    const { storedScenes } = this;
    void this.loadSaveModule().then((module) => {
      // Unless something newer was read or saved while the code was loading.
      if (!module || storedScenes !== this.storedScenes) return;
      if (this.saver?.busy) this.rereadWhenIdle = true;
      else this.rebase(module.rebaseOnReload(this, scripts));
    });
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
   * Whether an element is to show why a save failed, or to ask about its conflict: the one whose save it was, or another
   * one if that has left the page.
   */
  isResponsible(listener: DocumentListener): boolean {
    const { saveState, listeners } = this;
    if (!('requester' in saveState)) return false;
    const [first] = listeners;
    return listener === (listeners.has(saveState.requester) ? saveState.requester : first);
  }

  /** The open conflict's questions and answers; undefined before the first save. */
  get conflict(): DocumentSaver | undefined {
    return this.saveState.phase === 'conflict' ? this.saver : undefined;
  }

  /** Whether a save is under way, or a conflict waits for a choice. */
  get isBusy(): boolean {
    return this.loadingSaves > 0 || Boolean(this.saver?.busy);
  }

  /**
   * Saves the document for an element. Waits for a save under way, then saves what is still unsaved. Resolves to whether
   * the service has confirmed the element's changes: by this call, or by another element's save that it waited for.
   * Rejects with the error of the request, or when the code that saves cannot be loaded; the changes stay.
   */
  async save(requester: DocumentListener): Promise<boolean> {
    this.autosave.flush();
    const { source } = this;
    if (!this.saver) {
      this.loadingSaves += 1;
      this.notify();
      await this.loadSaver();
      this.loadingSaves -= 1;
      this.notify();
    }
    if (!this.saver) throw new Error('The code that saves could not be loaded');
    return source === this.source ? this.saver.save(requester) : false;
  }

  /** Saves what a person chose in a conflict; resolves to `false` while a choice is missing. */
  async resolveConflict(requester: DocumentListener): Promise<boolean> {
    if (!this.saver?.resolve()) return false;
    this.autosave.schedule();
    return this.save(requester);
  }

  /** A save has ended: takes over what is stored now, and tells other tabs. */
  handleSaved(rebased: ChangedScript): void {
    // A read that began before the save would bring back what was stored before it.
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
    const module = await this.loadSaveModule();
    if (module) this.saver ??= new module.DocumentSaver(this);
  }

  private async loadSaveModule(): Promise<typeof import('./save.lazy.js') | undefined> {
    this.saveModule ??= await importWithRetry(() => import('./save.lazy.js')).catch(() => undefined);
    return this.saveModule;
  }

  // Drafts and other tabs

  /** A draft that differs from what was loaded: the newest that was neither restored nor discarded. */
  get draft(): Draft | undefined {
    return this.autosave.offer;
  }

  /** Whether the browser refuses to keep drafts. */
  get draftsRefused(): boolean {
    return this.autosave.refused;
  }

  /** Whether the script is also open in another tab of this browser. */
  get isOpenElsewhere(): boolean {
    return this.presence.others > 0;
  }

  /** Looks for drafts that were left for this script. */
  findDrafts(): void {
    const { source, user, name } = this.connection;
    const place = source?.place ?? pagePlace(name);
    if (this.isOpen) this.presence.join(place);
    this.draftUser = user;
    void this.autosave.open(place && user ? `${user} ${place}` : place);
  }

  /** Puts the offered draft in place. Resolves to `false` where there is none, or the code for it cannot be loaded. */
  async restoreDraft(origin: DocumentListener): Promise<boolean> {
    const { draft } = this;
    // A plain text needs no code that has to be loaded first: it is in place before the click handler returns.
    if (draft && 'text' in draft.content)
      return this.autosave.accept(({ content }) => {
        if ('text' in content) this.changeText(content.text, origin);
      });
    return this.acceptDraft((content, module) => {
      if ('text' in content) return;
      const { base, mine: scenes } = content;
      this.rebase(module.rebaseDraft({ base, scenes }, this.storedScenes), origin);
    });
  }

  /** Keeps the script as it is, with what the draft changed beside it. Resolves as `restoreDraft()` does. */
  keepBoth(origin: DocumentListener): Promise<boolean> {
    return this.acceptDraft((content, module) => {
      if ('text' in content) this.changeText(module.joinTexts(this.plainText, content.text), origin);
      else this.change(module.keepBoth(this.currentScenes, content.base, content.mine), origin);
    });
  }

  /** Drops the offered draft; one from before it is offered next. */
  discardDraft(): void {
    this.autosave.discard();
  }

  private async acceptDraft(
    apply: (content: DraftContent, module: typeof import('./save.lazy.js')) => void,
  ): Promise<boolean> {
    const { draft } = this;
    const module = draft && (await this.loadSaveModule());
    if (!module || draft !== this.draft) return false;
    return this.autosave.accept(({ content }) => apply(content, module));
  }

  private differs({ content }: Draft): boolean {
    const { scenes } = this;
    if ('text' in content) return scenes.length === 0 && content.text !== this.plainText;
    return (scenes.length > 0 || this.source !== undefined) && !sameScript(content.mine, scenes);
  }

  /** What a draft would keep; undefined when everything is saved. */
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
