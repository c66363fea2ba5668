/** Avatar trainings: creation, files, and how responses show them (reference 7.2, 7.3). */
import type {
  AnswerOf,
  Create2dModelTrainingBody,
  create2dModelTrainingJob,
  ModelTrainingJob,
  ModelTrainingJobDetail,
  Update2dModelTrainingBody,
} from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { newId } from '../hashing.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { videoResolution } from './training-video.js';
import { isEmpty, slotDownloadUrl, slotUploadUrl, slotUploadUrls, openSlot } from './upload-slots.js';
import type { ServiceState } from '../state/service-state.js';
import type { LogType, ModelState, ModelTraining, TrainingFile, UploadSlot } from '../state/training.js';

/** Extensions of a task's files. Those of pictures are undocumented, so any is accepted. */
const trainingFiles = { video: 'mp4', cover: '', card1: '', card2: '', letter: '' };

/** Creates a task that waits for its files. */
export function createModel(
  service: ServiceState,
  body: Create2dModelTrainingBody,
  app_user_id: string | undefined,
): ModelTraining {
  checkParts(service, body.video_multipart_count);
  if (body.model_version === 'V2') throw invalidParameter('model_version', 'V2 has been discarded');
  const now = service.clock.now();
  const job: ModelTraining = {
    job_id: newId(),
    state: 'WAIT_FILE_UPLOAD',
    created: now,
    updated: now,
    body,
    ...(app_user_id !== undefined && { app_user_id }),
    slots: { video: [], cover: [], card1: [], card2: [], letter: [] },
    logs: [],
    comments: [],
  };
  openSlots(service, job);
  addLog(service, job, 'USER_CREATE_JOD');
  service.training.models.set(job.job_id, job);
  return job;
}

/** Updates a task and opens new slots. Files that are not uploaded again are kept. */
export function updateModel(
  service: ServiceState,
  job: ModelTraining,
  body: Update2dModelTrainingBody,
): void {
  checkParts(service, body.video_multipart_count);
  const given = Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined && value !== null),
  );
  job.body = { ...job.body, ...given };
  if (job.body.name === '') throw invalidParameter('name', 'must not be empty');
  job.updated = service.clock.now();
  openSlots(service, job);
}

/** The task of a path. Throws if there is none. */
export function requireModelTraining(service: ServiceState, id: string): ModelTraining {
  const job = service.training.models.get(id);
  if (!job) throw serviceError('MSS.41000003');
  return job;
}

/** States in which a task waits for files: initially, and after a rejection by a review. */
export const waitingStates: readonly ModelState[] = [
  'WAIT_FILE_UPLOAD',
  'AUTO_VERIFY_FAILED',
  'MANUAL_VERIFY_FAILED',
];

/** The latest slot of a file that has content. */
export function latestUpload(job: ModelTraining, piece: TrainingFile): UploadSlot | undefined {
  return job.slots[piece].findLast((slot) => slot.content);
}

/** All slots of a task. */
export function modelSlots(job: ModelTraining): UploadSlot[] {
  return [...Object.values(job.slots).flat(), ...job.comments.flatMap(({ attachments }) => attachments)];
}

/** Adds an entry to the operation log. */
export function addLog(
  service: ServiceState,
  job: ModelTraining,
  log_type: LogType,
  log_description?: string,
): void {
  const operate_user =
    (['USER', 'ADMIN', 'SYSTEM'] as const).find((user) => log_type.startsWith(user)) ?? 'SYSTEM';
  const operate_time = rfc3339(service.clock.now());
  job.logs.push({
    operate_time,
    log_type,
    ...(log_description !== undefined && { log_description }),
    operate_user,
  });
}

/** Upload URLs of the task's files (7.1, 7.5). */
export function modelUploads(
  job: ModelTraining,
  service: ServiceState,
  origin: string,
): AnswerOf<typeof create2dModelTrainingJob> {
  const link = (piece: TrainingFile) =>
    job.slots[piece].slice(-1).map((slot) => slotUploadUrl(slot, service, origin))[0] ?? '';
  return {
    job_id: job.job_id,
    training_video_upload_url: job.slots.video
      .slice(-1)
      .flatMap((slot) => slotUploadUrls(slot, service, origin)),
    cover_upload_url: link('cover'),
    id_card_image1_upload_url: link('card1'),
    id_card_image2_upload_url: link('card2'),
    grant_file_upload_url: link('letter'),
  };
}

/** The resolution of the task's video; 1080P while there is none. */
export function modelResolution(job: ModelTraining): '1080P' | '4K' {
  const video = latestUpload(job, 'video')?.content;
  return (video && videoResolution(video)) ?? '1080P';
}

/** The task as lists show it. */
export function modelSummary(job: ModelTraining, service: ServiceState, origin: string): ModelTrainingJob {
  const { name, contact, batch_name, tags, model_version } = job.body;
  return {
    job_id: job.job_id,
    name,
    state: job.state,
    ...(job.asset_id !== undefined && { asset_id: job.asset_id }),
    project_id: service.account.project_id,
    ...named('cover_download_url', slotDownloadUrl(latestUpload(job, 'cover'), service, origin)),
    last_update_time: rfc3339(job.updated),
    create_time: rfc3339(job.created),
    ...(contact !== undefined && { contact }),
    ...(batch_name !== undefined && { batch_name }),
    tags: tags ?? [],
    model_version: model_version ?? 'V3.2',
    matting_type: 'AI',
    model_resolution: modelResolution(job),
    ...(job.app_user_id !== undefined && { app_user_id: job.app_user_id }),
  };
}

/** The task with its files and its history. */
export function modelDetails(
  job: ModelTraining,
  service: ServiceState,
  origin: string,
): ModelTrainingJobDetail {
  const from = (piece: TrainingFile) => slotDownloadUrl(latestUpload(job, piece), service, origin);
  const isMarked = job.logs.some(({ log_type }) => log_type === 'SYSTEM_MARKABLE_VIDEO_SUCCESS');
  return {
    ...modelSummary(job, service, origin),
    ...named('training_video_download_url', from('video')),
    ...named('id_card_image1_download_url', from('card1')),
    ...named('id_card_image2_download_url', from('card2')),
    ...named('grant_file_download_url', from('letter')),
    operation_logs: job.logs,
    comment_logs: job.comments.map(({ attachments, ...comment }) => ({
      ...comment,
      attachment_download_url: attachments.flatMap((slot) => slotDownloadUrl(slot, service, origin) ?? []),
    })),
    is_mask_file_uploaded: false,
    ...(isMarked && named('markable_video_download_url', from('video'))),
    is_background_replacement: job.body.is_background_replacement ?? false,
  };
}

/** Opens a slot for each file. A slot accepts its file once, while the task waits for files. */
function openSlots(service: ServiceState, job: ModelTraining): void {
  const parts = job.body.video_multipart_count ?? 1;
  for (const [piece, file_type] of Object.entries(trainingFiles) as [TrainingFile, string][]) {
    const isVideo = piece === 'video';
    const slot: UploadSlot = openSlot(service, {
      job_id: job.job_id,
      file_type,
      parts: isVideo ? parts : 1,
      accepts: (part) =>
        waitingStates.includes(job.state) && job.slots[piece].at(-1) === slot && isEmpty(slot, part),
      onComplete: () => {
        if (isVideo && job.slots.video.length > 1) addLog(service, job, 'USER_UPDATE_VIDEO');
      },
    });
    job.slots[piece] = [...job.slots[piece].filter(({ content }) => content), slot];
  }
}

function checkParts({ invented }: ServiceState, count: number | undefined): void {
  const maxParts = invented.uploadParts;
  if (count !== undefined && (count < 1 || count > maxParts)) {
    throw invalidParameter('video_multipart_count', `must be from 1 to ${maxParts}`);
  }
}

function named<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
