/** Video production tasks as responses show them (reference 5.2.1, 5.3.2). */
import type { DigitalHumanVideo, DigitalHumanVideoDetail } from '../../../src/api/index.js';
import { coverUrl } from '../assets/download-urls.js';
import { rfc3339 } from '../clock.js';
import { serviceError } from '../service-errors.js';
import type { ServiceState } from '../state/service-state.js';
import type { VideoJob } from '../state/video.js';

/** The task of a path. Throws if there is none. */
export function requireVideoJob(service: ServiceState, id: string): VideoJob {
  const job = service.videoJobs.get(id);
  if (!job) throw serviceError('MSS.20010051');
  return job;
}

/** The task as lists show it (5.2.1). */
export function videoJobSummary(job: VideoJob, service: ServiceState, origin: string): DigitalHumanVideo {
  const cover = coverUrl(service.assets.get(job.asset_id ?? '')?.info, service, origin);
  return {
    job_id: job.job_id,
    state: job.state,
    job_type: '2D_DIGITAL_HUMAN_VIDEO',
    ...(job.started !== undefined && { start_time: rfc3339(job.started) }),
    ...(job.ended !== undefined && { end_time: rfc3339(job.ended) }),
    ...(job.state === 'SUCCEED' && { duration: job.seconds }),
    output_asset_config: {
      ...(job.asset_id !== undefined && { asset_id: job.asset_id }),
      asset_name: job.asset_name,
      ...(cover !== undefined && { cover_url: cover }),
    },
    error_info: job.error_info ?? null,
    create_time: rfc3339(job.created),
    lastupdate_time: rfc3339(job.updated),
  };
}

/** The task in detail (5.3.2). `withScript` adds its script and configuration. */
export function videoJobDetails(
  job: VideoJob,
  service: ServiceState,
  origin: string,
  withScript: boolean,
): DigitalHumanVideoDetail {
  const { script_id, model_asset_id, voice_config, video_config, shoot_scripts, background_music_config } =
    job.input;
  return {
    ...videoJobSummary(job, service, origin),
    ...(script_id !== undefined && { script_id }),
    model_asset_id,
    ...(withScript && {
      voice_config,
      video_config,
      shoot_scripts,
      ...(background_music_config && { background_music_config }),
    }),
  };
}
