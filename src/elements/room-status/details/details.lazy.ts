/** Entry of the details, the outcome of a start or stop, the disclosure of past streams, and the notice panel of the compact form. */
import { css } from 'lit';
import { noticePanelStyles } from '../notice-panel/notice-panel.styles.js';
import { detailsStyles } from './details.styles.js';

export { NoticePanel } from '../notice-panel/notice-panel.js';
export { renderDetails, renderRoomState, renderStreamLost } from './details-view.js';
export { renderFreshness } from './freshness-view.js';
export { HistoryDisclosure } from './history-disclosure.js';
export { renderPending, renderRefused, type OutcomeActions } from '../outcome/outcome-view.js';
export { createRoomTask, type RoomTask } from './read-room.js';

/** Adopted by the element's shadow root. */
export const styles = css`
  ${detailsStyles}${noticePanelStyles}
`;
