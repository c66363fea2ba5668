/** The events of `mss-room-status`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type {
  MssAlarmEvent,
  MssErrorEvent,
  MssStartEvent,
  MssStateEvent,
  MssStopEvent,
} from '../../ui/index.js';

/** The events of `mss-room-status` by name, beside those that every HTML element has. */
export interface RoomStatusEventMap extends HTMLElementEventMap {
  /** What is on air changed (`event.state`). */
  'mss-state': MssStateEvent;
  /** The service accepted a start (`event.room_id`, `event.job_id`). */
  'mss-start': MssStartEvent;
  /** The service confirmed the end of a stream that was stopped here (`event.room_id`, `event.job_id`). */
  'mss-stop': MssStopEvent;
  /** Something on air needs a person (`event.kind`: `stream-lost`, `task-failed`, `task-blocked`, `stop-failed`, `stop-unconfirmed` or `status-unreadable`), was acknowledged in any tab, or is over (`event.state`: `raised`, `acknowledged` or `cleared`). */
  'mss-alarm': MssAlarmEvent;
  /** A read, a start or a stop failed, or a part could not be shown (`event.error`). */
  'mss-error': MssErrorEvent;
}

declare module './room-status.js' {
  interface RoomStatus {
    addEventListener<Type extends keyof RoomStatusEventMap>(
      type: Type,
      listener: (this: RoomStatus, event: RoomStatusEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof RoomStatusEventMap>(
      type: Type,
      listener: (this: RoomStatus, event: RoomStatusEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
