/** Starting a livestreaming task (reference 6.2.1). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { liveEventCallbackConfig, rtcCallbackConfig } from './callback-config.js';
import { coStreamerConfig } from './common.js';
import { playPolicy } from './play-policy.js';
import { videoConfig } from './video-config.js';
import { rtcRoomInfo } from './live-job.js';

/** Which resources a task may use, and whether its room may run only one. */
const liveJobRunConfig = object(
  {},
  { allow_resource_type: oneOf('PERIOD', 'ONDEMAND', 'UNLIMITED', 'ONE_TIME'), single_job_in_room: flag() },
);

/** The body that starts a task. Members override those of the room for this task only (6.2.1). */
export const startSmartLiveBody = object(
  {},
  {
    video_config: videoConfig,
    play_policy: playPolicy,
    /** RTMP URLs and their keys. The service currently uses only the first. */
    output_urls: list(text()),
    stream_keys: list(text()),
    /** Mandatory if a rule of the room has the reply mode CALLBACK. */
    interaction_callback_url: text(0, 2048),
    live_event_callback_config: liveEventCallbackConfig,
    rtc_callback_config: rtcCallbackConfig,
    /** Default: VERTICAL. The size in `video_config` takes precedence. */
    view_mode: oneOf('LANDSCAPE', 'VERTICAL'),
    co_streamer_config: coStreamerConfig,
    job_run_config: liveJobRunConfig,
  },
);

/** The answer to a start: the task, with warnings about the script (6.2.1). */
export const startSmartLiveAnswer = object(
  {},
  {
    job_id: text(),
    rtc_room_info: rtcRoomInfo,
    live_event_report_url: text(),
    live_event_callback_config: liveEventCallbackConfig,
    live_warning_info: list(
      object(
        {},
        {
          warning_type: oneOf(
            'TOO_LESSS_SCRIPT_ITEMS',
            'TOO_SHORT_SCRIPT_TIME',
            'TOO_LESS_DANMAKU_RULES',
            'RANDOM_PLAY_CLOSED',
            'ROTATION_MODEL_CLOSED',
          ),
        },
      ),
    ),
    /** Hours. 0: no limit. */
    limit_duration: int(0, 168),
  },
);

/** The body that starts a livestreaming task (6.2.1). */
export type StartSmartLiveBody = z.infer<typeof startSmartLiveBody>;
/** The new task and its warnings, as 6.2.1 answers them. */
export type StartSmartLiveAnswer = Lenient<z.infer<typeof startSmartLiveAnswer>>;
