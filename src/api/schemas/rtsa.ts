/**
 * Messages on the RTC command channel of a running task: notifications of the task and commands of the streamer
 * (reference 10.6, and 6.2.1 for the two that `rtc_callback_config` turns on).
 */
import type * as z from 'zod/mini';
import { either, int, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';

/** States of a task, in this order: preparing, waiting for the start, speaking, paused, led by a person, ended. */
export const rtsaStates = [
  'PREPROCESSING',
  'PLAY_READY',
  'PROCESSING',
  'PLAY_PAUSE',
  'TAKE_OVER',
  'PLAY_END',
] as const;

/** Commands of the streamer. `voice_start` and `voice_end` enclose a person's live voice. */
export const rtsaCommands = [
  'get_current_state',
  'play_start',
  'play_pause',
  'play_resume',
  'voice_start',
  'voice_end',
] as const;

/** The task reports its state. */
export const stateNotify = object({ message_type: oneOf('state_notify'), state: oneOf(rtsaStates) });

/** The streamer sends a command that takes effect at once or at the end of the sentence. */
export const liveControl = object(
  { message_type: oneOf('live_control'), command: oneOf(rtsaCommands) },
  { params: object({}, { timing: oneOf('NOW', 'SENTENCE_END') }) },
);

/** The task reports its position in the script. `offset` is a string. */
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

/** A reply has been played to its end. The service sends `data` as an object or as its JSON text. */
export const replyCommandFinishNotify = object({
  message_type: oneOf('reply_command_finish_notify'),
  data: either(object({}, { reply_id: text() }), text()),
});

/** The schema of each message, by `message_type`. */
export const rtsaMessages = {
  state_notify: stateNotify,
  live_control: liveControl,
  live_progress_notify: liveProgressNotify,
  reply_command_finish_notify: replyCommandFinishNotify,
} as const;

/** The task's state, as the RTC channel reports it (10.6). */
export type StateNotify = Lenient<z.infer<typeof stateNotify>>;
/** A command from the streamer, as the RTC channel carries it (10.6). */
export type LiveControl = z.infer<typeof liveControl>;
/** The position in the script, as the RTC channel reports it (6.2.1). */
export type LiveProgressNotify = Lenient<z.infer<typeof liveProgressNotify>>;
/** The end of a reply, as the RTC channel reports it (6.2.1). */
export type ReplyCommandFinishNotify = Lenient<z.infer<typeof replyCommandFinishNotify>>;
