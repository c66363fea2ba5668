/** Scripts of rooms and video scripts while people edit them: read, kept as drafts, merged and saved as a whole. */
export { closeDocument, openDocument } from './open-document.js';
export { ScriptDocument, type Connection, type DocumentListener } from './script-document.js';
export { scriptSource, type ScriptSource } from './script-source.js';
export type { Draft, DraftContent } from './draft.js';
export type { SaveState } from './save-state.js';
export { undoStackOf, type UndoStack } from './undo-stack.js';
