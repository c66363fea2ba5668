/** Livestreaming tasks (reference 6.2). */
import { limit, operation } from '../operation.js';
import { int, list, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import { smartLiveJob } from '../schemas/live-job.js';

const jobQuery = {
  /** States, separated by commas. */
  state: text(),
  sort_key: oneOf('create_time'),
  sort_dir: oneOf('asc', 'desc'),
  create_since: text(),
  create_until: text(),
};
const jobList = object({}, { count: int(0), smart_live_jobs: list(smartLiveJob) });

/** Lists the tasks of a room. By default oldest first (`sort_dir`). */
export const listSmartLive = /* @__PURE__ */ operation({
  name: 'listSmartLive',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs',
  summary: 'Lists the livestreaming tasks of a room',
  reference: '6.2.2',
  query: object({}, paging, jobQuery),
  response: jobList,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Shows a task. */
export const showSmartLive = /* @__PURE__ */ operation({
  name: 'showSmartLive',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}',
  summary: 'Shows a livestreaming task',
  reference: '6.2.3',
  response: smartLiveJob,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Lists the tasks of all rooms of the tenant. */
export const listSmartLiveJobs = /* @__PURE__ */ operation({
  name: 'listSmartLiveJobs',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-jobs',
  summary: 'Lists the livestreaming tasks of the tenant',
  reference: '6.2.6',
  query: object({}, paging, jobQuery, { room_name: text() }),
  response: jobList,
  needs: 'view',
  limit: limit(20, 10, 10),
});
