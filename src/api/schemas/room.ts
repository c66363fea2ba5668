/** Livestreaming rooms: scenes, paragraphs, interaction rules, playback (reference 6.1). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { liveEventCallbackConfig, rtcCallbackConfig } from './callback-config.js';
import { coStreamerConfig, errorResponse, reviewConfig, voiceConfig } from './common.js';
import { playPolicy } from './play-policy.js';
import { videoConfig } from './video-config.js';
import { liveRoomInteractionRuleInfo } from './interaction-rule.js';
import { stage, textConfig } from './scene.js';

/** The recording of a paragraph: MP3 below 100 MB, with subtitles as SRT below 1 MB. */
export const liveAudioConfig = object({}, { asset_id: text(), audio_url: text(), subtitle_url: text() });

/** A paragraph: a text or a recording. */
export const liveShootScriptItem = object(
  {},
  {
    sequence_no: int(0, 2_147_483_647),
    title: text(0, 256),
    text_config: textConfig,
    audio_config: liveAudioConfig,
    relation_product: object({}, { product_id: text(), product_title: text() }),
  },
);

/** A scene: an avatar with its voice and background, and the paragraphs that it speaks. */
export const liveVideoScriptInfo = object(
  { script_name: text(1, 256), shoot_scripts: list(liveShootScriptItem, 0, 100) },
  {
    script_id: text(),
    script_description: text(),
    dh_id: text(),
    model_asset_id: text(0, 64),
    voice_config: voiceConfig,
  },
  stage,
);

/** Who may use a shared room template (6.1.1). */
export const sharedConfig = object(
  {},
  {
    shared_type: oneOf('PRIVATE', 'PUBLIC', 'SHARED'),
    shared_state: oneOf('PUBLISHED', 'DRAFT', 'REVIEW'),
    /** RFC 3339. Empty: sharing does not expire. */
    expire_time: text(),
    allowed_project_ids: list(text()),
  },
);

/** The service deletes a TEMP room when its task ends. */
const roomType = oneOf('NORMAL', 'TEMP', 'TEMPLATE');

/** Default: VERTICAL. */
const viewMode = oneOf('LANDSCAPE', 'VERTICAL');

const roomMembers = {
  room_description: text(),
  room_type: roomType,
  scene_scripts: list(liveVideoScriptInfo),
  interaction_rules: list(liveRoomInteractionRuleInfo),
  play_policy: playPolicy,
  video_config: videoConfig,
  /** RTMP URLs and their keys. The service currently uses only the first. */
  output_urls: list(text()),
  stream_keys: list(text()),
  backup_model_asset_ids: list(text()),
  live_event_callback_config: liveEventCallbackConfig,
  rtc_callback_config: rtcCallbackConfig,
  review_config: reviewConfig,
  shared_config: sharedConfig,
  view_mode: viewMode,
  co_streamer_config: coStreamerConfig,
  /** When replies are played, and whether an interrupted sentence is dropped rather than continued. */
  interaction_config: object(
    {},
    { play_type: oneOf('APPEND', 'INSERT', 'PLAY_NOW'), ignore_current_sentence: flag() },
  ),
  /** The broadcast on a shopping platform that callbacks refer to. */
  relation_live_platform_info: object({}, { platform_id: text(), live_id: text() }),
  priv_data: text(),
};

/** The body that creates or replaces a room (6.1.1, 6.1.4). */
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

/** A room with its scenes and rules (6.1.3). */
export const smartLiveRoom = object({}, { room_name: text() }, roomMembers, roomFacts);

/** A room in a list (6.1.2). */
export const smartLiveRoomBaseInfo = object({}, roomFacts, {
  project_id: text(),
  room_name: text(),
  room_description: text(),
  room_type: roomType,
  view_mode: viewMode,
  shared_config: sharedConfig,
  model_infos: list(
    object({}, { model_asset_id: text(), asset_name: text(), backup_model_asset_ids: list(text()) }),
  ),
  last_job_start_time: text(),
  last_job_end_time: text(),
  last_job_status: oneOf('WAITING', 'PROCESSING', 'SUCCEED', 'FAILED', 'CANCELED', 'BLOCKED'),
  priv_data: text(),
});

/** A paragraph of a room, as bodies carry it (6.1.1). */
export type LiveShootScriptItem = z.infer<typeof liveShootScriptItem>;
/** A scene of a room, as bodies carry it (6.1.1). */
export type LiveVideoScriptInfo = z.infer<typeof liveVideoScriptInfo>;
/** The body that creates or replaces a room (6.1.1, 6.1.4). */
export type SmartLiveRoomBody = z.infer<typeof smartLiveRoomBody>;
/** A room, as 6.1.3 answers it. */
export type SmartLiveRoom = Lenient<z.infer<typeof smartLiveRoom>>;
/** A room in a list, as 6.1.2 answers it. */
export type SmartLiveRoomBaseInfo = Lenient<z.infer<typeof smartLiveRoomBaseInfo>>;
