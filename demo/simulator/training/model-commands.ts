/** What a person may do with the training of an avatar, and when (reference 7.6). */
import type {
  AnswerOf,
  execute2dModelTrainingCommandByUser,
  ModelTrainingCommandBody,
} from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { hexOf } from '../files/storage.js';
import { invalid, refuse } from '../service-errors.js';
import type { World } from '../state.js';
import { arrived, log, waiting, type Comment, type ModelState, type ModelTraining } from './model.js';
import { isNaUser, isRunning, moveTo } from './model-state-machine.js';
import { join, linkInto, openSlot } from './upload-slots.js';
import { mostRunning } from './training.js';

type Command = ModelTrainingCommandBody['command'];
type Answer = AnswerOf<typeof execute2dModelTrainingCommandByUser>;

/** The states that a command is for. */
const states: Record<Command, readonly ModelState[]> = {
  SUBMITVERIFYING: waiting,
  GET_MULTIPART_UPLOADED: waiting,
  CONFIRM_MULTIPART_UPLOADED: waiting,
  CONFIRM_ACCEPT: ['WAIT_USER_CONFIRM'],
  CONFIRM_REJECT: ['WAIT_USER_CONFIRM'],
  CONFIRM_PENDING: ['WAIT_USER_CONFIRM'],
  CONFIRM_ACTIVE: ['JOB_PENDING'],
  CONFIRM_ANSWER: ['WAIT_USER_CONFIRM', 'JOB_REJECT', 'JOB_PENDING'],
};

const forNaUsers = /^CONFIRM_(?!MULTIPART)/;

/** Carries a command out, or refuses it. One that files are missing for is answered with EXCUTE_FAILED. */
export function commandModel(
  world: World,
  job: ModelTraining,
  { command, comment_data }: ModelTrainingCommandBody,
  origin: string,
): Answer {
  if (forNaUsers.test(command) && !isNaUser(world))
    throw invalid('command', 'is available only for NA users');
  if (!states[command].includes(job.state)) throw refuse('MSS.41000001');
  return commands[command](world, job, comment_data, origin);
}

type Data = ModelTrainingCommandBody['comment_data'];

const done: Answer = { commond_result: 'EXCUTE_SUCCESS' };
const failed: Answer = { commond_result: 'EXCUTE_FAILED' };

const commands: Record<Command, (world: World, job: ModelTraining, data: Data, origin: string) => Answer> = {
  SUBMITVERIFYING: submit,
  GET_MULTIPART_UPLOADED: (_, job) => ({ ...done, multipart_data: partsOf(job) }),
  CONFIRM_MULTIPART_UPLOADED: (_, job) => {
    const film = job.slots.film.at(-1);
    return film && join(film) ? done : failed;
  },
  CONFIRM_ACCEPT: (world, job) => moved(world, job, 'JOB_FINISH'),
  CONFIRM_REJECT: (world, job, data, origin) => {
    const answer = comment(world, job, 'USER_REJECT', data, origin);
    moveTo(world, job, 'JOB_REJECT');
    return answer;
  },
  CONFIRM_PENDING: (world, job) => moved(world, job, 'JOB_PENDING'),
  CONFIRM_ACTIVE: (world, job) => moved(world, job, 'WAIT_USER_CONFIRM'),
  CONFIRM_ANSWER: (world, job, data, origin) => comment(world, job, 'USER_COMMENT', data, origin),
};

/** Hands the film in; one that has not arrived as a whole cannot be. */
function submit(world: World, job: ModelTraining): Answer {
  const isSending = (job.slots.film.at(-1)?.received.size ?? 0) > 0;
  if (isSending || !arrived(job, 'film')) return failed;
  const running = [...world.training.models.values()].filter(isRunning);
  if (running.length >= mostRunning) throw refuse('MSS.41000002');
  job.updated = world.clock.now();
  log(world, job, 'SYSTEM_MARKABLE_VIDEO');
  log(world, job, 'USER_VERIFYING_SUBMITTED');
  return moved(world, job, 'AUTO_VERIFYING');
}

function moved(world: World, job: ModelTraining, state: ModelState): Answer {
  moveTo(world, job, state);
  return done;
}

/** The parts of the film that have arrived, in their order. */
function partsOf(job: ModelTraining): NonNullable<Answer['multipart_data']> {
  const film = job.slots.film.at(-1);
  return [...(film?.received ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([part, { md5 }]) => ({ part_number: String(part), etag: hexOf(md5) }));
}

/** Writes down what the person says; attachments get links to send them to. */
function comment(
  world: World,
  job: ModelTraining,
  comment_type: Comment['comment_type'],
  { comment_title, comment_message, attachment_name = [] }: NonNullable<Data> = {},
  origin: string,
): Answer {
  const attachments = attachment_name.map((name) =>
    openSlot(world, { job_id: job.job_id, file_type: /\.(\w+)$/.exec(name)?.[1] ?? '' }),
  );
  job.comments.push({
    operate_time: rfc3339(world.clock.now()),
    comment_type,
    ...(comment_title !== undefined && { comment_title }),
    ...(comment_message !== undefined && { comment_message }),
    attachments,
  });
  const links = attachments.map((slot) => linkInto(slot, world, origin));
  return links.length > 0 ? { ...done, attachment_upload_url: links } : done;
}
