/** The notices about drafts, other tabs, conflicts and overwritten saves. Loaded when one of them is first shown. */
import { css, type CSSResult } from 'lit';
import { draftOfferStyles } from '../../../ui/index.js';
import { styles as conflictStyles } from './conflict-view.js';
import { styles as draftStyles } from './draft-diff-view.js';
import { savingDialogsStyles } from './saving-dialogs.styles.js';

export { renderConflict } from './conflict-view.js';
export { renderOverwritten } from './overwritten-view.js';
export { draftGone, draftKept, renderDraft } from './draft-view.js';

/** Styles that the editor adopts with this module. */
export const styles: CSSResult = css`
  ${draftOfferStyles} ${savingDialogsStyles} ${draftStyles} ${conflictStyles}
`;
