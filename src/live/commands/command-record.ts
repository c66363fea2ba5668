/** A command to a running task, and its outcome. */
import type { ApiError, LiveCommandBody } from '../../api/index.js';

/** A command as it is sent (reference 6.2.5, 10.5). */
export type LiveCommand = LiveCommandBody;

/**
 * The stages of a command. `delayed`: a person can still take it back, and it is sent when the delay is over. `waiting`:
 * requested while offline, or in line, and certainly not sent yet. `sending`: sent, no response yet. `checking`: the response was lost, and reads are finding out whether it was carried out. `accepted`: the service
 * accepted it. `playing`: the avatar is speaking it. `done`: the service reported that it was played. `failed`: the
 * service rejected it. `unsent`: it will never be sent. `unknown`: the response was lost, and reads cannot find out
 * whether it was carried out; it is never sent again automatically, as it may be on air.
 */
export const commandStages = [
  'delayed',
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

/** The stage of a command. */
export type CommandStage = (typeof commandStages)[number];

/**
 * Why a command was never sent. `expired`: its deadline passed while it waited. `cancelled`: a person cancelled it or took
 * it back. `closed`: its page was closed or reloaded, or no longer showed it, before it was sent. `ended`: its task ended.
 */
export const unsentReasons = ['expired', 'cancelled', 'closed', 'ended'] as const;

/** Why a command was never sent. */
export type UnsentReason = (typeof unsentReasons)[number];

/** Times in milliseconds, by stage. */
export type CommandTimes = Readonly<Partial<Record<CommandStage, number>>>;

/** The record of one command. Keys and presigned URLs in it are masked. Times are in milliseconds. */
export interface CommandRecord {
  /** ID of the intent: each press of a button has its own. */
  readonly id: string;
  readonly command: LiveCommand;
  readonly stage: CommandStage;
  /** Time of the request. */
  readonly at: number;
  /**
   * Time at which it reached its stage, as far as it is known: a command whose page was closed has the time of the last
   * stage that the page had told.
   */
  readonly since: number;
  /** Times at which it reached its stages: `sending` is when it was last handed to the network. */
  readonly times?: CommandTimes;
  /** ID of its task. */
  readonly job_id: string;
  /** ID of the page (a tab until it is reloaded) that requested it. */
  readonly page: string;
  /** Number of times that a 429 has refused it: it then waits again, so its stage goes back. */
  readonly refusals?: number;
  /** Only while it is delayed: the time at which it is sent. */
  readonly due?: number;
  /** Only while it waits: the time after which it will not be sent. */
  readonly deadline?: number;
  readonly unsent?: UnsentReason;
  /** The service's ID of the command. */
  readonly command_id?: string;
  /** The result that the service returned, as text. */
  readonly result?: string;
  readonly error?: ApiError;
  /** The command that reverts it, if any. */
  readonly undo?: LiveCommand;
}

/** Whether a command was certainly not sent yet, but will be. */
export function isUpcoming({ stage }: Pick<CommandRecord, 'stage'>): boolean {
  return stage === 'delayed' || stage === 'waiting';
}

/** Whether the outcome of a command is still open: it is to be sent, is being sent, or is being reconciled. */
export function isOpen(record: Pick<CommandRecord, 'stage'>): boolean {
  return isUpcoming(record) || record.stage === 'sending' || record.stage === 'checking';
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
