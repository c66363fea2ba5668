/** The events of `mss-asset-picker`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type { MssAssetsChangeEvent, MssErrorEvent, MssUploadEvent } from '../../ui/index.js';

/** The events of `mss-asset-picker` by name, beside those that every HTML element has. */
export interface AssetPickerEventMap extends HTMLElementEventMap {
  /** A person changed the selection (`event.assets`). */
  'mss-change': MssAssetsChangeEvent;
  /** An upload has reached another state (`event.file_name`, `event.state`, `event.asset`). */
  'mss-upload': MssUploadEvent;
  /** The list could not be read, or a part could not be shown (`event.error`). */
  'mss-error': MssErrorEvent;
}

declare module './asset-picker.js' {
  interface AssetPicker {
    addEventListener<Type extends keyof AssetPickerEventMap>(
      type: Type,
      listener: (this: AssetPicker, event: AssetPickerEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof AssetPickerEventMap>(
      type: Type,
      listener: (this: AssetPicker, event: AssetPickerEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
