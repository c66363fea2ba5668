/** What is happening on air: one shared watch for a room, its pure state machine, commands. */
export { Live } from './live.js';
export type { LiveOptions } from './live.js';
export { RoomWatch } from './room.js';
export { hasEnded, initialState, observe } from './state.js';
export type {
  LiveIntent,
  LiveObservation,
  LiveParagraph,
  LivePhase,
  LiveState,
  LiveStream,
} from './state.js';
export type { CommandRecord, CommandStage, LiveCommand } from './command.js';
