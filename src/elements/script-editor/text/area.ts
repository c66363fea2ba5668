/**
 * The editing area: CodeMirror over the text of one paragraph after the other. This file and what it imports is
 * loaded when a script is about to be edited.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  Compartment,
  EditorState,
  StateEffect,
  StateField,
  Transaction,
  type Extension,
} from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  placeholder,
  type DecorationSet,
} from '@codemirror/view';
import type { Diagnostic, Edit } from '../../../ssml/index.js';
import type { Chip, ChipWords } from './chips.js';
import { fragmentOf, pasteInto } from '../script/fragment.js';
import {
  chipBeside,
  chipExtensions,
  editableRange,
  selectChip,
  selectedChip,
  setShown,
  shownField,
} from './area-chips.js';
import { areaTheme } from './area-theme.js';

/** What the area is told, and whom it tells. */
export interface AreaHost {
  /** The text was changed by a person. */
  changed(text: string): void;
  /** A person wants to change a chip. */
  opened(chip: Chip): void;
  /** F8, forwards, or with Shift backwards. */
  walk(by: 1 | -1): void;
}

export interface AreaLook {
  /** Labels of chips; undefined shows the text as it is written. */
  words: ChipWords | undefined;
  label: string;
  placeholder: string;
  /** Tells how to reach chips by keyboard. */
  description: string;
  readonly: boolean;
  disabled: boolean;
  required: boolean;
  invalid: boolean;
}

/** What the check found, to be underlined. */
const setProblems = StateEffect.define<readonly Diagnostic[]>();

const problemsField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setProblems));
    return effect ? problemMarks(transaction.state, effect.value) : marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Underlines; a problem inside a chip underlines all of it. */
function problemMarks(state: EditorState, diagnostics: readonly Diagnostic[]): DecorationSet {
  const { chips } = state.field(shownField);
  const inside = editableRange(state);
  const length = state.doc.length;
  const ranges = diagnostics.slice(0, 200).flatMap(({ from, to, severity }) => {
    const touched = chips.filter(
      (chip) => chip.from < Math.max(to, from + 1) && chip.to > from && chip.kind !== 'hidden',
    );
    const start = Math.max(Math.min(from, ...touched.map((chip) => chip.from)), inside.from);
    const end = Math.min(Math.max(to, from + 1, ...touched.map((chip) => chip.to)), inside.to, length);
    if (end <= start) return [];
    return [
      Decoration.mark({ class: `problem ${severity}`, inclusive: touched.length > 0 }).range(start, end),
    ];
  });
  return Decoration.set(ranges, true);
}

export class EditingArea {
  private readonly look = new Compartment();
  private readonly states = new Map<string, EditorState>();
  private readonly view: EditorView;
  /** Whether somebody has had the caret in it. */
  visited = false;
  private key = '';
  private current: AreaLook | undefined;

  constructor(
    parent: HTMLElement,
    root: ShadowRoot,
    private readonly host: AreaHost,
  ) {
    this.view = new EditorView({ parent, root, state: this.fresh('') });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get selection(): { from: number; to: number } {
    const { from, to } = this.view.state.selection.main;
    return { from, to };
  }

  /** Whether an input method is at work; the text must not be changed from outside then. */
  get composing(): boolean {
    return this.view.compositionStarted;
  }

  /** Shows a paragraph; one shown before keeps its caret and what can be undone. */
  open(key: string, text: string): void {
    if (key !== this.key) {
      this.states.set(this.key, this.view.state);
      this.view.setState(this.states.get(key) ?? this.fresh(text));
      this.key = key;
      this.showIn(this.current);
    }
    this.replace(text);
  }

  /** Makes the text another one, as the page wants it. */
  replace(text: string): void {
    if (text === this.text || this.composing) return;
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: text },
      annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(true)],
      filter: false,
    });
  }

  /** Changes the text as a person asked for with a button; the caret goes behind what now stands at `at`. */
  apply(edits: readonly Edit[], at: number): void {
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

  select(from: number, to: number): void {
    const length = this.view.state.doc.length;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    this.view.dispatch({ selection, scrollIntoView: true });
  }

  /** The word or character at the caret, when nothing is selected. */
  reach(): { from: number; to: number } {
    const { from, to } = this.selection;
    if (from < to) return { from, to };
    const before = this.view.state.sliceDoc(Math.max(0, from - 1), from);
    if (/\p{Script=Han}/u.test(before)) return { from: from - 1, to: from };
    const after = this.view.state.sliceDoc(from, from + 1);
    if (/\p{Script=Han}/u.test(after)) return { from, to: from + 1 };
    const word = this.view.state.wordAt(from);
    return word ? { from: word.from, to: word.to } : { from, to };
  }

  /** Where the caret goes when somebody points at a place of the window. */
  selectAt(x: number, y: number): void {
    const at = this.view.posAtCoords({ x, y }, false);
    this.select(at, at);
  }

  /** A text as if typed at the caret. */
  type(text: string): void {
    this.view.dispatch(this.view.state.replaceSelection(text), { userEvent: 'input.type' });
  }

  /** Where a position stands in the window. */
  place(at: number): { left: number; bottom: number } | undefined {
    return this.view.coordsAtPos(Math.min(at, this.view.state.doc.length)) ?? undefined;
  }

  focus(): void {
    this.view.focus();
  }

  /** Underlines what the check found. */
  mark(diagnostics: readonly Diagnostic[]): void {
    this.view.dispatch({ effects: setProblems.of(diagnostics) });
  }

  show(look: AreaLook): void {
    const before = this.current;
    const names = Object.keys(look) as (keyof AreaLook)[];
    if (before && names.every((name) => before[name] === look[name])) return;
    this.showIn(look);
  }

  destroy(): void {
    this.view.destroy();
  }

  private showIn(look: AreaLook | undefined): void {
    this.current = look;
    if (!look) return;
    this.view.dispatch({
      effects: [this.look.reconfigure(lookOf(look)), setShown.of({ words: look.words })],
    });
    if (look.words) this.select(this.selection.from, this.selection.to);
  }

  private fresh(text: string): EditorState {
    const { host } = this;
    return EditorState.create({
      doc: text,
      extensions: [
        this.look.of([]),
        history(),
        drawSelection(),
        EditorView.lineWrapping,
        areaTheme,
        chipExtensions,
        problemsField,
        clipboard,
        keymap.of([
          { key: 'Enter', run: (view) => open(host, selectedChip(view.state)) },
          { key: 'Alt-Enter', run: (view) => open(host, chipBeside(view.state)) },
          { key: 'F8', run: () => (host.walk(1), true), shift: () => (host.walk(-1), true) },
          { key: 'ArrowRight', run: selectChip(true) },
          { key: 'ArrowLeft', run: selectChip(false) },
          ...historyKeymap,
          ...defaultKeymap,
        ]),
        EditorView.domEventHandlers({
          focus: () => {
            this.visited = true;
          },
          click: (event, view) => {
            const chip = (event.target as Element).closest('.chip:not(.entity)');
            const at = chip ? view.posAtDOM(chip) : -1;
            return open(
              host,
              view.state.field(shownField).chips.find(({ from }) => from === at),
            );
          },
        }),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          if (!docChanged || transactions.every((one) => one.annotation(Transaction.remote))) return;
          host.changed(state.doc.toString());
        }),
      ],
    });
  }
}

function open(host: AreaHost, chip: Chip | undefined): boolean {
  if (!chip || chip.kind === 'hidden' || chip.kind === 'entity' || chip.element < 0) return false;
  host.opened(chip);
  return true;
}

function lookOf(look: AreaLook): Extension {
  const attributes: Record<string, string> = {
    'aria-label': look.label,
    'aria-description': look.description,
    'aria-multiline': 'true',
    ...(look.readonly && { 'aria-readonly': 'true' }),
    ...(look.disabled && { 'aria-disabled': 'true' }),
    ...(look.required && { 'aria-required': 'true' }),
    ...(look.invalid && { 'aria-invalid': 'true' }),
  };
  return [
    EditorView.contentAttributes.of(attributes),
    EditorState.readOnly.of(look.readonly || look.disabled),
    EditorView.editable.of(!look.disabled),
    placeholder(look.placeholder),
  ];
}

/** Copying gives a script of its own; pasting takes a whole script as it is and anything else as words. */
const clipboard: Extension = [
  EditorView.domEventHandlers({
    copy: (event, view) => copied(event, view),
    cut: (event, view) => {
      if (view.state.readOnly || !copied(event, view)) return false;
      view.dispatch(view.state.replaceSelection(''), { userEvent: 'delete.cut' });
      return true;
    },
    paste: (event, view) => {
      const text = event.clipboardData?.getData('text/plain');
      if (!text || view.state.readOnly || !view.state.field(shownField).words) return false;
      const { from, to } = view.state.selection.main;
      const { caret, ...change } = pasteInto(
        view.state.doc.toString(),
        from,
        to,
        text.replace(/\r\n?/g, '\n'),
      );
      view.dispatch({
        changes: change,
        selection: { anchor: caret },
        userEvent: 'input.paste',
        scrollIntoView: true,
        filter: false,
      });
      event.preventDefault();
      return true;
    },
  }),
];

function copied(event: ClipboardEvent, view: EditorView): boolean {
  const { from, to } = view.state.selection.main;
  if (from === to || !event.clipboardData) return false;
  const raw = !view.state.field(shownField).words;
  event.clipboardData.setData(
    'text/plain',
    raw ? view.state.sliceDoc(from, to) : fragmentOf(view.state.doc.toString(), from, to),
  );
  event.preventDefault();
  return true;
}
