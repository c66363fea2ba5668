/** When a task ends by itself: hours after it went on air, at once or where its script allows (reference 6.2.1). */
import type { World } from '../state.js';
import { later, type Job } from './job.js';
import { leave } from './playback.js';

/** Sets the hour of the end, by what the task is told now; nothing is left of what it was told before. */
export function scheduleExit(world: World, job: Job): void {
  job.cancelExit?.();
  delete job.cancelExit;
  delete job.playback.exit;
  const { max_live_duration: hours, auto_stop_mode = 'FORCE_EXIT' } =
    job.config.play_policy?.live_exit_config ?? {};
  if (!hours || job.started === undefined) return;
  const left = job.started / 1000 + hours * 3600 - world.clock.now() / 1000;
  job.cancelExit = later(world, job, Math.max(0, left), () => leave(world, job, auto_stop_mode));
}
