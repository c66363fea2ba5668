/** What is shown where something was not saved: drafts, other tabs, two versions. Loaded with the first of them. */
import { css, type CSSResult } from 'lit';
import { styles as conflictStyles } from './conflict-view.js';
import { styles as draftStyles } from './draft-diff-view.js';
import { showingStyles } from './saving-dialogs.styles.js';

export { joinTexts } from '../../../script/split-join.js';
export { renderConflict } from './conflict-view.js';
export { besides } from './draft-diff-view.js';
export { renderDraft } from './draft-view.js';

export const styles: CSSResult = css`
  ${showingStyles} ${draftStyles} ${conflictStyles}
`;
