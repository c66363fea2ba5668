/** Which rooms a request names: in its path, its query and anywhere in its body. */
import { isJsonObject } from '../../base/index.js';

/**
 * Members that name a room. The reference has `room_id`; the plural and longer names are for what the service adds.
 * `live_id` and `room_name` are names of other things: of a broadcast on a platform, and for people.
 */
const roomName = /(^|_)room_?ids?$/i;

/** The RTC room of a task (6.2.1) is none of the service's rooms. */
const otherRooms = 'rtc_room_info';

/** The IDs of rooms in a value, at any depth. A value that is no text counts as its text. */
export function roomsIn(value: unknown, isRoom = false): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => roomsIn(item, isRoom));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([name, inner]) =>
      name === otherRooms ? [] : roomsIn(inner, isRoom || roomName.test(name)),
    );
  if (!isRoom || value === null || value === undefined) return [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.split(',').map((id) => id.trim());
}
