/** The automatic stop of a task after a number of hours, at once or at the end of a part of its script (reference 6.2.1). */

import { scheduleForJob } from './job.js';
import { autoStop } from './playback.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob } from '../state/live-job.js';

/** Schedules the automatic stop by the task's current configuration. Replaces an earlier schedule. */
export function scheduleAutoStop(service: ServiceState, job: LiveJob): void {
  job.cancelAutoStop?.();
  delete job.cancelAutoStop;
  delete job.playback.stopAt;
  const { max_live_duration: hours, auto_stop_mode = 'FORCE_EXIT' } =
    job.config.play_policy?.live_exit_config ?? {};
  if (!hours || job.started === undefined) return;
  const left = job.started / 1000 + hours * 3600 - service.clock.now() / 1000;
  job.cancelAutoStop = scheduleForJob(service, job, Math.max(0, left), () =>
    autoStop(service, job, auto_stop_mode),
  );
}
