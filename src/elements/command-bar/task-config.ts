/**
 * Reads the configuration of a running task. Commands may have changed it since the start, so it is read from the task;
 * the room is read if the task's answer has no scenes.
 */
import {
  executeSmartLiveCommand,
  keepRawValues,
  restoreRawValues,
  showSmartLiveRoom,
  type LiveCommandBody,
  type SmartLiveRoom,
} from '../../api/index.js';
import { parseJson } from '../../base/index.js';
import type { BarContext } from './bar-context.js';

/** Sends a read-only command, which the log doesn't show, and returns its parsed result. Rejects with `ApiError`. */
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

/** The configuration of the running task, with its raw values. Rejects with `ApiError`. */
export async function readTask(bar: BarContext, signal?: AbortSignal): Promise<SmartLiveRoom> {
  const result = showSmartLiveRoom.response.safeParse(
    await queryTask(bar, 'GET_LIVE_JOB_CONFIG_INFO', signal),
  );
  if (result.success && result.data.scene_scripts) return keepRawValues(result.data);
  const { client, watch } = bar;
  if (!client || !watch) return {};
  const path = { room_id: watch.room_id };
  return keepRawValues(await client.call(showSmartLiveRoom, { path }, signal && { signal }));
}

/** A member of a task's configuration as a command sends it back: with the values that could not be read as they were received. */
export function wireMember(task: SmartLiveRoom, member: (task: SmartLiveRoom) => unknown): unknown[] {
  const list = member(restoreRawValues(task));
  return Array.isArray(list) ? list : [];
}
