/** The picture that comes out, of a produced video or a stream. */
import type * as z from 'zod/mini';
import { either, flag, int, num, object, oneOf, text } from '../schema.js';

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

export type VideoConfig = z.infer<typeof videoConfig>;
