/** Documents: scripts of rooms and video scripts while they are edited. Reads, merges and saves them, and stores drafts. */
export { closeDocument, openDocument } from './open-document.js';
export type { DocumentListener } from './document-listener.js';
export { ScriptDocument, type Connection, type DraftAnswer } from './script-document.js';
export { scriptSource } from './script-source.js';
export type { ScriptSource } from './stored-script.js';
export type { Draft, DraftContent } from './draft.js';
export type { SaveState } from './save-state.js';
export { conflictTexts } from './conflict-state.js';
export { undoStackOf, type UndoStack } from './undo-stack.js';
