/** What the form of one command is: what it shows, what is wrong with it, the command that it makes. */
import type { TemplateResult } from 'lit';
import type { LiveCommand } from '../../../live/index.js';
import type { BarContext } from '../bar-context.js';
import type { FormMessages } from './messages.js';

export interface CommandForm {
  /** Reads what it is about; rejects with `ApiError`. */
  load?(signal: AbortSignal): Promise<void>;
  /**
   * Reads again before it is sent, so that what somebody else changed meanwhile stays; false: both changed the same.
   * Rejects with `ApiError`.
   */
  settle?(signal: AbortSignal): Promise<boolean>;
  /** What is wrong with it, in words. */
  problem(m: FormMessages): string | undefined;
  /** The command; undefined: the form only shows something. */
  command(): LiveCommand | undefined;
  /** The command that takes it back. */
  undo?(): LiveCommand | undefined;
  render(m: FormMessages): TemplateResult;
}

/** What a form may ask of the dialog that it stands in. */
export interface FormHost {
  readonly bar: BarContext;
  /** Renders it again. */
  update(): void;
}
