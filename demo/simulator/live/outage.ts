/** The wait for a broken stream (newer page of 6.2.1, `max_exception_waiting_duration`). */
import { errorInfo } from '../service-errors.js';
import { endJob } from './end-job.js';
import { scheduleForJob } from './job.js';
import type { LiveJob } from '../state/live-job.js';
import type { ServiceState } from '../state/service-state.js';

/** Minutes for which a task waits by default (newer page of 6.2.1). */
const usualMinutes = 3;

/**
 * Schedules the end of a task whose stream is broken, by its current configuration: the minutes count from the moment at
 * which the stream broke, and 0 is no limit. Replaces an earlier schedule; a stream that is not broken ends nothing.
 */
export function scheduleOutageEnd(service: ServiceState, job: LiveJob): void {
  job.cancelOutage?.();
  delete job.cancelOutage;
  const { brokenSince } = job.stream;
  const minutes = job.config.play_policy?.live_exit_config?.max_exception_waiting_duration ?? usualMinutes;
  if (brokenSince === undefined || minutes === 0) return;
  const left = brokenSince / 1000 + minutes * 60 - service.clock.now() / 1000;
  job.cancelOutage = scheduleForJob(service, job, Math.max(0, left), () =>
    endJob(service, job, 'FAILED', errorInfo('MSS.47000009', job.stream.state ?? '')),
  );
}
