/**
 * Scenes, paragraphs and their layers as values: one model for the script of a room and for a video script. Nothing is
 * changed in place.
 */
export * from './content.js';
export * from './draft-content.js';
export * from './merge/keep-both.js';
export * from './merge/match-keys.js';
export * from './merge/merge.js';
export * from './merge/merge-values.js';
export * from './merge/rebase.js';
export * from './outline-commands.js';
export * from './paragraph.js';
export * from './recording.js';
export * from './scenes.js';
export * from './split-join.js';
export * from './text-fragment.js';
