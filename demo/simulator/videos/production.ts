/**
 * Produces videos: tasks are queued, processed and completed (reference 5.3).
 *
 * A task waits for a time, and while others are being processed. How long each takes is invented. It fails if avatar,
 * voice, scenery or music are not active then, or if an outcome was chosen for it. The callback has no value for BLOCK,
 * and reports both as FAILED.
 *
 * The video is an asset from the start of processing: CREATING, then ACTIVED, FAILED or BLOCK.
 */
import { newId } from '../hashing.js';
import { speakingSeconds } from '../text/speaking-time.js';
import { errorInfo, serviceError } from '../service-errors.js';
import { isActive } from '../assets/asset-use.js';
import { sceneryOf } from './resolve-input.js';
import { addVideoAsset, finishVideoAsset } from './video-asset.js';
import { sendVideoCallback } from './callback.js';
import { wavSeconds } from './recordings.js';
import type { ServiceState } from '../state/service-state.js';
import type { VideoInput, VideoJob } from '../state/video.js';

/** Adds a task. Throws if too many are waiting. */
export function startVideo(service: ServiceState, filmed: VideoInput, app_user_id: string | null): VideoJob {
  const now = service.clock.now();
  const waitingNow = [...service.videoJobs.values()].filter(({ state }) => state === 'WAITING');
  if (waitingNow.length >= service.invented.waitingVideos) throw serviceError('MSS.20010011');
  const script = service.videoScripts.get(filmed.script_id ?? '');
  const job: VideoJob = {
    job_id: newId(),
    state: 'WAITING',
    created: now,
    updated: now,
    input: filmed,
    seconds: secondsOf(service, filmed),
    asset_name: filmed.output_asset_config?.asset_name ?? script?.body.script_name ?? 'Video',
    ...(app_user_id !== null && { app_user_id }),
  };
  service.videoJobs.set(job.job_id, job);
  service.clock.schedule(now + service.invented.videoWaitingSeconds * 1000, () => startWaitingJobs(service));
  return job;
}

/** Cancels a waiting task. Throws if it is not waiting. */
export function cancelVideo(service: ServiceState, job: VideoJob): void {
  if (job.state === 'PROCESSING') throw serviceError('MSS.20010048');
  if (job.state !== 'WAITING') throw serviceError('MSS.20010066');
  end(service, job, 'CANCELED');
}

/** Starts the tasks that have waited longest, up to the limit. */
function startWaitingJobs(service: ServiceState): void {
  const now = service.clock.now();
  const jobs = [...service.videoJobs.values()];
  const free = service.invented.concurrentVideos - jobs.filter(({ state }) => state === 'PROCESSING').length;
  const ready = jobs.filter(
    ({ state, created }) =>
      state === 'WAITING' && now - created >= service.invented.videoWaitingSeconds * 1000,
  );
  for (const job of ready.slice(0, Math.max(0, free))) begin(service, job);
}

function begin(service: ServiceState, job: VideoJob): void {
  const now = service.clock.now();
  job.state = 'PROCESSING';
  job.started = now;
  job.updated = now;
  job.asset_id = addVideoAsset(service, job);
  const { videoBaseSeconds, videoSecondsPerSecond } = service.invented;
  const duration = videoBaseSeconds + job.seconds * videoSecondsPerSecond;
  service.clock.schedule(now + duration * 1000, () => finish(service, job));
}

function finish(service: ServiceState, job: VideoJob): void {
  const { model_asset_id, voice_config } = job.input;
  const used = [model_asset_id, voice_config.voice_asset_id, ...sceneryOf(service, job.input)];
  const missing = used.find((id) => !isActive(service, id));
  const chosen = missing
    ? undefined
    : service.outcomes.decide('video', [job.job_id, job.asset_id], ['FAILED', 'BLOCK']);
  if (missing) job.error_info = errorInfo('MSS.20010071', missing);
  else if (chosen)
    job.error_info = errorInfo(
      chosen.error_code ?? (chosen.outcome === 'BLOCK' ? 'MSS.20010007' : 'MSS.00000004'),
    );
  end(service, job, chosen?.outcome ?? (missing ? 'FAILED' : 'SUCCEED'));
  finishVideoAsset(service, job);
  sendVideoCallback(service, job);
  startWaitingJobs(service);
}

function end(service: ServiceState, job: VideoJob, state: VideoJob['state']): void {
  const now = service.clock.now();
  job.state = state;
  job.updated = now;
  if (job.started !== undefined) job.ended = now;
}

/** Total duration of all paragraphs, in seconds. */
function secondsOf(service: ServiceState, { script_id, shoot_scripts, voice_config }: VideoInput): number {
  const recordings = service.videoScripts.get(script_id ?? '')?.recordings;
  return shoot_scripts.reduce((sum, { sequence_no, shoot_script }) => {
    const { script_type, text_config, audio_duration } = shoot_script;
    if (script_type !== 'AUDIO')
      return (
        sum +
        speakingSeconds(text_config?.text ?? '', service.invented.speechMilliseconds, voice_config.speed)
      );
    const bytes = recordings?.get(sequence_no ?? 0)?.bytes;
    return sum + (audio_duration ?? (bytes && wavSeconds(bytes)) ?? service.invented.recordingSeconds);
  }, 0);
}
