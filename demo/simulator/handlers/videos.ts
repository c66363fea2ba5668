/** Handlers for video production tasks (reference 5.2, 5.3). */
import {
  cancel2DDigitalHumanVideo,
  create2DDigitalHumanVideo,
  listDigitalHumanVideo,
  show2DDigitalHumanVideo,
} from '../../../src/api/index.js';
import { sortByTime, page } from '../paging.js';
import { serviceError } from '../service-errors.js';
import { videoJobFilter } from '../videos/filter.js';
import { videoJobDetails, videoJobSummary, requireVideoJob } from '../videos/job.js';
import { cancelVideo, startVideo } from '../videos/production.js';
import { resolveVideoInput } from '../videos/resolve-input.js';
import { handle } from './handler.js';

export const videoHandlers = [
  handle(listDigitalHumanVideo, ({ service, url, query }) => {
    const matching = [...service.videoJobs.values()].filter(videoJobFilter(query));
    const ordered = sortByTime(matching, (job) => job.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, jobs: shown.map((job) => videoJobSummary(job, service, url.origin)) };
  }),

  handle(create2DDigitalHumanVideo, ({ service, request, body }) => {
    const filmed = resolveVideoInput(service, body);
    return { job_id: startVideo(service, filmed, request.headers.get('x-app-userid')).job_id };
  }),

  handle(show2DDigitalHumanVideo, ({ service, url, params, query }) => {
    const job = service.videoJobs.get(params.job_id);
    if (!job) throw serviceError('MSS.00000002');
    return videoJobDetails(job, service, url.origin, query.show_script ?? false);
  }),

  handle(cancel2DDigitalHumanVideo, ({ service, params }) => {
    cancelVideo(service, requireVideoJob(service, params.job_id));
    return undefined;
  }),
];
