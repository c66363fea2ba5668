/**
 * Callbacks that the service sends while a task runs (reference 6.2.1, structure of `live_event_callback_config`).
 *
 * The body is `{ event_type, message }`, and `message` is JSON text. `readLiveEvent` parses both and accepts events of
 * unknown types.
 */
import type * as z from 'zod/mini';
import { parseJson } from '../../base/index.js';
import { either, int, object, oneOf, text } from '../schema.js';
import { lenient, type Lenient } from '../tolerant-schema.js';

/** The body of a callback; `message` is the JSON text of one of `liveEventMessages`. */
export const liveEventCallback = object({
  event_type: oneOf('SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'),
  message: text(),
});

const id = text();

/** The task has started another paragraph. The service sends its number as text. */
const scriptSwitch = {
  room_id: id,
  job_id: id,
  scene_script_name: text(),
  shoot_script_sequence_no: either(text(), int()),
  shoot_script_title: text(),
};

/** The RTMP stream to one URL has changed its state. After END, it does not reconnect. */
const streamChange = {
  room_id: id,
  job_id: id,
  output_url: text(),
  stream_key: text(),
  state: oneOf('CONNECTING', 'CONNECTED', 'DISCONNECTED', 'RECONNECTING', 'END'),
};

/** The text or recording of a command has been played to its end. `reply_id` is the ID of the command. */
const replyFinish = { room_id: id, job_id: id, reply_id: text() };

/** The schema of the message of each event type. */
export const liveEventMessages = {
  SHOOT_SCRIPT_SWITCH: object(scriptSwitch),
  RTMP_STREAM_STATE_CHANGE: object(streamChange),
  REPLY_COMMAND_FINISH: object(replyFinish),
} as const;

/** A message of any event type: every member is optional. */
export const liveEventMessage = object({}, scriptSwitch, streamChange, replyFinish);

/** The message of a live event, parsed (6.2.1). Any member may be absent. */
export type LiveEventMessage = Lenient<z.infer<typeof liveEventMessage>>;

/** A live event with its parsed message. */
export interface LiveEvent {
  event_type: string;
  message: LiveEventMessage;
}

const outer = /* @__PURE__ */ lenient(liveEventCallback);
const inner = /* @__PURE__ */ lenient(liveEventMessage);

/** Reads the event from a callback body (an object, or its JSON text); `undefined` if it is not a live event. */
export function readLiveEvent(body: unknown): LiveEvent | undefined {
  const callback = outer.safeParse(fromJson(body));
  if (!callback.success || !callback.data.event_type) return undefined;
  const message = inner.safeParse(fromJson(callback.data.message));
  return message.success ? { event_type: callback.data.event_type, message: message.data } : undefined;
}

function fromJson(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}
