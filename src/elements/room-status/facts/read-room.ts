/** Reads the room that a task belongs to: its name, its cover, its script. */
import { showSmartLiveRoom, type Client, type SmartLiveRoom } from '../../../api/index.js';

/** Rejects with `ApiError`, or with the signal's reason. */
export function readRoom(client: Client, room_id: string, signal: AbortSignal): Promise<SmartLiveRoom> {
  return client.call(showSmartLiveRoom, { path: { room_id } }, { signal });
}
