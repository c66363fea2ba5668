/** Livestreaming tasks: starting, looking, stopping (reference 6.2). */
import {
  listSmartLive,
  listSmartLiveJobs,
  showSmartLive,
  startSmartLive,
  stopSmartLive,
  type QueryOf,
} from '../../../src/api/index.js';
import { jobOf, showJob, type Job } from '../live/job.js';
import { reportUrl } from '../live/report-url.js';
import { startJob, stopJob } from '../live/start.js';
import { warningsFor } from '../live/warnings.js';
import { inOrder, isBetween, moment, page, words } from '../paging.js';
import type { World } from '../state.js';
import { handle } from './handler.js';
import { roomOf } from './rooms.js';

export const liveJobHandlers = [
  handle(startSmartLive, async ({ world, url, params, body }) => {
    const job = await startJob(world, roomOf(world, params.room_id), body);
    const { live_event_callback_config: callback, play_policy } = job.config;
    return {
      job_id: job.job_id,
      rtc_room_info: job.rtc_room_info ?? null,
      live_event_report_url: reportUrl(job, world, url.origin),
      ...(callback && { live_event_callback_config: callback }),
      live_warning_info: warningsFor(job.config),
      limit_duration: play_policy?.live_exit_config?.max_live_duration ?? 0,
    };
  }),

  handle(listSmartLive, ({ world, url, params, query }) => {
    const jobs = [...world.jobs.values()].filter((job) => job.room_id === params.room_id);
    if (jobs.length === 0) roomOf(world, params.room_id);
    return listed(world, url, jobs, query);
  }),

  handle(listSmartLiveJobs, ({ world, url, query }) => {
    const name = query.room_name?.toLowerCase() ?? '';
    const jobs = [...world.jobs.values()].filter((job) => job.config.room_name.toLowerCase().includes(name));
    return listed(world, url, jobs, query);
  }),

  handle(showSmartLive, ({ world, url, params }) =>
    showJob(jobOf(world, params.room_id, params.job_id), world, url.origin),
  ),

  handle(stopSmartLive, ({ world, params }) => {
    stopJob(world, jobOf(world, params.room_id, params.job_id));
    return undefined;
  }),
];

function listed(world: World, url: URL, jobs: Job[], query: QueryOf<typeof listSmartLive>) {
  const states = words(query.state);
  const since = moment('create_since', query.create_since);
  const until = moment('create_until', query.create_until);
  const matching = jobs.filter(
    (job) => (!states || states.includes(job.state)) && isBetween(job.created, since, until),
  );
  const { count, page: shown } = page(
    inOrder(matching, (job) => job.created, query.sort_dir),
    query,
  );
  return { count, smart_live_jobs: shown.map((job) => showJob(job, world, url.origin)) };
}
