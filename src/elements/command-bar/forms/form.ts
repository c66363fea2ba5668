/** The interface of a command's form. */
import type { TemplateResult } from 'lit';
import type { LiveCommand } from '../../../live/index.js';
import type { BarContext } from '../bar-context.js';
import type { FormMessages } from './messages.js';

/** The form of one command: its fields, their validation, and the command that they make. */
export interface CommandForm {
  /** Reads the values to edit. Rejects with `ApiError`. */
  load?(signal: AbortSignal): Promise<void>;
  /**
   * Reads the values again before sending, and keeps what others have changed in the meantime. Resolves to `false` on a conflict: both
   * have changed the same value. Rejects with `ApiError`.
   */
  reconcile?(signal: AbortSignal): Promise<boolean>;
  /** The first problem, as a sentence; undefined if the form is valid. */
  problem(m: FormMessages): string | undefined;
  /** The command; undefined for a form that only shows something. */
  command(): LiveCommand | undefined;
  /** The command that undoes it. */
  undo?(): LiveCommand | undefined;
  /** The fields. */
  render(m: FormMessages): TemplateResult;
}

/** The dialog that a form is part of. */
export interface FormContext {
  readonly bar: BarContext;
  /** Re-renders the form. */
  update(): void;
}
