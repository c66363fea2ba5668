/** Tasks that produce a video, and what they call back (reference 5.2 and 5.3). */
import type * as z from 'zod/mini';
import { list, num, object, oneOf, oneOfAnyCase, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { errorResponse, reviewConfig, voiceConfig } from './common.js';
import { videoConfig } from './video-config.js';
import { actionConfig, backgroundMusicConfig, shootScriptItem } from './video-script.js';

/** BLOCK: frozen by the service; only a WAITING task can be cancelled. */
export const videoJobStates = ['WAITING', 'PROCESSING', 'SUCCEED', 'FAILED', 'CANCELED', 'BLOCK'] as const;

/** Kinds of tasks; the first spelling of the one with a photo is the newer. */
export const videoJobTypes = [
  '2D_DIGITAL_HUMAN_VIDEO',
  'DIGITAL_HUMAN_PHOTO_VIDEO',
  'PHOTO_DIGITAL_HUMAN_VIDEO',
] as const;

/** Where the service tells how a task ended; with MSS_A it signs the URL with `key`. */
const callbackConfig = object(
  { callback_url: text(1) },
  { auth_type: oneOfAnyCase('NONE', 'MSS_A'), key: text() },
);

/** What is filmed. */
const filmed = {
  script_id: text(),
  model_asset_id: text(),
  voice_config: voiceConfig,
  video_config: videoConfig,
  shoot_scripts: list(shootScriptItem),
  background_music_config: backgroundMusicConfig,
};

/** A video to be made: of a script, or of everything that a script has, given here (5.3.1). */
export const create2dVideoBody = object({}, filmed, {
  output_asset_config: object({ asset_name: text(1) }),
  review_config: reviewConfig,
  callback_config: callbackConfig,
  action_config: actionConfig,
});

/** A task as lists show it. Duration in seconds, times in RFC 3339. */
const digitalHumanVideoMembers = {
  job_id: text(),
  state: oneOf(videoJobStates),
  job_type: oneOf(videoJobTypes),
  start_time: text(),
  end_time: text(),
  duration: num(0, 2_147_483_647),
  /** The video; its preview can be loaded for 24 hours. */
  output_asset_config: object(
    {},
    { asset_id: text(), asset_name: text(), cover_url: text(), preview_video_url: text() },
  ),
  error_info: errorResponse,
  create_time: text(),
  lastupdate_time: text(),
};

/** A task as lists show it (5.2.1). */
export const digitalHumanVideo = object({}, digitalHumanVideoMembers);

/** A task with, where it was asked for, what is filmed (5.3.2). */
export const digitalHumanVideoDetail = object({}, digitalHumanVideoMembers, filmed, {
  video_making_type: oneOf('MODEL', 'PICTURE'),
  /** A photo in Base64; withdrawn. */
  human_image: text(),
});

/** The body of the callback when a task has ended (5.3.1, `callback_url`). */
export const videoJobCallback = object(
  { result: oneOf('SUCCEED', 'FAILED'), job_id: text() },
  { asset_id: text() },
);

export type Create2dVideoBody = z.infer<typeof create2dVideoBody>;
export type DigitalHumanVideo = Lenient<z.infer<typeof digitalHumanVideo>>;
export type DigitalHumanVideoDetail = Lenient<z.infer<typeof digitalHumanVideoDetail>>;
export type VideoJobCallback = Lenient<z.infer<typeof videoJobCallback>>;
