/** The events of `mss-room-list`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type { MssCreateEvent, MssDeleteEvent, MssErrorEvent, MssRoomsChangeEvent } from '../../ui/index.js';

/** The events of `mss-room-list` by name, beside those that every HTML element has. */
export interface RoomListEventMap extends HTMLElementEventMap {
  /** A person selected another room (`event.rooms`). */
  'mss-change': MssRoomsChangeEvent;
  /** A person created or duplicated a room, and the service confirmed it (`event.rooms`); with `create="page"`, a person asks the page for one, and `event.rooms` is empty. */
  'mss-create': MssCreateEvent;
  /** A person deleted a room, and the service confirmed it (`event.rooms`). */
  'mss-delete': MssDeleteEvent;
  /** The list could not be read, something could not be done with a room, or a part could not be shown (`event.error`). */
  'mss-error': MssErrorEvent;
}

declare module './room-list.js' {
  interface RoomList {
    addEventListener<Type extends keyof RoomListEventMap>(
      type: Type,
      listener: (this: RoomList, event: RoomListEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof RoomListEventMap>(
      type: Type,
      listener: (this: RoomList, event: RoomListEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
