/**
 * Key bindings for moving, selecting and deleting, as in the platform's text fields. A chip counts as one unit; left and
 * right are visual, also in right-to-left text.
 */
import { EditorSelection, findClusterBreak, type EditorState, type SelectionRange } from '@codemirror/state';
import { Direction, EditorView, type Command, type KeyBinding } from '@codemirror/view';
import { chipToward } from './chip-extensions.js';
import { chipsIn } from './chip-decorations.js';
import { graphemeEnd } from './graphemes.js';
import { byWord } from './word-motion.js';

/** Computes where the caret goes. */
type Motion = (view: EditorView, range: SelectionRange, forward: boolean) => SelectionRange;

/** Direction of a key: `left` and `right` are visual, `back` and `forward` logical. */
export type KeyDirection = 'left' | 'right' | 'back' | 'forward';

const byCharacter: Motion = (view, range, forward) => view.moveByChar(range, forward);
const byWords: Motion = (view, { head }, forward) =>
  EditorSelection.cursor(byWord(view.state, head, forward));
const byLine: Motion = (view, range, forward) => {
  const moved = view.moveVertically(range, forward);
  return moved.head === range.head ? view.moveToLineBoundary(range, forward) : moved;
};
const byPage: Motion = (view, range, forward) =>
  view.moveVertically(range, forward, Math.max(view.defaultLineHeight, view.scrollDOM.clientHeight - 5));
/** To the end of the visual line; from there, to the end of the logical line. */
const toLineEnd: Motion = (view, range, forward) => {
  const moved = view.moveToLineBoundary(range, forward);
  return moved.head === range.head ? toWrittenEnd(view, range, forward) : moved;
};
const toWrittenEnd: Motion = (view, range, forward) => view.moveToLineBoundary(range, forward, false);
const toTextEnd: Motion = ({ state }, _range, forward) =>
  EditorSelection.cursor(forward ? state.doc.length : 0);

/** Whether a direction is towards the end of the text. */
export function isForward(view: EditorView, way: KeyDirection): boolean {
  if (way === 'back' || way === 'forward') return way === 'forward';
  const isRightward = view.textDirectionAt(view.state.selection.main.head) === Direction.LTR;
  return (way === 'right') === isRightward;
}

function go(view: EditorView, to: SelectionRange, motion: Motion): boolean {
  const { state } = view;
  const selection = EditorSelection.create([to]);
  if (selection.eq(state.selection, true)) return false;
  const effects = motion === byPage ? pageEffect(view, to.head) : [];
  view.dispatch({ selection, effects, scrollIntoView: true, userEvent: 'select' });
  return true;
}

/** Keeps the caret's position in the viewport after a page key. */
function pageEffect(view: EditorView, head: number): ReturnType<typeof EditorView.scrollIntoView>[] {
  const at = view.coordsAtPos(view.state.selection.main.head);
  const box = view.scrollDOM.getBoundingClientRect();
  if (!at || at.top <= box.top || at.bottom >= box.bottom) return [];
  return [EditorView.scrollIntoView(head, { y: 'start', yMargin: at.top - box.top })];
}

/** Moves the caret; an arrow key collapses a selection to the end it points to. */
const move =
  (motion: Motion, way: KeyDirection): Command =>
  (view) => {
    const { main } = view.state.selection;
    const forward = isForward(view, way);
    const isStep = motion === byCharacter || motion === byLine || motion === byPage;
    const to =
      isStep && !main.empty
        ? EditorSelection.cursor(forward ? main.to : main.from)
        : motion(view, main, forward);
    return go(view, to, motion);
  };

const select =
  (motion: Motion, way: KeyDirection): Command =>
  (view) => {
    const { main } = view.state.selection;
    const forward = isForward(view, way);
    const turned = main.undirectional && main.head >= main.anchor !== forward;
    const range = turned ? EditorSelection.range(main.head, main.anchor) : main;
    const { head, goalColumn, bidiLevel, assoc } = motion(view, range, forward);
    return go(
      view,
      EditorSelection.range(range.anchor, head, goalColumn, bidiLevel ?? undefined, assoc),
      motion,
    );
  };

/** Computes how far a key deletes. */
type Reach = (view: EditorView, head: number, forward: boolean) => number;

/** A grapheme, a line break or a chip; backwards, an accent is deleted before its letter. */
const character: Reach = ({ state }, head, forward) => {
  const to = graphemeEnd(state, head, forward);
  return to === head ? beyond(state, head, forward) : to;
};
const word: Reach = ({ state }, head, forward) => byWord(state, head, forward);
const seenLine: Reach = (view, head, forward) => {
  const end = view.moveToLineBoundary(view.state.selection.main, forward).head;
  return end === head ? beyond(view.state, head, forward) : end;
};
const writtenLine: Reach = (view, head, forward) => {
  const { from, to } = view.state.doc.lineAt(head);
  const end = forward ? to : from;
  return end === head ? beyond(view.state, head, forward) : end;
};

const beyond = ({ doc }: EditorState, head: number, forward: boolean): number =>
  Math.min(Math.max(head + (forward ? 1 : -1), 0), doc.length);

const erase =
  (reach: Reach, forward: boolean): Command =>
  (view) => {
    const { state } = view;
    const { main } = state.selection;
    if (state.readOnly) return false;
    const ends = main.empty ? [main.head, reach(view, main.head, forward)] : [main.from, main.to];
    const from = whole(view, Math.min(...ends), false);
    const to = whole(view, Math.max(...ends), true);
    if (from === to) return false;
    const event = main.empty ? (forward ? 'forward' : 'backward') : 'selection';
    view.dispatch({
      changes: { from, to },
      selection: EditorSelection.cursor(from, from < main.head ? -1 : 1),
      scrollIntoView: true,
      userEvent: `delete.${event}`,
    });
    return true;
  };

/** The nearest position outside of a chip. */
function whole({ state }: EditorView, at: number, forward: boolean): number {
  const chip = chipsIn(state, at, at).find(({ from, to }) => from < at && to > at);
  return chip ? (forward ? chip.to : chip.from) : at;
}

const put =
  (behind: boolean): Command =>
  ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const { from, to } = state.selection.main;
    dispatch({
      changes: { from, to, insert: state.lineBreak },
      selection: { anchor: behind ? from + 1 : from },
      scrollIntoView: true,
      userEvent: 'input',
    });
    return true;
  };

/** Swaps the characters around the caret, unless one is a chip. */
const transpose: Command = ({ state, dispatch }) => {
  const { head, empty } = state.selection.main;
  const line = state.doc.lineAt(head);
  const [from, to] = [false, true].map((on) => line.from + findClusterBreak(line.text, head - line.from, on));
  if (from === undefined || to === undefined || from === head || to === head) return false;
  const isCut = chipsIn(state, from, to).some((chip) => chip.from < to && chip.to > from);
  if (!empty || state.readOnly || isCut) return false;
  dispatch({
    changes: { from, to, insert: state.sliceDoc(head, to) + state.sliceDoc(from, head) },
    selection: { anchor: to },
    scrollIntoView: true,
    userEvent: 'move.character',
  });
  return true;
};

/** An arrow key next to a chip selects it; the next press moves past it. */
const ontoChip =
  (way: KeyDirection): Command =>
  (view) => {
    const forward = isForward(view, way);
    const chip = chipToward(view.state, forward);
    if (!chip) return false;
    const { from, to } = chip;
    return go(view, forward ? EditorSelection.range(from, to) : EditorSelection.range(to, from), byCharacter);
  };

const selectAll: Command = ({ state, dispatch }) => {
  dispatch({ selection: { anchor: 0, head: state.doc.length }, userEvent: 'select' });
  return true;
};

type Names = Pick<KeyBinding, 'key' | 'mac'>;

const on = (names: Names, motion: Motion, way: KeyDirection): KeyBinding => ({
  ...names,
  run: move(motion, way),
  shift: select(motion, way),
  preventDefault: true,
});

const off = (names: Names, reach: Reach, forward: boolean): KeyBinding => ({
  ...names,
  run: erase(reach, forward),
  preventDefault: true,
});

const backspace = erase(character, false);

/** Keys of Windows and Linux, and of macOS with its Emacs keys. */
export const textKeys: readonly KeyBinding[] = [
  { key: 'ArrowLeft', run: ontoChip('left') },
  { key: 'ArrowRight', run: ontoChip('right') },
  on({ key: 'ArrowLeft' }, byCharacter, 'left'),
  on({ key: 'ArrowRight' }, byCharacter, 'right'),
  on({ key: 'ArrowUp' }, byLine, 'back'),
  on({ key: 'ArrowDown' }, byLine, 'forward'),
  on({ key: 'Ctrl-ArrowLeft', mac: 'Alt-ArrowLeft' }, byWords, 'left'),
  on({ key: 'Ctrl-ArrowRight', mac: 'Alt-ArrowRight' }, byWords, 'right'),
  on({ mac: 'Cmd-ArrowLeft' }, toLineEnd, 'left'),
  on({ mac: 'Cmd-ArrowRight' }, toLineEnd, 'right'),
  on({ mac: 'Cmd-ArrowUp' }, toTextEnd, 'back'),
  on({ mac: 'Cmd-ArrowDown' }, toTextEnd, 'forward'),
  on({ key: 'PageUp' }, byPage, 'back'),
  on({ key: 'PageDown' }, byPage, 'forward'),
  on({ mac: 'Ctrl-ArrowUp' }, byPage, 'back'),
  on({ mac: 'Ctrl-ArrowDown' }, byPage, 'forward'),
  on({ key: 'Home' }, toLineEnd, 'back'),
  on({ key: 'End' }, toLineEnd, 'forward'),
  on({ key: 'Mod-Home' }, toTextEnd, 'back'),
  on({ key: 'Mod-End' }, toTextEnd, 'forward'),
  { key: 'Mod-a', run: selectAll },
  { key: 'Enter', run: put(true), shift: put(true) },
  { key: 'Backspace', run: backspace, shift: backspace, preventDefault: true },
  off({ key: 'Delete' }, character, true),
  off({ key: 'Ctrl-Backspace', mac: 'Alt-Backspace' }, word, false),
  off({ key: 'Ctrl-Delete', mac: 'Alt-Delete' }, word, true),
  off({ mac: 'Cmd-Backspace' }, seenLine, false),
  off({ mac: 'Cmd-Delete' }, seenLine, true),
  on({ mac: 'Ctrl-b' }, byCharacter, 'left'),
  on({ mac: 'Ctrl-f' }, byCharacter, 'right'),
  on({ mac: 'Ctrl-p' }, byLine, 'back'),
  on({ mac: 'Ctrl-n' }, byLine, 'forward'),
  on({ mac: 'Ctrl-a' }, toWrittenEnd, 'back'),
  on({ mac: 'Ctrl-e' }, toWrittenEnd, 'forward'),
  on({ mac: 'Ctrl-v' }, byPage, 'forward'),
  off({ mac: 'Ctrl-d' }, character, true),
  off({ mac: 'Ctrl-h' }, character, false),
  off({ mac: 'Ctrl-k' }, writtenLine, true),
  off({ mac: 'Ctrl-Alt-h' }, word, false),
  { mac: 'Ctrl-o', run: put(false) },
  { mac: 'Ctrl-t', run: transpose },
];
