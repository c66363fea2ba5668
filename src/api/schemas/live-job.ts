/** A livestreaming task: starting it, what it tells, commanding it (reference 6.2 and 10.5). */
import type * as z from 'zod/mini';
import { anything, flag, int, list, mapOf, num, object, oneOf, text } from '../schema.js';
import type { Reading } from '../reading.js';
import {
  coStreamerConfig,
  errorResponse,
  liveEventCallbackConfig,
  playPolicy,
  reviewConfig,
  rtcCallbackConfig,
  videoConfig,
} from './common.js';
import { liveRoomInteractionRuleInfo } from './interaction-rule.js';
import { liveVideoScriptInfo } from './room.js';
import { textConfig } from './scene.js';

/** Which resources a task may use, and whether its room may run only one. */
const liveJobRunConfig = object(
  {},
  { allow_resource_type: oneOf('PERIOD', 'ONDEMAND', 'UNLIMITED', 'ONE_TIME'), single_job_in_room: flag() },
);

/** What a start may change for this one task; everything left out comes from the room (6.2.1). */
export const startSmartLiveBody = object(
  {},
  {
    video_config: videoConfig,
    play_policy: playPolicy,
    output_urls: list(text()),
    stream_keys: list(text()),
    interaction_callback_url: text(0, 2048),
    live_event_callback_config: liveEventCallbackConfig,
    rtc_callback_config: rtcCallbackConfig,
    view_mode: oneOf('LANDSCAPE', 'VERTICAL'),
    co_streamer_config: coStreamerConfig,
    job_run_config: liveJobRunConfig,
  },
);

/** The RTC room of a task; `ctime` is a time stamp in seconds. */
const rtcRoomInfo = object(
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

/** What a start answers: the task, and what may go wrong with it. */
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
    /** Hours; 0 is no limit. */
    limit_duration: int(0, 168),
  },
);

/** A task as lists and details show it. Durations in seconds, times in RFC 3339. */
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
    /** Seconds for which the stream was pushed. */
    stream_duration: num(),
    block_reason: text(),
    cover_url: text(),
    co_streamer_config: coStreamerConfig,
    live_job_log: object({}, { interaction_records_url: text() }),
  },
);

const playType = oneOf('APPEND', 'INSERT', 'PLAY_NOW');
const playRole = oneOf('STREAMER', 'CO_STREAMER');

/** Params of INSERT_PLAY_SCRIPT: text said in between. By default it plays at once, as the streamer. */
export const playTextInfo = object(
  {},
  { text_config: textConfig, play_type: playType, play_role: playRole, rule_index: text(0, 64) },
);

/** Params of INSERT_PLAY_AUDIO: a recording played in between. By default it joins the end of the queue. */
export const playAudioInfo = object(
  {},
  { audio_url: text(0, 2048), play_type: playType, play_role: playRole, rule_index: text(0, 64) },
);

/** Where a running task pushes its stream to. */
const refreshOutputUrlConfig = object({}, { output_urls: list(text()), stream_keys: list(text()) });

/** What each command takes as `params`; those whose structure the reference only names take anything. */
export const liveCommandParams = {
  INSERT_PLAY_SCRIPT: playTextInfo,
  INSERT_PLAY_AUDIO: playAudioInfo,
  REWRITE_PLAY_SCRIPT: object({}, { scene_scripts: list(liveVideoScriptInfo) }),
  REWRITE_INTERACTION_RULES: object({}, { interaction_rules: list(liveRoomInteractionRuleInfo) }),
  GET_CURRENT_PLAYING_SCRIPTS: object({}),
  SHOW_LAYER: object({}),
  REFRESH_OUTPUT_URL: refreshOutputUrlConfig,
  GET_LIVE_JOB_CONFIG_INFO: object({}),
} as const;

const command = oneOf(
  'INSERT_PLAY_SCRIPT',
  'REWRITE_PLAY_SCRIPT',
  'INSERT_PLAY_AUDIO',
  'REWRITE_INTERACTION_RULES',
  'GET_CURRENT_PLAYING_SCRIPTS',
  'SHOW_LAYER',
  'REFRESH_OUTPUT_URL',
  'GET_LIVE_JOB_CONFIG_INFO',
  'CLEAN_UP_INSERT_COMMAND',
  'RESET_EXIT_CONFIG',
);

/** A command to a running task (6.2.5). */
export const liveCommandBody = object(
  { command },
  { params: mapOf(anything()), review_config: reviewConfig },
);

/** `result` is text; for GET_CURRENT_PLAYING_SCRIPTS the JSON text of `livePlayingScriptList`. */
export const liveCommandAnswer = object({}, { command_id: text(), command, result: text() });

/** The scripts of the present round (10.5). */
export const livePlayingScriptList = object(
  {},
  {
    scene_scripts: list(
      object(
        {},
        {
          script_name: text(1, 256),
          model_asset_id: text(0, 64),
          shoot_scripts: list(
            object({}, { sequence_no: int(0, 2_147_483_647), title: text(0, 256) }),
            0,
            100,
          ),
        },
      ),
      1,
      100,
    ),
  },
);

/** Things that viewers do, reported so that rules can answer (6.2.7). `content` is JSON text. */
export const liveEventReportBody = object(
  { total: int(0) },
  {
    events: list(
      object(
        /** Milliseconds since 1970. */
        { timestamp: int(0) },
        {
          /** 1 comment, 2 joined, 3 liked, 4 gift, 5 followed, 6 number of viewers. */
          type: int(1, 6),
          content: text(),
        },
      ),
    ),
    review_config: reviewConfig,
  },
);

export type StartSmartLiveBody = z.infer<typeof startSmartLiveBody>;
export type StartSmartLiveAnswer = Reading<z.infer<typeof startSmartLiveAnswer>>;
export type SmartLiveJob = Reading<z.infer<typeof smartLiveJob>>;
export type LiveCommandBody = z.infer<typeof liveCommandBody>;
export type LiveCommandAnswer = Reading<z.infer<typeof liveCommandAnswer>>;
export type PlayTextInfo = z.infer<typeof playTextInfo>;
export type PlayAudioInfo = z.infer<typeof playAudioInfo>;
