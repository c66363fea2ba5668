/** A room as it is replaced: everything that was read, with the script put in (reference 6.1.4). */
import {
  updateSmartLiveRoom,
  type Client,
  type SmartLiveRoom,
  type SmartLiveRoomBody,
} from '../api/index.js';
import type { WireScene } from '../script/scenes.js';
import { putBody, lenientBody } from './put-body.js';

/** What the service states of a room, and nobody sets. */
const facts = [
  'room_id',
  'project_id',
  'create_time',
  'update_time',
  'cover_url',
  'thumbnail',
  'room_state',
  'error_info',
];

/** The body for `updateSmartLiveRoom`. Members that no table lists are kept. */
export const roomBody = (room: SmartLiveRoom, scene_scripts: readonly WireScene[]): SmartLiveRoomBody =>
  putBody({ ...room, scene_scripts }, facts) as SmartLiveRoomBody;

/** Replaces the scenes of a room that was read. */
export async function replaceRoom(
  client: Client,
  { room_id, room, scenes }: { room_id: string; room: SmartLiveRoom; scenes: readonly WireScene[] },
  signal: AbortSignal,
): Promise<void> {
  const update = lenientBody(updateSmartLiveRoom, roomBody(room, room.scene_scripts ?? []));
  await client.call(update, { path: { room_id }, body: roomBody(room, scenes) }, { signal });
}
