/**
 * The body that saves a room: everything that was read, with the script put in.
 *
 * The service replaces the room as a whole, so whatever is left out would be gone (reference 6.1.4). Left out are
 * only facts that the service states and nobody sets, and members that are null.
 */
import type { SmartLiveRoom, SmartLiveRoomBody } from '../../../api/index.js';
import type { WireScene } from '../script/scenes.js';

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
export function roomBody(room: SmartLiveRoom, scene_scripts: readonly WireScene[]): SmartLiveRoomBody {
  const kept = Object.entries(room).filter(([name]) => !facts.includes(name));
  return withoutNulls({ ...Object.fromEntries(kept), scene_scripts }) as SmartLiveRoomBody;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null && member !== undefined)
      .map(([name, member]) => [name, withoutNulls(member)]),
  );
}
