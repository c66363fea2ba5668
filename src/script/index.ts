/**
 * Scenes, paragraphs and their layers as values: one model for the script of a room and for a video script. Nothing is
 * changed in place. Merging (`merge/`) has a lazy entry of its own: `documents/save.lazy.ts`.
 */
export { fragmentOf } from './fragment.js';
export { hasSameText, keepBoth } from './keep-both.js';
export { matchKeys } from './merge/match-keys.js';
export { isEqual } from './merge/merge-values.js';
export type { Choice, Choices, Conflict } from './merge/merge.js';
export * from './outline-commands.js';
export * from './paragraph.js';
export * from './recording.js';
export * from './scenes.js';
