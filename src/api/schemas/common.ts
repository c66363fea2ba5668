/** Structures that many sections of the reference share. */
import type * as z from 'zod/mini';
import { either, flag, int, list, num, object, oneNumberOf, oneOf, oneOfAnyCase, text } from '../schema.js';

/** An error inside an answer: why a job or an asset failed. */
export const errorResponse = object({}, { error_code: text(), error_msg: text() });

/** Content review; the whitelist is open to some tenants only. */
export const reviewConfig = object({}, { no_need_review: flag() });

/** Who may use a shared room template (6.1.1). */
export const sharedConfig = object(
  {},
  {
    shared_type: oneOf('PRIVATE', 'PUBLIC', 'SHARED'),
    shared_state: oneOf('PUBLISHED', 'DRAFT', 'REVIEW'),
    /** RFC 3339; empty: never expires. */
    expire_time: text(),
    allowed_project_ids: list(text()),
  },
);

/** What an avatar or a voice may be used for: produced videos, livestreams, dialogues. */
export const supportedService = oneOf('VIDEO_2D', 'LIVE_2D', 'CHAT_2D');

/** The voice and how it speaks. 100 is normal speed, about 250 words a minute; 140 is normal volume. */
export const voiceConfig = object(
  { voice_asset_id: text(1, 256) },
  { speed: int(50, 200), pitch: int(50, 200), volume: int(90, 240) },
);

/** The second voice, and what the streamer does while it speaks. */
export const coStreamerConfig = object(
  {},
  { voice_config: voiceConfig, streamer_action: oneOf('SILENCE', 'VOLUME_DOWN') },
);

/** Where subtitles stand, in pixels from the lower left; only for produced videos. */
export const subtitleConfig = object(
  {},
  {
    dx: int(0, 1920),
    dy: int(0, 1920),
    h: int(0, 1920),
    w: int(0, 1920),
    font_name: text(0, 64),
    font_size: int(0, 120),
    font_color: text(0, 7),
    stroke_color: text(0, 7),
    stroke_thickness: num(0, 50),
    opacity: num(0, 1),
  },
);

/**
 * The picture that comes out. Sizes in pixels, bitrate in kbit/s: produced videos are held between 1000 and 8000.
 * `codec` is H264 by default; VP8 and QTRLE, for transparency, are for produced videos only.
 */
export const videoConfig = object(
  { bitrate: int(40, 30_000), width: int(0, 3840), height: int(0, 3840) },
  {
    clip_mode: oneOf('RESIZE', 'CROP'),
    codec: oneOf('H264', 'VP8', 'VP9', 'QTRLE'),
    /** Frames a second, sent as text; the service holds it at 25. */
    frame_rate: either(oneOf('24', '25', '30'), oneNumberOf(24, 25, 30)),
    is_subtitle_enable: flag(),
    subtitle_config: subtitleConfig,
    dx: int(-1920, 3840),
    dy: int(-1920, 3840),
    is_enable_super_resolution: flag(),
    is_end_at_first_frame: flag(),
    output_external_url: text(),
    is_vocabulary_config_enable: flag(),
  },
);

/** When a stream ends by itself. Hours for the whole stream, minutes after an error; 0 is no limit. */
export const liveExitConfig = object(
  {},
  {
    max_live_duration: int(0, 168),
    auto_stop_mode: oneOf('FORCE_EXIT', 'SEGMENT_END', 'SCENE_END', 'SCRIPT_END'),
    max_exception_waiting_duration: int(0, 60),
  },
);

/** In what order, and how often, the script is played. */
export const playPolicy = object(
  {},
  {
    /** −1: until stopped; 0: once; n: n + 1 times. */
    repeat_count: int(-1, 100),
    auto_play_script: flag(),
    play_mode: oneOf('TEXT', 'AUDIO', 'NO_PRESET'),
    /** From the second round on. */
    random_play_mode: oneOf('NONE', 'SCENE', 'SCRIPT_ITEM', 'SCENE_AND_SCRIPT_ITEM'),
    need_independent_capture_client: flag(),
    live_exit_config: liveExitConfig,
    is_rewrite_delay: flag(),
  },
);

/** Where the service reports what happens on air, and how it signs that. */
export const liveEventCallbackConfig = object(
  {},
  {
    live_event_type_callback_url: text(0, 2048),
    auth_type: oneOfAnyCase('NONE', 'MSS_A', 'MSS_A_HEAD', 'MEITUAN_DEFAULT'),
    key: text(0, 32),
    callback_event_type: list(
      oneOf('SHOOT_SCRIPT_SWITCH', 'RTMP_STREAM_STATE_CHANGE', 'REPLY_COMMAND_FINISH'),
    ),
    is_inheritance_platform_callback: flag(),
  },
);

/** What the RTC data channel reports. */
export const rtcCallbackConfig = object(
  {},
  { rtc_callback_event_type: list(oneOf('LIVE_PROGRESS', 'REPLY_COMMAND_FINISH')) },
);

export type VoiceConfig = z.infer<typeof voiceConfig>;
export type VideoConfig = z.infer<typeof videoConfig>;
export type PlayPolicy = z.infer<typeof playPolicy>;
