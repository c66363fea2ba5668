/** User commands to the training of an avatar, and the states that allow them (reference 7.6). */
import type {
  AnswerOf,
  execute2dModelTrainingCommandByUser,
  ModelTrainingCommandBody,
} from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { md5Hex } from '../files/storage.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { latestUpload, addLog, waitingStates } from './model.js';
import { isNaUser, isRunning, enterState } from './model-state-machine.js';
import { joinParts, slotUploadUrl, openSlot } from './upload-slots.js';
import type { ServiceState } from '../state/service-state.js';
import type { Comment, ModelState, ModelTraining } from '../state/training.js';

type Command = ModelTrainingCommandBody['command'];
type Answer = AnswerOf<typeof execute2dModelTrainingCommandByUser>;

/** The states that allow each command. */
const states: Record<Command, readonly ModelState[]> = {
  SUBMITVERIFYING: waitingStates,
  GET_MULTIPART_UPLOADED: waitingStates,
  CONFIRM_MULTIPART_UPLOADED: waitingStates,
  CONFIRM_ACCEPT: ['WAIT_USER_CONFIRM'],
  CONFIRM_REJECT: ['WAIT_USER_CONFIRM'],
  CONFIRM_PENDING: ['WAIT_USER_CONFIRM'],
  CONFIRM_ACTIVE: ['JOB_PENDING'],
  CONFIRM_ANSWER: ['WAIT_USER_CONFIRM', 'JOB_REJECT', 'JOB_PENDING'],
};

const forNaUsers = /^CONFIRM_(?!MULTIPART)/;

/** Executes a command. Throws if the state does not allow it; returns EXCUTE_FAILED if files are missing. */
export function runModelCommand(
  service: ServiceState,
  job: ModelTraining,
  { command, comment_data }: ModelTrainingCommandBody,
  origin: string,
): Answer {
  if (forNaUsers.test(command) && !isNaUser(service))
    throw invalidParameter('command', 'is available only for NA users');
  if (!states[command].includes(job.state)) throw serviceError('MSS.41000001');
  return commands[command](service, job, comment_data, origin);
}

type Data = ModelTrainingCommandBody['comment_data'];

const done: Answer = { commond_result: 'EXCUTE_SUCCESS' };
const failed: Answer = { commond_result: 'EXCUTE_FAILED' };

const commands: Record<
  Command,
  (service: ServiceState, job: ModelTraining, data: Data, origin: string) => Answer
> = {
  SUBMITVERIFYING: submit,
  GET_MULTIPART_UPLOADED: (_, job) => ({ ...done, multipart_data: partsOf(job) }),
  CONFIRM_MULTIPART_UPLOADED: (_, job) => {
    const video = job.slots.video.at(-1);
    return video && joinParts(video) ? done : failed;
  },
  CONFIRM_ACCEPT: (service, job) => moved(service, job, 'JOB_FINISH'),
  CONFIRM_REJECT: (service, job, data, origin) => {
    const answer = comment(service, job, 'USER_REJECT', data, origin);
    enterState(service, job, 'JOB_REJECT');
    return answer;
  },
  CONFIRM_PENDING: (service, job) => moved(service, job, 'JOB_PENDING'),
  CONFIRM_ACTIVE: (service, job) => moved(service, job, 'WAIT_USER_CONFIRM'),
  CONFIRM_ANSWER: (service, job, data, origin) => comment(service, job, 'USER_COMMENT', data, origin),
};

/** Submits the video for review. Fails while it is incomplete. */
function submit(service: ServiceState, job: ModelTraining): Answer {
  const isSending = (job.slots.video.at(-1)?.received.size ?? 0) > 0;
  if (isSending || !latestUpload(job, 'video')) return failed;
  const running = [...service.training.models.values()].filter(isRunning);
  if (running.length >= service.invented.runningTrainings) throw serviceError('MSS.41000002');
  job.updated = service.clock.now();
  addLog(service, job, 'SYSTEM_MARKABLE_VIDEO');
  addLog(service, job, 'USER_VERIFYING_SUBMITTED');
  return moved(service, job, 'AUTO_VERIFYING');
}

function moved(service: ServiceState, job: ModelTraining, state: ModelState): Answer {
  enterState(service, job, state);
  return done;
}

/** The received parts of the video, in order. */
function partsOf(job: ModelTraining): NonNullable<Answer['multipart_data']> {
  const video = job.slots.video.at(-1);
  return [...(video?.received ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([part, { md5 }]) => ({ part_number: String(part), etag: md5Hex(md5) }));
}

/** Adds a comment. The response has upload URLs for its attachments. */
function comment(
  service: ServiceState,
  job: ModelTraining,
  comment_type: Comment['comment_type'],
  { comment_title, comment_message, attachment_name = [] }: NonNullable<Data> = {},
  origin: string,
): Answer {
  const attachments = attachment_name.map((name) =>
    openSlot(service, { job_id: job.job_id, file_type: /\.(\w+)$/.exec(name)?.[1] ?? '' }),
  );
  job.comments.push({
    operate_time: rfc3339(service.clock.now()),
    comment_type,
    ...(comment_title !== undefined && { comment_title }),
    ...(comment_message !== undefined && { comment_message }),
    attachments,
  });
  const links = attachments.map((slot) => slotUploadUrl(slot, service, origin));
  return links.length > 0 ? { ...done, attachment_upload_url: links } : done;
}
