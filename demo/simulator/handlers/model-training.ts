/** Handlers for the training of avatars (reference 7). */
import {
  create2dModelTrainingJob,
  delete2dModelTrainingJob,
  execute2dModelTrainingCommandByUser,
  list2dModelTrainingJob,
  show2dModelTrainingJob,
  update2dModelTrainingJob,
} from '../../../src/api/index.js';
import { sortByTime, page } from '../paging.js';
import { serviceError } from '../service-errors.js';
import { appUserOf } from '../training/app-user.js';
import { runModelCommand } from '../training/model-commands.js';
import { modelFilter } from '../training/model-filter.js';
import {
  createModel,
  requireModelTraining,
  modelDetails,
  modelSlots,
  modelSummary,
  updateModel,
  modelUploads,
} from '../training/model.js';
import { closeSlots } from '../training/upload-slots.js';
import { handle } from './handler.js';
import type { ModelState } from '../state/training.js';

/** States in which a task can be deleted. */
const deletable: readonly ModelState[] = [
  'WAIT_FILE_UPLOAD',
  'AUTO_VERIFY_FAILED',
  'MANUAL_VERIFYING',
  'MANUAL_VERIFY_FAILED',
  'TRAINING_DATA_PREPROCESS_FAILED',
  'TRAIN_FAILED',
  'INFERENCE_DATA_PREPROCESS_FAILED',
  'JOB_SUCCESS',
  'WAIT_USER_CONFIRM',
  'JOB_REJECT',
  'JOB_FINISH',
];

export const modelTrainingHandlers = [
  handle(create2dModelTrainingJob, ({ service, request, url, body }) => {
    if (service.training.models.size >= service.invented.trainings) throw serviceError('MSS.41000004');
    return modelUploads(createModel(service, body, appUserOf(request)), service, url.origin);
  }),

  handle(list2dModelTrainingJob, ({ service, url, query }) => {
    const matching = [...service.training.models.values()].filter(modelFilter(service, query));
    const ordered = sortByTime(matching, (job) => job.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, jobs: shown.map((job) => modelSummary(job, service, url.origin)) };
  }),

  handle(show2dModelTrainingJob, ({ service, url, params }) =>
    modelDetails(requireModelTraining(service, params.job_id), service, url.origin),
  ),

  handle(delete2dModelTrainingJob, ({ service, params }) => {
    const job = service.training.models.get(params.job_id);
    if (!job || !deletable.includes(job.state)) throw serviceError('MSS.41000008');
    job.cancel?.();
    closeSlots(service, modelSlots(job));
    if (job.asset_id !== undefined) service.assets.delete(job.asset_id);
    service.training.models.delete(job.job_id);
    return undefined;
  }),

  handle(update2dModelTrainingJob, ({ service, url, params, body }) => {
    const job = requireModelTraining(service, params.job_id);
    if (job.state !== 'AUTO_VERIFY_FAILED' && job.state !== 'MANUAL_VERIFY_FAILED')
      throw serviceError('MSS.41000001');
    updateModel(service, job, body);
    return modelUploads(job, service, url.origin);
  }),

  handle(execute2dModelTrainingCommandByUser, ({ service, url, params, body }) =>
    runModelCommand(service, requireModelTraining(service, params.job_id), body, url.origin),
  ),
];
