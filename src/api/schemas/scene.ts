/** What a scene is made of, on air and in produced videos: text, background and layers (5.1.1, 5.3.2, 6.1.1). */
import * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import { refineObject, type Breach } from '../schema-refinements.js';

const longestWithoutTags = 10_000;

/** Characters outside tags; an entity is one of them. */
function lengthWithoutTags(value: string): number {
  return value.replace(/<[^<>]*>/g, '').replace(/&#?\w+;/g, '&').length;
}

/** Plain text or SSML: 131,072 characters at most, and 10,000 without the tags (5.3.2, 10.5). */
/* @__NO_SIDE_EFFECTS__ */
function script(): z.ZodMiniString {
  const fits = (value: string) => lengthWithoutTags(value) <= longestWithoutTags;
  const error = `must be at most ${longestWithoutTags} characters long without its tags`;
  return text(0, 131_072).check(z.refine(fits, { error }));
}

/** What is said, in plain text or SSML (10.7). */
export const textConfig = object({ text: script() });

/** Where a background picture lies; pixels of a canvas of 1920 × 1080 or 1080 × 1920. */
const backgroundImageConfig = object(
  {},
  { dx: int(-5760, 0), dy: int(-5760, 0), width: int(1, 7680), height: int(1, 7680) },
);

const background = object(
  { background_type: oneOf('IMAGE', 'IMAGE_2D', 'VIDEO', 'AUDIO', 'COLOR') },
  {
    background_config: text(1, 2048),
    background_color_config: text(0, 16),
    background_asset_id: text(0, 64),
    background_image_config: backgroundImageConfig,
  },
);

/** A picture needs its file or its asset, a colour its value. */
function backgroundBreaks(given: z.infer<typeof background>): Breach[] {
  const { background_type: type, background_config: file, background_asset_id: asset } = given;
  if (type === 'IMAGE' && !file && !asset)
    return [{ path: ['background_config'], message: 'is mandatory with IMAGE' }];
  if (type === 'COLOR' && !given.background_color_config)
    return [{ path: ['background_color_config'], message: 'is mandatory with COLOR' }];
  return [];
}

/**
 * What stands behind the avatar: `background_config` is the URL of a file, `background_color_config` an RGB value as
 * `#FFFFFF`.
 */
export const backgroundConfigInfo = /* @__PURE__ */ refineObject(background, backgroundBreaks);

/** Upper left corner in pixels on a canvas of 1920 × 1080 or 1080 × 1920; layers lie in the order of their index. */
export const layerPositionConfig = object({
  dx: int(-1920, 3840),
  dy: int(-1920, 3840),
  layer_index: int(1, 100),
});

/** Pixels on the same canvas. */
export const layerSizeConfig = object({}, { width: int(1, 7680), height: int(1, 7680) });

/**
 * Sound in percent, 0 (the default) is silent; `loop_count` −1 (the default) plays for ever, 0 never. Unless it plays
 * entirely (default false), it ends with what is said.
 */
const videoLayerConfig = object(
  {},
  {
    video_url: text(1, 2048),
    video_cover_url: text(1, 2048),
    loop_count: int(-1, 100),
    is_play_the_entire_video: flag(),
    video_sound: int(0, 100),
  },
);

/** `text_context` is Base64; font size in pixels, 16 by default and below 4 not legible; colour as `#FFFFFF`. */
const textLayerConfig = object(
  {},
  { text_context: text(0, 1024), font_name: text(0, 64), font_size: int(0, 120), font_color: text(0, 16) },
);

/** A person, picture, video or text laid over the picture. */
export const layerConfig = object(
  { layer_type: oneOf('HUMAN', 'IMAGE', 'VIDEO', 'TEXT') },
  {
    asset_id: text(0, 64),
    /** Layers of one group share their place in all scenes. */
    group_id: text(0, 64),
    position: layerPositionConfig,
    size: layerSizeConfig,
    /** Degrees around the middle; videos do not turn. */
    rotation: object({}, { angle: int(0, 360) }),
    image_config: object({}, { image_url: text(1, 2048) }),
    video_config: videoLayerConfig,
    text_config: textLayerConfig,
    /** Paragraph during which the layer is seen; on air only. */
    sequence_no: int(0, 2_147_483_647),
  },
);

/** Layers and backgrounds, as scenes and scripts carry them. */
export const stage = { background_config: list(backgroundConfigInfo), layer_config: list(layerConfig) };

export type TextConfig = z.infer<typeof textConfig>;
export type BackgroundConfigInfo = z.infer<typeof backgroundConfigInfo>;
export type LayerConfig = z.infer<typeof layerConfig>;
