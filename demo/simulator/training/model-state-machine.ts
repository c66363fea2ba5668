/** The state machine of an avatar's training: a timer leads from each state to the next (reference 7.2). */
import { rfc3339 } from '../clock.js';
import type { Inventions } from '../inventions.js';
import { errorInfo } from '../service-errors.js';
import type { OutcomeOf } from '../outcomes.js';
import { checkTrainingVideo } from './training-video.js';
import { activateAvatarAsset, addAvatarAsset, completeAvatarAsset } from './model-asset.js';
import { latestUpload, addLog } from './model.js';
import type { ServiceState } from '../state/service-state.js';
import type { LogType, ModelState, ModelTraining } from '../state/training.js';

type FailedState = OutcomeOf<'avatar_training'>;

/** The state that follows another. */
interface StateStep {
  next: ModelState;
  log?: LogType;
  /** The state and the log entry of a failure. */
  failed?: { state: FailedState; log: LogType };
}

const steps: Readonly<Record<keyof Inventions['avatarTrainingSeconds'], StateStep>> = {
  AUTO_VERIFYING: {
    next: 'MANUAL_VERIFYING',
    log: 'SYSTEM_VERIFY_SUCCESS',
    failed: { state: 'AUTO_VERIFY_FAILED', log: 'SYSTEM_VERIFY_FAILED' },
  },
  MANUAL_VERIFYING: {
    next: 'MANUAL_VERIFY_SUCCESS',
    log: 'ADMIN_VERIFY_SUCCESS',
    failed: { state: 'MANUAL_VERIFY_FAILED', log: 'ADMIN_VERIFY_FAILED' },
  },
  MANUAL_VERIFY_SUCCESS: {
    next: 'TRAINING_DATA_PREPROCESSING',
    log: 'SYSTEM_TRAIN_DATA_PREPROCESSING',
  },
  TRAINING_DATA_PREPROCESSING: {
    next: 'TRAINING_DATA_PREPROCESS_SUCCESS',
    log: 'SYSTEM_TRAIN_DATA_PREPROCESS_SUCCESS',
    failed: { state: 'TRAINING_DATA_PREPROCESS_FAILED', log: 'SYSTEM_TRAIN_DATA_PREPROCESS_FAILED' },
  },
  TRAINING_DATA_PREPROCESS_SUCCESS: { next: 'TRAINING', log: 'SYSTEM_TRAINING' },
  TRAINING: {
    next: 'TRAIN_SUCCESS',
    log: 'SYSTEM_TRAIN_SUCCESS',
    failed: { state: 'TRAIN_FAILED', log: 'SYSTEM_TRAIN_FAILED' },
  },
  TRAIN_SUCCESS: {
    next: 'INFERENCE_DATA_PREPROCESSING',
    log: 'SYSTEM_INFERENCE_DATA_PREPROCESSING',
  },
  INFERENCE_DATA_PREPROCESSING: {
    next: 'WAIT_MAIN_FILE_UPLOAD',
    log: 'SYSTEM_INFERENCE_DATA_PREPROCESS_SUCCESS',
    failed: { state: 'INFERENCE_DATA_PREPROCESS_FAILED', log: 'SYSTEM_INFERENCE_DATA_PREPROCESS_FAILED' },
  },
  WAIT_MAIN_FILE_UPLOAD: { next: 'JOB_SUCCESS', log: 'SYSTEM_JOB_SUCCESS' },
  JOB_SUCCESS: { next: 'WAIT_USER_CONFIRM' },
  JOB_REJECT: {
    next: 'INFERENCE_DATA_PREPROCESSING',
    log: 'SYSTEM_INFERENCE_DATA_PREPROCESSING',
  },
};

/** Whether a state is left after some time. */
function passes(state: ModelState): state is keyof typeof steps {
  return state in steps;
}

/** Whether the task is being reviewed or trained. */
export function isRunning({ state }: ModelTraining): boolean {
  return passes(state) && state !== 'JOB_SUCCESS' && state !== 'JOB_REJECT';
}

/** Enters a state, and schedules the next one. */
export function enterState(service: ServiceState, job: ModelTraining, state: ModelState): void {
  job.cancel?.();
  delete job.cancel;
  job.state = state;
  onEnter[state]?.(service, job);
  if (!passes(state)) return;
  const seconds = service.invented.avatarTrainingSeconds[state];
  job.cancel = service.clock.schedule(service.clock.now() + seconds * 1000, () =>
    leaveState(service, job, steps[state]),
  );
}

function leaveState(service: ServiceState, job: ModelTraining, step: StateStep): void {
  const fault = step.failed && faultIn(service, job, step.failed.state);
  if (step.failed && fault !== undefined) {
    addLog(service, job, step.failed.log, fault);
    return enterState(service, job, step.failed.state);
  }
  if (step.log) addLog(service, job, step.log);
  enterState(service, job, step.next);
}

/** Effects of entering a state. */
const onEnter: Partial<Record<ModelState, (service: ServiceState, job: ModelTraining) => void>> = {
  MANUAL_VERIFYING: (service, job) => addLog(service, job, 'SYSTEM_MARKABLE_VIDEO_SUCCESS'),
  INFERENCE_DATA_PREPROCESSING: (service, job) => {
    const isAsked = job.comments.length > 0 && job.comments.at(-1)?.comment_type !== 'ADMIN_COMMENT';
    if (isAsked) addAdminComment(service, job);
  },
  WAIT_MAIN_FILE_UPLOAD: addAvatarAsset,
  JOB_SUCCESS: completeAvatarAsset,
  // Only NA users confirm the result (reference 7.6).
  WAIT_USER_CONFIRM: (service, job) => {
    if (!isNaUser(service)) enterState(service, job, 'JOB_FINISH');
  },
  JOB_FINISH: activateAvatarAsset,
};

/** Whether the account is an NA user, which sends no identity papers and confirms results (reference 7.1, 7.6). */
export function isNaUser({ account }: ServiceState): boolean {
  return account.na_user ?? true;
}

/** The error message if a state ends with a failure; undefined if it succeeds. */
function faultIn(service: ServiceState, job: ModelTraining, failed: FailedState): string | undefined {
  const fault = failed === 'AUTO_VERIFY_FAILED' ? fileFault(service, job) : undefined;
  const chosen = fault ? undefined : service.outcomes.decide('avatar_training', [job.job_id], [failed]);
  const info = fault ?? (chosen && errorInfo(chosen.error_code ?? 'MSS.20020005'));
  return info && `${info.error_code} ${info.error_msg}`;
}

function fileFault(service: ServiceState, job: ModelTraining): ReturnType<typeof errorInfo> | undefined {
  const video = latestUpload(job, 'video')?.content;
  const isProven = (['card1', 'card2', 'letter'] as const).every((piece) => latestUpload(job, piece));
  if (!isNaUser(service) && !isProven) return errorInfo('MSS.41000005');
  return video && checkTrainingVideo(video);
}

/** Adds the administrator's answer to the user's last comment. */
function addAdminComment(service: ServiceState, job: ModelTraining): void {
  const operate_time = rfc3339(service.clock.now());
  const comment_message = service.invented.adminComment;
  job.comments.push({ operate_time, comment_type: 'ADMIN_COMMENT', comment_message, attachments: [] });
}
