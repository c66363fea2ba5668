/** Rooms of a service that a test invents: lists of any length that answer at once, filtered and paged as the service does. */
import type { SmartLiveRoomBaseInfo } from '../../src/api/index.js';

/** Answers lists of rooms; `queries` has what was asked for. Anything else is not found. */
export class InventedRooms {
  readonly queries: URLSearchParams[] = [];
  /** Answers instead of the list, once. */
  next: (() => Promise<Response>) | undefined;

  constructor(public rooms: readonly SmartLiveRoomBaseInfo[]) {}

  readonly fetch: typeof fetch = async (input) => {
    const { pathname, searchParams } = new URL(new Request(input).url);
    if (pathname.endsWith('/smart-live-jobs')) return Response.json({ count: 0, smart_live_jobs: [] });
    if (!pathname.endsWith('/smart-live-rooms')) return this.answerOne(pathname.split('/').at(-1));
    this.queries.push(searchParams);
    const { next } = this;
    this.next = undefined;
    if (next) return next();
    const found = this.rooms.filter((room) => isWanted(room, searchParams));
    const offset = Number(searchParams.get('offset') ?? 0);
    const limit = Number(searchParams.get('limit') ?? 10);
    return Response.json({ count: found.length, smart_live_rooms: found.slice(offset, offset + limit) });
  };

  private answerOne(id: string | undefined): Response {
    const room = this.rooms.find(({ room_id }) => room_id === id);
    return room
      ? Response.json(room)
      : Response.json({ error_code: 'MSS.00000002', error_msg: 'Not found' }, { status: 404 });
  }
}

function isWanted(room: SmartLiveRoomBaseInfo, query: URLSearchParams): boolean {
  const states = query.get('live_state')?.split(',');
  return (
    (room.room_type ?? 'NORMAL') === (query.get('room_type') ?? room.room_type ?? 'NORMAL') &&
    (room.room_name ?? '').toLowerCase().includes((query.get('room_name') ?? '').toLowerCase()) &&
    (!states || states.includes(room.last_job_status ?? 'NULL'))
  );
}

/** Rooms by the dozen; `more` changes each. */
export const inventedRooms = (
  count: number,
  more: (index: number) => SmartLiveRoomBaseInfo = () => ({}),
): SmartLiveRoomBaseInfo[] =>
  Array.from({ length: count }, (_, index) => ({
    room_id: `room-${index}`,
    room_name: `Room ${index}`,
    room_state: 'ENABLE',
    view_mode: 'VERTICAL',
    ...more(index),
  }));
