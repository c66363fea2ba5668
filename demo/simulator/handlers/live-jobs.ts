/** Handlers for livestreaming tasks: start, list, show, stop (reference 6.2). */
import {
  listSmartLive,
  listSmartLiveJobs,
  showSmartLive,
  startSmartLive,
  stopSmartLive,
  type QueryOf,
} from '../../../src/api/index.js';
import { requireLiveJob, liveJobView } from '../live/job.js';
import { reportUrl } from '../live/report-url.js';
import { startJob, stopJob } from '../live/start.js';
import { liveWarnings } from '../live/warnings.js';
import { sortByTime, isBetween, parseTime, page, splitList } from '../paging.js';
import { handle } from './handler.js';
import { requireRoom } from './rooms.js';
import type { LiveJob } from '../state/live-job.js';
import type { ServiceState } from '../state/service-state.js';

export const liveJobHandlers = [
  handle(startSmartLive, async ({ service, url, params, body }) => {
    const job = await startJob(service, requireRoom(service, params.room_id), body);
    const { live_event_callback_config: callback, play_policy } = job.config;
    return {
      job_id: job.job_id,
      rtc_room_info: job.rtc_room_info ?? null,
      live_event_report_url: reportUrl(job, service, url.origin),
      ...(callback && { live_event_callback_config: callback }),
      live_warning_info: liveWarnings(job.config, service.invented),
      limit_duration: play_policy?.live_exit_config?.max_live_duration ?? 0,
    };
  }),

  handle(listSmartLive, ({ service, url, params, query }) => {
    const jobs = [...service.liveJobs.values()].filter((job) => job.room_id === params.room_id);
    if (jobs.length === 0) requireRoom(service, params.room_id);
    return listJobs(service, url, jobs, query);
  }),

  handle(listSmartLiveJobs, ({ service, url, query }) => {
    const name = query.room_name?.toLowerCase() ?? '';
    const jobs = [...service.liveJobs.values()].filter((job) =>
      job.config.room_name.toLowerCase().includes(name),
    );
    return listJobs(service, url, jobs, query);
  }),

  handle(showSmartLive, ({ service, url, params }) =>
    liveJobView(requireLiveJob(service, params.room_id, params.job_id), service, url.origin),
  ),

  handle(stopSmartLive, ({ service, params }) => {
    stopJob(service, requireLiveJob(service, params.room_id, params.job_id));
    return undefined;
  }),
];

function listJobs(service: ServiceState, url: URL, jobs: LiveJob[], query: QueryOf<typeof listSmartLive>) {
  const states = splitList(query.state);
  const since = parseTime('create_since', query.create_since);
  const until = parseTime('create_until', query.create_until);
  const matching = jobs.filter(
    (job) => (!states || states.includes(job.state)) && isBetween(job.created, since, until),
  );
  const { count, page: shown } = page(
    sortByTime(matching, (job) => job.created, query.sort_dir),
    query,
  );
  return { count, smart_live_jobs: shown.map((job) => liveJobView(job, service, url.origin)) };
}
