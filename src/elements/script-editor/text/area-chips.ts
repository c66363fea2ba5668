/** Chips in the editing area: each is one thing to the caret, and both tags of a pair come and go together. */
import {
  EditorSelection,
  EditorState,
  StateEffect,
  StateField,
  Transaction,
  type ChangeSpec,
  type Extension,
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { parseSsml, type SsmlDocument } from '../../../ssml/index.js';
import { chipElement } from './chip-element.js';
import { chipsOf, type Chip, type ChipWords } from './chips.js';

/** How the text is shown: with chips labelled in these words, or as it is written. */
export const setShown = StateEffect.define<{ words: ChipWords | undefined }>();

export interface Shown {
  words: ChipWords | undefined;
  doc: SsmlDocument;
  chips: readonly Chip[];
  decorations: DecorationSet;
}

class ChipWidget extends WidgetType {
  constructor(readonly chip: Chip) {
    super();
  }

  override eq({ chip }: ChipWidget): boolean {
    const { kind, part, text, label } = this.chip;
    return chip.kind === kind && chip.part === part && chip.text === text && chip.label === label;
  }

  override toDOM(): HTMLElement {
    return chipElement(this.chip);
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

export const shownField = StateField.define<Shown>({
  create: (state) => shownOf(state.doc.toString(), undefined),
  update(shown, transaction) {
    const effect = transaction.effects.find((candidate) => candidate.is(setShown));
    if (!effect && !transaction.docChanged) return shown;
    return shownOf(transaction.newDoc.toString(), effect ? effect.value.words : shown.words);
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => view.state.field(field).decorations),
  ],
});

function shownOf(text: string, words: ChipWords | undefined): Shown {
  const doc = parseSsml(text);
  const chips = words ? chipsOf(doc, words) : [];
  const ranges = chips.map((chip) =>
    Decoration.replace(chip.kind === 'hidden' ? {} : { widget: new ChipWidget(chip) }).range(
      chip.from,
      chip.to,
    ),
  );
  return { words, doc, chips, decorations: words ? Decoration.set(ranges) : markup(doc) };
}

const tagMark = Decoration.mark({ class: 'raw-tag' });

/** Tags as they are written, set apart from the words. */
function markup({ mode, elements, misc }: SsmlDocument): DecorationSet {
  if (mode === 'plain') return Decoration.none;
  const ranges = elements.flatMap(({ openFrom, openTo, closeFrom, closeTo }) => [
    tagMark.range(openFrom, openTo),
    ...(closeTo > closeFrom ? [tagMark.range(closeFrom, closeTo)] : []),
  ]);
  for (const { from, to } of misc) if (to > from) ranges.push(tagMark.range(from, to));
  return Decoration.set(ranges, true);
}

/** The chip that is selected as a whole. */
export function selectedChip(state: EditorState): Chip | undefined {
  const { from, to } = state.selection.main;
  return chipBetween(state, from, to);
}

const chipBetween = (state: EditorState, from: number, to: number): Chip | undefined =>
  visible(state).find((chip) => chip.from === from && chip.to === to);

const visible = (state: EditorState): Chip[] =>
  state.field(shownField).chips.filter(({ kind }) => kind !== 'hidden' && kind !== 'entity');

/** The chip beside the caret, the one before it first. */
export function chipBeside(state: EditorState): Chip | undefined {
  const { from, to } = state.selection.main;
  const chips = visible(state);
  return (
    selectedChip(state) ?? chips.find((chip) => chip.to === from) ?? chips.find((chip) => chip.from === to)
  );
}

/** An arrow key beside a chip selects the chip; the next one goes past it. */
export function selectChip(forward: boolean): (view: EditorView) => boolean {
  return ({ state, dispatch }) => {
    const { head, empty } = state.selection.main;
    const chip = empty && visible(state).find(({ from, to }) => (forward ? from : to) === head);
    if (!chip) return false;
    const { from, to } = chip;
    dispatch({
      selection: forward ? { anchor: from, head: to } : { anchor: to, head: from },
      scrollIntoView: true,
    });
    return true;
  };
}

const selectedMark = Decoration.mark({ class: 'chip-selected', inclusive: true });

const selectedField = EditorView.decorations.compute([shownField, 'selection'], (state) => {
  const chip = selectedChip(state);
  return chip ? Decoration.set([selectedMark.range(chip.from, chip.to)]) : Decoration.none;
});

/** The inside of the root, while its tags are hidden. */
export function editableRange(state: EditorState): { from: number; to: number } {
  const { words, doc } = state.field(shownField);
  const root = doc.elements[doc.root];
  if (!words || !root || root.selfClosing || root.closeFrom < 0) return { from: 0, to: state.doc.length };
  return { from: root.openTo, to: root.closeFrom };
}

/** What is hidden cannot be deleted or typed into. */
const protectRoot = EditorState.changeFilter.of((transaction) => {
  const { from, to } = editableRange(transaction.startState);
  const end = transaction.startState.doc.length;
  return from === 0 && to === end ? true : [0, from, to, end];
});

/** The caret stays inside the root. */
const keepInside = EditorState.transactionFilter.of((transaction) => {
  if (transaction.docChanged || !transaction.selection) return transaction;
  const { from, to } = editableRange(transaction.startState);
  const clamp = (at: number) => Math.min(Math.max(at, from), to);
  const { ranges, mainIndex } = transaction.selection;
  if (ranges.every(({ anchor, head }) => clamp(anchor) === anchor && clamp(head) === head))
    return transaction;
  const inside = ranges.map(({ anchor, head }) => EditorSelection.range(clamp(anchor), clamp(head)));
  return [transaction, { selection: EditorSelection.create(inside, mainIndex), sequential: true }];
});

/** Who deletes one tag of a pair deletes both. */
const deletePairs = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || (!transaction.isUserEvent('delete') && !transaction.isUserEvent('input')))
    return transaction;
  const { words, chips } = transaction.startState.field(shownField);
  if (!words) return transaction;
  const deleted: { from: number; to: number }[] = [];
  transaction.changes.iterChangedRanges((from, to) => deleted.push({ from, to }));
  const gone = ({ from, to }: Chip) => deleted.some((range) => range.from <= from && to <= range.to);
  const pairs = chips.filter(({ part, kind }) => part !== 'whole' && kind !== 'hidden');
  const widowed: ChangeSpec[] = pairs
    .filter(
      (chip) =>
        !gone(chip) && pairs.some((other) => other.element === chip.element && other !== chip && gone(other)),
    )
    .map(({ from, to }) => ({ from, to }));
  return widowed.length === 0
    ? transaction
    : [transaction, { changes: widowed.map((change) => mapped(transaction, change)), sequential: true }];
});

function mapped(transaction: Transaction, change: ChangeSpec): ChangeSpec {
  const { from, to } = change as { from: number; to: number };
  return { from: transaction.changes.mapPos(from, 1), to: transaction.changes.mapPos(to, -1) };
}

/** In a text with tags, what is typed is words: `<` and `&` are written as XML wants them. */
const escapeTyped = EditorView.inputHandler.of((view, from, to, text) => {
  const { words, doc } = view.state.field(shownField);
  if (!words || doc.mode === 'plain' || view.compositionStarted || !/[<&]/.test(text)) return false;
  const insert = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.type',
    scrollIntoView: true,
  });
  return true;
});

export const chipExtensions: Extension = [
  shownField,
  selectedField,
  protectRoot,
  keepInside,
  deletePairs,
  escapeTyped,
];
