/** Parts of a scene in livestreams and produced videos: text, background and layers (5.1.1, 5.3.2, 6.1.1). */
import * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import { refineObject, type Breach } from '../schema-refinements.js';

const longestWithoutTags = 10_000;

/** Number of characters outside tags. An entity counts as one. */
function lengthWithoutTags(value: string): number {
  return value.replace(/<[^<>]*>/g, '').replace(/&#?\w+;/g, '&').length;
}

/** Plain text or SSML of at most 131,072 characters, and at most 10,000 without the tags (5.3.2, 10.5). */
/* @__NO_SIDE_EFFECTS__ */
function script(): z.ZodMiniString {
  const fits = (value: string) => lengthWithoutTags(value) <= longestWithoutTags;
  const error = `must be at most ${longestWithoutTags} characters long without its tags`;
  return text(0, 131_072).check(z.refine(fits, { error }));
}

/** The text to speak, plain or in SSML (10.7). */
export const textConfig = object({ text: script() });

/** Position and size of a background picture, in pixels of a canvas of 1920 × 1080 or 1080 × 1920. */
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

/** A background of type IMAGE requires a URL or an asset, one of type COLOR a colour. */
function backgroundBreaks(given: z.infer<typeof background>): Breach[] {
  const { background_type: type, background_config: file, background_asset_id: asset } = given;
  if (type === 'IMAGE' && !file && !asset)
    return [{ path: ['background_config'], message: 'is mandatory with IMAGE' }];
  if (type === 'COLOR' && !given.background_color_config)
    return [{ path: ['background_color_config'], message: 'is mandatory with COLOR' }];
  return [];
}

/**
 * The background behind the avatar. `background_config` is the URL of a file, `background_color_config` an RGB value
 * as `#FFFFFF`.
 */
export const backgroundConfigInfo = /* @__PURE__ */ refineObject(background, backgroundBreaks);

/** Top left corner in pixels of a canvas of 1920 × 1080 or 1080 × 1920. Layers are stacked in the order of their index. */
export const layerPositionConfig = object({
  dx: int(-1920, 3840),
  dy: int(-1920, 3840),
  layer_index: int(1, 100),
});

/** Size of a layer, in pixels of the same canvas. */
export const layerSizeConfig = object({}, { width: int(1, 7680), height: int(1, 7680) });

/**
 * A video layer. `video_sound` is the volume in percent (default: 0, silent); `loop_count` −1 (the default) repeats the
 * video forever, 0 does not play it. Unless `is_play_the_entire_video` (default: false), it ends with the speech.
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

/**
 * A text layer. `text_context` is in Base64; `font_size` is in pixels (default: 16; text below 4 is not legible);
 * `font_color` is an RGB value as `#FFFFFF`.
 */
const textLayerConfig = object(
  {},
  { text_context: text(0, 1024), font_name: text(0, 64), font_size: int(0, 120), font_color: text(0, 16) },
);

/** A layer: the avatar, a picture, a video or a text. */
export const layerConfig = object(
  { layer_type: oneOf('HUMAN', 'IMAGE', 'VIDEO', 'TEXT') },
  {
    asset_id: text(0, 64),
    /** Layers of one group have the same position in all scenes. */
    group_id: text(0, 64),
    position: layerPositionConfig,
    size: layerSizeConfig,
    /** Rotation around the centre, in degrees. Videos cannot be rotated. */
    rotation: object({}, { angle: int(0, 360) }),
    image_config: object({}, { image_url: text(1, 2048) }),
    video_config: videoLayerConfig,
    text_config: textLayerConfig,
    /** Number of the paragraph during which the layer is visible. Livestreams only. */
    sequence_no: int(0, 2_147_483_647),
  },
);

/** Members for backgrounds and layers, shared by scenes and scripts. */
export const stage = { background_config: list(backgroundConfigInfo), layer_config: list(layerConfig) };

/** The text of a paragraph, as bodies carry it. */
export type TextConfig = z.infer<typeof textConfig>;
/** The background of a scene, as bodies carry it. */
export type BackgroundConfigInfo = z.infer<typeof backgroundConfigInfo>;
/** A layer of a scene, as bodies carry it. */
export type LayerConfig = z.infer<typeof layerConfig>;
