/** Training of a voice from recordings (reference 8). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { supportedService } from './asset.js';

/** Every state of a training: upload, two reviews, training. In AUDIT_FAILED, it waits for new recordings. */
export const voiceTrainingStates = [
  'CREATING',
  'SYSTEM_AUDITING',
  'AUDITING',
  'WAITING',
  'PROCESSING',
  'RESULT_REVIEW',
  'AUDIT_FAILED',
  'FAILED',
  'SUCCEED',
] as const;

/** Types of voice trainings. BASIC requires 20 sentences, MIDDLE and ADVANCE more. */
export const voiceTrainingTypes = [
  'BASIC',
  'MIDDLE',
  'ADVANCE',
  'LLM_MAJOR',
  'LLM_MINOR',
  'THIRD_PARTY',
  'THIRD_PARTY_LJZN',
  'FLEXUS',
] as const;

const tag = oneOf('ECOMMERCE', 'NEWS', 'MARKETING');
const sex = oneOf('FEMALE', 'MALE');
/** PACKAGE: all recordings in one ZIP file; SEGMENT: one file for each sentence. */
const createType = oneOf('PACKAGE', 'SEGMENT');

const taskMembers = {
  tag,
  description: text(),
  sex,
  language: oneOf('CN', 'EN'),
  phone: text(),
  custom_text: text(),
  output_language: text(),
};

/** The body that creates a training of any edition. `voice_name` becomes the name of the asset (8.1, 8.2, 8.3). */
export const createVoiceTrainingBody = object({ voice_name: text(1) }, taskMembers, {
  create_type: createType,
  batch_name: text(),
  dhtms_job_id: text(),
  is_ondemand_resource: flag(),
  supported_service: list(supportedService),
});

/** The body that submits the recordings; it repeats the description of the task (8.5). */
export const commitVoiceTrainingBody = object({}, taskMembers, { voice_name: text(), app_user_id: text() });

/** Upload URLs of each sentence: recordings as `audio/wav`, their texts as `text/plain`. */
const segmentUrls = object({}, { audio_uploading_url: list(text()), txt_uploading_url: list(text()) });

/** Upload URLs for the recordings, one or several according to `create_type`, and for the letter of authorization. */
export const createVoiceTrainingAnswer = object(
  {},
  {
    job_id: text(),
    training_data_uploading_url: text(),
    segment_uploading_url: segmentUrls,
    authorization_letter_uploading_url: text(),
  },
);

/** A training in lists and details. Times are integers (8.4, 8.6). */
export const voiceTrainingJob = object(
  {},
  {
    job_type: oneOf(voiceTrainingTypes),
    job_id: text(),
    app_user_id: text(),
    voice_name: text(),
    sex,
    language: text(),
    state: oneOf(voiceTrainingStates),
    /** Number of rejections. */
    reject_times: int(),
    asset_id: text(),
    job_failed_code: text(),
    job_failed_reason: text(),
    create_time: int(),
    lastupdate_time: int(),
    voice_authorization_url: text(),
    create_type: createType,
    tag,
    phone: text(),
  },
);

/** The upload URLs of an existing training. The package is uploaded as `application/zip` (8.8). */
export const uploadingAddress = object(
  {},
  {
    segment_url: segmentUrls,
    package_url: object({}, { training_data_uploading_url: text() }),
    authorization_letter_uploading_url: text(),
  },
);

/** Results of the automatic and the manual review (8.9). */
export const voiceAuditResult = object(
  {},
  {
    system_audit_result: object(
      {},
      {
        audit_time: int(),
        errors: list(
          object({}, { audio_name: text(), text_name: text(), error_code: text(), error_message: text() }),
        ),
      },
    ),
    admin_audit_result: object(
      {},
      { message: text(), attachment_name: text(), attachment_url: text(), audit_time: int() },
    ),
  },
);

/** The body that creates a voice training (8.1, 8.2, 8.3). */
export type CreateVoiceTrainingBody = z.infer<typeof createVoiceTrainingBody>;
/** The body that submits the recordings of a voice training (8.5). */
export type CommitVoiceTrainingBody = z.infer<typeof commitVoiceTrainingBody>;
/** The upload URLs of a new voice training, as 8.1, 8.2 and 8.3 answer them. */
export type CreateVoiceTrainingAnswer = Lenient<z.infer<typeof createVoiceTrainingAnswer>>;
/** A voice training, as 8.4 and 8.6 answer it. */
export type VoiceTrainingJob = Lenient<z.infer<typeof voiceTrainingJob>>;
