/** The state of saving a document, which the elements that edit it show. */
import type { ConflictState } from './conflict-state.js';
import type { DocumentListener } from './document-listener.js';

/** `requester` is the element that requested the save: only it shows a failure and asks about conflicts. */
export type SaveState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saving' }
  /** The response to the save was lost; the script is read to find out whether it was stored. */
  | { readonly phase: 'checking' }
  /** `at` is in milliseconds since 1970. */
  | { readonly phase: 'saved'; readonly at: number }
  /** The save was accepted, and another save replaced the script right after it. */
  | { readonly phase: 'overwritten'; readonly requester: DocumentListener }
  | { readonly phase: 'failed'; readonly requester: DocumentListener; readonly error: unknown }
  | { readonly phase: 'conflict'; readonly requester: DocumentListener; readonly conflict: ConflictState };
