/** The events of `mss-provider`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type { MssErrorEvent } from '../../ui/index.js';

/** The events of `mss-provider` by name, beside those that every HTML element has. */
export interface ProviderEventMap extends HTMLElementEventMap {
  /** No token could be fetched (`event.error`). */
  'mss-error': MssErrorEvent;
}

declare module './provider.js' {
  interface Provider {
    addEventListener<Type extends keyof ProviderEventMap>(
      type: Type,
      listener: (this: Provider, event: ProviderEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof ProviderEventMap>(
      type: Type,
      listener: (this: Provider, event: ProviderEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
