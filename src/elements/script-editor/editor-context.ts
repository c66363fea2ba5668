/** The objects that all controllers of the script editor share; each controller gets this context in its constructor. */
import type { LitElement } from 'lit';
import type { LocaleController } from '../../ui/index.js';
import type { Checker } from './check/checker.js';
import type { EditorSettings } from './editor-settings.js';
import type { ScriptController } from './script-controller.js';
import type { TextController } from './text/text-controller.js';

/** Reports from a controller to the element. */
interface EditorNotifications {
  /** A person changed the script: the draft is kept and `mss-change` is dispatched. */
  changed(): void;
  /** Shows a line of text below the editor and announces it; an empty string clears it. */
  hint(words: string): void;
  /** An operation failed: dispatches `mss-error` if the error is an `ApiError`. */
  error(error: unknown): void;
}

/**
 * The members that all controllers share. They are the same objects for the life of the element; only their state
 * changes. To avoid an import cycle, the modules imported here must not import this interface.
 */
export interface EditorContext {
  /** The element: controllers request updates, query its render root and dispatch its events. */
  readonly host: LitElement;
  readonly locale: LocaleController;
  /** The editor's view of the document: scenes, paragraphs and the text that is shown. */
  readonly script: ScriptController;
  /** Diagnostics and figures of the text that is shown. */
  readonly checker: Checker;
  /** Caret, selection and edits of the text that is shown. */
  readonly text: TextController;
  /** Client, user, source of the script, voice, and what may be changed. */
  readonly settings: EditorSettings;
  readonly notify: EditorNotifications;
}
