/** What keeps a watch up to date, loaded while the token is fetched: tabs, the list of rooms, events, the RTC channel. */
export { EventStream } from './event-stream.js';
export { RoomList } from './room-list.js';
export { LiveChannel } from './rtc-channel.js';
export { LeaderElection } from './tab-leader.js';
