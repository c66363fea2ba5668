import { define } from '../../ui/index.js';
import { RoomList } from './room-list.js';

export type { RoomListEventMap } from './events.js';

define('mss-room-list', RoomList);

declare global {
  interface HTMLElementTagNameMap {
    'mss-room-list': RoomList;
  }
}
