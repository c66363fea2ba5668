/** Handler for commands to a livestream (reference 6.2.5). */
import { executeSmartLiveCommand } from '../../../src/api/index.js';
import { executeCommand } from '../live/commands.js';
import { requireRunningJob } from '../live/job.js';
import { handle } from './handler.js';

export const commandHandlers = [
  handle(executeSmartLiveCommand, ({ service, url, params, body }) => {
    const job = requireRunningJob(service, params.room_id, params.job_id);
    return { command: body.command, ...executeCommand(service, job, body, url.origin) };
  }),
];
