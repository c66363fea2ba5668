/** Structures that many sections of the reference share. */
import type * as z from 'zod/mini';
import { either, flag, int, list, num, object, oneOf, oneOfAnyCase, text } from '../schema.js';

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

/**
 * The voice and how it speaks. A speed of 100 (the default) is normal, about 250 words a minute, 200 is twice as fast;
 * a pitch of 100 and a volume of 140 are the defaults.
 */
export const voiceConfig = object(
  { voice_asset_id: text(1, 256) },
  { speed: int(50, 200), pitch: int(50, 200), volume: int(90, 240) },
);

/** The second voice, and what the streamer does while it speaks. */
export const coStreamerConfig = object(
  {},
  { voice_config: voiceConfig, streamer_action: oneOf('SILENCE', 'VOLUME_DOWN') },
);

/**
 * How subtitles look; only in produced videos. Places and sizes in pixels from the lower left, colours as `#FFFFFF`
 * (the default). A font below 24 is not used (default 54); `opacity` 1 (the default) is solid.
 */
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
 * The picture that comes out. Sizes in pixels, 1920 × 1080 and 1080 × 1920 on air; bitrate in kbit/s: produced videos
 * are held between 1000 and 8000. `codec` is H264 by default; VP8 and QTRLE, for transparency, are for produced
 * videos only.
 */
export const videoConfig = object(
  { bitrate: int(40, 30_000), width: int(0, 3840), height: int(0, 3840) },
  {
    /** RESIZE by default; CROP cuts `width` × `height` out from `dx`, `dy` on. */
    clip_mode: oneOf('RESIZE', 'CROP'),
    codec: oneOf('H264', 'VP8', 'QTRLE'),
    /** Frames a second, as text (the reference also writes a number); the service holds it at 25. */
    frame_rate: either(text(), num()),
    is_subtitle_enable: flag(),
    subtitle_config: subtitleConfig,
    dx: int(-1920, 3840),
    dy: int(-1920, 3840),
    is_enable_super_resolution: flag(),
    /** Ends as it begins, so that videos can be joined. */
    is_end_at_first_frame: flag(),
    /** Where a copy goes to; for some tenants only. */
    output_external_url: text(),
    /** Whether the tenant's pronunciations are used (default true). */
    is_vocabulary_config_enable: flag(),
  },
);

/**
 * When a stream ends by itself: `max_live_duration` in hours (default none), `max_exception_waiting_duration` in
 * minutes after an error (default about 3); 0 is no limit. By default it stops at once, FORCE_EXIT.
 */
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
    /** −1: until stopped; 0 (the default): once; n: n + 1 times. */
    repeat_count: int(-1, 100),
    /** Whether the script starts as soon as the task is ready (default true), or waits for a signal. */
    auto_play_script: flag(),
    /** TEXT (the default) is spoken by the voice, AUDIO is played, NO_PRESET is led by a person. */
    play_mode: oneOf('TEXT', 'AUDIO', 'NO_PRESET'),
    /** What is shuffled from the second round on (default SCRIPT_ITEM). */
    random_play_mode: oneOf('NONE', 'SCENE', 'SCRIPT_ITEM', 'SCENE_AND_SCRIPT_ITEM'),
    /** Whether the RTC room has a user of its own for the camera (default false). */
    need_independent_capture_client: flag(),
    live_exit_config: liveExitConfig,
    /** Whether a changed script waits for the next round (default false). */
    is_rewrite_delay: flag(),
  },
);

/**
 * Where the service reports what happens on air, an HTTPS address, and how it signs that with `key`: NONE (the
 * default) not at all, MSS_A in the address, MSS_A_HEAD in the headers.
 */
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

/** What the RTC data channel reports (default LIVE_PROGRESS). */
export const rtcCallbackConfig = object(
  {},
  { rtc_callback_event_type: list(oneOf('LIVE_PROGRESS', 'REPLY_COMMAND_FINISH')) },
);

export type VoiceConfig = z.infer<typeof voiceConfig>;
export type VideoConfig = z.infer<typeof videoConfig>;
export type PlayPolicy = z.infer<typeof playPolicy>;
