/** Commanding a task on air (reference 6.2.5). */
import { executeSmartLiveCommand } from '../../../src/api/index.js';
import { command } from '../live/commands.js';
import { runningJobOf } from '../live/job.js';
import { handle } from './handler.js';

export const commandHandlers = [
  handle(executeSmartLiveCommand, ({ world, url, params, body }) => {
    const job = runningJobOf(world, params.room_id, params.job_id);
    return { command: body.command, ...command(world, job, body, url.origin) };
  }),
];
