/** Reads the room that a task belongs to: its name, its cover, its script. */
import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import { showSmartLiveRoom, type Client, type SmartLiveRoom } from '../../../api/index.js';

/** The reading of a room. */
export type RoomTask = Task<RoomArgs, SmartLiveRoom | undefined>;

/** The last one shows that a task began or ended: the room is read again then. */
type RoomArgs = readonly [client: Client | undefined, room_id: string, job_id: string | null | undefined];

/** Reads the room whenever what it depends on changes. */
export function createRoomTask(host: ReactiveControllerHost, args: () => RoomArgs): RoomTask {
  return new Task(host, {
    args,
    task: async ([client, room_id], { signal }) =>
      client && room_id ? client.call(showSmartLiveRoom, { path: { room_id } }, { signal }) : undefined,
  });
}
