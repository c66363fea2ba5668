/** Digital assets: avatars, voices, pictures, videos, sounds and slides (reference 4.1). */
import { either, flag, int, list, num, object, oneOf, text } from '../schema.js';
import { mapOf } from '../schema-refinements.js';
import type { Lenient } from '../tolerant-schema.js';
import type * as z from 'zod/mini';
import { errorResponse, reviewConfig } from './common.js';
import { assetFileCategories } from './file.js';

/** Every asset type. The service spells the business card in three ways; this package sends the first. */
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

/**
 * Every state of an asset: from CREATING, before its main file is uploaded, to DELETED. Only an ACTIVED asset can be
 * used, and only a DELETING one can be restored.
 */
export const assetStates = [
  'CREATING',
  'FAILED',
  'UNACTIVED',
  'ACTIVED',
  'DELETING',
  'DELETED',
  'BLOCK',
] as const;

/** What an avatar or a voice may be used for: produced videos, livestreams, conversations. */
export const supportedService = oneOf('VIDEO_2D', 'LIVE_2D', 'CHAT_2D');

/** Styles of 3D avatars. */
export const styleId = oneOf('system_male_001', 'system_female_001', 'system_male_002', 'system_female_002');
const component = object({ component_name: text(), component_type: text() }, { component_desc: text() });

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

/** Which SSML tags a voice supports. Read-only. */
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

/** Languages of voices, in the upper and lower case that the service uses. */
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

/** Vendors of voices. DATABAKER is the newer spelling of DATABACK. */
const voiceProvider = oneOf(
  'XIMALAYA',
  'HUAWEI_EI',
  'MOBVOI',
  'AUDIOX',
  'SINOVOICE',
  'DATABACK',
  'DATABAKER',
  'AISPEECH',
);

/** Metadata of a voice. Default of `sex` and `language`: UNKNOW. */
const voiceModelMeta = object(
  {},
  {
    order: int(),
    model_type: oneOf('COMMON', 'CLONE'),
    sex: oneOf('UNKNOW', 'UNKNOWN', 'MALE', 'FEMALE'),
    language: oneOf(voiceLanguages),
    speed_ratio: num(),
    volume_ratio: num(),
    /** Only real-time voices can be used in livestreams. Default: true. */
    is_realtime_voice: flag(),
    voice_capability: voiceCapability,
    external_voice_meta: object({ provider: voiceProvider }),
    languages: list(oneOf(voiceLanguages)),
    age: text(),
    style: text(),
    is_flexus: flag(),
    is_enhance_rhythm: flag(),
    is_support_vc_process: flag(),
    is_support_thai_auto_split: flag(),
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
  { component_name: text(), component_type: oneOf('CAMERA', 'PANEL', 'LIGHT') },
  { index: int(), component_desc: text() },
);
const sceneMeta = object({}, { components: list(sceneComponent), default_configs: mapOf(sceneComponent) });

const materialMeta = object(
  {},
  {
    components: list(
      object(
        {
          component_name: text(),
          component_type: oneOf('CLOTHES', 'PANTS', 'SHOES', 'HAIR', 'EYELASH', 'EYEBROW'),
        },
        { component_desc: text() },
      ),
    ),
  },
);

/** A gesture of an avatar. `action_duration` is in seconds. */
const actionTagInfo = object(
  {},
  {
    action_name_zh: text(),
    action_name_en: text(),
    action_duration: num(),
    catalog: text(),
    file_name: text(),
    tag: text(),
  },
);

/** Metadata of a 2D avatar. Only avatars with `support_live` can be used in livestreams. */
const humanModel2dMeta = object(
  {},
  {
    is_action_editable: flag(),
    is_real_background: flag(),
    support_live: flag(),
    /** Default: V2. Training tasks write the same versions with a dot, as `V3.2`. */
    model_version: oneOf('V2', 'V3', 'V3_2', 'V3_3'),
    /** Highest resolution of its video. Default: 1080P. */
    model_resolution: oneOf('1080P', '4K'),
    device_names: list(text()),
    action_tag_map: list(actionTagInfo),
    is_flexus: flag(),
    is_live_copy: flag(),
    is_with_action_library: flag(),
    voice_asset_id: text(),
  },
);

/** Metadata of a picture. Sizes are in pixels, `mode` is Horizontal or Vertical, `duration` is in seconds. */
const imageMeta = object(
  {},
  {
    codec: text(),
    width: int(),
    height: int(),
    size: num(),
    mode: text(),
    duration: int(),
    frame_rate: text(),
    error_info: errorResponse,
  },
);

/** Metadata of a video. Sizes are in pixels, bit rates in kbit/s, the duration in seconds, the sample rate in Hz. */
const videoMeta = object(
  {},
  {
    video_codec: text(),
    width: int(),
    height: int(),
    frame_rate: text(),
    video_bit_rate: int(),
    duration: int(),
    audio_codec: text(),
    audio_bit_rate: int(),
    audio_channels: int(),
    sample: int(),
    mode: text(),
    video_transcoding_status: oneOf('WAITING', 'TRANSCODING', 'FAILED', 'SUCCEEDED'),
    error_info: errorResponse,
  },
);

/** Metadata of an audio file. The bit rate is in kbit/s, the duration in seconds, the sample rate in Hz. */
const audioMeta = object(
  {},
  {
    duration: int(),
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

/** Keys of system properties. The service spells the one of the business card in two ways. */
export const systemPropertyKeys = [
  'BACKGROUND_IMG',
  'CREATED_BY_PLATFORM',
  'MATERIAL_IMG',
  'MATERIAL_VIDEO',
  'BUSSINESS_CARD_VIDEO',
  'BUSINESS_CARD_VIDEO',
  'TO_BE_TRANSLATED_VIDEO',
  'STYLE_ID',
  'DH_ID',
  'PLATFORM_AVAILABLE',
  'RENDER_ENGINE',
  'BACKGROUND_SCENE',
  'LAYER_CONFIG_ENABLE',
] as const;

/** A system property, such as `BACKGROUND_IMG: Yes`. */
export const systemProperty = object(
  {},
  { action: oneOf('ADD', 'DELETE'), key: oneOf(systemPropertyKeys), value: text() },
);

/** Who may use an asset. Sharing ends at `expire_time` (RFC 3339). Default: after 30 days. */
const assetSharedConfig = object(
  {},
  {
    shared_type: oneOf('PRIVATE', 'PUBLIC', 'SHARED'),
    expire_time: text(),
    allowed_project_ids: list(text()),
  },
);

/** A file of an asset. `download_url` is valid for 24 hours; `file_size` is in bytes. */
export const assetFileInfo = object(
  {},
  {
    file_id: text(),
    file_name: text(1, 256),
    file_md5: text(),
    file_size: int(1, 5_368_709_120),
    file_type: text(),
    asset_file_category: oneOf(assetFileCategories),
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

/** An asset in lists and details (4.1.2, 4.1.5). */
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
    asset_type: oneOf(assetTypes),
    asset_state: oneOf(assetStates),
    fail_type: oneOf('AUTOMATIC_REVIEW_REJECT', 'MANUAL_REVIEW_REJECT'),
    reason: text(),
    tags: list(text()),
    asset_extra_meta: assetExtraMeta,
    system_properties: list(systemProperty),
    files: list(assetFileInfo),
    asset_order: int(),
  },
);

const describedAsset = {
  asset_description: text(),
  /** ID of the project that owns the asset. Only administrators may set it. */
  asset_owner: text(),
  review_config: reviewConfig,
  tags: list(text()),
  asset_extra_meta: assetExtraMeta,
  system_properties: list(systemProperty),
  shared_config: assetSharedConfig,
  asset_order: int(),
  supported_service: list(supportedService),
  /** Operations that the service runs on the asset at `operation_time` (RFC 3339). */
  auto_operation_config: list(object({}, { operation: oneOf('BLOCK', 'DELETE'), operation_time: text() })),
};

/** The body that creates an asset; its files are uploaded afterwards (4.1.1). */
export const createDigitalAssetBody = object(
  { asset_name: text(1), asset_type: oneOf(assetTypes) },
  describedAsset,
  {
    /** Whether the service generates a cover from a VIDEO. */
    is_need_generate_cover: flag(),
  },
);

/** The body that changes an asset. Members that it omits keep their values (4.1.3). */
export const updateDigitalAssetBody = object(
  {},
  {
    asset_name: text(),
    asset_type: oneOf(assetTypes),
    /** Only an ACTIVED asset can be used. */
    asset_state: oneOf('UNACTIVED', 'ACTIVED'),
  },
  describedAsset,
);

/** The body that applies one action to several assets (4.1.7). */
export const batchAssetActionBody = object(
  {
    action: oneOf('DELETE', 'DELETE_FORCE', 'RESTORE', 'UNACTIVE', 'ACTIVE', 'SHARE', 'UNSHARE'),
    asset_ids: list(text()),
  },
  { params: text() },
);

/** For which assets a batch action succeeded, and for which it failed (4.1.7). */
export const batchAssetActionAnswer = object(
  {},
  {
    results: list(
      object(
        {},
        { ret_status: oneOf('SUCCESS', 'FAILED'), asset_ids: list(text()), error_info: errorResponse },
      ),
    ),
  },
);

/** The summary of an asset: name, type and picture URLs (4.1.8). */
export const digitalAssetSummary = object(
  {},
  {
    asset_id: text(),
    asset_name: text(),
    asset_type: oneOf(assetTypes),
    cover_url: text(),
    thumbnail_url: text(),
  },
);

/** Members of an asset that is encrypted for a copy to another tenant or region (4.1.9, 4.1.10). */
export const replicationInfo = {
  asset_id: text(),
  asset_info: text(),
  /** `key_id` is a string according to the table, but a number in the reference's example. */
  encryption_info: object({}, { algorithm: text(), key_id: either(text(), int()), iv: text() }),
};

/** The body that creates an asset (4.1.1). */
export type CreateDigitalAssetBody = z.infer<typeof createDigitalAssetBody>;
/** The body that changes an asset (4.1.3). */
export type UpdateDigitalAssetBody = z.infer<typeof updateDigitalAssetBody>;
/** The summary of an asset, as 4.1.8 answers it. */
export type DigitalAssetSummary = Lenient<z.infer<typeof digitalAssetSummary>>;
/** An asset type, as `IMAGE`; one of `assetTypes`. */
export type AssetType = (typeof assetTypes)[number];
/** An asset, as 4.1.2 and 4.1.5 answer it. */
export type DigitalAssetInfo = Lenient<z.infer<typeof digitalAssetInfo>>;
/** A file of an asset, as `files` of `DigitalAssetInfo` lists it. */
export type AssetFileInfo = Lenient<z.infer<typeof assetFileInfo>>;
/** The SSML tags that a voice supports, as `voice_capability` of a voice lists them (4.1.2). */
export type VoiceCapability = Lenient<z.infer<typeof voiceCapability>>;
