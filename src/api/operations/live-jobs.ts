/** Livestreaming tasks (reference 6.2). */
import { limit, operation } from '../operation.js';
import { commaList, flag, int, list, object, oneOf, text } from '../schema.js';
import {
  liveCommandAnswer,
  liveCommandBody,
  liveEventReportBody,
  smartLiveJob,
  startSmartLiveAnswer,
  startSmartLiveBody,
} from '../schemas/live-job.js';
import { paging } from './paging.js';

const jobQuery = {
  ...paging,
  state: commaList('WAITING', 'PROCESSING', 'SUCCEED', 'FAILED', 'CANCELED', 'BLOCKED'),
  sort_key: oneOf('create_time'),
  sort_dir: oneOf('asc', 'desc'),
  create_since: text(),
  create_until: text(),
};
const jobList = object({}, { count: int(0), smart_live_jobs: list(smartLiveJob) });

/** Starts a livestream in a room. Answers 202: the task waits until it can run. */
export const startSmartLive = /* @__PURE__ */ operation({
  name: 'startSmartLive',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs',
  summary: 'Starts a livestreaming task',
  reference: '6.2.1',
  body: startSmartLiveBody,
  response: startSmartLiveAnswer,
  success: 202,
  limit: limit(4, 3, 3),
});

/** Lists the tasks of one room, oldest first unless `sort_dir` is `desc`. */
export const listSmartLive = /* @__PURE__ */ operation({
  name: 'listSmartLive',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs',
  summary: 'Lists the livestreaming tasks of a room',
  reference: '6.2.2',
  query: object({}, jobQuery),
  response: jobList,
  limit: limit(20, 10, 10),
});

/** Shows one task. */
export const showSmartLive = /* @__PURE__ */ operation({
  name: 'showSmartLive',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}',
  summary: 'Shows a livestreaming task',
  reference: '6.2.3',
  response: smartLiveJob,
  limit: limit(20, 10, 10),
});

/** Ends a task. */
export const stopSmartLive = /* @__PURE__ */ operation({
  name: 'stopSmartLive',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/stop',
  summary: 'Ends a livestreaming task',
  reference: '6.2.4',
  response: object({}),
  limit: limit(4, 3, 3),
});

/** Commands a running task: say this, play that, what is being played. */
export const executeSmartLiveCommand = /* @__PURE__ */ operation({
  name: 'executeSmartLiveCommand',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/command',
  summary: 'Commands a running livestreaming task',
  reference: '6.2.5',
  body: liveCommandBody,
  response: liveCommandAnswer,
  limit: limit(4, 3, 3),
});

/** Lists the tasks of all rooms of the tenant. */
export const listSmartLiveJobs = /* @__PURE__ */ operation({
  name: 'listSmartLiveJobs',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-jobs',
  summary: 'Lists the livestreaming tasks of the tenant',
  reference: '6.2.6',
  query: object({}, { ...jobQuery, room_name: text() }),
  response: jobList,
  limit: limit(20, 10, 10),
});

/** Reports what viewers did, so that the room's interaction rules can answer. */
export const liveEventReport = /* @__PURE__ */ operation({
  name: 'liveEventReport',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/live-event-report',
  summary: 'Reports what viewers did',
  reference: '6.2.7',
  query: object({}, { auth_key: text(), expires_time: int(0), refresh_url: flag() }),
  body: liveEventReportBody,
  response: object({}, { live_event_report_url: text() }),
  limit: limit(4, 3, 3),
});
