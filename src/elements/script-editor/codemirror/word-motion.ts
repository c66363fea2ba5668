/** Word boundaries for Chinese and other languages (`Intl.Segmenter`): word motion and double click. */
import { EditorSelection, type EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { chipsIn, isVisible } from './chip-decorations.js';

interface Range {
  from: number;
  to: number;
}

/** Number of characters on each side that are segmented into words; no word is longer. */
const wordReach = 120;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The text around a position, up to the next chip or line break, and at most `reach` characters on each side. */
export function stretchAt(state: EditorState, at: number, reach = wordReach): Range {
  const line = state.doc.lineAt(at);
  let from = Math.max(line.from, at - reach);
  let to = Math.min(line.to, at + reach);
  for (const chip of chipsIn(state, from, to)) {
    if (chip.to <= at) from = Math.max(from, chip.to);
    else if (chip.from >= at) to = Math.min(to, chip.from);
  }
  return { from, to };
}

function* segmentsOf(state: EditorState, { from, to }: Range): Generator<Range & { isWord: boolean }> {
  for (const { segment, index, isWordLike } of segmenter.segment(state.sliceDoc(from, to))) {
    const isWord = isWordLike ?? segment.trim() !== '';
    yield { from: from + index, to: from + index + segment.length, isWord };
  }
}

/** The word, punctuation or space at a position; empty if there is no text. */
export function wordAt(state: EditorState, at: number): Range {
  let found: Range = { from: at, to: at };
  for (const { from, to, isWord } of segmentsOf(state, stretchAt(state, at))) {
    if (to < at) continue;
    if (from > at) break;
    if (isWord || from < at || found.from === found.to) found = { from, to };
    if (isWord && to > at) break;
  }
  return found;
}

/** Where the caret goes by one word: across a chip, or across white space to the end or start of a word. */
export function byWord(state: EditorState, head: number, forward: boolean): number {
  const chip = chipsIn(state, head, head).find(
    (one) => isVisible(one) && (forward ? one.from : one.to) === head,
  );
  if (chip) return forward ? chip.to : chip.from;
  const stretch = stretchAt(state, head);
  const edge = forward ? stretch.to : stretch.from;
  if (edge === head) return Math.min(Math.max(head + (forward ? 1 : -1), 0), state.doc.length);
  const part = forward ? { from: head, to: edge } : { from: edge, to: head };
  const segments = [...segmentsOf(state, part)];
  const next = (forward ? segments : segments.reverse()).find(
    ({ from, to }) => state.sliceDoc(from, to).trim() !== '',
  );
  return next ? (forward ? next.to : next.from) : edge;
}

/** A double click selects a word; dragging extends the selection by words. */
export const doubleClick: Extension = EditorView.mouseSelectionStyle.of((view, event) => {
  if (event.detail !== 2 || event.button !== 0) return null;
  const at = ({ clientX: x, clientY: y }: MouseEvent) => view.posAtCoords({ x, y }, false);
  let start = wordAt(view.state, at(event));
  return {
    get(current) {
      const word = wordAt(view.state, at(current));
      return word.from < start.from
        ? EditorSelection.single(start.to, word.from)
        : EditorSelection.single(start.from, Math.max(start.to, word.to));
    },
    update({ docChanged, changes }) {
      if (docChanged) start = { from: changes.mapPos(start.from), to: changes.mapPos(start.to) };
    },
  };
});
