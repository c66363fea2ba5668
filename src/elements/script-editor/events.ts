/** The events of `mss-script-editor`, and its listeners. Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them. */
import type { MssConflictEvent, MssErrorEvent, MssSaveEvent, MssScriptChangeEvent } from '../../ui/index.js';

/** The events of `mss-script-editor` by name, beside those that every HTML element has. */
export interface ScriptEditorEventMap extends HTMLElementEventMap {
  /** A person changed the script (`event.value`). */
  'mss-change': MssScriptChangeEvent;
  /** The service confirmed a save (`event.room_id` or `event.script_id`, `event.value`). */
  'mss-save': MssSaveEvent;
  /** Another editor changed the same paragraph (`event.mine`, `event.theirs`); once for each. */
  'mss-conflict': MssConflictEvent;
  /** Loading, saving or previewing failed, or a part could not be shown (`event.error`). */
  'mss-error': MssErrorEvent;
}

declare module './script-editor.js' {
  interface ScriptEditor {
    addEventListener<Type extends keyof ScriptEditorEventMap>(
      type: Type,
      listener: (this: ScriptEditor, event: ScriptEditorEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Type extends keyof ScriptEditorEventMap>(
      type: Type,
      listener: (this: ScriptEditor, event: ScriptEditorEventMap[Type]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
