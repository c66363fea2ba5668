/** Commands to a running task: what was asked, and what became of it. */
import type { ApiError, LiveCommandBody } from '../../api/index.js';

/** A command as the reference names it (6.2.5, 10.5). */
export type LiveCommand = LiveCommandBody;

/**
 * `waiting`: asked for while offline, certainly not sent yet. `sending`: no answer yet. `checking`: the answer was
 * lost, and the service is asked what became of it. `accepted`: the service took it. `playing`: it is being said.
 * `done`: the service reported that it was played. `failed`: refused, with the reason. `unsent`: it never left.
 * `unknown`: the answer was lost and nothing tells; it may be on air, and nobody sends it again but a person.
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

export type CommandStage = (typeof commandStages)[number];

/**
 * Why a command never left. `expired`: its moment passed while it waited. `cancelled`: a person took it back.
 * `closed`: its page was closed or reloaded while it waited. `ended`: the task it was meant for was over.
 */
export const unsentReasons = ['expired', 'cancelled', 'closed', 'ended'] as const;

export type UnsentReason = (typeof unsentReasons)[number];

/** What is known of one command. Keys and signed addresses in it are masked. */
export interface CommandRecord {
  /** Identity of the intent: one press, one ID. */
  readonly id: string;
  readonly command: LiveCommand;
  readonly stage: CommandStage;
  /** When it was asked, in milliseconds. */
  readonly at: number;
  /** When it came to its present stage, in milliseconds. */
  readonly since: number;
  /** The task that it was meant for. */
  readonly job_id: string;
  /** Identity of the page (the tab, until it is reloaded) that asked. */
  readonly page: string;
  /** While it waits: when it will no longer be sent, in milliseconds. */
  readonly deadline?: number;
  readonly unsent?: UnsentReason;
  /** The service's ID of it. */
  readonly command_id?: string;
  /** What the service answered, as text. */
  readonly result?: string;
  readonly error?: ApiError;
  /** The command that takes it back, where the service can. */
  readonly undo?: LiveCommand;
}

/** Whether a command may still leave, or is on its way. */
export function isOpen({ stage }: Pick<CommandRecord, 'stage'>): boolean {
  return stage === 'waiting' || stage === 'sending' || stage === 'checking';
}

/** Whether a command has the avatar say or play something: only then does the service report its end. */
export function isInsert({ command }: LiveCommand): boolean {
  return command === 'INSERT_PLAY_SCRIPT' || command === 'INSERT_PLAY_AUDIO';
}

/** The text that a command has the avatar say; empty for other commands. */
export function textOf({ params }: LiveCommand): string {
  const config = params?.['text_config'] as { text?: unknown } | null | undefined;
  return typeof config?.text === 'string' ? config.text : '';
}
