/** The body of a signed callback, as the event that is stored for it: of a livestream (6.2.1) or of a video job (5.3.1). */
import { readLiveEvent } from '../../api/index.js';
import { isJsonObject, parseJson } from '../../base/index.js';
import { withoutStreamKey } from './masked-event.js';

/** An event to store. */
export interface CallbackEvent {
  /** The room that browsers watch; of a video job, the job. */
  room_id: string;
  /** The JSON that browsers get, in one line. */
  data: string;
  /** Its type, if the newest event of that type is a state to keep; undefined for a type that is not known. */
  kind: string | undefined;
}

/** Types whose newest event is kept. What the service adds tomorrow is relayed, but must not fill the store with types. */
const kinds = ['SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'];

/** The type of the event of a video job, which the service does not name. */
const videoJob = 'VIDEO_JOB';

/** Reads a callback; undefined if it is neither an event of a room nor of a video job. */
export function readCallback(body: string): CallbackEvent | undefined {
  const event = readLiveEvent(body);
  if (!event) return videoEvent(parseJson(body));
  const { room_id } = event.message;
  if (!isId(room_id)) return undefined;
  const kind = kinds.includes(event.event_type) ? event.event_type : undefined;
  return { room_id, kind, data: withoutStreamKey(body) };
}

/** The event of a video job: its result, and the asset that it has made. */
function videoEvent(body: unknown): CallbackEvent | undefined {
  if (!isJsonObject(body)) return undefined;
  const { job_id, result, asset_id } = body;
  if (!isId(job_id) || typeof result !== 'string') return undefined;
  const message = JSON.stringify({ job_id, result, ...(typeof asset_id === 'string' && { asset_id }) });
  return { room_id: job_id, kind: videoJob, data: JSON.stringify({ event_type: videoJob, message }) };
}

/** IDs of the service have 32 hexadecimal digits, or those of a UUID. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}
