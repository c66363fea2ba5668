/**
 * Reads the configuration of a running task. The task may have been rewritten since it started, so the task itself is
 * asked; its room is read if the task does not answer with scenes.
 */
import {
  executeSmartLiveCommand,
  showSmartLiveRoom,
  type LiveCommandBody,
  type SmartLiveRoom,
} from '../../api/index.js';
import { parseJson } from '../../base/index.js';
import type { BarContext } from './bar-context.js';

/** Sends a command that only reads, and returns its parsed result; the log doesn't show it. Rejects with `ApiError`. */
export async function queryTask(
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

/** The configuration of the running task. Rejects with `ApiError`. */
export async function readTask(bar: BarContext, signal?: AbortSignal): Promise<SmartLiveRoom> {
  const result = showSmartLiveRoom.response.safeParse(
    await queryTask(bar, 'GET_LIVE_JOB_CONFIG_INFO', signal),
  );
  if (result.success && result.data.scene_scripts) return result.data;
  const { client, watch } = bar;
  if (!client || !watch) return {};
  return client.call(showSmartLiveRoom, { path: { room_id: watch.room_id } }, signal && { signal });
}
