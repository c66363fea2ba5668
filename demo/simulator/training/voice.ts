/** Voice trainings: creation, files, and how responses show them (reference 8). */
import type {
  AnswerOf,
  CommitVoiceTrainingBody,
  CreateVoiceTrainingAnswer,
  CreateVoiceTrainingBody,
  showJobUploadingAddress,
  VoiceTrainingJob,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { slotDownloadUrl, slotUploadUrl, openSlot } from './upload-slots.js';
import type { ServiceState } from '../state/service-state.js';
import type { Edition, UploadSlot, VoiceTraining } from '../state/training.js';

/** Number of sentences of each edition; undefined for the premium one, which is trained from long recordings. */
export const sentenceCounts: Record<Edition, number | undefined> = {
  BASIC: 20,
  MIDDLE: 100,
  ADVANCE: undefined,
};

/** Creates a task that waits for its recordings. */
export function createVoice(
  service: ServiceState,
  job_type: Edition,
  body: CreateVoiceTrainingBody,
  app_user_id: string | undefined,
): VoiceTraining {
  const now = service.clock.now();
  const job_id = newId();
  const slot = (file_type: string, sentAs?: string, arrived = () => undefined as void): UploadSlot =>
    openSlot(service, {
      job_id,
      file_type,
      ...(sentAs !== undefined && { requiredType: sentAs }),
      accepts: () => isOpen(job),
      onComplete: arrived,
    });
  const count = body.create_type === 'SEGMENT' ? sentenceCounts[job_type] : undefined;
  const job: VoiceTraining = {
    job_id,
    job_type,
    state: 'CREATING',
    created: now,
    updated: now,
    body,
    ...(app_user_id !== undefined && { app_user_id }),
    ...(count === undefined && { package: slot('zip', 'application/zip') }),
    segments: Array.from({ length: count ?? 0 }, (_, index) => {
      const arrived = () => void job.confirmed.delete(index);
      return { audio: slot('wav', 'audio/wav', arrived), text: slot('txt', 'text/plain', arrived) };
    }),
    letter: slot(''),
    confirmed: new Set(),
    reject_times: 0,
    audit: {},
  };
  service.training.voices.set(job_id, job);
  return job;
}

/** The task of a path or a query. Throws if there is none. */
export function requireVoiceTraining(service: ServiceState, id: string): VoiceTraining {
  const job = service.training.voices.get(id);
  if (!job) throw serviceError('MSS.20020002');
  return job;
}

/** Whether the task accepts recordings: initially, and after a rejection by a review. */
function isOpen({ state }: VoiceTraining): boolean {
  return state === 'CREATING' || state === 'AUDIT_FAILED';
}

/** The task of a path. Throws if it does not accept recordings. */
export function requireOpenVoiceTraining(service: ServiceState, id: string): VoiceTraining {
  const job = requireVoiceTraining(service, id);
  if (!isOpen(job)) throw serviceError('MSS.20020001');
  return job;
}

/** Applies the members that the submission changes. */
export function updateVoice(job: VoiceTraining, body: CommitVoiceTrainingBody): void {
  const given = Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined && value !== null),
  );
  if (given['voice_name'] === '') throw invalidParameter('voice_name', 'must not be empty');
  job.body = { ...job.body, ...given };
  if (body.app_user_id) job.app_user_id = body.app_user_id;
}

/** All slots of a task. */
export function voiceSlots(job: VoiceTraining): UploadSlot[] {
  const segments = job.segments.flatMap(({ audio, text }) => [audio, text]);
  return [...segments, ...(job.package ? [job.package] : []), job.letter];
}

/** Upload URLs in the response to a creation (8.1, 8.2, 8.3). */
export function voiceUploads(
  job: VoiceTraining,
  service: ServiceState,
  origin: string,
): CreateVoiceTrainingAnswer {
  const { segment_url, package_url, authorization_letter_uploading_url } = voiceUploadUrls(
    job,
    service,
    origin,
  );
  return {
    job_id: job.job_id,
    ...(package_url && { training_data_uploading_url: package_url.training_data_uploading_url ?? '' }),
    ...(segment_url && { segment_uploading_url: segment_url }),
    authorization_letter_uploading_url: authorization_letter_uploading_url ?? '',
  };
}

/** Upload URLs in the response to a later query (8.8). */
export function voiceUploadUrls(
  job: VoiceTraining,
  service: ServiceState,
  origin: string,
): AnswerOf<typeof showJobUploadingAddress> {
  const link = (slot: UploadSlot) => slotUploadUrl(slot, service, origin);
  return {
    ...(job.package
      ? { package_url: { training_data_uploading_url: link(job.package) } }
      : {
          segment_url: {
            audio_uploading_url: job.segments.map(({ audio }) => link(audio)),
            txt_uploading_url: job.segments.map(({ text }) => link(text)),
          },
        }),
    authorization_letter_uploading_url: link(job.letter),
  };
}

/** The task as lists and details show it. Its times are milliseconds since 1970. */
export function voiceView(job: VoiceTraining, service: ServiceState, origin: string): VoiceTrainingJob {
  const { voice_name, sex, language, tag, phone } = job.body;
  const letter = slotDownloadUrl(job.letter, service, origin);
  return {
    job_type: job.job_type,
    job_id: job.job_id,
    ...(job.app_user_id !== undefined && { app_user_id: job.app_user_id }),
    voice_name,
    ...(sex !== undefined && { sex }),
    language: language ?? 'CN',
    state: job.state,
    reject_times: job.reject_times,
    ...(job.asset_id !== undefined && { asset_id: job.asset_id }),
    ...(job.failure && { job_failed_code: job.failure.error_code, job_failed_reason: job.failure.error_msg }),
    create_time: Math.floor(job.created),
    lastupdate_time: Math.floor(job.updated),
    ...(letter !== undefined && { voice_authorization_url: letter }),
    create_type: job.package ? 'PACKAGE' : 'SEGMENT',
    ...(tag !== undefined && { tag }),
    ...(phone !== undefined && { phone }),
  };
}
