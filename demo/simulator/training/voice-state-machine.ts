/** The state machine of a voice's training: two reviews, training, and a review of the result (reference 8.4, 8.5). */
import type { CommitVoiceTrainingBody } from '../../../src/api/index.js';
import { errorInfo, serviceError } from '../service-errors.js';
import type { Inventions } from '../inventions.js';
import { addVoice } from './voice-asset.js';
import { auditPackage } from './voice-package.js';
import { updateVoice } from './voice.js';
import type { ServiceState } from '../state/service-state.js';
import type { VoiceState, VoiceTraining } from '../state/training.js';

/** The state that follows another. */
interface StateStep {
  /** Returns the next state. Called at the end of this one. */
  next: (service: ServiceState, job: VoiceTraining) => VoiceState;
}

const steps: Readonly<Record<keyof Inventions['voiceTrainingSeconds'], StateStep>> = {
  SYSTEM_AUDITING: { next: auditBySystem },
  AUDITING: { next: auditByPerson },
  WAITING: { next: () => 'PROCESSING' },
  PROCESSING: { next: train },
  RESULT_REVIEW: {
    next: (service, job) => {
      job.asset_id = addVoice(service, job);
      return 'SUCCEED';
    },
  },
};

/** Whether a state is left after some time. */
function passes(state: VoiceState): state is keyof typeof steps {
  return state in steps;
}

/**
 * Submits the recordings, with the members that the request changes (8.5). Throws if one or the letter is missing, or too
 * many tasks are running; the task then stays as it was.
 */
export function commitVoice(
  service: ServiceState,
  job: VoiceTraining,
  changes: CommitVoiceTrainingBody,
): void {
  const sent = job.package ? [job.package] : job.segments.map(({ audio }) => audio);
  if (!sent.some(({ content }) => content)) throw serviceError('MSS.20020027');
  if (job.confirmed.size < job.segments.length) throw serviceError('MSS.20020016');
  if (!job.letter.content?.size) throw serviceError('MSS.20020010');
  const running = [...service.training.voices.values()].filter(({ state }) => passes(state));
  if (running.length >= service.invented.runningTrainings) throw serviceError('MSS.20020008');
  updateVoice(job, changes);
  delete job.failure;
  enterState(service, job, 'SYSTEM_AUDITING');
}

function enterState(service: ServiceState, job: VoiceTraining, state: VoiceState): void {
  job.cancel?.();
  delete job.cancel;
  const now = service.clock.now();
  job.state = state;
  job.updated = now;
  if (!passes(state)) return;
  const seconds = service.invented.voiceTrainingSeconds[state];
  job.cancel = service.clock.schedule(now + seconds * 1000, () =>
    enterState(service, job, steps[state].next(service, job)),
  );
}

function auditBySystem(service: ServiceState, job: VoiceTraining): VoiceState {
  const content = job.package?.content;
  const errors = content ? auditPackage(content, job.job_type) : [];
  job.audit = { system_audit_result: { audit_time: Math.floor(service.clock.now()), errors } };
  const [first] = errors;
  if (!first) return 'AUDITING';
  return reject(job, { error_code: first.error_code, error_msg: first.error_message });
}

function auditByPerson(service: ServiceState, job: VoiceTraining): VoiceState {
  const chosen = service.outcomes.decide('voice_training', [job.job_id], ['AUDIT_FAILED']);
  const fault = chosen && errorInfo(chosen.error_code ?? 'MSS.20020004');
  const message = fault?.error_msg ?? '';
  job.audit = { ...job.audit, admin_audit_result: { message, audit_time: Math.floor(service.clock.now()) } };
  return fault ? reject(job, fault) : 'WAITING';
}

function reject(job: VoiceTraining, fault: VoiceTraining['failure'] & object): VoiceState {
  job.reject_times += 1;
  job.failure = fault;
  return 'AUDIT_FAILED';
}

function train(service: ServiceState, job: VoiceTraining): VoiceState {
  const chosen = service.outcomes.decide('voice_training', [job.job_id], ['FAILED']);
  if (!chosen) return 'RESULT_REVIEW';
  job.failure = errorInfo(chosen.error_code ?? 'MSS.20020005');
  return 'FAILED';
}
