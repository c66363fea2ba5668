/** Scripts of produced videos: paragraphs with avatar, voice and background (reference 5.1). */
import type * as z from 'zod/mini';
import { int, list, num, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { reviewConfig, voiceConfig } from './common.js';
import { videoConfig } from './video-config.js';
import { stage, textConfig } from './scene.js';

/** Background music. `volume` is in percent (default: 100). */
export const backgroundMusicConfig = object({}, { music_asset_id: text(0, 64), volume: int(0, 100) });

/** Idle gestures: seconds between two of them. 0: four seconds; 255: no idle gestures. */
export const actionConfig = object({}, { action_interval: num() });

/** TEXT (the default): the voice speaks the text; AUDIO: a recording is played. */
const scriptType = oneOf('TEXT', 'AUDIO');

/** A gesture during a recording. `action_start_time` is in seconds. */
const audioDriveActionConfig = object(
  {},
  { action_tag: text(), action_name: text(), action_start_time: num(0, 2_592_000) },
);

const shootScriptMembers = {
  script_type: scriptType,
  text_config: textConfig,
  /** Seconds. */
  audio_duration: num(0, 36_000),
  audio_drive_action_config: list(audioDriveActionConfig),
  audio_drive_file_external_url: text(),
  audio_config: object({}, { audio_id: int(0, 10_000) }),
};

const subtitleFileInfo = object(
  {},
  {
    subtitle_file_download_url: text(),
    subtitle_file_upload_url: text(),
    subtitle_file_state: oneOf('GENERATING', 'GENERATE_SUCCEED', 'GENERATE_FAILED'),
    job_id: text(),
  },
);

const itemMembers = {
  sequence_no: int(0, 2_147_483_647),
  subtitle_file_info: object(
    {},
    { text_subtitle_file: subtitleFileInfo, audio_subtitle_file: subtitleFileInfo },
  ),
};

/** A paragraph of a video. `sequence_no` is unique in the script. */
export const shootScriptItem = object({ shoot_script: object({}, shootScriptMembers, stage) }, itemMembers);

/** A paragraph in an answer, with a thumbnail of the scene. */
const shootScriptShowItem = object({}, itemMembers, {
  shoot_script: object({}, shootScriptMembers, stage, { thumbnail_url: text() }),
});

/** Upload URLs of recordings (MP3, WAV or M4A, at most 100 MB each) and, when a script is read, their download URLs. */
const shootScriptAudioFiles = object(
  {},
  {
    audio_file_url: list(
      object({}, { sequence_no: int(), audio_file_upload_url: text(), audio_file_download_url: text() }),
    ),
  },
);

/** HUMAN_MODEL_3D is withdrawn. */
const modelAssetType = oneOf('HUMAN_MODEL_2D', 'HUMAN_MODEL_3D');

const scriptMembers = {
  script_description: text(),
  /** Default: LANDSCAPE, unlike a livestreaming room. */
  view_mode: oneOf('LANDSCAPE', 'VERTICAL'),
  model_asset_id: text(),
  model_asset_type: modelAssetType,
  voice_config: voiceConfig,
  video_config: videoConfig,
  /** Used only by 3D videos, which are withdrawn. */
  scene_asset_id: text(),
  /** The caller's own data. The service stores it unchanged. */
  priv_data: text(),
  background_music_config: backgroundMusicConfig,
  review_config: reviewConfig,
  action_config: actionConfig,
  audio_files: shootScriptAudioFiles,
};

/** The body that creates a script (5.1.1). */
export const createVideoScriptBody = object(
  { script_name: text(1), shoot_scripts: list(shootScriptItem) },
  scriptMembers,
);

/** The body that changes a script: the same members, all optional (5.1.4). */
export const updateVideoScriptBody = object(
  {},
  { script_name: text(), shoot_scripts: list(shootScriptItem) },
  scriptMembers,
);

/** The answer to creating or changing a script (5.1.1, 5.1.4). */
export const videoScriptAnswer = object({}, { script_id: text(), audio_files: shootScriptAudioFiles });

const scriptFacts = {
  script_id: text(),
  script_name: text(),
  script_cover_url: text(),
  /** RFC 3339. */
  create_time: text(),
  update_time: text(),
};

/** A script with its paragraphs (5.1.3). */
export const videoScript = object({}, scriptMembers, scriptFacts, {
  shoot_scripts: list(shootScriptShowItem),
});

/** A script in a list. `text` is the text of its first paragraph (5.1.2). */
export const videoScriptBaseInfo = object({}, scriptFacts, {
  script_description: text(),
  model_asset_id: text(),
  model_asset_type: modelAssetType,
  script_type: scriptType,
  text: text(),
});

/** The body that creates a video script (5.1.1). */
export type CreateVideoScriptBody = z.infer<typeof createVideoScriptBody>;
/** The body that changes a video script (5.1.4). */
export type UpdateVideoScriptBody = z.infer<typeof updateVideoScriptBody>;
/** A video script, as 5.1.3 answers it. */
export type VideoScript = Lenient<z.infer<typeof videoScript>>;
/** A video script in a list, as 5.1.2 answers it. */
export type VideoScriptBaseInfo = Lenient<z.infer<typeof videoScriptBaseInfo>>;
