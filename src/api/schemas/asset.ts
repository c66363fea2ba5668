/** Digital assets: avatars, voices, pictures, videos, sounds and slides (reference 4.1). */
import { anything, flag, int, list, mapOf, num, object, oneOf, text } from '../schema.js';
import type { Reading } from '../reading.js';
import type * as z from 'zod/mini';
import { errorResponse } from './common.js';

/** Every asset type; the business card carries three spellings on the wire, the first is what we send. */
export const assetTypes = [
  'HUMAN_MODEL_2D',
  'VOICE_MODEL',
  'IMAGE',
  'VIDEO',
  'PPT',
  'MUSIC',
  'AUDIO',
  'COMMON_FILE',
  'BUSINESS_CARD_TEMPLET',
  'BUSINESS_CARD_TEMPLATE',
  'BUSINESS_CARD_TEMPLAT',
  'HUMAN_MODEL',
  'SCENE',
  'ANIMATION',
  'MATERIAL',
  'NORMAL_MODEL',
] as const;

export const assetStates = [
  'CREATING',
  'FAILED',
  'UNACTIVED',
  'ACTIVED',
  'DELETING',
  'DELETED',
  'BLOCK',
] as const;

const styleId = oneOf('system_male_001', 'system_female_001', 'system_male_002', 'system_female_002');
const component = object({}, { component_name: text(), component_type: text(), component_desc: text() });

const humanModelMeta = object(
  {},
  {
    style_id: styleId,
    modeling_type: oneOf('UPLOADED', 'PICTURE_MODELING', 'CHARACTER_CUSTOMIZATION_MODELING'),
    modeling_job_id: text(),
    model_properties: object({}, { whole_model_base_file_id: text(), load_model_file_id: text() }),
    components: list(component),
  },
);

/** Which SSML tags a voice obeys. Queried, never set. */
export const voiceCapability = object(
  {},
  {
    is_support_phoneme_en: flag(),
    is_support_phoneme: flag(),
    is_support_break_time: flag(),
    is_support_break_strength: flag(),
    is_support_speed: flag(),
    is_support_prosody: flag(),
    is_support_ssml_say_as: flag(),
    is_support_ssml_sub: flag(),
    is_support_word: flag(),
    is_support_srt: flag(),
    is_support_voice_cache: flag(),
    conversion_rate: num(),
    conversion_rate_en: num(),
  },
);

/** Languages a voice may speak, in the service's own mixture of cases. */
export const voiceLanguages = [
  ...[
    'UNKNOW',
    'UNKNOWN',
    'CN',
    'EN',
    'GER',
    'fr',
    'Kr',
    'por',
    'JPN',
    'Ita',
    'ESP',
    'DBH',
    'GT',
    'GXH',
    'HBH',
  ],
  ...['SXH', 'SCH', 'YY', 'Russian', 'Filipino', 'Dutch', 'Indonesian', 'Vietnamese', 'Arabic', 'Turkish'],
  ...['Malay', 'Thai', 'Finnish'],
] as const;

const voiceModelMeta = object(
  {},
  {
    order: int(),
    model_type: oneOf('COMMON', 'CLONE'),
    sex: oneOf('UNKNOW', 'UNKNOWN', 'MALE', 'FEMALE'),
    language: oneOf(...voiceLanguages),
    speed_ratio: num(),
    volume_ratio: num(),
    /** Only a real-time voice can be used on air (default true). */
    is_realtime_voice: flag(),
    voice_capability: voiceCapability,
    external_voice_meta: object({}, { provider: text() }),
  },
);

const pptMeta = object(
  {},
  {
    auto_analysis: flag(),
    ppt_analysis_status: oneOf('INITIALIZE', 'WAITING', 'CONVERTING', 'FAILED', 'SUCCEEDED', 'CANCELED'),
    error_info: errorResponse,
    page_count: int(),
    pages: list(object({}, { page_no: int(), file_id: text(), page_content: text() })),
  },
);

const animationMeta = object(
  {},
  {
    style_id: text(),
    /** Seconds. */
    duration: num(),
    auto_analysis: flag(),
    /** Seconds. */
    voice_delay: num(),
    animation_insert_restriction: oneOf('ONLY_BEGINNING', 'ONLY_END'),
  },
);

const sceneComponent = object(
  {},
  {
    index: int(),
    component_name: text(),
    component_type: oneOf('CAMERA', 'PANEL', 'LIGHT'),
    component_desc: text(),
  },
);
const sceneMeta = object({}, { components: list(sceneComponent), default_configs: mapOf(sceneComponent) });

const materialMeta = object(
  {},
  {
    components: list(
      object(
        {},
        {
          component_name: text(),
          component_type: oneOf('CLOTHES', 'PANTS', 'SHOES', 'HAIR', 'EYELASH', 'EYEBROW'),
          component_desc: text(),
        },
      ),
    ),
  },
);

/** The virtual avatar: only one with `support_live` may go on air. */
const humanModel2dMeta = object(
  {},
  {
    is_action_editable: flag(),
    is_real_background: flag(),
    support_live: flag(),
    model_version: oneOf('V2', 'V3', 'V3_2', 'V3_3'),
    model_resolution: oneOf('1080P', '4K'),
    device_names: list(text()),
    action_tag_map: list(anything()),
    is_flexus: flag(),
    is_live_copy: flag(),
    is_with_action_library: flag(),
    voice_asset_id: text(),
  },
);

/** Sizes in pixels; `mode` is Horizontal or Vertical. */
const imageMeta = object(
  {},
  { codec: text(), width: int(), height: int(), size: num(), mode: text(), error_info: errorResponse },
);

/** Sizes in pixels, bitrates in kbit/s, duration in seconds, sampling in Hz. */
const videoMeta = object(
  {},
  {
    video_codec: text(),
    width: int(),
    height: int(),
    frame_rate: text(),
    video_bit_rate: int(),
    duration: num(),
    audio_codec: text(),
    audio_bit_rate: int(),
    audio_channels: int(),
    sample: int(),
    mode: text(),
    video_transcoding_status: oneOf('WAITING', 'TRANSCODING', 'FAILED', 'SUCCEEDED'),
    error_info: errorResponse,
  },
);

/** Bitrate in kbit/s, duration in seconds, sampling in Hz. */
const audioMeta = object(
  {},
  {
    duration: num(),
    audio_codec: text(),
    audio_bit_rate: int(),
    audio_channels: int(),
    sample: int(),
    error_info: errorResponse,
  },
);

/** Metadata by asset type. */
export const assetExtraMeta = object(
  {},
  {
    human_model_meta: humanModelMeta,
    voice_model_meta: voiceModelMeta,
    ppt_meta: pptMeta,
    animation_meta: animationMeta,
    scene_meta: sceneMeta,
    material_meta: materialMeta,
    human_model_2d_meta: humanModel2dMeta,
    image_meta: imageMeta,
    video_meta: videoMeta,
    audio_meta: audioMeta,
  },
);

/** Marks such as `BACKGROUND_IMG: Yes`. */
export const systemProperty = object({}, { action: oneOf('ADD', 'DELETE'), key: text(), value: text() });

/** A file of an asset. `download_url` works for 24 hours; sizes are bytes. */
export const assetFileInfo = object(
  {},
  {
    file_id: text(),
    file_name: text(1, 256),
    file_md5: text(),
    file_size: int(1, 5_368_709_120),
    file_type: text(),
    asset_file_category: text(),
    download_url: text(),
    state: oneOf(
      'CREATING',
      'CREATED',
      'FAILED',
      'CANCELLED',
      'DELETING',
      'DELETED',
      'UPLOADED',
      'REVIEW',
      'BLOCK',
    ),
    reason: text(),
  },
);

/** An asset as the lists and the details show it. */
export const digitalAssetInfo = object(
  {},
  {
    project_id: text(),
    asset_id: text(),
    asset_name: text(),
    asset_description: text(),
    app_user_id: text(),
    /** RFC 3339. */
    create_time: text(),
    /** RFC 3339. */
    update_time: text(),
    asset_type: oneOf(...assetTypes),
    asset_state: oneOf(...assetStates),
    fail_type: oneOf('AUTOMATIC_REVIEW_REJECT', 'MANUAL_REVIEW_REJECT'),
    reason: text(),
    tags: list(text()),
    asset_extra_meta: assetExtraMeta,
    system_properties: list(systemProperty),
    files: list(assetFileInfo),
    asset_order: int(),
  },
);

export type AssetType = (typeof assetTypes)[number];
export type DigitalAssetInfo = Reading<z.infer<typeof digitalAssetInfo>>;
export type AssetFileInfo = Reading<z.infer<typeof assetFileInfo>>;
export type VoiceCapability = Reading<z.infer<typeof voiceCapability>>;
