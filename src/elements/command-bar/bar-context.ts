/** What the parts of the command bar know of it, and ask of it. */
import type { LitElement } from 'lit';
import type { Client } from '../../api/index.js';
import type { CommandRecord, LiveCommand, RoomCommands, RoomWatch, SendOptions } from '../../live/index.js';
import type { LocaleController } from '../../ui/locale.js';

export type PlayType = 'PLAY_NOW' | 'INSERT' | 'APPEND';
export type PlayRole = 'STREAMER' | 'CO_STREAMER';
export type Tool = 'break' | 'phoneme' | 'emotion';

/** When and by whom what is sent is said. */
export interface Choice {
  playType: PlayType;
  playRole: PlayRole;
}

export interface BarContext {
  readonly element: LitElement;
  readonly locale: LocaleController;
  readonly client: Client | undefined;
  readonly watch: RoomWatch | undefined;
  readonly commands: RoomCommands | undefined;
  /** Whether a person may send. While offline they may: it waits. */
  readonly mayEnqueue: boolean;
  /** Whether commands reach the service now. */
  readonly maySend: boolean;
  /** Whether the room has a second voice. */
  readonly hasCoStreamer: boolean;
  /** Sends what a person asked for. */
  give(command: LiveCommand, options?: SendOptions): Promise<CommandRecord | undefined>;
  /** Says a text with the play type and the role chosen. */
  say(text: string): Promise<CommandRecord | undefined>;
  /** Puts a text in the field, to be changed and sent. */
  write(text: string): void;
  /** Chooses when, or by whom, what is sent is said. */
  choose(choice: Partial<Choice>): void;
  /** Opens the form of a mark for what is selected in the field, or closes it. */
  mark(tool: Tool): Promise<void>;
}

/** A text as the command that has it said. */
export function sayCommand(text: string, play_type: PlayType, play_role: PlayRole): LiveCommand {
  return { command: 'INSERT_PLAY_SCRIPT', params: { text_config: { text }, play_type, play_role } };
}
