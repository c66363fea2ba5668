/** Leader election, list of rooms, event stream and RTC channel; loaded while the token is fetched. */
export { EventStream } from './event-stream.js';
export { RoomList } from './room-list.js';
export { LiveChannel } from './rtc-channel.js';
export { LeaderElection } from './tab-leader.js';
