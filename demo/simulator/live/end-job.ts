/** How a task ends, whatever the reason. */
import type { World } from '../state.js';
import type { Job, JobState } from './job.js';
import { endStream } from './stream.js';

/** Ends a task now: nothing more happens in it, its stream ends, and a temporary room goes with it (6.1.1). */
export function end(world: World, job: Job, state: JobState, error?: Job['error_info']): void {
  silence(job);
  endStream(world, job);
  const now = world.clock.now();
  job.state = state;
  job.stopping = false;
  job.ended = now;
  job.updated = now;
  if (error) job.error_info = error;
  if (world.rooms.get(job.room_id)?.body.room_type === 'TEMP') world.rooms.delete(job.room_id);
}

/** Takes away all that was still to happen. */
function silence(job: Job): void {
  for (const cancel of job.timers) cancel();
  job.timers.clear();
  job.layers.clear();
  delete job.playback.current;
}
