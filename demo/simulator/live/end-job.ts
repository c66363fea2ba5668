/** Ends livestreaming tasks. */

import { endStream } from './stream.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, LiveJobState } from '../state/live-job.js';

/**
 * Ends a task at once: cancels its timers and ends its stream. A temporary room is deleted as soon as no other task waits
 * or is on air in it (6.1.1, `room_type`).
 */
export function endJob(
  service: ServiceState,
  job: LiveJob,
  state: LiveJobState,
  error?: LiveJob['error_info'],
): void {
  cancelEverything(job);
  endStream(service, job);
  const now = service.clock.now();
  job.state = state;
  job.stopping = false;
  job.ended = now;
  job.updated = now;
  if (error) job.error_info = error;
  const isBusy = [...service.liveJobs.values()].some(
    (other) => other.room_id === job.room_id && ['WAITING', 'PROCESSING'].includes(other.state),
  );
  if (!isBusy && service.rooms.get(job.room_id)?.body.room_type === 'TEMP') service.rooms.delete(job.room_id);
}

/** Cancels all timers, layers and speech. */
function cancelEverything(job: LiveJob): void {
  for (const cancel of job.timers) cancel();
  job.timers.clear();
  job.layers.clear();
  delete job.playback.current;
  job.playback.queue = [];
  delete job.cancelAutoStop;
  delete job.cancelOutage;
}
