/** Reads the configuration of a running task. Commands may have changed it since the start, so it is read from the task. */
import {
  executeSmartLiveCommand,
  keepRawValues,
  restoreRawValues,
  showSmartLiveRoom,
  type Client,
  type LiveCommandBody,
  type SmartLiveRoom,
} from '../api/index.js';
import { parseJson } from '../base/index.js';
import type { RoomWatch } from './room-watch.js';

/** What shows a room; undefined without a provider or a room. */
interface RoomView {
  readonly client: Client | undefined;
  readonly watch: RoomWatch | undefined;
}

/** Sends a read-only command, which the log doesn't show, and returns its parsed result. Rejects with `ApiError`. */
export async function queryTask(
  view: RoomView,
  command: LiveCommandBody['command'],
  signal?: AbortSignal,
): Promise<unknown> {
  const { client, watch } = view;
  const job_id = watch?.state.job?.job_id;
  if (!client || !watch || !job_id) return undefined;
  const input = { path: { room_id: watch.room_id, job_id }, body: { command } };
  const { result } = await client.call(executeSmartLiveCommand, input, signal && { signal });
  return parseJson(result);
}

/**
 * The configuration that the running task tells, with its raw values; undefined if its answer has no scenes. Rejects with
 * `ApiError`.
 */
export async function readTaskConfig(
  view: RoomView,
  signal?: AbortSignal,
): Promise<SmartLiveRoom | undefined> {
  const answer = await queryTask(view, 'GET_LIVE_JOB_CONFIG_INFO', signal);
  const result = showSmartLiveRoom.response.safeParse(answer);
  return result.success && result.data.scene_scripts ? keepRawValues(result.data) : undefined;
}

/** The configuration of the running task or, if it tells none, that of the room. Rejects with `ApiError`. */
export async function readTask(view: RoomView, signal?: AbortSignal): Promise<SmartLiveRoom> {
  const told = await readTaskConfig(view, signal);
  const { client, watch } = view;
  if (told || !client || !watch) return told ?? {};
  const path = { room_id: watch.room_id };
  return keepRawValues(await client.call(showSmartLiveRoom, { path }, signal && { signal }));
}

/** A member of a task's configuration as a command sends it back: with the values that could not be read as they were received. */
export function wireMember(task: SmartLiveRoom, member: (task: SmartLiveRoom) => unknown): unknown[] {
  const list = member(restoreRawValues(task));
  return Array.isArray(list) ? list : [];
}
