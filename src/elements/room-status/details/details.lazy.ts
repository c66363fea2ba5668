// What is told besides the state; loaded when it is shown: one line in a header does without.
export { renderAge } from './freshness-view.js';
export { factsStyles as styles } from './details.styles.js';
export { renderFacts, renderRoomState, renderStreamLost } from './details-view.js';
export { readRoom } from './read-room.js';
export type { RoomReading } from './read-room.js';
export { PastFold } from './history-disclosure.js';
