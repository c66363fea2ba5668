/** What is told to a running task (reference 6.2.5 and 6.2.7). */
import { limit, operation } from '../operation.js';
import { object, text } from '../schema.js';
import { queryInt } from '../schema-query.js';
import { queryFlag } from '../schema-refinements.js';
import { liveCommandAnswer, liveCommandBody } from '../schemas/live-command.js';
import { liveEventReportBody } from '../schemas/viewer-event.js';

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

/** Reports what viewers did, so that the room's interaction rules can answer. */
export const liveEventReport = /* @__PURE__ */ operation({
  name: 'liveEventReport',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}/smart-live-jobs/{job_id}/live-event-report',
  summary: 'Reports what viewers did',
  reference: '6.2.7',
  query: object({}, { auth_key: text(), expires_time: queryInt(0), refresh_url: queryFlag() }),
  body: liveEventReportBody,
  response: object({}, { live_event_report_url: text() }),
  limit: limit(4, 3, 3),
});
