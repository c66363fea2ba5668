/** Handler for reports of viewers' events (reference 6.2.7). */
import { liveEventReport } from '../../../src/api/index.js';
import { requireLiveJob, requireRunningJob } from '../live/job.js';
import { checkReportKey, createReportKey, holdsReportKey, reportUrl } from '../live/report-url.js';
import { handleViewerEvent } from '../live/rules.js';
import { serviceError } from '../service-errors.js';
import { handle } from './handler.js';

export const liveEventHandlers = [
  handle(liveEventReport, async ({ service, request, url, params, query, body }) => {
    const now = service.clock.now();
    const named = requireLiveJob(service, params.room_id, params.job_id);
    const isRefreshing = query.refresh_url ?? false;
    if (holdsReportKey(request, url))
      await checkReportKey(named, request, url, { now, isRefreshing }, service.invented);
    const { total, events = [] } = body;
    if (total !== events.length) throw serviceError('MSS.20010070', 'total must be the number of events');
    const fresh = isRefreshing
      ? await createReportKey(named, now, service.invented, named.report.secret)
      : undefined;
    const job = requireRunningJob(service, params.room_id, params.job_id);
    if (fresh) job.report = fresh;
    for (const { type = 0, content = '' } of events)
      handleViewerEvent(service, job, { type, content: parseContent(content) });
    return { live_event_report_url: reportUrl(job, service, url.origin) };
  }),
];

/** The content of an event is JSON text. A comment may also be plain text. */
function parseContent(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return content;
  }
}
