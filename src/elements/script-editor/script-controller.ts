/**
 * The editor's view of a document: which paragraph is shown, and its text. The content itself belongs to the document,
 * which other elements of the page may edit, too.
 */
import type { LitElement, ReactiveController } from 'lit';
import {
  closeDocument,
  openDocument,
  ScriptDocument,
  type Connection,
  type DocumentListener,
} from '../../documents/index.js';
import {
  allParagraphs,
  type Paragraph,
  paragraphAt,
  paragraphText,
  type Scene,
  sceneOf,
  type WireScene,
  withText,
} from '../../script/index.js';

/** What an editor shows; restored when a step is undone. */
export interface Snapshot {
  /** The editor whose view it is. */
  readonly view: ScriptController;
  readonly selected: string;
  readonly textVersions: ReadonlyMap<string, number>;
}

let lastVersion = 0;

/** The document as one editor sees it: which paragraph is selected, its text, and who changed it last. */
export class ScriptController implements ReactiveController, DocumentListener {
  private key = '';
  private isTyping = false;
  private isRemote = false;
  private shownValue = '';
  /** The value that was read last, with its line ends as they are edited. */
  private normalized = { value: '', text: '' };
  /** How often each text was split or joined: its typing history ends there. */
  private textVersions: ReadonlyMap<string, number> = new Map();
  /** The document that is edited: the editor's own until it is opened. */
  document: ScriptDocument = new ScriptDocument();

  constructor(
    private readonly host: LitElement,
    /** Called when reading the document failed. */
    readonly handleReadError: (error: unknown) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.host.hasUpdated) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    closeDocument(this.document, this);
  }

  /** Opens the document of a room, a video script or a form control. Returns whether it is another one than before. */
  open(connection: Connection): boolean {
    if (!this.host.isConnected) return false;
    const before = this.document;
    this.document = openDocument(connection, this, before);
    if (this.document === before) return false;
    this.textVersions = new Map();
    this.handleContentChange();
    return true;
  }

  /** Shows the changed content; keeps the selected paragraph if it still exists. */
  handleContentChange(origin?: DocumentListener): void {
    if (!this.paragraph) this.key = allParagraphs(this.scenes)[0]?.key ?? '';
    const { value } = this;
    if (origin === this) this.isRemote = false;
    else if (value !== this.shownValue) {
      this.isRemote = true;
      this.isTyping = false;
    }
    this.shownValue = value;
    this.host.requestUpdate();
  }

  handleStateChange(): void {
    this.host.requestUpdate();
  }

  /** The scenes with all changes; empty if there is only a text. */
  get scenes(): readonly Scene[] {
    return this.document.scenes;
  }

  /** The scenes as they were loaded from the service or set by the page. */
  get base(): readonly Scene[] {
    return this.document.base;
  }

  /** The key of the paragraph that is shown. */
  get selected(): string {
    return this.key;
  }

  /** Identifies the text whose typing can be undone: a new one after the paragraph was split or joined. */
  get textKey(): string {
    const version = this.textVersions.get(this.key);
    return version === undefined ? this.key : `${this.key}/${version}`;
  }

  /** The paragraph that is shown. */
  get paragraph(): Paragraph | undefined {
    return paragraphAt(this.scenes, this.key);
  }

  /** The scene of the paragraph that is shown, or the first. */
  get scene(): Scene | undefined {
    return sceneOf(this.scenes, this.key) ?? this.scenes[0];
  }

  /** The text of the paragraph that is shown, or the document's text. */
  get value(): string {
    return this.scenes.length > 0 ? paragraphText(this.paragraph) : this.document.text;
  }

  /** The value with its line ends as CodeMirror counts them; the value keeps its own until it is edited. */
  get text(): string {
    const { value } = this;
    if (value !== this.normalized.value) {
      this.normalized = { value, text: value.replace(/\r\n?/g, '\n') };
    }
    return this.normalized.text;
  }

  /** Whether the last change was a key that a person typed into this editor, and more may follow. */
  get typing(): boolean {
    return this.isTyping;
  }

  /** Whether the last change came from elsewhere: another element, the service or a draft. */
  get remote(): boolean {
    return this.isRemote;
  }

  /** Changes the text that is shown. */
  write(text: string, { typing = false } = {}): void {
    this.isTyping = typing;
    if (this.scenes.length > 0) this.change(withText(this.scenes, this.key, text), [], typing);
    else this.notifyOwn(() => this.document.changeText(text, this));
  }

  /** Changes the scenes; `rewritten` are paragraphs whose texts were split or joined. */
  change(scenes: readonly Scene[], rewritten: readonly string[] = [], typing = false): void {
    this.isTyping = typing;
    if (rewritten.length > 0) {
      lastVersion += 1;
      const versions = rewritten.map((key) => [key, lastVersion] as const);
      this.textVersions = new Map([...this.textVersions, ...versions]);
    }
    this.notifyOwn(() => this.document.change(scenes, this));
  }

  /** Loads scenes that the page has set; drops unsaved changes. */
  load(scripts: readonly WireScene[]): void {
    this.notifyOwn(() => this.document.load(scripts, this));
  }

  /** Replaces the scenes by those that the page has set, as an unsaved change. */
  replace(scripts: readonly WireScene[]): void {
    this.isTyping = false;
    this.notifyOwn(() => this.document.replace(scripts, this));
  }

  /** Reverts to what was loaded, and drops the draft. */
  reset(): void {
    this.notifyOwn(() => this.document.reset(this));
  }

  /** The present view, for `restore`. */
  get snapshot(): Snapshot {
    return { view: this, selected: this.key, textVersions: this.textVersions };
  }

  /** Changes the scenes back to those before a step, and shows what this editor showed then. */
  restore(snapshot: unknown, scenes: readonly Scene[]): void {
    const { view, selected, textVersions } = snapshot as Snapshot;
    if (view === this) {
      this.textVersions = textVersions;
      this.key = selected;
    }
    this.change(scenes);
  }

  /** Shows another paragraph. */
  select(key: string): void {
    this.key = key;
    this.isTyping = false;
    this.shownValue = this.value;
    this.host.requestUpdate();
  }

  /** Notifies this editor of its own change if it is not on the page yet: the document notifies only open editors. */
  private notifyOwn(change: () => void): void {
    change();
    this.handleContentChange(this);
  }
}
