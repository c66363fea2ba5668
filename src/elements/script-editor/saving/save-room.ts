/** Saving a script: read the room again, put both together, replace the room, and find out if the answer is lost. */
import {
  OutcomeUnknownError,
  showSmartLiveRoom,
  updateSmartLiveRoom,
  type Client,
} from '../../../api/index.js';
import { keyedLike, merge, type Conflict } from '../script/merge.js';
import { roomBody } from './room-body.js';
import { sameScript, toWire, type Scene } from '../script/scenes.js';

export interface SaveRequest {
  client: Client;
  room_id: string;
  base: readonly Scene[];
  mine: readonly Scene[];
  signal: AbortSignal;
  /** Called when the answer was lost and the room is read to find out. */
  checking: () => void;
}

/** How a save ended, when it did not throw. */
export type SaveResult =
  | { kind: 'saved'; scenes: Scene[] }
  | { kind: 'conflict'; scenes: Scene[]; theirs: Scene[]; conflicts: Conflict[] };

/** Saves. Rejects with the error of the call that failed; nothing is lost by that. */
export async function saveRoom(request: SaveRequest): Promise<SaveResult> {
  const { client, room_id, base, mine, signal } = request;
  const room = await client.call(showSmartLiveRoom, { path: { room_id } }, { signal });
  const theirs = keyedLike(room.scene_scripts ?? [], base);
  const { scenes, conflicts } = merge(base, mine, theirs);
  if (conflicts.length > 0) return { kind: 'conflict', scenes, theirs, conflicts };
  const body = roomBody(room, toWire(scenes));
  try {
    await client.call(updateSmartLiveRoom, { path: { room_id }, body }, { signal });
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    request.checking();
    const now = await client.call(showSmartLiveRoom, { path: { room_id } }, { signal });
    if (!sameScript(keyedLike(now.scene_scripts ?? [], scenes), scenes)) {
      throw error.cause instanceof Error ? error.cause : error;
    }
  }
  return { kind: 'saved', scenes: keyedLike(toWire(scenes), scenes) };
}
