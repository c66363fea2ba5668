/** Tasks that produce videos, and their callbacks (reference 5.2 and 5.3). */
import type * as z from 'zod/mini';
import { list, num, object, oneOf, oneOfAnyCase, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { errorResponse, reviewConfig, voiceConfig } from './common.js';
import { videoConfig } from './video-config.js';
import { actionConfig, backgroundMusicConfig, shootScriptItem } from './video-script.js';

/** Every state of a video task. Only a WAITING task can be cancelled. BLOCK: the service has frozen it. */
export const videoJobStates = ['WAITING', 'PROCESSING', 'SUCCEED', 'FAILED', 'CANCELED', 'BLOCK'] as const;

/** Types of video tasks. The service spells the one with a photo in two ways; the first is newer. */
export const videoJobTypes = [
  '2D_DIGITAL_HUMAN_VIDEO',
  'DIGITAL_HUMAN_PHOTO_VIDEO',
  'PHOTO_DIGITAL_HUMAN_VIDEO',
] as const;

/** The URL that the service reports the end of a task to. With MSS_A, it signs the URL with `key`. */
const callbackConfig = object(
  { callback_url: text(1) },
  { auth_type: oneOfAnyCase('NONE', 'MSS_A'), key: text() },
);

/** Members that describe the content of a video. */
const filmed = {
  script_id: text(),
  model_asset_id: text(),
  voice_config: voiceConfig,
  video_config: videoConfig,
  shoot_scripts: list(shootScriptItem),
  background_music_config: backgroundMusicConfig,
};

/** The body that creates a task: a `script_id`, or the content of a script (5.3.1). */
export const create2dVideoBody = object({}, filmed, {
  output_asset_config: object({ asset_name: text(1) }),
  review_config: reviewConfig,
  callback_config: callbackConfig,
  action_config: actionConfig,
});

/** Members of a task in lists and details. `duration` is in seconds, times are in RFC 3339. */
const digitalHumanVideoMembers = {
  job_id: text(),
  state: oneOf(videoJobStates),
  job_type: oneOf(videoJobTypes),
  start_time: text(),
  end_time: text(),
  duration: num(0, 2_147_483_647),
  /** The produced video. `preview_video_url` is valid for 24 hours. */
  output_asset_config: object(
    {},
    { asset_id: text(), asset_name: text(), cover_url: text(), preview_video_url: text() },
  ),
  error_info: errorResponse,
  create_time: text(),
  lastupdate_time: text(),
};

/** A task in a list (5.2.1). */
export const digitalHumanVideo = object({}, digitalHumanVideoMembers);

/** A task; with `show_script` also the content of the video (5.3.2). */
export const digitalHumanVideoDetail = object({}, digitalHumanVideoMembers, filmed, {
  video_making_type: oneOf('MODEL', 'PICTURE'),
  /** A photo in Base64. Withdrawn. */
  human_image: text(),
});

/** The body of the callback that the service sends when a task has ended (5.3.1, `callback_url`). */
export const videoJobCallback = object(
  { result: oneOf('SUCCEED', 'FAILED'), job_id: text() },
  { asset_id: text() },
);

/** The body that creates a video task (5.3.1). */
export type Create2dVideoBody = z.infer<typeof create2dVideoBody>;
/** A video task in a list, as 5.2.1 answers it. */
export type DigitalHumanVideo = Lenient<z.infer<typeof digitalHumanVideo>>;
/** A video task with its script, as 5.3.2 answers it. */
export type DigitalHumanVideoDetail = Lenient<z.infer<typeof digitalHumanVideoDetail>>;
/** The body of the callback at the end of a video task (5.3.1). */
export type VideoJobCallback = Lenient<z.infer<typeof videoJobCallback>>;
