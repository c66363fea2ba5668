/** Training a voice from recordings (reference 8). */
import type * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';
import { supportedService } from './common.js';

/** From the upload through two reviews to the voice; AUDIT_FAILED waits for other recordings. */
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

/** BASIC needs 20 sentences, MIDDLE and ADVANCE more. */
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
/** All recordings in one ZIP file, or sentence by sentence. */
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

/** A task as all three editions create it; `voice_name` becomes the name of the asset (8.1, 8.2, 8.3). */
export const createVoiceTrainingBody = object({ voice_name: text(1) }, taskMembers, {
  create_type: createType,
  batch_name: text(),
  dhtms_job_id: text(),
  is_ondemand_resource: flag(),
  supported_service: list(supportedService),
});

/** What is said again when the recordings are handed in (8.5). */
export const commitVoiceTrainingBody = object({}, taskMembers, { voice_name: text(), app_user_id: text() });

/** Recordings go up as `audio/wav`, their texts as `text/plain`. */
const segmentUrls = object({}, { audio_uploading_url: list(text()), txt_uploading_url: list(text()) });

/** Where recordings and the letter of authorization go to; which of them, `create_type` decides. */
export const createVoiceTrainingAnswer = object(
  {},
  {
    job_id: text(),
    training_data_uploading_url: text(),
    segment_uploading_url: segmentUrls,
    authorization_letter_uploading_url: text(),
  },
);

/** A task as lists and details show it; times are whole numbers (8.4, 8.6). */
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
    /** How often it was refused. */
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

/** Where a task's files go to, asked for again; the package goes up as `application/zip` (8.8). */
export const uploadingAddress = object(
  {},
  {
    segment_url: segmentUrls,
    package_url: object({}, { training_data_uploading_url: text() }),
    authorization_letter_uploading_url: text(),
  },
);

/** What the review by machine and the one by a person found (8.9). */
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

export type CreateVoiceTrainingBody = z.infer<typeof createVoiceTrainingBody>;
export type CommitVoiceTrainingBody = z.infer<typeof commitVoiceTrainingBody>;
export type CreateVoiceTrainingAnswer = Lenient<z.infer<typeof createVoiceTrainingAnswer>>;
export type VoiceTrainingJob = Lenient<z.infer<typeof voiceTrainingJob>>;
