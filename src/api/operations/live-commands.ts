/** Commands and viewer events for a running task (reference 6.2.5 and 6.2.7). */
import { limit, operation } from '../operation.js';
import { object, text } from '../schema.js';
import { queryInt } from '../schema-query.js';
import { queryFlag } from '../schema-refinements.js';
import { liveCommandAnswer, liveCommandBody } from '../schemas/live-command.js';
import { liveEventReportBody } from '../schemas/viewer-event.js';

/** Sends a command to a running task, such as speaking a text or listing the scripts that it plays. */
export const executeSmartLiveCommand = /* @__PURE__ */ operation({
  name: 'executeSmartLiveCommand',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/command',
  summary: 'Commands a running livestreaming task',
  reference: '6.2.5',
  body: liveCommandBody,
  response: liveCommandAnswer,
  needs: 'operate',
  limit: limit(4, 3, 3),
});

/** Reports viewer events, to which the room's interaction rules reply. */
export const liveEventReport = /* @__PURE__ */ operation({
  name: 'liveEventReport',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/live-event-report',
  summary: 'Reports viewer events',
  reference: '6.2.7',
  query: object({}, { auth_key: text(), expires_time: queryInt(0), refresh_url: queryFlag() }),
  body: liveEventReportBody,
  response: object({}, { live_event_report_url: text() }),
  needs: 'operate',
  limit: limit(4, 3, 3),
});
