/** A script for a produced video: who speaks what, before which background (reference 5.1). */
import type * as z from 'zod/mini';
import { int, list, num, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { reviewConfig, voiceConfig } from './common.js';
import { videoConfig } from './video-config.js';
import { stage, textConfig } from './scene.js';

/** Music behind the voice; volume in percent (default 100). */
export const backgroundMusicConfig = object({}, { music_asset_id: text(0, 64), volume: int(0, 100) });

/** Seconds between gestures that mean nothing: 0 is four seconds, 255 none at all. */
export const actionConfig = object({}, { action_interval: num() });

/** TEXT is spoken by the voice, AUDIO is a recording (default TEXT). */
const scriptType = oneOf('TEXT', 'AUDIO');

/** A gesture while a recording plays; its start in seconds. */
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

/** A paragraph of a video. Its number is its own among them. */
export const shootScriptItem = object({ shoot_script: object({}, shootScriptMembers, stage) }, itemMembers);

/** The same as the service shows it: with a picture of the scene. */
const shootScriptShowItem = object({}, itemMembers, {
  shoot_script: object({}, shootScriptMembers, stage, { thumbnail_url: text() }),
});

/** Where recordings go to (MP3, WAV or M4A, 100 MB at most each) and, when a script is shown, come from. */
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
  /** LANDSCAPE by default, other than a livestreaming room. */
  view_mode: oneOf('LANDSCAPE', 'VERTICAL'),
  model_asset_id: text(),
  model_asset_type: modelAssetType,
  voice_config: voiceConfig,
  video_config: videoConfig,
  /** Of withdrawn 3D videos only. */
  scene_asset_id: text(),
  /** Kept and given back as it is. */
  priv_data: text(),
  background_music_config: backgroundMusicConfig,
  review_config: reviewConfig,
  action_config: actionConfig,
  audio_files: shootScriptAudioFiles,
};

/** A script as it is created (5.1.1). */
export const createVideoScriptBody = object(
  { script_name: text(1), shoot_scripts: list(shootScriptItem) },
  scriptMembers,
);

/** What a change may set: the same members, none of them mandatory (5.1.4). */
export const updateVideoScriptBody = object(
  {},
  { script_name: text(), shoot_scripts: list(shootScriptItem) },
  scriptMembers,
);

/** What creating and changing answer. */
export const videoScriptAnswer = object({}, { script_id: text(), audio_files: shootScriptAudioFiles });

const scriptFacts = {
  script_id: text(),
  script_name: text(),
  script_cover_url: text(),
  /** RFC 3339. */
  create_time: text(),
  update_time: text(),
};

/** A script as the service shows it (5.1.3). */
export const videoScript = object({}, scriptMembers, scriptFacts, {
  shoot_scripts: list(shootScriptShowItem),
});

/** A script as lists show it; `text` is what is said first (5.1.2). */
export const videoScriptBaseInfo = object({}, scriptFacts, {
  script_description: text(),
  model_asset_id: text(),
  model_asset_type: modelAssetType,
  script_type: scriptType,
  text: text(),
});

export type CreateVideoScriptBody = z.infer<typeof createVideoScriptBody>;
export type UpdateVideoScriptBody = z.infer<typeof updateVideoScriptBody>;
export type VideoScript = Lenient<z.infer<typeof videoScript>>;
export type VideoScriptBaseInfo = Lenient<z.infer<typeof videoScriptBaseInfo>>;
