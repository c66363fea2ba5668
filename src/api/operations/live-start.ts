/** Starting and ending a livestream (reference 6.2.1, 6.2.4). */
import { limit, operation } from '../operation.js';
import { nothing } from '../schema.js';
import { startSmartLiveAnswer, startSmartLiveBody } from '../schemas/live-start.js';

/** Starts a livestreaming task in a room. The service answers 202; the task is WAITING until it can run. */
export const startSmartLive = /* @__PURE__ */ operation({
  name: 'startSmartLive',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs',
  summary: 'Starts a livestreaming task',
  reference: '6.2.1',
  body: startSmartLiveBody,
  response: startSmartLiveAnswer,
  success: 202,
  needs: 'operate',
  limit: limit(4, 3, 3),
});

/** Stops a task. */
export const stopSmartLive = /* @__PURE__ */ operation({
  name: 'stopSmartLive',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/stop',
  summary: 'Ends a livestreaming task',
  reference: '6.2.4',
  response: nothing(),
  needs: 'operate',
  limit: limit(4, 3, 3),
});
