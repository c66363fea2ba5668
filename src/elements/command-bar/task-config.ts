/**
 * What a running task is made of: read from the task itself, which may have been rewritten since it began; where the
 * service does not tell, from its room.
 */
import {
  executeSmartLiveCommand,
  showSmartLiveRoom,
  type LiveCommandBody,
  type SmartLiveRoom,
} from '../../api/index.js';
import { parseJson } from '../../base/index.js';
import type { BarContext } from './bar-context.js';

/** Asks the running task something; nothing is changed, and nothing stands in the log. Rejects with `ApiError`. */
export async function ask(
  bar: BarContext,
  command: LiveCommandBody['command'],
  signal?: AbortSignal,
): Promise<unknown> {
  const { client, watch } = bar;
  const job_id = watch?.state.job?.job_id;
  if (!client || !watch || !job_id) return undefined;
  const input = { path: { room_id: watch.room_id, job_id }, body: { command } };
  const { result } = await client.call(executeSmartLiveCommand, input, signal && { signal });
  return parseJson(result);
}

export async function readTask(bar: BarContext, signal?: AbortSignal): Promise<SmartLiveRoom> {
  const told = showSmartLiveRoom.response.safeParse(await ask(bar, 'GET_LIVE_JOB_CONFIG_INFO', signal));
  if (told.success && told.data.scene_scripts) return told.data;
  const { client, watch } = bar;
  if (!client || !watch) return {};
  return client.call(showSmartLiveRoom, { path: { room_id: watch.room_id } }, signal && { signal });
}
