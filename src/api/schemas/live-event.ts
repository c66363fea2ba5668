/**
 * What the service calls back while a task runs (reference 6.2.1, structure of `live_event_callback_config`).
 *
 * The body is `{ event_type, message }`, and `message` is JSON text. `readLiveEvent` opens both and keeps events of
 * types that we do not know.
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

/** Another paragraph is being spoken; its number comes as text. */
const scriptSwitch = {
  room_id: id,
  job_id: id,
  scene_script_name: text(),
  shoot_script_sequence_no: either(text(), int()),
  shoot_script_title: text(),
};

/** How the RTMP stream to one address is; END: it is not coming back. */
const streamChange = {
  room_id: id,
  job_id: id,
  output_url: text(),
  stream_key: text(),
  state: oneOf('CONNECTING', 'CONNECTED', 'DISCONNECTED', 'RECONNECTING', 'END'),
};

/** A command's text or recording was heard to its end; the ID is that of the command. */
const replyFinish = { room_id: id, job_id: id, reply_id: text() };

/** What each type of event says. */
export const liveEventMessages = {
  SHOOT_SCRIPT_SWITCH: object(scriptSwitch),
  RTMP_STREAM_STATE_CHANGE: object(streamChange),
  REPLY_COMMAND_FINISH: object(replyFinish),
} as const;

/** Every member that a message may have, whatever its event. */
export const liveEventMessage = object({}, scriptSwitch, streamChange, replyFinish);

export type LiveEventMessage = Lenient<z.infer<typeof liveEventMessage>>;

/** One event, opened. */
export interface LiveEvent {
  event_type: string;
  message: LiveEventMessage;
}

const outer = /* @__PURE__ */ lenient(liveEventCallback);
const inner = /* @__PURE__ */ lenient(liveEventMessage);

/** The event in a callback body (an object, or its JSON text); `undefined` if it is not one. */
export function readLiveEvent(body: unknown): LiveEvent | undefined {
  const callback = outer.safeParse(fromJson(body));
  if (!callback.success || !callback.data.event_type) return undefined;
  const message = inner.safeParse(fromJson(callback.data.message));
  return message.success ? { event_type: callback.data.event_type, message: message.data } : undefined;
}

function fromJson(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}
