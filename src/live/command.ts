/** Commands to a running task: what was asked, and what became of it. */
import type { ApiError, LiveCommandBody } from '../api/index.js';

/** A command as the reference names it (6.2.5, 10.5). */
export type LiveCommand = LiveCommandBody;

/**
 * `sending`: no answer yet. `accepted`: the service took it. `done`: the service reported that it was played.
 * `failed`: refused, with the reason. `unknown`: the answer was lost; it may be on air, and nobody sends it again but
 * a person.
 */
export type CommandStage = 'sending' | 'accepted' | 'done' | 'failed' | 'unknown';

export interface CommandRecord {
  /** Identity of the intent: one press, one ID. */
  readonly id: string;
  readonly command: LiveCommand;
  readonly stage: CommandStage;
  /** When it was asked, in milliseconds. */
  readonly at: number;
  /** The service's ID of it. */
  readonly command_id?: string;
  /** What the service answered, as text. */
  readonly result?: string;
  readonly error?: ApiError;
}
