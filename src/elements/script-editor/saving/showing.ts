/** What is shown where something was not saved: drafts, other tabs, two versions. Loaded with the first of them. */
import { css, type CSSResult } from 'lit';
import { styles as conflictStyles } from './conflict-view.js';
import { styles as draftStyles } from './draft-changes.js';
import { showingStyles } from './showing.styles.js';

export { join } from '../script/cut.js';
export { renderConflict } from './conflict-view.js';
export { besides } from './draft-changes.js';
export { renderDraft } from './draft-view.js';

export const styles: CSSResult = css`
  ${showingStyles} ${draftStyles} ${conflictStyles}
`;
