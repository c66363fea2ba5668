/** Livestreaming rooms (reference 6.1). */
import {
  createSmartLiveRoom,
  deleteSmartLiveRoom,
  listSmartLiveRooms,
  showSmartLiveRoom,
  updateSmartLiveRoom,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { isOver } from '../live/job.js';
import { inOrder, page } from '../paging.js';
import { refuse } from '../service-errors.js';
import { checkRoom } from '../rooms/check.js';
import { roomFilter } from '../rooms/filter.js';
import { keptBody, showRoom, summariseRoom, type Room } from '../rooms/room.js';
import type { World } from '../state.js';
import { handle } from './handler.js';

export const roomHandlers = [
  handle(createSmartLiveRoom, ({ world, body }) => {
    checkRoom(world, body);
    const now = world.clock.now();
    const room: Room = { room_id: newId(), created: now, updated: now, body: keptBody(body) };
    world.rooms.set(room.room_id, room);
    return { room_id: room.room_id };
  }),

  handle(listSmartLiveRooms, ({ world, url, query }) => {
    const matching = [...world.rooms.values()].filter(roomFilter(world, query));
    const ordered = inOrder(matching, (room) => room.created, 'desc');
    const { count, page: shown } = page(ordered, query);
    return { count, smart_live_rooms: shown.map((room) => summariseRoom(room, world, url.origin)) };
  }),

  handle(showSmartLiveRoom, ({ world, url, params }) => {
    const room = world.rooms.get(params.room_id);
    if (!room) throw refuse('MSS.00000002');
    return showRoom(room, world, url.origin);
  }),

  handle(updateSmartLiveRoom, ({ world, url, params, body }) => {
    const room = roomOf(world, params.room_id);
    checkRoom(world, body, room.room_id);
    room.body = keptBody(body);
    room.updated = world.clock.now();
    return showRoom(room, world, url.origin);
  }),

  handle(deleteSmartLiveRoom, ({ world, params }) => {
    const room = roomOf(world, params.room_id);
    const busy = [...world.jobs.values()].some((job) => job.room_id === room.room_id && !isOver(job));
    if (busy) throw refuse('MSS.20010036');
    world.rooms.delete(room.room_id);
    return undefined;
  }),
];

/** The room that a path names; only showing it documents a 404, everything else has a code for it. */
export function roomOf(world: World, id: string): Room {
  const room = world.rooms.get(id);
  if (!room) throw refuse('MSS.20010045');
  return room;
}
