/** Livestreaming tasks in answers (reference 6.2). */
import type * as z from 'zod/mini';
import { int, list, num, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { liveEventCallbackConfig, rtcCallbackConfig } from './callback-config.js';
import { coStreamerConfig, errorResponse } from './common.js';

/** The RTC room of a task. `ctime` is a timestamp in seconds. */
export const rtcRoomInfo = object(
  {},
  {
    app_id: text(),
    room_id: text(),
    users: list(
      object(
        {},
        {
          user_type: oneOf('CAPTURE', 'ANIMATION', 'RENDER', 'PLAYER', 'INFERENCE_USER', 'END_USER'),
          user_id: text(),
          signature: text(),
          ctime: int(0, 4_294_967_295),
        },
      ),
    ),
  },
);

/** A task in lists and details. Durations are in seconds, times in RFC 3339. */
export const smartLiveJob = object(
  {},
  {
    job_id: text(),
    room_id: text(),
    room_name: text(),
    state: oneOf('WAITING', 'PROCESSING', 'SUCCEED', 'FAILED', 'CANCELED', 'BLOCKED'),
    duration: num(),
    start_time: text(),
    end_time: text(),
    error_info: errorResponse,
    create_time: text(),
    lastupdate_time: text(),
    rtc_room_info: rtcRoomInfo,
    live_event_report_url: text(),
    live_event_callback_config: liveEventCallbackConfig,
    rtc_callback_config: rtcCallbackConfig,
    /** Duration of the pushed stream, in seconds. */
    stream_duration: num(),
    block_reason: text(),
    cover_url: text(),
    co_streamer_config: coStreamerConfig,
    live_job_log: object({}, { interaction_records_url: text() }),
  },
);

/** A livestreaming task, as 6.2.2, 6.2.3 and 6.2.6 answer it. */
export type SmartLiveJob = Lenient<z.infer<typeof smartLiveJob>>;
