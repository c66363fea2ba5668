/**
 * Owns the text that is shown: a static view first, then CodeMirror, which is loaded when the text is near the viewport
 * and replaces the view without a layout shift. If it can't be loaded, a plain field with the source replaces it.
 */
import type { EditorState } from '@codemirror/state';
import type { LitElement, ReactiveController } from 'lit';
import { importError } from '../../../api/index.js';
import { applyEdits, escapeText, parseSsml, toPlainText, type Edit } from '../../../ssml/index.js';
import { isComposing, type PopoverAnchor, tellOnce } from '../../../ui/index.js';
import type { Checker } from '../check/checker.js';
import { fragmentOf } from '../../../script/index.js';
import type { ScriptController } from '../script-controller.js';
import { scriptContent } from '../codemirror/paste-edit.js';
import type {
  CodeMirrorEvents,
  CodeMirrorProps,
  CodeMirrorEditor,
  HighlightedMatch,
} from '../codemirror/codemirror-editor.lazy.js';
import type { Chip } from './chips.js';
import { plainWords, readClipboard } from './clipboard-content.js';
import { PendingInput } from './pending-input.js';
import type { TextViewState } from './text-view.js';

/** Callbacks of the text, and how it is shown. */
export interface TextOptions extends CodeMirrorEvents {
  /** Loads CodeMirror. */
  load: () => Promise<typeof CodeMirrorEditor>;
  props: () => CodeMirrorProps;
}

/** The range that is being played, with the text it was computed for. */
export interface PlaybackRange extends Range {
  key: string;
  text: string;
}

interface Range {
  from: number;
  to: number;
}

/** CodeMirror keeps the style sheets of a root on it by a symbol, and has no way to make new ones for another document. */
function forgetStyleSheets(root: ShadowRoot): void {
  const kept = Object.getOwnPropertySymbols(root).find(({ description }) => description === 'styleSet');
  if (kept) Reflect.deleteProperty(root, kept);
}

/** Caret, selection and edits of the text that is shown. */
export class TextController implements ReactiveController, TextViewState {
  private editor: CodeMirrorEditor | undefined;
  private opening: Promise<void> | undefined;
  private states: Map<string, EditorState> | undefined;
  private readonly highlighted: { matches: unknown } = { matches: [] };
  private playback: PlaybackRange | undefined;
  private shownPlayback: { key: string; sounding: PlaybackRange | undefined } | undefined;
  private shownDiagnostics: { key: string; selectedText: unknown; diagnostics: unknown } | undefined;
  private readonly visibility = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.loadWhenIdle();
    },
    { rootMargin: '800px' },
  );
  /** What a person does until CodeMirror is loaded. */
  readonly pending = new PendingInput(() => void this.open());
  /** Why CodeMirror could not be loaded. */
  error: unknown;

  constructor(
    private readonly host: LitElement,
    private readonly script: ScriptController,
    private readonly checker: Checker,
    private readonly options: TextOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (this.host.hasUpdated) this.observeVisibility();
  }

  /** Disposes of CodeMirror, which listens on the window; its states are kept for a reconnect. */
  hostDisconnected(): void {
    this.visibility.disconnect();
    queueMicrotask(() => {
      this.pending.handleFieldGone();
      if (!this.host.isConnected) this.close();
    });
  }

  private close(): void {
    if (!this.editor) return;
    this.states = this.editor.dispose();
    this.editor = undefined;
    this.shownDiagnostics = undefined;
    this.highlighted.matches = undefined;
    this.shownPlayback = undefined;
    this.host.requestUpdate();
  }

  /** Builds CodeMirror again in another document: its style sheets and its listeners on the window are of the former one. */
  handleAdopted(): void {
    forgetStyleSheets(this.host.renderRoot as ShadowRoot);
    if (!this.editor) return;
    this.close();
    void this.open();
  }

  hostUpdated(): void {
    if (!this.host.hasUpdated) this.observeVisibility();
    this.pending.handleFieldGone();
    this.updateEditor();
  }

  private observeVisibility(): void {
    const stage = this.host.renderRoot.querySelector('.stage');
    if (stage) this.visibility.observe(stage);
  }

  private loadWhenIdle(): void {
    this.visibility.disconnect();
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
    idle(() => this.host.isConnected && void this.open(), { timeout: 500 });
  }

  private async load(): Promise<void> {
    try {
      const Area = await this.options.load().catch((cause: unknown) => {
        throw importError(cause);
      });
      await this.pending.composed();
      await this.host.updateComplete;
      if (!this.host.isConnected) return;
      const box = this.host.renderRoot.querySelector<HTMLElement>('.area');
      if (!box) return;
      const before = this.host.shadowRoot?.activeElement;
      const pictured = before?.closest('.light');
      const beside = this.fallbackField && before?.closest('.stage');
      const range = this.selection;
      this.editor = new Area(box, this.host.renderRoot as ShadowRoot, this.options, this.states);
      this.error = undefined;
      this.host.requestUpdate();
      await this.host.updateComplete;
      if (beside) void this.select(range.from, range.to);
      this.applyPendingInput(this.editor, Boolean(pictured));
    } catch (error) {
      await this.showField(error);
    } finally {
      this.opening = undefined;
      this.host.requestUpdate();
      await this.host.updateComplete;
    }
  }

  /** Shows the plain field, which takes over the words and the focus of the static view, unless the focus has moved on. */
  private async showField(error: unknown): Promise<void> {
    await this.pending.composed();
    const isRetry = Boolean(this.error);
    const focused = this.host.shadowRoot?.activeElement?.closest('.light');
    const caret = this.writePendingWords();
    this.error = error;
    tellOnce(this.host, error);
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (isRetry) return;
    const field = this.fallbackField;
    field?.setSelectionRange(caret, caret);
    if (focused) field?.focus();
  }

  /** Applies what was done while CodeMirror was loading. */
  private applyPendingInput(editor: CodeMirrorEditor, focus: boolean): void {
    if (focus) {
      editor.select(0, 0);
      editor.focus();
    }
    editor.applyInput(this.pending.take());
  }

  /** Writes what was typed and pasted while CodeMirror was loading into the text; returns the position behind it. */
  private writePendingWords(): number {
    const { text } = this.script;
    const doc = parseSsml(text);
    const at = doc.elements[doc.root]?.openTo ?? 0;
    const { readonly, chipLabels } = this.options.props();
    const isMarkup = doc.mode === 'plain' || !chipLabels;
    const words = this.pending.takeWords((piece, isPasted) =>
      isMarkup ? piece : ((isPasted ? scriptContent(piece) : undefined) ?? escapeText(piece)),
    );
    if (!words || readonly) return at;
    this.options.onChange(text.slice(0, at) + words + text.slice(at));
    return at + words.length;
  }

  private updateEditor(): void {
    const { editor, script, checker } = this;
    if (!editor) return;
    const props = this.options.props();
    editor.update(props);
    editor.showText(script.textKey, script.text, script.remote);
    this.updatePlayback(editor);
    const { chipLabels: words } = props;
    const { selected: key } = script;
    const { diagnostics } = checker;
    if (editor.composing || !checker.current || editor.text !== script.text) return;
    const { shownDiagnostics: underlined } = this;
    if (
      underlined?.key === key &&
      underlined.selectedText === words &&
      underlined.diagnostics === diagnostics
    )
      return;
    this.shownDiagnostics = { key, selectedText: words, diagnostics };
    editor.showDiagnostics(diagnostics);
  }

  private updatePlayback(editor: CodeMirrorEditor): void {
    const { playback: sounding, script } = this;
    const { selected: key } = script;
    if (this.shownPlayback?.key === key && this.shownPlayback.sounding === sounding) return;
    this.shownPlayback = { key, sounding };
    editor.highlightPlayback(sounding?.key === key && sounding.text === script.text ? sounding : undefined);
  }

  /** The plain field that replaces CodeMirror if it can't be loaded. */
  private get fallbackField(): HTMLTextAreaElement | null {
    return this.host.renderRoot.querySelector<HTMLTextAreaElement>('.plain-field');
  }

  /** Whether CodeMirror is running. */
  get ready(): boolean {
    return this.editor !== undefined;
  }

  /** Whether CodeMirror is being loaded. */
  get loading(): boolean {
    return this.opening !== undefined;
  }

  get text(): string {
    return this.script.text;
  }

  get selection(): Range {
    const { editor, fallbackField } = this;
    return (
      editor?.selection ?? { from: fallbackField?.selectionStart ?? 0, to: fallbackField?.selectionEnd ?? 0 }
    );
  }

  /** The selection, or the word at the caret; with `single`, one character if it is Chinese. */
  selectionOrWord(single: boolean): Range {
    return this.editor?.selectionOrWord(single) ?? this.selection;
  }

  /** Where `insert()` inserts: the selection if the text ever had the focus, otherwise `undefined`. */
  get insertionPoint(): Range | undefined {
    const { editor, script } = this;
    editor?.showText(script.textKey, script.value);
    return editor?.visited ? editor.selection : undefined;
  }

  /** Viewport rectangle of a range, as far as the box shows it. */
  boundsOf(from: number, to: number): PopoverAnchor | undefined {
    return this.editor?.boundsOf(from, to);
  }

  /** Scrolls a position to the top of the box, and the box to the top of the page. */
  scrollToTop(at: number): void {
    this.editor?.scrollToTop(at);
  }

  /** Loads CodeMirror unless it is running or has failed; after a failure only `retry` tries again. */
  async open(): Promise<void> {
    if (this.editor || this.error) return;
    await (this.opening ??= this.load());
  }

  retry(): void {
    this.opening ??= this.load();
    this.host.requestUpdate();
  }

  /** Highlights the range that is being played; `undefined` clears it. */
  highlightPlayback(sounding: PlaybackRange | undefined): void {
    this.playback = sounding;
    if (this.editor) this.updatePlayback(this.editor);
  }

  async focus(): Promise<void> {
    // What is typed at once waits in the static view, which CodeMirror takes the focus from, unless it has moved on.
    const view = this.editor ? null : this.host.renderRoot?.querySelector<HTMLElement>('.light[tabindex]');
    view?.focus();
    await this.open();
    if (!view) (this.editor ?? this.fallbackField)?.focus();
  }

  /** The selected text without tags. */
  get words(): string {
    const { from, to } = this.selection;
    return from < to ? toPlainText(fragmentOf(this.script.text, from, to)) : '';
  }

  /** Whether the caret is in the text. */
  get focused(): boolean {
    return this.editor?.focused ?? false;
  }

  /** Types text at the caret. */
  typeText(words: string): void {
    this.editor?.typeText(words);
  }

  /** The chip that is selected; `undefined` for any other selection. */
  get selectedChip(): Chip | undefined {
    return this.editor?.selectedChip;
  }

  /** Viewport rectangles of the selection. */
  get selectionBounds(): CodeMirrorEditor['selectionBounds'] {
    return this.editor?.selectionBounds;
  }

  /** Highlights matches. */
  highlightMatches(matches: readonly HighlightedMatch[]): void {
    const { editor, highlighted: found } = this;
    if (!editor || (matches.length === 0 && found.matches === undefined)) return;
    const key = matches.length === 0 ? undefined : JSON.stringify(matches);
    if (key === found.matches) return;
    found.matches = key;
    editor.highlightMatches(matches);
  }

  /** Selects a range and scrolls it into view without moving the focus. */
  async reveal(from: number, to: number): Promise<void> {
    await this.open();
    this.editor?.reveal(from, to);
    this.fallbackField?.setSelectionRange(from, to);
  }

  /** Selects a range and moves the focus to the text. */
  async select(from: number, to: number): Promise<void> {
    await this.open();
    this.editor?.select(from, to);
    this.fallbackField?.setSelectionRange(from, to);
    await this.focus();
  }

  /** Applies edits of a button as one undo step; the caret goes to where position `at` ends up. */
  async applyEdits(edits: readonly Edit[], at: number, focus = true): Promise<void> {
    await this.open();
    const { editor, script } = this;
    if (editor && !editor.composing && editor.text === script.text) {
      editor.applyEdits(edits, at);
      return focus ? this.focus() : undefined;
    }
    const caret = edits.reduce(
      (place, { from, to, insert }) => (from <= at ? place + insert.length - (to - from) : place),
      at,
    );
    this.options.onChange(applyEdits(script.text, edits));
    await this.host.updateComplete;
    if (focus) await this.select(caret, caret);
  }

  readonly onInput = (event: Event): void => {
    this.options.onChange((event.target as HTMLTextAreaElement).value);
  };

  readonly onComposed = (): void => {
    this.host.requestUpdate();
  };

  /** Pastes HTML that comes without text: a plain field takes none. */
  readonly onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData && readClipboard(event.clipboardData);
    const field = this.fallbackField;
    if (!field || !pasted || pasted.text || !pasted.html || field.readOnly) return;
    event.preventDefault();
    field.setRangeText(plainWords(pasted), field.selectionStart, field.selectionEnd, 'end');
    this.options.onChange(field.value);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.key !== 'F8') return;
    event.preventDefault();
    this.options.onProblemKey(event.shiftKey ? -1 : 1);
  };
}
