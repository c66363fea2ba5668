import { define } from '../../ui/index.js';
import { RoomStatus } from './room-status.js';

export type { RoomStatusEventMap } from './events.js';

define('mss-room-status', RoomStatus);

declare global {
  interface HTMLElementTagNameMap {
    'mss-room-status': RoomStatus;
  }
}
