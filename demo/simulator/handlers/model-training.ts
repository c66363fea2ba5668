/** Training of avatars (reference 7). */
import {
  create2dModelTrainingJob,
  delete2dModelTrainingJob,
  execute2dModelTrainingCommandByUser,
  list2dModelTrainingJob,
  show2dModelTrainingJob,
  update2dModelTrainingJob,
} from '../../../src/api/index.js';
import { inOrder, page } from '../paging.js';
import { refuse } from '../service-errors.js';
import { appUserOf } from '../training/app-user.js';
import { commandModel } from '../training/model-commands.js';
import { modelFilter } from '../training/model-filter.js';
import {
  createModel,
  modelOf,
  showModel,
  slotsOf,
  summariseModel,
  updateModel,
  uploadsOf,
  type ModelState,
} from '../training/model.js';
import { closeSlots } from '../training/upload-slots.js';
import { mostTasks } from '../training/training.js';
import { handle } from './handler.js';

/** States that nothing is going on in. */
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
  handle(create2dModelTrainingJob, ({ world, request, url, body }) => {
    if (world.training.models.size >= mostTasks) throw refuse('MSS.41000004');
    return uploadsOf(createModel(world, body, appUserOf(request)), world, url.origin);
  }),

  handle(list2dModelTrainingJob, ({ world, url, query }) => {
    const matching = [...world.training.models.values()].filter(modelFilter(world, query));
    const ordered = inOrder(matching, (job) => job.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, jobs: shown.map((job) => summariseModel(job, world, url.origin)) };
  }),

  handle(show2dModelTrainingJob, ({ world, url, params }) =>
    showModel(modelOf(world, params.job_id), world, url.origin),
  ),

  handle(delete2dModelTrainingJob, ({ world, params }) => {
    const job = world.training.models.get(params.job_id);
    if (!job || !deletable.includes(job.state)) throw refuse('MSS.41000008');
    job.cancel?.();
    closeSlots(world, slotsOf(job));
    if (job.asset_id !== undefined) world.assets.delete(job.asset_id);
    world.training.models.delete(job.job_id);
    return undefined;
  }),

  handle(update2dModelTrainingJob, ({ world, url, params, body }) => {
    const job = modelOf(world, params.job_id);
    if (job.state !== 'AUTO_VERIFY_FAILED' && job.state !== 'MANUAL_VERIFY_FAILED')
      throw refuse('MSS.41000001');
    updateModel(world, job, body);
    return uploadsOf(job, world, url.origin);
  }),

  handle(execute2dModelTrainingCommandByUser, ({ world, url, params, body }) =>
    commandModel(world, modelOf(world, params.job_id), body, url.origin),
  ),
];
