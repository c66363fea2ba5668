/** Format of the video that a livestream or a video task produces (reference 5.1.1, 6.1.1). */
import type * as z from 'zod/mini';
import { either, flag, int, num, object, oneOf, text } from '../schema.js';

/**
 * Appearance of subtitles, in produced videos only. Positions and sizes are in pixels from the bottom left, colours as
 * `#FFFFFF` (the default). Default of `font_size`: 54; sizes below 24 are ignored. `opacity` 1 (the default) is opaque.
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
 * Format of the video. Sizes are in pixels; livestreams use 1920 × 1080 or 1080 × 1920. `bitrate` is in kbit/s; the
 * service limits produced videos to 1000–8000. Default of `codec`: H264. VP8 and QTRLE, for transparency, are for
 * produced videos only.
 */
export const videoConfig = object(
  { bitrate: int(40, 30_000), width: int(0, 3840), height: int(0, 3840) },
  {
    /** Default: RESIZE. CROP cuts `width` × `height` at `dx`, `dy`. */
    clip_mode: oneOf('RESIZE', 'CROP'),
    codec: oneOf('H264', 'VP8', 'QTRLE'),
    /** Frames per second, as a string (in places, the reference writes a number). The service always uses 25. */
    frame_rate: either(text(), num()),
    is_subtitle_enable: flag(),
    subtitle_config: subtitleConfig,
    dx: int(-1920, 3840),
    dy: int(-1920, 3840),
    is_enable_super_resolution: flag(),
    /** Whether the video ends with its first frame, so that videos can be joined. */
    is_end_at_first_frame: flag(),
    /** URL that a copy of the video is sent to. For some tenants only. */
    output_external_url: text(),
    /** Whether the tenant's pronunciation dictionary is applied. Default: true. */
    is_vocabulary_config_enable: flag(),
  },
);

/** Format of a stream or a produced video, as bodies carry it. */
export type VideoConfig = z.infer<typeof videoConfig>;
