/** Training of voices (reference 8). */
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
import { refuse } from '../service-errors.js';
import { appUserOf } from '../training/app-user.js';
import { closeSlots } from '../training/upload-slots.js';
import { mostTasks } from '../training/training.js';
import { voiceFilter, voicesInOrder } from '../training/voice-filter.js';
import { confirmSegment } from '../training/voice-segments.js';
import { commitVoice } from '../training/voice-state-machine.js';
import {
  changeVoice,
  createVoice,
  openVoiceOf,
  showVoice,
  voiceAddress,
  voiceOf,
  voiceSlots,
  voiceUploads,
  type Edition,
} from '../training/voice.js';
import { handle, type Call } from './handler.js';

export const voiceTrainingHandlers = [
  handle(createTrainingBasicJob, (call) => created(call, 'BASIC')),
  handle(createTrainingMiddleJob, (call) => created(call, 'MIDDLE')),
  handle(createTrainingAdvanceJob, (call) => created(call, 'ADVANCE')),

  handle(listVoiceTrainingJob, ({ world, url, query }) => {
    const matching = [...world.training.voices.values()].filter(voiceFilter(query));
    const { count, page: shown } = page(voicesInOrder(matching, query), query);
    return { count, jobs: shown.map((job) => showVoice(job, world, url.origin)) };
  }),

  handle(commitVoiceTrainingJob, ({ world, params, body }) => {
    const job = openVoiceOf(world, params.job_id);
    changeVoice(job, body);
    commitVoice(world, job);
    return undefined;
  }),

  handle(showVoiceTrainingJob, ({ world, url, params }) =>
    showVoice(voiceOf(world, params.job_id), world, url.origin),
  ),

  handle(deleteVoiceTrainingJob, ({ world, params }) => {
    const job = voiceOf(world, params.job_id);
    job.cancel?.();
    closeSlots(world, voiceSlots(job));
    world.training.voices.delete(job.job_id);
    return undefined;
  }),

  handle(showJobUploadingAddress, ({ world, url, params }) =>
    voiceAddress(voiceOf(world, params.job_id), world, url.origin),
  ),

  handle(showJobAuditResult, ({ world, params }) => voiceOf(world, params.job_id).audit),

  handle(confirmTrainingSegment, ({ world, query }) =>
    confirmSegment(openVoiceOf(world, query.job_id), query.index),
  ),

  handle(showTrainingSegmentInfo, ({ world, query }) => ({
    confirmed_index: [...voiceOf(world, query.job_id).confirmed].sort((a, b) => a - b),
  })),
];

function created(
  { world, request, url, body }: Call<unknown, unknown, CreateVoiceTrainingBody>,
  edition: Edition,
): CreateVoiceTrainingAnswer {
  if (world.training.voices.size >= mostTasks) throw refuse('MSS.20020008');
  return voiceUploads(createVoice(world, edition, body, appUserOf(request)), world, url.origin);
}
