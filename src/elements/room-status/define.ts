import { define } from '../../ui/index.js';
import { RoomStatus } from './room-status.js';

define('mss-room-status', RoomStatus);

declare global {
  interface HTMLElementTagNameMap {
    'mss-room-status': RoomStatus;
  }
}
