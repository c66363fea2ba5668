/** Tasks that produce a video (reference 5.2 and 5.3). */
import {
  cancel2DDigitalHumanVideo,
  create2DDigitalHumanVideo,
  listDigitalHumanVideo,
  show2DDigitalHumanVideo,
} from '../../../src/api/index.js';
import { inOrder, page } from '../paging.js';
import { refuse } from '../service-errors.js';
import { videoJobFilter } from '../videos/filter.js';
import { detailVideoJob, showVideoJob, videoJobOf } from '../videos/job.js';
import { cancelVideo, startVideo } from '../videos/production.js';
import { filmedBy } from '../videos/request.js';
import { handle } from './handler.js';

export const videoHandlers = [
  handle(listDigitalHumanVideo, ({ world, url, query }) => {
    const matching = [...world.videoJobs.values()].filter(videoJobFilter(query));
    const ordered = inOrder(matching, (job) => job.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, jobs: shown.map((job) => showVideoJob(job, world, url.origin)) };
  }),

  handle(create2DDigitalHumanVideo, ({ world, request, body }) => {
    const filmed = filmedBy(world, body);
    return { job_id: startVideo(world, filmed, request.headers.get('x-app-userid')).job_id };
  }),

  handle(show2DDigitalHumanVideo, ({ world, url, params, query }) => {
    const job = world.videoJobs.get(params.job_id);
    if (!job) throw refuse('MSS.00000002');
    return detailVideoJob(job, world, url.origin, query.show_script ?? false);
  }),

  handle(cancel2DDigitalHumanVideo, ({ world, params }) => {
    cancelVideo(world, videoJobOf(world, params.job_id));
    return undefined;
  }),
];
