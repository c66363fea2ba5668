/** Behaviour of chips: the caret treats each as one unit, and both tags of a pair are deleted together. */
import {
  EditorSelection,
  EditorState,
  Transaction,
  type ChangeSpec,
  type Extension,
} from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { escapeText } from '../../../ssml/index.js';
import type { Chip } from '../text/chips.js';
import { escapeComposed } from './escape-composed.js';
import { chipsIn, editableRange, isVisible, chipField } from './chip-decorations.js';

/** The chip that is selected; `undefined` for any other selection. */
export function selectedChip(state: EditorState): Chip | undefined {
  const { from, to } = state.selection.main;
  return chipBetween(state, from, to);
}

const chipBetween = (state: EditorState, from: number, to: number): Chip | undefined =>
  from === to ? undefined : visible(state, from, to).find((chip) => chip.from === from && chip.to === to);

const visible = (state: EditorState, from: number, to: number): Chip[] =>
  chipsIn(state, from, to).filter(isVisible);

/** The selected chip, or the one next to the caret, preferring the one before it. */
export function chipBeside(state: EditorState): Chip | undefined {
  const { from, to } = state.selection.main;
  const chips = visible(state, from, to);
  return (
    selectedChip(state) ?? chips.find((chip) => chip.to === from) ?? chips.find((chip) => chip.from === to)
  );
}

/** The chip right after the caret or, backwards, right before it. */
export function chipToward(state: EditorState, forward: boolean): Chip | undefined {
  const { head, empty } = state.selection.main;
  return empty
    ? visible(state, head, head).find(({ from, to }) => (forward ? from : to) === head)
    : undefined;
}

const selectedMark = Decoration.mark({ class: 'chip-selected', inclusive: true });
const withinMark = Decoration.mark({ class: 'chip-within', inclusive: true });

/** Emphasizes a chip that is selected alone; inside a larger selection, chips look like selected text. */
function marksIn({ state, viewport }: EditorView): DecorationSet {
  const { from, to, empty } = state.selection.main;
  if (empty) return Decoration.none;
  const mark = selectedChip(state) ? selectedMark : withinMark;
  const seen = visible(state, Math.max(from, viewport.from), Math.min(to, viewport.to));
  const inside = seen.filter((chip) => chip.from >= from && chip.to <= to);
  return Decoration.set(inside.map((chip) => mark.range(chip.from, chip.to)));
}

class SelectedChips {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = marksIn(view);
  }

  update({ view, docChanged, selectionSet, viewportChanged, startState, state }: ViewUpdate): void {
    const isOther = startState.field(chipField) !== state.field(chipField);
    if (docChanged || selectionSet || viewportChanged || isOther) this.decorations = marksIn(view);
  }
}

const selectedChips = ViewPlugin.fromClass(SelectedChips, { decorations: ({ decorations }) => decorations });

/** The hidden tags of the root can't be deleted or typed into. */
const protectRoot = EditorState.changeFilter.of((transaction) => {
  const { from, to } = editableRange(transaction.startState);
  const end = transaction.startState.doc.length;
  return from === 0 && to === end ? true : [0, from, to, end];
});

/** Keeps the selection inside the root. */
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

/** Deleting one tag of a pair deletes both. */
const deletePairs = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || (!transaction.isUserEvent('delete') && !transaction.isUserEvent('input')))
    return transaction;
  const { startState } = transaction;
  const gone = pairsWithin(startState, transaction);
  if (gone.length === 0) return transaction;
  const elements = new Set(gone.map(({ element }) => element));
  const kept = new Set(gone.map(({ from }) => from));
  const widowed: ChangeSpec[] = chipsIn(startState, 0, startState.doc.length)
    .filter((chip) => isPair(chip) && elements.has(chip.element) && !kept.has(chip.from))
    .map(({ from, to }) => ({ from, to }));
  return widowed.length === 0
    ? transaction
    : [transaction, { changes: widowed.map((change) => mapped(transaction, change)), sequential: true }];
});

const isPair = ({ part, kind }: Chip): boolean => part !== 'whole' && kind !== 'hidden';

/** Tags of pairs that a change deletes. */
function pairsWithin(state: EditorState, { changes }: Transaction): Chip[] {
  const gone: Chip[] = [];
  changes.iterChangedRanges((from, to) => {
    if (from === to) return;
    const inside = (chip: Chip) => from <= chip.from && chip.to <= to;
    gone.push(...chipsIn(state, from, to).filter((chip) => isPair(chip) && inside(chip)));
  });
  return gone;
}

function mapped(transaction: Transaction, change: ChangeSpec): ChangeSpec {
  const { from, to } = change as { from: number; to: number };
  return { from: transaction.changes.mapPos(from, 1), to: transaction.changes.mapPos(to, -1) };
}

/** In a text with tags, typed `<` and `&` are escaped. */
const escapeTyped = EditorView.inputHandler.of((view, from, to, text, typed) => {
  const { labels: words, plain } = view.state.field(chipField);
  if (!words || plain || view.compositionStarted || !/[<&]/.test(text)) return false;
  const insert = escapeText(text);
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: typed().annotation(Transaction.userEvent) ?? 'input.type',
    scrollIntoView: true,
  });
  return true;
});

/** Everything that makes chips work. */
export const chipExtensions: Extension = [
  chipField,
  selectedChips,
  protectRoot,
  keepInside,
  deletePairs,
  escapeTyped,
  escapeComposed,
];
