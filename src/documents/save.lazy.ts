/** What saving needs: merging, and replacing the stored object as a whole. Loaded with the first change. */
export { rebaseOnReload, rebaseOnSave, rebaseDraft } from '../script/merge/rebase.js';
export { putBody, lenientBody } from './put-body.js';
export { replaceRoom } from './room-body.js';
export { saveScript, type SaveResult } from './save-script.js';
