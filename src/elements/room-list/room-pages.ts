/**
 * Pages of rooms of one or several types. The service lists one type at a time, so several lists follow each other and
 * are counted as one: that way, templates are left out by the service and not by a page that would count them.
 */
import {
  listSmartLiveRooms,
  type Client,
  type QueryOf,
  type SmartLiveRoomBaseInfo,
} from '../../api/index.js';
import type { ListSource } from '../../base/index.js';

/** A room with an ID. */
export type Room = SmartLiveRoomBaseInfo & { room_id: string };

/** The service's types of rooms (reference 6.1.2). */
export type RoomType = 'NORMAL' | 'TEMP' | 'TEMPLATE';

/** What is listed, without paging. */
export interface RoomQuery extends Omit<
  QueryOf<typeof listSmartLiveRooms>,
  'limit' | 'offset' | 'room_type'
> {
  /** The types, in the order in which their rooms follow each other. */
  types: readonly RoomType[];
}

/** The rooms of a query. `counts` has the number of rooms of each type that is known; reads fill it. */
export function roomPages(
  client: Client,
  { types, ...query }: RoomQuery,
  counts: number[],
  signal: AbortSignal,
): ListSource<Room> {
  const readType = async (index: number, offset: number, limit: number): Promise<Room[]> => {
    const paged = { ...query, room_type: types[index], offset, limit };
    const { count, smart_live_rooms } = await client.call(listSmartLiveRooms, { query: paged }, { signal });
    signal.throwIfAborted();
    const rows = (smart_live_rooms ?? []) as Room[];
    counts[index] = count ?? offset + rows.length;
    return rows;
  };
  return {
    idOf: ({ room_id }) => room_id,
    read: async (offset, limit) => {
      const rows: Room[] = [];
      let before = offset;
      for (const index of types.keys()) {
        const left = limit - rows.length;
        const isKnown = index in counts;
        // Of a type after the end of the page, only the number is asked for, once.
        if (!isKnown || (left > 0 && before < (counts[index] ?? 0)))
          rows.push(...(await readType(index, before, Math.max(1, left))).slice(0, left));
        before = Math.max(0, before - (counts[index] ?? 0));
      }
      return { rows, count: counts.reduce((sum, one) => sum + one, 0) };
    },
  };
}
