/** Sends live events of a running task, of the types that its callback configuration lists (reference 6.2.1). */
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob } from '../state/live-job.js';

/** The types of live events. */
export type LiveEventType = 'SHOOT_SCRIPT_SWITCH' | 'RTMP_STREAM_STATE_CHANGE' | 'REPLY_COMMAND_FINISH';

/** Sends an event if the task subscribes to its type. The message is JSON text inside the JSON body. */
export function sendLiveEvent(
  service: ServiceState,
  job: LiveJob,
  event_type: LiveEventType,
  members: Record<string, string>,
): void {
  const config = job.config.live_event_callback_config;
  const url = config?.live_event_type_callback_url;
  if (!config || !url || !config.callback_event_type?.includes(event_type)) return;
  const message = JSON.stringify({ room_id: job.room_id, job_id: job.job_id, ...members });
  service.callbacks.send(job.job_id, {
    url,
    auth_type: config.auth_type ?? 'NONE',
    key: config.key ?? '',
    body: JSON.stringify({ event_type, message }),
  });
}
