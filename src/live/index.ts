/** The live state of rooms: one shared watch for each room, its state machine, and commands to its running task. */
export { Live } from './live.js';
export type { LiveOptions } from './live.js';
export { RoomWatch } from './room-watch.js';
export type { CommandChannel, Instruction, LiveChannel, Timing } from './rtc-channel.js';
export { NoticeRegistry } from './notice-registry.js';
export type { NoticePlace } from './notice-registry.js';
export type { Environment, TabChannel } from './environment.js';
export { alarmsOf } from './alarm-monitor.js';
export type { AlarmChange, AlarmMonitor, AlarmState } from './alarm-monitor.js';
export { isAcknowledged } from './alarms.js';
export type { AlarmKind, LiveAlarm } from './alarms.js';
export { SpeakerLock } from './speaker-lock.js';
export { isMoving, reportUnknownSince, unknownSince } from './staleness.js';
export { reduce } from './reducer.js';
export { hasEnded, initialState, isUnclear, prevents } from './state.js';
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
export { isInsert, isOpen, textOf } from './commands/command-record.js';
export type { CommandRecord, CommandStage, LiveCommand, UnsentReason } from './commands/command-record.js';
export { commandsOf, RoomCommands } from './commands/room-commands.js';
export type { SendOptions } from './commands/room-commands.js';
export { resultWithoutSecrets } from './commands/redact.js';
export { queryTask, readTask, readTaskConfig, wireMember } from './task-config.js';
export { parseRound, playingIndex } from './round.js';
export type { RoundParagraph } from './round.js';
