/** The notices about drafts, other tabs, conflicts and overwritten saves. Loaded with the first of them. */
import { css, type CSSResult } from 'lit';
import { styles as conflictStyles } from './conflict-view.js';
import { styles as draftStyles } from './draft-diff-view.js';
import { showingStyles } from './saving-dialogs.styles.js';

export { renderConflict } from './conflict-view.js';
export { renderOverwritten } from './overwritten-view.js';
export { renderDraft } from './draft-view.js';

export const styles: CSSResult = css`
  ${showingStyles} ${draftStyles} ${conflictStyles}
`;
