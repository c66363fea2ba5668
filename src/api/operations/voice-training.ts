/** Training of voices (reference 8). */
import { limit, operation } from '../operation.js';
import { flag, int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging, queryInt } from '../schema-query.js';
import { queryFlag } from '../schema-refinements.js';
import {
  commitVoiceTrainingBody,
  createVoiceTrainingAnswer,
  createVoiceTrainingBody,
  uploadingAddress,
  voiceAuditResult,
  voiceTrainingJob,
} from '../schemas/voice-training.js';

/** Creates a training of the basic edition. The answer contains the upload URLs of its recordings. */
export const createTrainingBasicJob = /* @__PURE__ */ operation({
  name: 'createTrainingBasicJob',
  method: 'POST',
  path: '/v1/{project_id}/voice-training-manage/user/basic-jobs',
  summary: 'Creates a basic voice training',
  reference: '8.1',
  body: createVoiceTrainingBody,
  response: createVoiceTrainingAnswer,
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Creates a training of the advanced edition. The answer contains the upload URLs of its recordings. */
export const createTrainingMiddleJob = /* @__PURE__ */ operation({
  name: 'createTrainingMiddleJob',
  method: 'POST',
  path: '/v1/{project_id}/voice-training-manage/user/middle-jobs',
  summary: 'Creates an advanced voice training',
  reference: '8.2',
  body: createVoiceTrainingBody,
  response: createVoiceTrainingAnswer,
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Creates a training of the premium edition. The answer contains the upload URLs of its recordings. */
export const createTrainingAdvanceJob = /* @__PURE__ */ operation({
  name: 'createTrainingAdvanceJob',
  method: 'POST',
  path: '/v1/{project_id}/voice-training-manage/user/advance-jobs',
  summary: 'Creates a premium voice training',
  reference: '8.3',
  body: createVoiceTrainingBody,
  response: createVoiceTrainingAnswer,
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Lists trainings. */
export const listVoiceTrainingJob = /* @__PURE__ */ operation({
  name: 'listVoiceTrainingJob',
  method: 'GET',
  path: '/v1/{project_id}/voice-training-manage/user/jobs',
  summary: 'Lists voice trainings',
  reference: '8.4',
  query: object({}, paging, {
    sort_key: text(),
    sort_dir: oneOf('asc', 'desc'),
    create_since: text(),
    create_until: text(),
    update_since: text(),
    update_until: text(),
    /** States of `voiceTrainingStates`, separated by commas. */
    state: text(),
    job_id: text(),
    job_type: text(),
    voice_name: text(),
    tag: text(),
    batch_name: text(),
    is_ondemand_resource: queryFlag(),
  }),
  response: object({}, { count: int(0), jobs: list(voiceTrainingJob) }),
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/** Submits the recordings of a training. */
export const commitVoiceTrainingJob = /* @__PURE__ */ operation({
  name: 'commitVoiceTrainingJob',
  method: 'POST',
  path: '/v1/{project_id}/voice-training-manage/user/jobs/{job_id}',
  summary: 'Submits a voice training',
  reference: '8.5',
  body: commitVoiceTrainingBody,
  response: nothing(),
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Shows a training. */
export const showVoiceTrainingJob = /* @__PURE__ */ operation({
  name: 'showVoiceTrainingJob',
  method: 'GET',
  path: '/v1/{project_id}/voice-training-manage/user/jobs/{job_id}',
  summary: 'Shows a voice training',
  reference: '8.6',
  response: voiceTrainingJob,
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/** Deletes a training. */
export const deleteVoiceTrainingJob = /* @__PURE__ */ operation({
  name: 'deleteVoiceTrainingJob',
  method: 'DELETE',
  path: '/v1/{project_id}/voice-training-manage/user/jobs/{job_id}',
  summary: 'Deletes a voice training',
  reference: '8.7',
  response: nothing(),
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Returns the upload URLs of an existing training. */
export const showJobUploadingAddress = /* @__PURE__ */ operation({
  name: 'showJobUploadingAddress',
  method: 'GET',
  path: '/v1/{project_id}/voice-training-manage/user/jobs/{job_id}/uploading-address-url',
  summary: 'Shows the upload URLs of a voice training',
  reference: '8.8',
  response: uploadingAddress,
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/** Shows the results of the reviews. */
export const showJobAuditResult = /* @__PURE__ */ operation({
  name: 'showJobAuditResult',
  method: 'GET',
  path: '/v1/{project_id}/voice-training-manage/user/jobs/{job_id}/audit-result',
  summary: 'Shows review results',
  reference: '8.9',
  response: voiceAuditResult,
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/** Checks a sentence that was recorded online. The answer lists the indexes of mismatched words. */
export const confirmTrainingSegment = /* @__PURE__ */ operation({
  name: 'confirmTrainingSegment',
  method: 'POST',
  path: '/v1/{project_id}/voice-training-manage/user/training-segment',
  summary: 'Checks a recorded sentence',
  reference: '8.10',
  query: object({ job_id: text(1), index: queryInt(0) }),
  response: object({}, { confirm_result: flag(), unmatched_index_hit: list(int()) }),
  needs: 'administer',
  limit: limit(10, 3, 3),
});

/** Lists the sentences that have been recorded and checked. */
export const showTrainingSegmentInfo = /* @__PURE__ */ operation({
  name: 'showTrainingSegmentInfo',
  method: 'GET',
  path: '/v1/{project_id}/voice-training-manage/user/training-segment',
  summary: 'Lists recorded sentences',
  reference: '8.11',
  query: object({ job_id: text(1) }),
  response: object({}, { confirmed_index: list(int()) }),
  needs: 'administer',
  limit: limit(20, 10, 10),
});
