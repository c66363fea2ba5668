/** Training of an avatar from a video of a person (reference 7). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { supportedService } from './asset.js';

/** Every state of a training: upload, reviews, training, and the user's confirmation. */
export const modelTrainingStates = [
  'WAIT_FILE_UPLOAD',
  'AUTO_VERIFYING',
  'AUTO_VERIFY_FAILED',
  'MANUAL_VERIFYING',
  'MANUAL_VERIFY_FAILED',
  'MANUAL_VERIFY_SUCCESS',
  'TRAINING_DATA_PREPROCESSING',
  'TRAINING_DATA_PREPROCESS_FAILED',
  'TRAINING_DATA_PREPROCESS_SUCCESS',
  'TRAINING',
  'TRAIN_FAILED',
  'TRAIN_SUCCESS',
  'INFERENCE_DATA_PREPROCESSING',
  'INFERENCE_DATA_PREPROCESS_FAILED',
  'WAIT_MAIN_FILE_UPLOAD',
  'JOB_SUCCESS',
  'WAIT_USER_CONFIRM',
  'JOB_REJECT',
  'JOB_PENDING',
  'JOB_FINISH',
] as const;

/** Types of log entries. USER_CREATE_JOD is the service's spelling. */
const logTypes = [
  'USER_CREATE_JOD',
  'USER_VERIFYING_SUBMITTED',
  'SYSTEM_VERIFY_FAILED',
  'SYSTEM_VERIFY_SUCCESS',
  'ADMIN_VERIFY_SUCCESS',
  'ADMIN_VERIFY_FAILED',
  'SYSTEM_TRAIN_DATA_PREPROCESSING',
  'SYSTEM_TRAIN_DATA_PREPROCESS_FAILED',
  'SYSTEM_TRAIN_DATA_PREPROCESS_SUCCESS',
  'SYSTEM_TRAINING',
  'ADMIN_STOP_TRAIN',
  'SYSTEM_TRAIN_FAILED',
  'SYSTEM_TRAIN_SUCCESS',
  'SYSTEM_INFERENCE_DATA_PREPROCESSING',
  'SYSTEM_INFERENCE_DATA_PREPROCESS_FAILED',
  'SYSTEM_INFERENCE_DATA_PREPROCESS_SUCCESS',
  'SYSTEM_JOB_SUCCESS',
  'SYSTEM_MARKABLE_VIDEO',
  'SYSTEM_MASK_VERIFY_VIDEO',
  'SYSTEM_MASK_VERIFY_VIDEO_SUCCESS',
  'SYSTEM_MASK_VERIFY_VIDEO_FAILED',
  'SYSTEM_MARKABLE_VIDEO_SUCCESS',
  'SYSTEM_MARKABLE_VIDEO_FAILED',
  'SYSTEM_MASK_VIDEO_AND_ACTION_TIME_SUCCESS',
  'SYSTEM_MASK_VIDEO_AND_ACTION_TIME_FAILED',
  'ADMIN_MASK_UPLOADED',
  'ADMIN_UPDATE_VIDEO',
  'USER_UPDATE_VIDEO',
  'ADMIN_MASK_ACTION_TIME',
] as const;

/** Default: V3.2. V2 is withdrawn. Assets write the same versions with an underscore, as `V3_2`. */
const modelVersion = oneOf('V2', 'V3', 'V3.2', 'V3.3');

const commandMessage = oneOf('UPDATE_VIDEO', 'UPLOAD_VIDEO');

const taskMembers = {
  /** Phone number or e-mail address of the person who asked for the training. */
  contact: text(),
  command_message: commandMessage,
  /** Number of parts in which the video is uploaded. */
  video_multipart_count: int(),
  action_video_multipart_count: int(),
  /** Whether the background is to be replaced. The video must then be shot in front of a green screen. */
  is_background_replacement: flag(),
  batch_name: text(),
  tags: list(text()),
  /** The source that a voice is trained from. Absent: no voice is trained. */
  audio_source_type: oneOf('VIDEO', 'AUDIO'),
  voice_properties: object(
    {},
    {
      job_tag: oneOf('ECOMMERCE', 'NEWS', 'MARKETING'),
      sex: oneOf('FEMALE', 'MALE'),
      language: oneOf('CN', 'EN'),
    },
  ),
  is_fast_flexus: flag(),
  supported_service: list(supportedService),
};

/** The body that creates a training. `name` becomes the name of the asset (7.1). */
export const create2dModelTrainingBody = object({ name: text(1) }, taskMembers, {
  model_version: modelVersion,
  is_flexus: flag(),
  is_live_copy: flag(),
  is_ondemand_resource: flag(),
  is_only_human_model: flag(),
});

/** A gesture that may be selected for the avatar. */
const actionBasicSampleInfo = object(
  {},
  {
    action_name_zh: text(),
    action_name_en: text(),
    action_tag: text(),
    catalog: text(),
    is_selected: flag(),
  },
);

/** The body that changes a training (7.5). */
export const update2dModelTrainingBody = object(
  {},
  { name: text(), samples_basic_info: list(actionBasicSampleInfo) },
  taskMembers,
);

/**
 * Upload URLs of a training (7.1, 7.5), one for each file: the video (MP4, 1080P or 4K, 3 to 10 minutes; several URLs
 * if it is uploaded in parts), a cover, both sides of the identity card and the letter of authorization.
 */
export const modelTrainingAnswer = object(
  {},
  {
    job_id: text(),
    training_video_upload_url: list(text()),
    cover_upload_url: text(),
    id_card_image1_upload_url: text(),
    id_card_image2_upload_url: text(),
    grant_file_upload_url: text(),
  },
);

/** Members of a training in lists and details. Times are in RFC 3339; URLs are valid for 24 hours. */
const trainingJobMembers = {
  job_id: text(),
  name: text(),
  state: oneOf(modelTrainingStates),
  asset_id: text(),
  project_id: text(),
  cover_download_url: text(),
  last_update_time: text(),
  create_time: text(),
  contact: text(),
  batch_name: text(),
  tags: list(text()),
  model_version: modelVersion,
  /** How the person is separated from the background. Default: AI. */
  matting_type: oneOf('AI', 'MANUAL'),
  /** Highest resolution of the avatar. Default: 1080P. */
  model_resolution: oneOf('1080P', '4K'),
  app_user_id: text(),
};

/** A training in a list (7.2). */
export const modelTrainingJob = object({}, trainingJobMembers);

const operationLogInfo = object(
  {},
  {
    operate_time: text(),
    log_type: oneOf(logTypes),
    log_description: text(),
    operate_user: oneOf('USER', 'ADMIN', 'SYSTEM'),
  },
);

const commentLogInfo = object(
  {},
  {
    operate_time: text(),
    comment_type: oneOf('USER_REJECT', 'USER_COMMENT', 'ADMIN_COMMENT'),
    comment_title: text(),
    comment_message: text(),
    attachment_download_url: list(text()),
  },
);

/** A marked section of the video; times as `HH:MM:SS.mmm`. */
const actionMarkItem = object(
  {},
  { action_start_time: text(), action_end_time: text(), action_type: oneOf('SILENCE', 'ACTION') },
);

/** A training with its files, its history and the marked sections of its video (7.3). */
export const modelTrainingJobDetail = object({}, trainingJobMembers, {
  training_video_download_url: text(),
  id_card_image1_download_url: text(),
  id_card_image2_download_url: text(),
  grant_file_download_url: text(),
  operation_logs: list(operationLogInfo),
  comment_logs: list(commentLogInfo),
  is_mask_file_uploaded: flag(),
  mask_file_download_url: text(),
  verify_video_download_url: text(),
  markable_video_download_url: text(),
  inference_data_process_video_mark_info: object({}, { video_start_time: text(), video_end_time: text() }),
  inference_data_process_action_mark_info: object({}, { action_info: list(actionMarkItem) }),
  inference_data_process_eye_correction_mark_info: object(
    {},
    { eye_correction_start_time: text(), eye_correction_end_time: text() },
  ),
  is_background_replacement: flag(),
  worker_type: list(text()),
});

/** A user's command: submit, accept, reject, reply, or report the state of a multipart upload (7.6). */
export const modelTrainingCommandBody = object(
  {
    command: oneOf(
      'SUBMITVERIFYING',
      'CONFIRM_ACCEPT',
      'CONFIRM_REJECT',
      'CONFIRM_ANSWER',
      'CONFIRM_PENDING',
      'CONFIRM_ACTIVE',
      'GET_MULTIPART_UPLOADED',
      'CONFIRM_MULTIPART_UPLOADED',
    ),
  },
  {
    command_message: commandMessage,
    comment_data: object(
      {},
      { comment_title: text(), comment_message: text(), attachment_name: list(text()) },
    ),
    operation_reason: text(),
  },
);

/** The answer to a command (7.6). The service writes `commond_result` and EXCUTE; either spelling is accepted. */
export const modelTrainingCommandAnswer = object(
  {},
  {
    commond_result: oneOf('EXCUTE_SUCCESS', 'EXCUTE_FAILED'),
    command_result: oneOf('EXECUTE_SUCCESS', 'EXECUTE_FAILED'),
    attachment_upload_url: list(text()),
    multipart_data: list(object({}, { part_number: text(), etag: text() })),
  },
);

/** The body that creates an avatar training (7.1). */
export type Create2dModelTrainingBody = z.infer<typeof create2dModelTrainingBody>;
/** The body that changes an avatar training (7.5). */
export type Update2dModelTrainingBody = z.infer<typeof update2dModelTrainingBody>;
/** The upload URLs of an avatar training, as 7.1 and 7.5 answer them. */
export type ModelTrainingAnswer = Lenient<z.infer<typeof modelTrainingAnswer>>;
/** An avatar training in a list, as 7.2 answers it. */
export type ModelTrainingJob = Lenient<z.infer<typeof modelTrainingJob>>;
/** An avatar training with its files and history, as 7.3 answers it. */
export type ModelTrainingJobDetail = Lenient<z.infer<typeof modelTrainingJobDetail>>;
/** The body that sends a user's command to an avatar training (7.6). */
export type ModelTrainingCommandBody = z.infer<typeof modelTrainingCommandBody>;
