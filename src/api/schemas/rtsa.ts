/**
 * Messages over the RTC command channel of a running task: what it tells, and what the streamer commands
 * (reference 10.6, and 6.2.1 for the two that `rtc_callback_config` asks for).
 */
import type * as z from 'zod/mini';
import { either, int, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';

/** Getting ready, waiting for the start, speaking, pausing, led by a person, over. */
export const rtsaStates = [
  'PREPROCESSING',
  'PLAY_READY',
  'PROCESSING',
  'PLAY_PAUSE',
  'TAKE_OVER',
  'PLAY_END',
] as const;

/** `voice_start` and `voice_end` enclose a live voice. */
export const rtsaCommands = [
  'get_current_state',
  'play_start',
  'play_pause',
  'play_resume',
  'voice_start',
  'voice_end',
] as const;

/** The task tells its state. */
export const stateNotify = object({ message_type: oneOf('state_notify'), state: oneOf(rtsaStates) });

/** The streamer commands, at once or at the end of the sentence. */
export const liveControl = object(
  { message_type: oneOf('live_control'), command: oneOf(rtsaCommands) },
  { params: object({}, { timing: oneOf('NOW', 'SENTENCE_END') }) },
);

/** The task tells where in the script it is; `offset` is text. */
export const liveProgressNotify = object({
  message_type: oneOf('live_progress_notify'),
  data: object(
    {},
    {
      script_name: text(),
      shoot_script_sequence_no: int(),
      shoot_script_title: text(),
      offset: text(),
      reply_id: text(),
    },
  ),
});

/** A reply has been heard to its end. `data` comes as an object or as its JSON text. */
export const replyCommandFinishNotify = object({
  message_type: oneOf('reply_command_finish_notify'),
  data: either(object({}, { reply_id: text() }), text()),
});

/** Every message by its `message_type`. */
export const rtsaMessages = {
  state_notify: stateNotify,
  live_control: liveControl,
  live_progress_notify: liveProgressNotify,
  reply_command_finish_notify: replyCommandFinishNotify,
} as const;

export type StateNotify = Lenient<z.infer<typeof stateNotify>>;
export type LiveControl = z.infer<typeof liveControl>;
export type LiveProgressNotify = Lenient<z.infer<typeof liveProgressNotify>>;
export type ReplyCommandFinishNotify = Lenient<z.infer<typeof replyCommandFinishNotify>>;
