/** Loaded once the list is shown: what its rows say beyond it, and the selected room that is not in it. */
import { showSmartLiveRoom, type Client } from '../../api/index.js';
import type { Room } from './room-pages.js';

export { RoomWatches } from './room-watches.js';
export { SceneCovers } from './scene-covers.js';

/** Reads one room. */
export async function readRoom(client: Client, room_id: string, signal: AbortSignal): Promise<Room> {
  return { ...(await client.call(showSmartLiveRoom, { path: { room_id } }, { signal })), room_id };
}
