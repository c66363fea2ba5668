/** The events of `mss-command-bar`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type { MssCommandEvent, MssErrorEvent } from '../../ui/index.js';

/** The events of `mss-command-bar` by name, beside those that every HTML element has. */
export interface CommandBarEventMap extends HTMLElementEventMap {
  /** A command of this element has reached another stage: it waits, was accepted, refused, is spoken, was spoken, was not sent, or its outcome is being checked or unknown. */
  'mss-command': MssCommandEvent;
  /** A read of the room failed, unless another element of the page shows and tells it, or something kept a part from being shown (`event.error`). */
  'mss-error': MssErrorEvent;
}

declare module './command-bar.js' {
  interface CommandBar {
    addEventListener<Type extends keyof CommandBarEventMap>(
      type: Type,
      listener: (this: CommandBar, event: CommandBarEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof CommandBarEventMap>(
      type: Type,
      listener: (this: CommandBar, event: CommandBarEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
