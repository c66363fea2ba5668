/** What is happening on air: one shared watch for a room, its pure state machine, commands. */
export { Live } from './live.js';
export type { LiveOptions } from './live.js';
export { RoomWatch } from './room.js';
export type { CommandChannel, Instruction, LiveChannel, Timing } from './channel.js';
export type { Environment, TabLine } from './environment.js';
export { isMoving, reportUnknownSince, unknownSince } from './freshness.js';
export { observe } from './observe.js';
export { hasEnded, initialState } from './state.js';
export type {
  LiveControl,
  LiveFacts,
  LiveIntent,
  LiveObservation,
  LiveParagraph,
  LivePhase,
  LiveReply,
  LiveSource,
  LiveState,
  LiveStream,
} from './state.js';
export { isInsert, isOpen, textOf } from './command.js';
export type { CommandRecord, CommandStage, LiveCommand, UnsentReason } from './command.js';
export { commandsOf, RoomCommands } from './commands.js';
export type { SendOptions } from './commands.js';
export { isOffline } from '../api/offline.js';
export { newId } from './commands-page.js';
export { resultWithoutSecrets } from './commands-secrets.js';
