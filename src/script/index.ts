/**
 * Scenes, paragraphs and their layers as values: one model for the script of a room and for a video script. Nothing is
 * changed in place. Merging (`merge/`) has a lazy entry of its own: `documents/save.lazy.ts`.
 */
export * from './outline-commands.js';
export * from './paragraph.js';
export * from './recording.js';
export * from './scenes.js';
