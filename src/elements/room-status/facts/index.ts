// What is told besides the state; loaded when it is shown: one line in a header does without.
export { renderAge } from './age-view.js';
export { factsStyles as styles } from './facts.styles.js';
export { renderFacts, renderRoomState, renderStreamLost } from './facts-view.js';
export { readRoom } from './read-room.js';
export type { RoomReading } from './read-room.js';
export { PastFold } from './past-fold.js';
