/** Merging, saving and restoring drafts. Loaded with the first change. */
export { joinTexts, keepBoth, rebaseDraft, rebaseOnReload } from '../script/index.js';
export { DocumentSaver } from './document-saver.js';
export { lenientBody } from '../api/index.js';
export { putBody } from './put-body.js';
export { replaceRoom } from './room-body.js';
