/** The events of `mss-room-list`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type { MssErrorEvent, MssRoomsChangeEvent } from '../../ui/index.js';

/** The events of `mss-room-list` by name, beside those that every HTML element has. */
export interface RoomListEventMap extends HTMLElementEventMap {
  /** A person selected another room (`event.rooms`). */
  'mss-change': MssRoomsChangeEvent;
  /** The list could not be read, or a part could not be shown (`event.error`). */
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
