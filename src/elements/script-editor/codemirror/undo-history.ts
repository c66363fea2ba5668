/**
 * Undo and redo: the library's `history()`, and the rules of this editor for what one undo takes back.
 *
 * The library joins adjacent typing and deleting within half a second. Here nothing else joins with it: a paste, a drop,
 * a button, a value set by the page, and each composition of an input method are groups of their own.
 */
import { history, isolateHistory, redo, undo } from '@codemirror/commands';
import { EditorState, Transaction, type Extension } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';

/** Typing and deleting, which may join with what was typed before. */
const typing = /^(?:input\.type|delete)(?:$|\.)/;
/** Changes by an input method: the first one has `.start` appended, and the library joins all later ones to it. */
const composition = 'input.type.compose';

const isolateGroups = EditorState.transactionExtender.of((transaction) => {
  if (!transaction.docChanged) return null;
  const event = transaction.annotation(Transaction.userEvent) ?? '';
  // A composition has ended only when something else is typed: keep that from joining with it.
  if (event === composition) return { annotations: isolateHistory.of('after') };
  const isTyping = typing.test(event) && !event.startsWith(composition);
  return isTyping ? null : { annotations: isolateHistory.of('full') };
});

/** Remembers at least 100 groups for each paragraph. The browser's own Undo menu works on it, too. */
export const undoHistory: Extension = [history({ minDepth: 100, newGroupDelay: 500 }), isolateGroups];

/** The keys of Windows and Linux, and of macOS. */
export const undoKeys: readonly KeyBinding[] = [
  { key: 'Mod-z', run: undo, preventDefault: true },
  { key: 'Mod-Shift-z', run: redo, preventDefault: true },
  { win: 'Ctrl-y', linux: 'Ctrl-y', run: redo, preventDefault: true },
];

export { redo, undo };
