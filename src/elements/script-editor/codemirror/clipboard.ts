/** Clipboard and drag and drop: copies well-formed SSML; pastes SSML or clean text, never HTML. */
import type { ChangeSpec, EditorState, Extension } from '@codemirror/state';
import { EditorView, keymap, type Command } from '@codemirror/view';
import { fragmentContent, fragmentOf } from '../../../script/index.js';
import { selectedChip } from './chip-extensions.js';
import { moveTagEdits, type PairedTag } from './move-tag-end.js';
import { pasteEdit } from './paste-edit.js';
import { isForward, type KeyDirection } from './keymap.js';
import { readClipboard, type ClipboardContent } from '../text/clipboard-content.js';
import { clipboardText } from './clipboard-text.js';
import { chipsIn, editableRange, chipField } from './chip-decorations.js';
import { byWord } from './word-motion.js';

const isRaw = (state: EditorState): boolean => !state.field(chipField).labels;

const textOf = (state: EditorState, from: number, to: number): string =>
  isRaw(state) ? state.sliceDoc(from, to) : fragmentOf(state.doc.toString(), from, to);

function copied(event: ClipboardEvent, { state }: EditorView): boolean {
  const { from, to } = state.selection.main;
  if (from === to || !event.clipboardData) return false;
  event.clipboardData.setData('text/plain', textOf(state, from, to));
  event.preventDefault();
  return true;
}

function cut(event: ClipboardEvent, view: EditorView): boolean {
  if (view.state.readOnly || !copied(event, view)) return false;
  view.dispatch(view.state.replaceSelection(''), { userEvent: 'delete.cut' });
  return true;
}

/** The drop position: outside of chips and inside of the root. */
function placeFor(view: EditorView, { clientX: x, clientY: y }: MouseEvent): number {
  const at = view.posAtCoords({ x, y }, false);
  const { from, to } = editableRange(view.state);
  const around = chipsIn(view.state, at, at).find((chip) => chip.from < at && at < chip.to);
  return Math.min(Math.max(around ? around.to : at, from), to);
}

/** Callbacks of the clipboard. */
export interface ClipboardEvents {
  /** Malformed tags were pasted as text. */
  onTagsPastedAsText(): void;
  /** A tag of a pair can't be moved there. */
  onTagMoveRefused(): void;
}

/** Maximum number of words that one key press moves a tag across to find a valid position. */
const mostWords = 20;

/** A range of the text; empty where something is inserted. */
interface TextRange {
  from: number;
  to: number;
}

/** Inserts what a clipboard or a drag carries over a range: SSML as it is, everything else as clean text. */
function insertContent(
  view: EditorView,
  host: ClipboardEvents,
  carried: ClipboardContent,
  { from, to }: TextRange,
  userEvent: string,
): void {
  const text = clipboardText(carried);
  if (!text || view.state.readOnly) return;
  const { caret, tagsAsText, ...changes } = pasteEdit(view.state.doc.toString(), from, to, text);
  view.dispatch({
    changes,
    selection: { anchor: caret },
    userEvent,
    scrollIntoView: true,
    filter: false,
  });
  if (tagsAsText) host.onTagsPastedAsText();
}

/** Pastes at the selection what was pasted or dropped before CodeMirror was loaded. */
export function pasteContent(view: EditorView, host: ClipboardEvents, carried: ClipboardContent): void {
  const userEvent = 'input.paste';
  if (isRaw(view.state) && carried.text)
    view.dispatch(view.state.replaceSelection(carried.text), { userEvent });
  else insertContent(view, host, carried, view.state.selection.main, userEvent);
}

/** Clipboard and drag. */
export function clipboard(host: ClipboardEvents): Extension {
  let dragged: TextRange | undefined;
  /** The tag of a pair that is dragged alone. */
  let end: PairedTag | undefined;

  function paste(event: ClipboardEvent, view: EditorView): boolean {
    if (!event.clipboardData || view.state.readOnly) return false;
    const carried = readClipboard(event.clipboardData);
    // The source takes text as it is; only HTML that comes without text is read first.
    if (isRaw(view.state) ? carried.text || !carried.html : !carried.text && !carried.html) return false;
    insertContent(view, host, carried, view.state.selection.main, 'input.paste');
    event.preventDefault();
    return true;
  }

  /** Remembers what is dragged: the selection, or a chip outside of it. */
  function dragStart(event: DragEvent, view: EditorView): boolean {
    const chip = (event.target as Element).closest?.('.chip[draggable]');
    const at = chip ? view.posAtDOM(chip) : -1;
    const { from, to } = view.state.selection.main;
    const own = at < 0 ? undefined : chipsIn(view.state, at, at).find((one) => one.from === at);
    const isOne = own && own.from === from && own.to === to;
    const alone = own && (isOne || own.from < from || own.to > to) ? own : undefined;
    const part = alone?.part;
    end = alone && part && part !== 'whole' ? { ...alone, part } : undefined;
    dragged = alone ? { from: alone.from, to: alone.to } : { from, to };
    return false;
  }

  function drop(event: DragEvent, view: EditorView): boolean {
    const { dataTransfer } = event;
    if (!dataTransfer || dataTransfer.files.length > 0 || view.state.readOnly || isRaw(view.state))
      return false;
    event.preventDefault();
    const carried = readClipboard(dataTransfer);
    const at = placeFor(view, event);
    const moves = dragged && !(isMac ? event.altKey : event.ctrlKey) ? dragged : undefined;
    if (dragged && at >= dragged.from && at <= dragged.to) return true;
    const place = { from: at, to: at };
    if (end) moveEnd(view, end, [at]);
    else if (moves) moveTo(view, moves, at);
    else insertContent(view, host, carried, place, 'input.drop');
    return true;
  }

  /** Moves a tag to the first valid position, and selects it there. */
  function moveEnd(view: EditorView, one: PairedTag, places: readonly number[]): void {
    const { doc, readOnly } = view.state;
    if (readOnly) return;
    for (const at of places) {
      const changes = moveTagEdits(doc.toString(), one, at);
      if (!changes) continue;
      const anchor = at < one.from ? at : at - (one.to - one.from);
      const selection = { anchor, head: anchor + one.to - one.from };
      return view.dispatch({ changes, selection, userEvent: 'move.drop', scrollIntoView: true });
    }
    host.onTagMoveRefused();
  }

  /** Moves the selected tag by one word, or by more until the position is valid. */
  const moveEndBy =
    (way: KeyDirection): Command =>
    (view) => {
      const chip = selectedChip(view.state);
      const part = chip?.part;
      if (!chip || !part || part === 'whole') return false;
      const forward = isForward(view, way);
      let at = forward ? chip.to : chip.from;
      const places = Array.from({ length: mostWords }, () => (at = byWord(view.state, at, forward)));
      moveEnd(view, { ...chip, part }, [...new Set(places)]);
      return true;
    };

  return [
    keymap.of([
      { key: 'Alt-Shift-ArrowLeft', run: moveEndBy('left') },
      { key: 'Alt-Shift-ArrowRight', run: moveEndBy('right') },
    ]),
    EditorView.clipboardOutputFilter.of((text, state) =>
      dragged ? textOf(state, dragged.from, dragged.to) : text,
    ),
    EditorView.domEventHandlers({
      copy: copied,
      cut,
      paste,
      dragstart: dragStart,
      dragend: () => {
        dragged = undefined;
        return false;
      },
      drop,
    }),
  ];
}

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Moves a range as it is written; tags whose pair lies outside of it are dropped. */
function moveTo(view: EditorView, range: TextRange, at: number): void {
  const insert = fragmentContent(view.state.doc.toString(), range.from, range.to);
  if (!insert) return;
  const changes: ChangeSpec[] = [range, { from: at, insert }];
  view.dispatch({ changes, userEvent: 'input.move', scrollIntoView: true });
}
