/** The state machine of a voice's training: two reviews, training, and a review of the result (reference 8.4, 8.5). */
import { errorInfo, serviceError } from '../service-errors.js';
import { maxRunningTasks } from './training.js';
import { addVoice } from './voice-asset.js';
import { auditPackage } from './voice-package.js';
import type { ServiceState } from '../state/service-state.js';
import type { VoiceState, VoiceTraining } from '../state/training.js';

/** The duration of a state, and the following state. */
interface StateStep {
  /** Duration in simulated seconds. The service takes days; here a training ends after four minutes. */
  seconds: number;
  /** Returns the next state. Called at the end of this one. */
  next: (service: ServiceState, job: VoiceTraining) => VoiceState;
}

const steps: Partial<Record<VoiceState, StateStep>> = {
  SYSTEM_AUDITING: { seconds: 10, next: auditBySystem },
  AUDITING: { seconds: 60, next: auditByPerson },
  WAITING: { seconds: 20, next: () => 'PROCESSING' },
  PROCESSING: { seconds: 120, next: train },
  RESULT_REVIEW: {
    seconds: 30,
    next: (service, job) => {
      job.asset_id = addVoice(service, job);
      return 'SUCCEED';
    },
  },
};

/** Submits the recordings. Throws if one is missing or too many tasks are running. */
export function commitVoice(service: ServiceState, job: VoiceTraining): void {
  const sent = job.package ? [job.package] : job.segments.map(({ audio }) => audio);
  if (!sent.some(({ content }) => content)) throw serviceError('MSS.20020027');
  if (job.confirmed.size < job.segments.length) throw serviceError('MSS.20020016');
  const running = [...service.training.voices.values()].filter(({ state }) => state in steps);
  if (running.length >= maxRunningTasks) throw serviceError('MSS.20020008');
  delete job.failure;
  enterState(service, job, 'SYSTEM_AUDITING');
}

function enterState(service: ServiceState, job: VoiceTraining, state: VoiceState): void {
  job.cancel?.();
  delete job.cancel;
  const now = service.clock.now();
  job.state = state;
  job.updated = now;
  const step = steps[state];
  if (step)
    job.cancel = service.clock.schedule(now + step.seconds * 1000, () =>
      enterState(service, job, step.next(service, job)),
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
  const isRejected = /audit_failed/i.test(job.body.voice_name);
  const fault = errorInfo('MSS.20020004');
  const message = isRejected ? fault.error_msg : '';
  job.audit = { ...job.audit, admin_audit_result: { message, audit_time: Math.floor(service.clock.now()) } };
  return isRejected ? reject(job, fault) : 'WAITING';
}

function reject(job: VoiceTraining, fault: VoiceTraining['failure'] & object): VoiceState {
  job.reject_times += 1;
  job.failure = fault;
  return 'AUDIT_FAILED';
}

function train(_: ServiceState, job: VoiceTraining): VoiceState {
  if (!/fail/i.test(job.body.voice_name)) return 'RESULT_REVIEW';
  job.failure = errorInfo('MSS.20020005');
  return 'FAILED';
}
