/**
 * CodeMirror for the text of one paragraph at a time. This file and its imports are a chunk of their own, loaded when a
 * script is about to be edited.
 */
import {
  Compartment,
  EditorState,
  findClusterBreak,
  StateEffect,
  StateField,
  Transaction,
  type Extension,
  type Text,
} from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  placeholder,
  runScopeHandlers,
  type DecorationSet,
} from '@codemirror/view';
import { escapeText, type Diagnostic, type Edit } from '../../../ssml/index.js';
import type { PopoverAnchor } from '../../../ui/index.js';
import type { Chip, ChipLabels } from '../text/chips.js';
import type { PendingEntry } from '../text/pending-input.js';
import { chipBeside, chipExtensions, selectedChip } from './chip-extensions.js';
import { clipboard, pasteContent, type ClipboardEvents } from './clipboard.js';
import { setPlayback, playbackField } from './playback-highlight.js';
import { editorTheme } from './theme.js';
import { inputMethodKeys } from './input-method-keys.js';
import { undoHistory, undoKeys } from './undo-history.js';
import { textKeys } from './keymap.js';
import { chipsIn, editableRange, setChipLabels, chipField } from './chip-decorations.js';
import { doubleClick, wordAt } from './word-motion.js';

/** Callbacks of the editor. */
export interface CodeMirrorEvents extends ClipboardEvents {
  /** A person changed the text. */
  onChange(text: string): void;
  /** A person wants to change a chip. */
  onChipOpen(chip: Chip): void;
  /** F8, forwards, or with Shift backwards. */
  onProblemKey(by: 1 | -1): void;
  /** The selection, the focus or the text has changed, by a person or not. */
  onSelectionChange(): void;
  /** Control+F. */
  onFindKey(): void;
  /** Alt+F10 moves the focus to the toolbar. */
  onToolsKey(): void;
  /** Lets the completion list and the selection toolbar handle a key first; returns whether one of them did. */
  handleKey(key: CompletionKey): boolean;
}

/** Keys that the completion list and the selection toolbar may handle. */
export type CompletionKey = 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Tab' | 'Escape' | 'Ctrl-Space';

/** How the text is shown. */
export interface CodeMirrorProps {
  /** Labels of chips; `undefined` shows the source. */
  chipLabels: ChipLabels | undefined;
  label: string;
  placeholder: string;
  /** Accessible description: how to reach chips by keyboard. */
  description: string;
  readonly: boolean;
  disabled: boolean;
  required: boolean;
  invalid: boolean;
  /** Element ID of the completion that Enter applies; `undefined` while the list is closed. */
  activeCompletion?: string | undefined;
}

/** Sets the diagnostics that are underlined. */
const setDiagnostics = StateEffect.define<readonly Diagnostic[]>();

const diagnosticsField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setDiagnostics));
    return effect ? diagnosticMarks(transaction.state, effect.value) : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Expands a range to the chips it touches, because part of a chip can't be decorated. */
function expandToChips(
  state: EditorState,
  from: number,
  to: number,
): { from: number; to: number; chips: number } {
  const chips = chipsIn(state, from, to).filter(
    (chip) => chip.from < to && chip.to > from && chip.kind !== 'hidden',
  );
  return {
    from: Math.min(from, ...chips.map((chip) => chip.from)),
    to: Math.max(to, ...chips.map((chip) => chip.to)),
    chips: chips.length,
  };
}

/** Underlines at most 200 diagnostics; one inside a chip underlines the chip. */
function diagnosticMarks(state: EditorState, diagnostics: readonly Diagnostic[]): DecorationSet {
  const inside = editableRange(state);
  const length = state.doc.length;
  const ranges = diagnostics.slice(0, 200).flatMap(({ from, to, severity }) => {
    const seen = expandToChips(state, from, Math.max(to, from + 1));
    const start = Math.max(seen.from, inside.from);
    const end = Math.min(seen.to, inside.to, length);
    if (end <= start) return [];
    return [Decoration.mark({ class: `problem ${severity}`, inclusive: seen.chips > 0 }).range(start, end)];
  });
  return Decoration.set(ranges, true);
}

/** A match of the find bar; `current` is the selected one. */
export interface HighlightedMatch {
  from: number;
  to: number;
  current: boolean;
}

const setMatches = StateEffect.define<readonly HighlightedMatch[]>();

const matchMark = Decoration.mark({ class: 'found-here', inclusive: true });
const currentMatchMark = Decoration.mark({ class: 'found-here now', inclusive: true });

const matchesField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setMatches));
    if (!effect) return marks.map(transaction.changes);
    const { length } = transaction.newDoc;
    const matches = effect.value.filter(({ from, to }) => from < to && to <= length);
    const ranges = matches.map(({ from, to, current: now }) => {
      const seen = expandToChips(transaction.state, from, to);
      return (now ? currentMatchMark : matchMark).range(seen.from, seen.to);
    });
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const written = new WeakMap<Text, string>();

/** The document as a string, joined once for each state of it. */
function docText(doc: Text): string {
  const known = written.get(doc) ?? doc.toString();
  written.set(doc, known);
  return known;
}

/** The smallest single change that turns one text into the other. */
function changedRange(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let rest = 0;
  while (rest < shorter - from && before.at(-1 - rest) === after.at(-1 - rest)) rest += 1;
  return { from, to: before.length - rest, insert: after.slice(from, after.length - rest) };
}

/** The CodeMirror view with the extensions of this editor. */
export class CodeMirrorEditor {
  private readonly propsCompartment = new Compartment();
  private readonly view: EditorView;
  /** Whether the editor ever had the focus. */
  visited = false;
  private key: string | undefined;
  private appliedProps: CodeMirrorProps | undefined;

  constructor(
    parent: HTMLElement,
    root: ShadowRoot,
    private readonly events: CodeMirrorEvents,
    /** States of paragraphs shown before, with their carets and undo histories. */
    private readonly states = new Map<string, EditorState>(),
  ) {
    this.view = new EditorView({ parent, root, state: this.createState('') });
  }

  get text(): string {
    return docText(this.view.state.doc);
  }

  get selection(): { from: number; to: number } {
    const { from, to } = this.view.state.selection.main;
    return { from, to };
  }

  /** Whether an input method is composing; the text must not be changed from outside meanwhile. */
  get composing(): boolean {
    return this.view.compositionStarted;
  }

  /** Shows a paragraph; one that was shown before gets its caret and undo history back. */
  showText(key: string, text: string, remote = false): void {
    if (key !== this.key) {
      this.saveState();
      this.view.setState(this.states.get(key) ?? this.createState(text));
      this.key = key;
      this.applyProps(this.appliedProps);
    }
    this.setText(text, remote);
  }

  /**
   * Replaces the text. A `remote` change, made by another element or read from the service, touches only what differs,
   * so that the caret stays, and is no undo step here; a change by the page's own code is one.
   */
  setText(text: string, remote = false): void {
    if (text === this.text || this.composing) return;
    this.view.dispatch({
      changes: remote
        ? changedRange(this.text, text)
        : { from: 0, to: this.view.state.doc.length, insert: text },
      annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(!remote)],
      filter: false,
    });
  }

  /** Applies edits of a button as one undo step; the caret goes to where position `at` ends up. */
  applyEdits(edits: readonly Edit[], at: number): void {
    const changes = this.view.state.changes([...edits]);
    this.view.dispatch({
      changes,
      selection: { anchor: changes.mapPos(at, 1) },
      userEvent: 'input.apply',
      scrollIntoView: true,
      filter: false,
    });
    this.select(this.selection.from, this.selection.to);
  }

  /** Selects a range, expanded to whole chips. */
  select(from: number, to: number): void {
    const { state } = this.view;
    const { length } = state.doc;
    const seen = expandToChips(state, Math.min(from, length), Math.min(to, length));
    this.view.dispatch({ selection: { anchor: seen.from, head: seen.to }, scrollIntoView: true });
  }

  /** The selection, or the word at the caret; with `single`, one character if it is Chinese. Empty if there is no word. */
  selectionOrWord(single: boolean): { from: number; to: number } {
    const { state } = this.view;
    const { from, to } = this.selection;
    if (from < to) return { from, to };
    const line = state.doc.lineAt(from);
    for (const forward of single ? [false, true] : []) {
      const edge = line.from + findClusterBreak(line.text, from - line.from, forward);
      const beside = { from: Math.min(from, edge), to: Math.max(from, edge) };
      if (/^\p{Script=Han}/u.test(state.sliceDoc(beside.from, beside.to))) return beside;
    }
    const word = wordAt(state, from);
    return /[\p{L}\p{N}]/u.test(state.sliceDoc(word.from, word.to)) ? word : { from, to };
  }

  /** Applies what a person did before the editor was there, in its order. */
  applyInput(entries: readonly PendingEntry[]): void {
    for (const entry of entries) {
      if ('at' in entry) {
        const at = this.view.posAtCoords(entry.at, false);
        this.select(at, at);
      } else if ('key' in entry) runScopeHandlers(this.view, entry.key, 'editor');
      else if (this.view.state.readOnly) continue;
      else if ('words' in entry) this.typeText(entry.words);
      else pasteContent(this.view, this.events, entry.pasted);
    }
  }

  /** Types text at the caret. */
  typeText(letters: string): void {
    const { state } = this.view;
    const { labels: words, plain } = state.field(chipField);
    const insert = words && !plain ? escapeText(letters) : letters;
    this.view.dispatch(state.replaceSelection(insert), { userEvent: 'input.type' });
  }

  /** Selects a range and scrolls it into view without taking the focus. */
  reveal(from: number, to: number): void {
    const { length } = this.view.state.doc;
    const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
    this.view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
  }

  /** Highlights matches. */
  highlightMatches(matches: readonly HighlightedMatch[]): void {
    if (matches.length === 0 && this.view.state.field(matchesField).size === 0) return;
    this.view.dispatch({ effects: setMatches.of(matches) });
  }

  /** Whether the editor has the focus. */
  get focused(): boolean {
    return this.view.hasFocus;
  }

  /** The chip that is selected; `undefined` for any other selection. */
  get selectedChip(): Chip | undefined {
    return selectedChip(this.view.state);
  }

  /** Viewport rectangles of the selection's first and last character, and of the visible text. */
  get selectionBounds(): { first: DOMRect; last: DOMRect; seen: DOMRect } | undefined {
    const { from, to } = this.view.state.selection.main;
    const [first, last] = [this.view.coordsAtPos(from, 1), this.view.coordsAtPos(to, -1)];
    if (!first || !last) return undefined;
    const box = ({ left, top, right, bottom }: typeof first) =>
      new DOMRect(left, top, right - left, bottom - top);
    return { first: box(first), last: box(last), seen: this.view.scrollDOM.getBoundingClientRect() };
  }

  /** Viewport rectangle of a range, as far as the box shows it; undefined if none of it is rendered. */
  boundsOf(from: number, to: number): PopoverAnchor | undefined {
    const { contentDOM, scrollDOM, state } = this.view;
    const at = (position: number, side: 1 | -1) =>
      this.view.coordsAtPos(Math.min(position, state.doc.length), side);
    const [first, last] = [at(from, from < to ? 1 : -1), at(to, -1)];
    if (!first || !last) return undefined;
    const seen = scrollDOM.getBoundingClientRect();
    const within = (y: number) => Math.max(seen.top, Math.min(y, seen.bottom));
    const lines = last.top >= first.bottom ? contentDOM.getBoundingClientRect() : undefined;
    return {
      left: lines?.left ?? Math.min(first.left, last.left),
      right: lines?.right ?? Math.max(first.right, last.right),
      top: within(first.top),
      bottom: within(last.bottom),
    };
  }

  /** Scrolls a position to the top of the box, and the box to the top of the page. */
  scrollToTop(at: number): void {
    const effects = EditorView.scrollIntoView(Math.min(at, this.view.state.doc.length), {
      y: 'start',
      yMargin: 8,
    });
    this.view.dispatch({ effects });
  }

  focus(): void {
    this.view.focus();
  }

  /** Underlines diagnostics. */
  showDiagnostics(diagnostics: readonly Diagnostic[]): void {
    this.view.dispatch({ effects: setDiagnostics.of(diagnostics) });
  }

  update(props: CodeMirrorProps): void {
    const before = this.appliedProps;
    const names = Object.keys(props) as (keyof CodeMirrorProps)[];
    if (before && names.every((name) => before[name] === props[name])) return;
    this.applyProps(props);
  }

  /** Highlights the range that is being played. */
  highlightPlayback(range: { from: number; to: number } | undefined): void {
    this.view.dispatch({ effects: setPlayback.of(range ?? { from: 0, to: 0 }) });
  }

  /** Destroys the editor; returns the states for the next one. */
  dispose(): Map<string, EditorState> {
    this.saveState();
    this.view.destroy();
    return this.states;
  }

  private saveState(): void {
    if (this.key !== undefined) this.states.set(this.key, this.view.state);
  }

  private applyProps(props: CodeMirrorProps | undefined): void {
    this.appliedProps = props;
    if (!props) return;
    this.view.dispatch({
      effects: [
        this.propsCompartment.reconfigure(propsExtensions(props)),
        setChipLabels.of({ words: props.chipLabels }),
      ],
    });
    if (props.chipLabels) this.select(this.selection.from, this.selection.to);
  }

  private createState(text: string): EditorState {
    const { events: host } = this;
    return EditorState.create({
      doc: text,
      extensions: [
        this.propsCompartment.of([]),
        inputMethodKeys,
        undoHistory,
        drawSelection(),
        EditorView.lineWrapping,
        editorTheme,
        chipExtensions,
        diagnosticsField,
        clipboard(host),
        matchesField,
        doubleClick,
        playbackField,
        keymap.of([
          ...completionKeys.map((key) => ({ key, run: () => host.handleKey(key) })),
          { key: 'Mod-f', run: () => (host.onFindKey(), true) },
          { key: 'Alt-F10', run: () => (host.onToolsKey(), true) },
          { key: 'Enter', run: (view) => openChip(host, selectedChip(view.state)) },
          { key: 'Alt-Enter', run: (view) => openChip(host, chipBeside(view.state)) },
          { key: 'F8', run: () => (host.onProblemKey(1), true), shift: () => (host.onProblemKey(-1), true) },
          ...undoKeys,
          ...textKeys,
        ]),
        // CodeMirror reads what was typed in a microtask. One runs after each listener: with this first one, the page's
        // listeners of `input` find the form with the last key.
        EditorView.domEventObservers({ input: () => undefined }),
        EditorView.domEventHandlers({
          focus: () => {
            this.visited = true;
            // `reveal` may have selected part of a chip: nothing may be typed into one.
            const { from, to } = this.selection;
            const seen = expandToChips(this.view.state, from, to);
            if (seen.from < from || seen.to > to) this.select(from, to);
          },
          click: (event, view) => {
            const pressed = (event.target as Element).closest('.chip:not(.entity)');
            const at = pressed ? view.posAtDOM(pressed) : -1;
            const chip = at < 0 ? undefined : chipsIn(view.state, at, at).find(({ from }) => from === at);
            if (chip) view.dispatch({ selection: { anchor: chip.from, head: chip.to } });
            return openChip(host, chip);
          },
        }),
        EditorView.updateListener.of((update) => {
          const { docChanged, transactions, state } = update;
          if (update.selectionSet || update.focusChanged || docChanged) host.onSelectionChange();
          if (!docChanged || transactions.every((one) => one.annotation(Transaction.remote))) return;
          host.onChange(docText(state.doc));
        }),
      ],
    });
  }
}

const completionKeys: readonly CompletionKey[] = [
  'ArrowDown',
  'ArrowUp',
  'Enter',
  'Tab',
  'Escape',
  'Ctrl-Space',
];

function openChip(host: CodeMirrorEvents, chip: Chip | undefined): boolean {
  if (!chip || chip.kind === 'hidden' || chip.kind === 'entity' || chip.element < 0) return false;
  host.onChipOpen(chip);
  return true;
}

function propsExtensions(props: CodeMirrorProps): Extension {
  const attributes: Record<string, string> = {
    'aria-label': props.label,
    'aria-description': props.description,
    'aria-multiline': 'true',
    dir: 'auto', // a script keeps its own direction on a page of the other one
    ...(props.readonly && { 'aria-readonly': 'true' }),
    ...(props.disabled && { 'aria-disabled': 'true' }),
    ...(props.required && { 'aria-required': 'true' }),
    ...(props.invalid && { 'aria-invalid': 'true' }),
    ...(props.activeCompletion && {
      'aria-activedescendant': props.activeCompletion,
      'aria-controls': 'offers',
      'aria-haspopup': 'listbox',
    }),
  };
  return [
    EditorView.contentAttributes.of(attributes),
    EditorState.readOnly.of(props.readonly || props.disabled),
    EditorView.editable.of(!props.disabled),
    placeholder(props.placeholder),
  ];
}
