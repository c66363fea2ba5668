/** A command to a running task, and what became of it. */
import type { ApiError, LiveCommandBody } from '../../api/index.js';

/** A command as it is sent (reference 6.2.5, 10.5). */
export type LiveCommand = LiveCommandBody;

/**
 * `waiting`: requested while offline, certainly not sent yet. `sending`: no response yet. `checking`: the response was
 * lost, and reads find out what happened. `accepted`: the service accepted it. `playing`: it is being spoken. `done`: the
 * service reported that it was played. `failed`: rejected, with the error. `unsent`: it was never sent. `unknown`: the
 * response was lost and no read can tell; it may be on air, and only a person sends it again.
 */
export const commandStages = [
  'waiting',
  'sending',
  'checking',
  'unknown',
  'accepted',
  'playing',
  'done',
  'failed',
  'unsent',
] as const;

/** How far a command has come. */
export type CommandStage = (typeof commandStages)[number];

/**
 * Why a command was never sent. `expired`: its deadline passed while it waited. `cancelled`: a person cancelled it.
 * `closed`: its page was closed or reloaded while it waited. `ended`: its task ended.
 */
export const unsentReasons = ['expired', 'cancelled', 'closed', 'ended'] as const;

/** Why a command was never sent. */
export type UnsentReason = (typeof unsentReasons)[number];

/** What is known about one command. Keys and signed URLs in it are masked. Times are in milliseconds. */
export interface CommandRecord {
  /** ID of the intent: one press, one ID. */
  readonly id: string;
  readonly command: LiveCommand;
  readonly stage: CommandStage;
  /** When it was requested. */
  readonly at: number;
  /** When it reached its stage. */
  readonly since: number;
  /** ID of its task. */
  readonly job_id: string;
  /** ID of the page (a tab until it is reloaded) that requested it. */
  readonly page: string;
  /** While it waits: the time after which it is not sent. */
  readonly deadline?: number;
  readonly unsent?: UnsentReason;
  /** The service's ID of the command. */
  readonly command_id?: string;
  /** The result of the service, as text. */
  readonly result?: string;
  readonly error?: ApiError;
  /** The command that reverts it, if there is one. */
  readonly undo?: LiveCommand;
}

/** Whether a command waits, or its outcome is still open. */
export function isOpen({ stage }: Pick<CommandRecord, 'stage'>): boolean {
  return stage === 'waiting' || stage === 'sending' || stage === 'checking';
}

/** Whether a command makes the avatar speak or play something; only then does the service report its end. */
export function isInsert({ command }: LiveCommand): boolean {
  return command === 'INSERT_PLAY_SCRIPT' || command === 'INSERT_PLAY_AUDIO';
}

/** The text that a command makes the avatar speak; empty for other commands. */
export function textOf({ params }: LiveCommand): string {
  const config = params?.['text_config'] as { text?: unknown } | null | undefined;
  return typeof config?.text === 'string' ? config.text : '';
}
