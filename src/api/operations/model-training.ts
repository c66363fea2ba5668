/** Training of avatars (reference 7). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import { queryFlag } from '../schema-refinements.js';
import {
  create2dModelTrainingBody,
  modelTrainingAnswer,
  modelTrainingCommandAnswer,
  modelTrainingCommandBody,
  modelTrainingJob,
  modelTrainingJobDetail,
  update2dModelTrainingBody,
} from '../schemas/model-training.js';

/** Creates a training. The answer contains the upload URLs of its files. */
export const create2dModelTrainingJob = /* @__PURE__ */ operation({
  name: 'create2dModelTrainingJob',
  method: 'POST',
  path: '/v1/{project_id}/digital-human-training-manage/user/jobs',
  summary: 'Creates an avatar training',
  reference: '7.1',
  body: create2dModelTrainingBody,
  response: modelTrainingAnswer,
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Lists trainings. By default oldest first (`sort_dir`). */
export const list2dModelTrainingJob = /* @__PURE__ */ operation({
  name: 'list2dModelTrainingJob',
  method: 'GET',
  path: '/v1/{project_id}/digital-human-training-manage/user/jobs',
  summary: 'Lists avatar trainings',
  reference: '7.2',
  query: object({}, paging, {
    sort_key: oneOf('create_time'),
    sort_dir: oneOf('asc', 'desc'),
    create_since: text(),
    create_until: text(),
    update_since: text(),
    update_until: text(),
    /** States of `modelTrainingStates`, separated by commas. */
    state: text(),
    query_project_id: text(),
    batch_name: text(),
    tag: text(),
    job_id: text(),
    name: text(),
    model_resolution: text(),
    train_location: text(),
    is_flexus: queryFlag(),
    is_live_copy: queryFlag(),
    is_ondemand_resource: queryFlag(),
  }),
  response: object({}, { count: int(0), jobs: list(modelTrainingJob) }),
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/** Shows a training with its history. */
export const show2dModelTrainingJob = /* @__PURE__ */ operation({
  name: 'show2dModelTrainingJob',
  method: 'GET',
  path: '/v1/{project_id}/digital-human-training-manage/user/jobs/{job_id}',
  summary: 'Shows an avatar training',
  reference: '7.3',
  response: modelTrainingJobDetail,
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/** Deletes a training. */
export const delete2dModelTrainingJob = /* @__PURE__ */ operation({
  name: 'delete2dModelTrainingJob',
  method: 'DELETE',
  path: '/v1/{project_id}/digital-human-training-manage/user/jobs/{job_id}',
  summary: 'Deletes an avatar training',
  reference: '7.4',
  response: nothing(),
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Changes a training. The answer contains the upload URLs of its files. */
export const update2dModelTrainingJob = /* @__PURE__ */ operation({
  name: 'update2dModelTrainingJob',
  method: 'PUT',
  path: '/v1/{project_id}/digital-human-training-manage/user/jobs/{job_id}',
  summary: 'Changes an avatar training',
  reference: '7.5',
  body: update2dModelTrainingBody,
  response: modelTrainingAnswer,
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Sends a command of the training's owner: submit, accept, reject or reply. */
export const execute2dModelTrainingCommandByUser = /* @__PURE__ */ operation({
  name: 'execute2dModelTrainingCommandByUser',
  method: 'POST',
  path: '/v1/{project_id}/digital-human-training-manage/user/jobs/{job_id}/command',
  summary: 'Commands an avatar training',
  reference: '7.6',
  body: modelTrainingCommandBody,
  response: modelTrainingCommandAnswer,
  needs: 'administer',
  limit: limit(10, 3, 3),
});
