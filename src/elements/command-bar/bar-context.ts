/** The interface between the command bar and its parts: what they can read, and the actions that they can trigger. */
import type { LitElement } from 'lit';
import type { Client } from '../../api/index.js';
import type { CommandRecord, LiveCommand, RoomCommands, RoomWatch, SendOptions } from '../../live/index.js';
import type { Diagnostic } from '../../ssml/index.js';
import type { LocaleController, NameSearch } from '../../ui/index.js';

/** When a text is said: now, after the current sentence, or at the end of the queue (reference 10.5). */
export type PlayType = 'PLAY_NOW' | 'INSERT' | 'APPEND';

/** Which of the two voices of a room says a text. */
export type PlayRole = 'STREAMER' | 'CO_STREAMER';

/** The SSML tags that the composer can set. */
export type MarkTool = 'break' | 'phoneme' | 'emotion';

/** When and by whom the next text is said. */
export interface SpeechOptions {
  playType: PlayType;
  playRole: PlayRole;
}

/** The command bar as its parts see it. */
export interface BarContext {
  readonly element: LitElement;
  readonly locale: LocaleController;
  /** Finds quick replies, commands and actions by what is typed. */
  readonly search: NameSearch;
  /** Undefined without a provider. */
  readonly client: Client | undefined;
  /** Undefined without a provider or a room. */
  readonly watch: RoomWatch | undefined;
  /** Undefined without a provider or a room. */
  readonly commands: RoomCommands | undefined;
  /** Why nothing can be submitted, as a sentence; undefined if it can. */
  readonly blockedReason: string | undefined;
  /** Whether a command can be submitted. While offline it waits in the queue. */
  readonly canQueue: boolean;
  /** Whether a command would reach the service now. */
  readonly canSend: boolean;
  /** Whether the running task has a second voice. */
  readonly hasCoStreamer: boolean;
  readonly speech: Readonly<SpeechOptions>;
  /** How long a command submitted from now on may wait for the connection, in seconds. */
  wait: number;

  /** Sends a command that the user has confirmed; resolves to its record, or to `undefined` if nothing can be submitted. */
  submit(command: LiveCommand, options?: SendOptions): Promise<CommandRecord | undefined>;
  /** Submits a command after the seconds in which the user can take it back. */
  submitLater(command: LiveCommand, options?: SendOptions): Promise<CommandRecord | undefined>;
  /** Submits a text with the current speech options, after the seconds in which the user can take it back. */
  say(text: string, options?: SendOptions): Promise<CommandRecord | undefined>;
  /** Takes back a command that is not sent yet, by default the last one; returns whether there was one. */
  takeBack(id?: string): boolean;
  /** Replaces the text of the composer, so that the user can edit and send it. */
  setText(text: string): void;
  setSpeechOptions(options: Partial<SpeechOptions>): void;
  /** Opens the form of a mark for the selection of the composer, or closes it. */
  toggleMark(tool: MarkTool): Promise<void>;
  /** Why the service would refuse a text; undefined if it would not, or before {@link prepare} has loaded the check. */
  errorIn(text: string): Diagnostic | undefined;
  /** Whether this element shows the notice of that name: no better placed element of the page does. */
  showsNotice(name: string): boolean;
  /** Loads the modules that sending needs, while there is a connection. */
  prepare(): void;
}

/** The command that makes the avatar say a text (reference 10.5). */
export function sayCommand(text: string, play_type: PlayType, play_role: PlayRole): LiveCommand {
  return { command: 'INSERT_PLAY_SCRIPT', params: { text_config: { text }, play_type, play_role } };
}
