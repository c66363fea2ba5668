/** The training of an avatar: what the service keeps of it, and what it shows (reference 7.2, 7.3). */
import type {
  AnswerOf,
  Create2dModelTrainingBody,
  create2dModelTrainingJob,
  ModelTrainingJob,
  ModelTrainingJobDetail,
  modelTrainingStates,
  Update2dModelTrainingBody,
} from '../../../src/api/index.js';
import { rfc3339, type Cancel } from '../clock.js';
import { newId } from '../hashing.js';
import { invalid, refuse } from '../service-errors.js';
import type { World } from '../state.js';
import { resolutionOf } from './film.js';
import { isEmpty, linkFrom, linkInto, linksTo, openSlot, type Slot } from './upload-slots.js';

export type ModelState = (typeof modelTrainingStates)[number];
type Logs = NonNullable<ModelTrainingJobDetail['operation_logs']>;
export type LogType = NonNullable<Logs[number]['log_type']>;
export type Comment = Omit<
  NonNullable<ModelTrainingJobDetail['comment_logs']>[number],
  'attachment_download_url'
> & {
  attachments: Slot[];
};

/** The files of a task, with their extensions; those of pictures are not documented. */
const pieces = { film: 'mp4', cover: '', card1: '', card2: '', letter: '' };
type Piece = keyof typeof pieces;

export interface ModelTraining {
  job_id: string;
  state: ModelState;
  /** Moments in milliseconds; `updated` is when the user last created, changed or handed it in. */
  created: number;
  updated: number;
  body: Create2dModelTrainingBody & Update2dModelTrainingBody;
  app_user_id?: string;
  /** Of each file all slots that something may have arrived in; the last takes the next one. */
  slots: Record<Piece, Slot[]>;
  logs: Logs;
  comments: Comment[];
  asset_id?: string;
  /** Takes away what is to happen next. */
  cancel?: Cancel;
}

/** Parts that object storage takes of one file. */
const mostParts = 10_000;

/** Creates a task that waits for its files. */
export function createModel(
  world: World,
  body: Create2dModelTrainingBody,
  app_user_id: string | undefined,
): ModelTraining {
  checkParts(body.video_multipart_count);
  const now = world.clock.now();
  const job: ModelTraining = {
    job_id: newId(),
    state: 'WAIT_FILE_UPLOAD',
    created: now,
    updated: now,
    body,
    ...(app_user_id !== undefined && { app_user_id }),
    slots: { film: [], cover: [], card1: [], card2: [], letter: [] },
    logs: [],
    comments: [],
  };
  openSlots(world, job);
  log(world, job, 'USER_CREATE_JOD');
  world.training.models.set(job.job_id, job);
  return job;
}

/** Changes a task and opens new slots: files that are not sent again stay. */
export function updateModel(world: World, job: ModelTraining, body: Update2dModelTrainingBody): void {
  checkParts(body.video_multipart_count);
  const given = Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined && value !== null),
  );
  job.body = { ...job.body, ...given };
  if (job.body.name === '') throw invalid('name', 'must not be empty');
  job.updated = world.clock.now();
  openSlots(world, job);
}

/** The task that a path names. */
export function modelOf(world: World, id: string): ModelTraining {
  const job = world.training.models.get(id);
  if (!job) throw refuse('MSS.41000003');
  return job;
}

/** States in which the task waits for files: at first, and after a review that turned it down. */
export const waiting: readonly ModelState[] = [
  'WAIT_FILE_UPLOAD',
  'AUTO_VERIFY_FAILED',
  'MANUAL_VERIFY_FAILED',
];

/** What has arrived last of a file. */
export function arrived(job: ModelTraining, piece: Piece): Slot | undefined {
  return job.slots[piece].findLast((slot) => slot.content);
}

/** Every slot of the task. */
export function slotsOf(job: ModelTraining): Slot[] {
  return [...Object.values(job.slots).flat(), ...job.comments.flatMap(({ attachments }) => attachments)];
}

/** Writes down what happened, and who did it. */
export function log(world: World, job: ModelTraining, log_type: LogType, log_description?: string): void {
  const operate_user =
    (['USER', 'ADMIN', 'SYSTEM'] as const).find((user) => log_type.startsWith(user)) ?? 'SYSTEM';
  const operate_time = rfc3339(world.clock.now());
  job.logs.push({
    operate_time,
    log_type,
    ...(log_description !== undefined && { log_description }),
    operate_user,
  });
}

/** Where the files of the task go to (7.1, 7.5). */
export function uploadsOf(
  job: ModelTraining,
  world: World,
  origin: string,
): AnswerOf<typeof create2dModelTrainingJob> {
  const link = (piece: Piece) =>
    job.slots[piece].slice(-1).map((slot) => linkInto(slot, world, origin))[0] ?? '';
  return {
    job_id: job.job_id,
    training_video_upload_url: job.slots.film.slice(-1).flatMap((slot) => linksTo(slot, world, origin)),
    cover_upload_url: link('cover'),
    id_card_image1_upload_url: link('card1'),
    id_card_image2_upload_url: link('card2'),
    grant_file_upload_url: link('letter'),
  };
}

/** The task as lists show it. */
export function summariseModel(job: ModelTraining, world: World, origin: string): ModelTrainingJob {
  const { name, contact, batch_name, tags, model_version } = job.body;
  const film = arrived(job, 'film')?.content;
  return {
    job_id: job.job_id,
    name,
    state: job.state,
    ...(job.asset_id !== undefined && { asset_id: job.asset_id }),
    project_id: world.account.project_id,
    ...named('cover_download_url', linkFrom(arrived(job, 'cover'), world, origin)),
    last_update_time: rfc3339(job.updated),
    create_time: rfc3339(job.created),
    ...(contact !== undefined && { contact }),
    ...(batch_name !== undefined && { batch_name }),
    tags: tags ?? [],
    model_version: model_version ?? 'V3.2',
    matting_type: 'AI',
    model_resolution: (film && resolutionOf(film)) ?? '1080P',
    ...(job.app_user_id !== undefined && { app_user_id: job.app_user_id }),
  };
}

/** The task with its files and its history. */
export function showModel(job: ModelTraining, world: World, origin: string): ModelTrainingJobDetail {
  const from = (piece: Piece) => linkFrom(arrived(job, piece), world, origin);
  const isMarked = job.logs.some(({ log_type }) => log_type === 'SYSTEM_MARKABLE_VIDEO_SUCCESS');
  return {
    ...summariseModel(job, world, origin),
    ...named('training_video_download_url', from('film')),
    ...named('id_card_image1_download_url', from('card1')),
    ...named('id_card_image2_download_url', from('card2')),
    ...named('grant_file_download_url', from('letter')),
    operation_logs: job.logs,
    comment_logs: job.comments.map(({ attachments, ...comment }) => ({
      ...comment,
      attachment_download_url: attachments.flatMap((slot) => linkFrom(slot, world, origin) ?? []),
    })),
    is_mask_file_uploaded: false,
    ...(isMarked && named('markable_video_download_url', from('film'))),
    is_background_replacement: job.body.is_background_replacement ?? false,
  };
}

/** Every file gets a slot that takes it once, as long as the task waits for files. */
function openSlots(world: World, job: ModelTraining): void {
  const parts = job.body.video_multipart_count ?? 1;
  for (const [piece, file_type] of Object.entries(pieces) as [Piece, string][]) {
    const isFilm = piece === 'film';
    const slot: Slot = openSlot(world, {
      job_id: job.job_id,
      file_type,
      parts: isFilm ? parts : 1,
      isOpen: (part) =>
        waiting.includes(job.state) && job.slots[piece].at(-1) === slot && isEmpty(slot, part),
      arrived: () => {
        if (isFilm && job.slots.film.length > 1) log(world, job, 'USER_UPDATE_VIDEO');
      },
    });
    job.slots[piece] = [...job.slots[piece].filter(({ content }) => content), slot];
  }
}

function checkParts(count: number | undefined): void {
  if (count !== undefined && (count < 1 || count > mostParts)) {
    throw invalid('video_multipart_count', `must be from 1 to ${mostParts}`);
  }
}

function named<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, string>);
}
