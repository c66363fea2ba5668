/** Copying gives a script of its own; what is pasted or dropped comes as a script or as clean words, never as HTML. */
import type { ChangeSpec, EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { fragmentOf } from '../script/fragment.js';
import { cleanText, wordsOfHtml } from './clean.js';
import { contentOf, pasteInto } from './paste.js';
import { chipsIn, editableRange, shownField } from './shown.js';

const isRaw = (state: EditorState): boolean => !state.field(shownField).words;

/** The clipboard's words; a script as it is. */
function wordsOf(data: DataTransfer): string {
  const text = data.getData('text/plain').replace(/\r\n?/g, '\n');
  if (text && contentOf(text) !== undefined) return text;
  return cleanText(text || wordsOfHtml(data.getData('text/html')));
}

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

/** The nearest place that is not inside a chip, nor outside of the root. */
function placeFor(view: EditorView, { clientX: x, clientY: y }: MouseEvent): number {
  const at = view.posAtCoords({ x, y }, false);
  const { from, to } = editableRange(view.state);
  const around = chipsIn(view.state, at, at).find((chip) => chip.from < at && at < chip.to);
  return Math.min(Math.max(around ? around.to : at, from), to);
}

/** Clipboard and drag; `warn` is told when tags were pasted as words. */
export function clipboard(warn: () => void): Extension {
  let dragged: { from: number; to: number } | undefined;
  const put = (view: EditorView, from: number, to: number, text: string, userEvent: string): void => {
    const { caret, asWords, ...change } = pasteInto(view.state.doc.toString(), from, to, text);
    view.dispatch({
      changes: change,
      selection: { anchor: caret },
      userEvent,
      scrollIntoView: true,
      filter: false,
    });
    if (asWords) warn();
  };

  function paste(event: ClipboardEvent, view: EditorView): boolean {
    if (!event.clipboardData || view.state.readOnly || isRaw(view.state)) return false;
    const text = wordsOf(event.clipboardData);
    if (!text) return false;
    const { from, to } = view.state.selection.main;
    put(view, from, to, text, 'input.paste');
    event.preventDefault();
    return true;
  }

  /** What is dragged: the selection, or the chip that is not in it. */
  function dragStart(event: DragEvent, view: EditorView): boolean {
    const chip = (event.target as Element).closest?.('.chip[draggable]');
    const at = chip ? view.posAtDOM(chip) : -1;
    const { from, to } = view.state.selection.main;
    const own = at < 0 ? undefined : chipsIn(view.state, at, at).find((one) => one.from === at);
    dragged = own && !(own.from >= from && own.to <= to) ? { from: own.from, to: own.to } : { from, to };
    return false;
  }

  function drop(event: DragEvent, view: EditorView): boolean {
    const { dataTransfer } = event;
    if (!dataTransfer || dataTransfer.files.length > 0 || view.state.readOnly || isRaw(view.state))
      return false;
    event.preventDefault();
    const text = wordsOf(dataTransfer);
    const at = placeFor(view, event);
    const moves = dragged && !(isMac ? event.altKey : event.ctrlKey) ? dragged : undefined;
    if (!text || (dragged && at >= dragged.from && at <= dragged.to)) return true;
    if (moves) moveTo(view, moves, at, text);
    else put(view, at, at, text, 'input.drop');
    return true;
  }

  return [
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

/** Moves a stretch: the tags that it would tear apart go with neither half. */
function moveTo(view: EditorView, range: { from: number; to: number }, at: number, text: string): void {
  const insert = contentOf(text) ?? pasteInto(view.state.doc.toString(), at, at, text).insert;
  const changes: ChangeSpec[] = [range, { from: at, insert }];
  view.dispatch({ changes, userEvent: 'input.move', scrollIntoView: true });
}
