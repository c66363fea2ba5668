/** A livestreaming room: its scenes, what is said in them, what it answers to (reference 6.1). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneNumberOf, oneOf, oneOfAnyCase, text } from '../schema.js';
import type { Reading } from '../reading.js';
import {
  coStreamerConfig,
  errorResponse,
  liveEventCallbackConfig,
  playPolicy,
  reviewConfig,
  rtcCallbackConfig,
  sharedConfig,
  videoConfig,
  voiceConfig,
} from './common.js';

/** What is said: plain text or SSML, 131,072 characters at most (10.7). */
export const textConfig = object({ text: text(0, 131_072) });

/** A paragraph spoken from a recording: MP3 below 100 MB, subtitles as SRT below 1 MB. */
export const liveAudioConfig = object({}, { asset_id: text(), audio_url: text(), subtitle_url: text() });

/** A paragraph: text or audio. */
export const liveShootScriptItem = object(
  {},
  {
    sequence_no: int(0, 2_147_483_647),
    title: text(0, 256),
    text_config: textConfig,
    audio_config: liveAudioConfig,
    relation_product: object({}, { product_id: text() }),
  },
);

/** What stands behind the avatar. */
export const backgroundConfigInfo = object(
  { background_type: oneOf('IMAGE', 'IMAGE_2D', 'VIDEO', 'AUDIO', 'COLOR') },
  { background_config: text(), background_color_config: text(), background_asset_id: text() },
);

/** Pixels on a canvas of 1920 × 1080 or 1080 × 1920; the lowest layer has index 1. */
const layerPosition = object({ dx: int(), dy: int(), layer_index: int() });
const layerSize = object({}, { width: int(), height: int() });

/** A person, picture, video or text laid over the stream. */
export const layerConfig = object(
  { layer_type: oneOf('HUMAN', 'IMAGE', 'VIDEO', 'TEXT') },
  {
    asset_id: text(),
    group_id: text(),
    position: layerPosition,
    size: layerSize,
    image_config: object({}, { image_url: text() }),
    video_config: object(
      {},
      {
        video_url: text(),
        video_cover_url: text(),
        loop_count: int(),
        is_play_the_entire_video: flag(),
        video_sound: int(),
      },
    ),
    /** `text_context` is Base64; font size in pixels. */
    text_config: object(
      {},
      { text_context: text(), font_name: text(), font_size: int(4, 120), font_color: text() },
    ),
    sequence_no: int(),
  },
);

/** A scene: an avatar with a voice and a background, and the paragraphs it speaks. */
export const liveVideoScriptInfo = object(
  { script_name: text(1, 256), shoot_scripts: list(liveShootScriptItem, 0, 100) },
  {
    script_id: text(),
    script_description: text(),
    dh_id: text(),
    model_asset_id: text(0, 64),
    voice_config: voiceConfig,
    background_config: list(backgroundConfigInfo),
    layer_config: list(layerConfig),
  },
);

const displaySeconds = int(0);
const smartLayerConfig = object(
  { layer_type: oneOf('IMAGE', 'VIDEO', 'TEXT') },
  {
    asset_id: text(),
    position: layerPosition,
    size: layerSize,
    image_config: object({ image_url: text() }, { display_duration: displaySeconds }),
    video_config: object(
      { video_url: text() },
      { video_cover_url: text(), display_duration: displaySeconds },
    ),
    text_config: object(
      {},
      {
        text_type: oneOf('DYNAMIC', 'STATIC'),
        text_context: text(),
        font_name: text(),
        font_size: int(4, 120),
        font_color: text(),
        display_duration: displaySeconds,
      },
    ),
  },
);

const hitCondition = object(
  {},
  {
    relation: oneOfAnyCase('AND', 'OR', 'RESERVED'),
    /** A smaller number comes first. */
    priority: int(0, 999),
    tags: list(
      object(
        {},
        {
          tag: text(),
          operation: oneOf('SUM', 'AVG', 'COUNT', 'NONE'),
          match: oneOf('EQUAL', 'REGEX', 'MATH_GT', 'MATH_GE', 'MATH_LT', 'MATH_LE', 'MATH_EQ'),
          value: text(),
        },
      ),
    ),
  },
);

const triggerProcess = object(
  {},
  {
    /** Seconds in which it does not fire again; −1 the whole stream, 0 never suppressed. */
    time_window: int(-1),
    reply_mode: oneOf('SYSTEM_REPLY', 'CALLBACK', 'SHOW_LAYER', 'INTELLIGENT_REPLY'),
    layer_config: smartLayerConfig,
    extra_layer_config: smartLayerConfig,
    reply_texts: list(text()),
    reply_audios: list(object({}, { audio_url: text(), audio_name: text() })),
    reply_order: oneOf('RANDOM', 'ORDER'),
    reply_role: oneOf('STREAMER', 'CO_STREAMER'),
    robot_id: text(),
    play_type: oneOf('APPEND', 'INSERT', 'PLAY_NOW'),
  },
);

/** What the room does when viewers write, join, like or give. */
export const liveRoomInteractionRuleInfo = object(
  {},
  {
    rule_index: text(),
    rule_name: text(),
    enabled: flag(),
    /** 1 comment, 2 joined, 3 liked, 4 gift, 10 preset wording. */
    event_type: oneNumberOf(1, 2, 3, 4, 10),
    hit_condition: hitCondition,
    trigger: triggerProcess,
    review_config: reviewConfig,
    group_id: text(),
    group_name: text(),
    enabled_scenes: list(text()),
  },
);

const roomMembers = {
  room_description: text(),
  /** TEMP rooms are cleared when their task ends. */
  room_type: oneOf('NORMAL', 'TEMP', 'TEMPLATE'),
  scene_scripts: list(liveVideoScriptInfo),
  interaction_rules: list(liveRoomInteractionRuleInfo),
  play_policy: playPolicy,
  video_config: videoConfig,
  /** At most one RTMP address is used today. */
  output_urls: list(text()),
  stream_keys: list(text()),
  backup_model_asset_ids: list(text()),
  live_event_callback_config: liveEventCallbackConfig,
  rtc_callback_config: rtcCallbackConfig,
  review_config: reviewConfig,
  shared_config: sharedConfig,
  view_mode: oneOf('LANDSCAPE', 'VERTICAL'),
  co_streamer_config: coStreamerConfig,
  priv_data: text(),
};

/** A room as it is created and as a save replaces it (6.1.1, 6.1.4). */
export const smartLiveRoomBody = object({ room_name: text(1, 256) }, roomMembers);

const roomFacts = {
  room_id: text(),
  create_time: text(),
  update_time: text(),
  cover_url: text(),
  thumbnail: text(),
  room_state: oneOf('ENABLE', 'DISABLE', 'BLOCKED'),
  error_info: errorResponse,
};

/** A room as the service shows it (6.1.3). */
export const smartLiveRoom = object({}, { room_name: text(), ...roomMembers, ...roomFacts });

/** A room as lists show it (6.1.2). */
export const smartLiveRoomBaseInfo = object(
  {},
  {
    ...roomFacts,
    project_id: text(),
    room_name: text(),
    room_description: text(),
    room_type: roomMembers.room_type,
    view_mode: roomMembers.view_mode,
    shared_config: sharedConfig,
    model_infos: list(
      object({}, { model_asset_id: text(), asset_name: text(), backup_model_asset_ids: list(text()) }),
    ),
    last_job_start_time: text(),
    last_job_end_time: text(),
    last_job_status: oneOf('WAITING', 'PROCESSING', 'SUCCEED', 'FAILED', 'CANCELED', 'BLOCKED'),
    priv_data: text(),
  },
);

export type LiveShootScriptItem = z.infer<typeof liveShootScriptItem>;
export type LiveVideoScriptInfo = z.infer<typeof liveVideoScriptInfo>;
export type SmartLiveRoomBody = z.infer<typeof smartLiveRoomBody>;
export type SmartLiveRoom = Reading<z.infer<typeof smartLiveRoom>>;
export type SmartLiveRoomBaseInfo = Reading<z.infer<typeof smartLiveRoomBaseInfo>>;
