/**
 * Sends the callback of a video production task (reference 5.3.1): `result`, `asset_id` and `job_id` as JSON.
 *
 * With MSS_A the URL is signed as for livestreams, with other names: `secret` is HMAC-SHA256 over the configured URL
 * followed by the time, and `time_stamp` is that time in seconds, in hexadecimal.
 */
import type { ServiceState } from '../state/service-state.js';
import type { VideoJob } from '../state/video.js';

/** Sends the callback of a task that has ended, if it has a callback URL. */
export function sendVideoCallback(
  service: ServiceState,
  { input: filmed, state, asset_id = '', job_id }: VideoJob,
): void {
  const { callback_url: url, auth_type = 'NONE', key = '' } = filmed.callback_config ?? {};
  if (!url) return;
  const result = state === 'SUCCEED' ? 'SUCCEED' : 'FAILED';
  const body = JSON.stringify({ result, asset_id, job_id });
  service.callbacks.send(job_id, { url, auth_type, key, body, names: ['secret', 'time_stamp'] });
}
