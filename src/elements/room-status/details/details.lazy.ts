/** Entry of the details, loaded unless the element is a compact line without controls. */
export { renderFreshness } from './freshness-view.js';
export { detailsStyles as styles } from './details.styles.js';
export { renderDetails, renderRoomState, renderStreamLost } from './details-view.js';
export { createRoomTask } from './read-room.js';
export type { RoomTask } from './read-room.js';
export { HistoryDisclosure } from './history-disclosure.js';
