/** Reads the room of a task. */
import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { showSmartLiveRoom, type Client, type SmartLiveRoom } from '../../../api/index.js';

/** The Lit task that reads the room. */
export type RoomTask = Task<RoomArgs, SmartLiveRoom | undefined>;

/** Job ID and block are arguments so that the room is read again when a task starts or is blocked. */
type RoomArgs = readonly [
  client: Client | undefined,
  room_id: string,
  job_id: string | null | undefined,
  is_blocked: boolean,
];

/** Creates the task; it runs whenever one of its arguments changes. `onError` is called with each failure. */
export function createRoomTask(
  host: ReactiveControllerHost,
  args: () => RoomArgs,
  onError: (error: unknown) => void,
): RoomTask {
  return new Task(host, {
    args,
    onError,
    task: async ([client, room_id], { signal }) =>
      client && room_id ? client.call(showSmartLiveRoom, { path: { room_id } }, { signal }) : undefined,
  });
}
