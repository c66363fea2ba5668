/** Replaces a room as a whole: everything that was read, with other scenes (reference 6.1.4). */
import {
  lenientBody,
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoom,
  type SmartLiveRoomBody,
} from '../api/index.js';
import type { WireScene } from '../script/index.js';
import { putBody } from './put-body.js';

/** Members that only the service sets: an update must not send them. */
const readOnlyMembers = [
  'room_id',
  'project_id',
  'create_time',
  'update_time',
  'cover_url',
  'thumbnail',
  'room_state',
  'error_info',
];

/** The body for `updateSmartLiveRoom`; members that the reference does not list are kept. */
export const roomBody = (room: SmartLiveRoom, scene_scripts: readonly WireScene[]): SmartLiveRoomBody =>
  putBody({ ...room, scene_scripts }, readOnlyMembers) as SmartLiveRoomBody;

/** Replaces the scenes of a room that was read. */
export async function replaceRoom(
  client: Client,
  { room_id, room, scenes }: { room_id: string; room: SmartLiveRoom; scenes: readonly WireScene[] },
  signal: AbortSignal,
): Promise<void> {
  const update = lenientBody(updateSmartLiveRoom, roomBody(room, room.scene_scripts ?? []));
  await client.call(update, { path: { room_id }, body: roomBody(room, scenes) }, { signal });
}
