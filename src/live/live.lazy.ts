/**
 * Entry of what a watch loads while the token is fetched: the election among tabs, the list of rooms, events, the RTC
 * channel, and what acts on a stream, so that Stop and commands are there before the connection can be lost.
 */
export { executeSmartLiveCommand, lenientBody } from '../api/index.js';
export { DelayedCommands } from './commands/delayed-commands.js';
export { reconcileCommand } from './commands/reconcile.js';
export { resultWithoutSecrets, withoutSecrets } from './commands/redact.js';
export { EventFollower } from './event-follower.js';
export { reduce } from './reducer.js';
export { RoomList } from './room-list.js';
export { LiveChannel } from './rtc-channel.js';
export { start, stop } from './start-stop.js';
export { LeaderElection } from './tab-leader.js';
