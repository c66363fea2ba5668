/** Merging, saving and restoring drafts. Loaded with the first change. */
export { rebaseDraft, rebaseOnReload } from '../script/merge/rebase.js';
export { keepBoth } from '../script/merge/keep-both.js';
export { joinTexts } from '../script/split-join.js';
export { DocumentSaver } from './document-saver.js';
export { putBody, lenientBody } from './put-body.js';
export { replaceRoom } from './room-body.js';
