/** What viewers did, told by whoever watches the platform (reference 6.2.7). */
import { liveEventReport } from '../../../src/api/index.js';
import { jobOf, runningJobOf } from '../live/job.js';
import { checkReportKey, createReportKey, holdsReportKey, reportUrl } from '../live/report-url.js';
import { react } from '../live/rules.js';
import { handle } from './handler.js';

export const liveEventHandlers = [
  handle(liveEventReport, async ({ world, request, url, params, query, body }) => {
    const now = world.clock.now();
    const named = jobOf(world, params.room_id, params.job_id);
    const isRefreshing = query.refresh_url ?? false;
    if (holdsReportKey(request, url)) await checkReportKey(named, request, url, now, isRefreshing);
    const fresh = isRefreshing ? await createReportKey(named, now, named.report.secret) : undefined;
    const job = runningJobOf(world, params.room_id, params.job_id);
    if (fresh) job.report = fresh;
    for (const { type = 0, content = '' } of body.events ?? [])
      react(world, job, { type, content: opened(content) });
    return { live_event_report_url: reportUrl(job, world, url.origin) };
  }),
];

/** The content of an event is JSON text; a comment may also come as it was written. */
function opened(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}
