/** Handlers for the training of voices (reference 8). */
import {
  commitVoiceTrainingJob,
  confirmTrainingSegment,
  createTrainingAdvanceJob,
  createTrainingBasicJob,
  createTrainingMiddleJob,
  deleteVoiceTrainingJob,
  listVoiceTrainingJob,
  showJobAuditResult,
  showJobUploadingAddress,
  showTrainingSegmentInfo,
  showVoiceTrainingJob,
} from '../../../src/api/index.js';
import type { CreateVoiceTrainingAnswer, CreateVoiceTrainingBody } from '../../../src/api/index.js';
import { page } from '../paging.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { appUserOf } from '../training/app-user.js';
import { closeSlots } from '../training/upload-slots.js';
import { voiceFilter, voicesInOrder } from '../training/voice-filter.js';
import { confirmSegment } from '../training/voice-segments.js';
import { commitVoice } from '../training/voice-state-machine.js';
import {
  createVoice,
  requireOpenVoiceTraining,
  voiceView,
  voiceUploadUrls,
  requireVoiceTraining,
  voiceSlots,
  voiceUploads,
} from '../training/voice.js';
import { handle, type Call } from './handler.js';
import type { Edition } from '../state/training.js';

export const voiceTrainingHandlers = [
  handle(createTrainingBasicJob, (call) => createTask(call, 'BASIC')),
  handle(createTrainingMiddleJob, (call) => createTask(call, 'MIDDLE')),
  handle(createTrainingAdvanceJob, (call) => createTask(call, 'ADVANCE')),

  handle(listVoiceTrainingJob, ({ service, url, query }) => {
    const matching = [...service.training.voices.values()].filter(voiceFilter(query));
    const { count, page: shown } = page(voicesInOrder(matching, query, service.invented), query);
    return { count, jobs: shown.map((job) => voiceView(job, service, url.origin)) };
  }),

  handle(commitVoiceTrainingJob, ({ service, params, body }) => {
    const job = requireOpenVoiceTraining(service, params.job_id);
    commitVoice(service, job, body);
    return undefined;
  }),

  handle(showVoiceTrainingJob, ({ service, url, params }) =>
    voiceView(requireVoiceTraining(service, params.job_id), service, url.origin),
  ),

  handle(deleteVoiceTrainingJob, ({ service, params }) => {
    const job = requireVoiceTraining(service, params.job_id);
    job.cancel?.();
    closeSlots(service, voiceSlots(job));
    service.training.voices.delete(job.job_id);
    return undefined;
  }),

  handle(showJobUploadingAddress, ({ service, url, params }) =>
    voiceUploadUrls(requireVoiceTraining(service, params.job_id), service, url.origin),
  ),

  handle(showJobAuditResult, ({ service, params }) => requireVoiceTraining(service, params.job_id).audit),

  handle(confirmTrainingSegment, ({ service, query }) =>
    confirmSegment(service, requireOpenVoiceTraining(service, query.job_id), query.index),
  ),

  handle(showTrainingSegmentInfo, ({ service, query }) => ({
    confirmed_index: [...requireVoiceTraining(service, query.job_id).confirmed].sort((a, b) => a - b),
  })),
];

function createTask(
  { service, request, url, body }: Call<unknown, unknown, CreateVoiceTrainingBody>,
  edition: Edition,
): CreateVoiceTrainingAnswer {
  if (edition === 'ADVANCE' && body.create_type === 'SEGMENT')
    throw invalidParameter('create_type', 'must be PACKAGE for the premium edition');
  if (service.training.voices.size >= service.invented.trainings) throw serviceError('MSS.20020008');
  return voiceUploads(createVoice(service, edition, body, appUserOf(request)), service, url.origin);
}
