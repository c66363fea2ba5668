// What is told besides the state; loaded when it is shown: one line in a header does without.
export { factsStyles as styles } from './facts.styles.js';
export { renderFacts } from './facts-view.js';
export { readRoom } from './read-room.js';
export type { RoomReading } from './read-room.js';
