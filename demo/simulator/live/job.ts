/** Livestreaming tasks: look-up, timers, and how responses show them (reference 6.2.3). */
import type { SmartLiveJob } from '../../../src/api/index.js';
import { rfc3339, type Cancel } from '../clock.js';
import { serviceError } from '../service-errors.js';
import { roomCoverUrl } from '../rooms/room.js';
import { liveJobLog } from './interaction-records.js';
import { reportUrl } from './report-url.js';
import { streamSeconds } from './stream.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob } from '../state/live-job.js';

/** Whether the task has ended. */
export function isOver(job: LiveJob): boolean {
  return job.state !== 'WAITING' && job.state !== 'PROCESSING';
}

/** The task of a path. Throws if there is none. */
export function requireLiveJob(service: ServiceState, roomId: string, jobId: string): LiveJob {
  const job = service.liveJobs.get(jobId);
  if (!job || job.room_id !== roomId) throw serviceError('MSS.20010074');
  return job;
}

/** The task of a path. Throws if it is not on air. */
export function requireRunningJob(service: ServiceState, roomId: string, jobId: string): LiveJob {
  const job = requireLiveJob(service, roomId, jobId);
  if (isOver(job) || job.stopping) throw serviceError('MSS.20010074');
  if (job.state === 'WAITING') throw serviceError('MSS.20010099', job.job_id, job.state);
  return job;
}

/** Runs `entry` after `seconds` of simulated time, unless the task ends first. */
export function scheduleForJob(
  service: ServiceState,
  job: LiveJob,
  seconds: number,
  entry: () => void,
): Cancel {
  const cancel = service.clock.schedule(service.clock.now() + seconds * 1000, () => {
    job.timers.delete(cancel);
    entry();
  });
  job.timers.add(cancel);
  return () => {
    job.timers.delete(cancel);
    cancel();
  };
}

/** Default configuration of RTC callbacks (6.2.1). */
const rtcDefault: NonNullable<SmartLiveJob['rtc_callback_config']> = {
  rtc_callback_event_type: ['LIVE_PROGRESS'],
};

/** The task as responses show it. Durations are in seconds. */
export function liveJobView(job: LiveJob, service: ServiceState, origin: string): SmartLiveJob {
  const now = service.clock.now();
  const cover = roomCoverUrl(job.config, service, origin);
  const { live_event_callback_config, rtc_callback_config = rtcDefault, co_streamer_config } = job.config;
  return {
    job_id: job.job_id,
    room_id: job.room_id,
    room_name: job.config.room_name,
    state: job.state,
    duration: job.started === undefined ? 0 : ((job.ended ?? now) - job.started) / 1000,
    ...(job.started !== undefined && { start_time: rfc3339(job.started) }),
    ...(job.ended !== undefined && { end_time: rfc3339(job.ended) }),
    error_info: job.error_info ?? null,
    create_time: rfc3339(job.created),
    lastupdate_time: rfc3339(job.updated),
    rtc_room_info: job.rtc_room_info ?? null,
    live_event_report_url: reportUrl(job, service, origin),
    ...(live_event_callback_config && { live_event_callback_config }),
    rtc_callback_config,
    stream_duration: streamSeconds(job, now),
    ...(job.block_reason !== undefined && { block_reason: job.block_reason }),
    ...liveJobLog(job, service, origin),
    ...(cover !== undefined && { cover_url: cover }),
    ...(co_streamer_config && { co_streamer_config }),
  };
}
