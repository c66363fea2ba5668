/** Handlers for livestreaming rooms (reference 6.1). */
import {
  createSmartLiveRoom,
  deleteSmartLiveRoom,
  listSmartLiveRooms,
  showSmartLiveRoom,
  updateSmartLiveRoom,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { reviewRoom } from '../live/block.js';
import { isOver } from '../live/job.js';
import { sortByTime, page } from '../paging.js';
import { serviceError } from '../service-errors.js';
import { checkRoom } from '../rooms/check-room.js';
import { roomFilter } from '../rooms/filter.js';
import { normalizeRoom, roomDetails, roomSummary } from '../rooms/room.js';
import { isUnderReview, reviewTemplate } from '../rooms/template-review.js';
import { findRoom, sharedTemplates } from '../rooms/shared-templates.js';
import { handle } from './handler.js';
import type { Room } from '../state/room.js';
import type { ServiceState } from '../state/service-state.js';

export const roomHandlers = [
  handle(createSmartLiveRoom, ({ service, body }) => {
    checkRoom(service, body);
    const now = service.clock.now();
    const room: Room = { room_id: newId(), created: now, updated: now, body: normalizeRoom(body) };
    service.rooms.set(room.room_id, room);
    reviewRoom(service, room);
    reviewTemplate(service, room);
    return { room_id: room.room_id };
  }),

  handle(listSmartLiveRooms, ({ service, url, query }) => {
    const isForeign = /^SHARED_FROM/i.test(query.template_own_type ?? '');
    const known = isForeign
      ? sharedTemplates(service)
      : [...service.rooms.values()].map((room) => ({ room, owner: service }));
    const isWanted = roomFilter(query);
    const matching = known.filter(({ room, owner }) => isWanted(room, owner));
    const ordered = sortByTime(matching, ({ room }) => room.created, service.invented.roomOrder);
    const { count, page: shown } = page(ordered, query);
    return { count, smart_live_rooms: shown.map(({ room, owner }) => roomSummary(room, owner, url.origin)) };
  }),

  handle(showSmartLiveRoom, ({ service, url, params }) => {
    const found = findRoom(service, params.room_id);
    if (!found) throw serviceError('MSS.00000002');
    return roomDetails(found.room, found.owner, url.origin);
  }),

  handle(updateSmartLiveRoom, ({ service, url, params, body }) => {
    const room = requireRoom(service, params.room_id);
    if (isUnderReview(room)) throw serviceError('MSS.20010082');
    checkRoom(service, body, room.room_id);
    room.body = normalizeRoom(body);
    room.updated = service.clock.now();
    reviewRoom(service, room);
    reviewTemplate(service, room);
    return roomDetails(room, service, url.origin);
  }),

  handle(deleteSmartLiveRoom, ({ service, params }) => {
    const room = requireRoom(service, params.room_id);
    const busy = [...service.liveJobs.values()].some((job) => job.room_id === room.room_id && !isOver(job));
    if (busy) throw serviceError('MSS.20010036');
    service.rooms.delete(room.room_id);
    return undefined;
  }),
];

/** The room of a path. Throws 20010045; only the operation that shows a room documents a 404 instead. */
export function requireRoom(service: ServiceState, id: string): Room {
  const room = service.rooms.get(id);
  if (!room) throw serviceError('MSS.20010045');
  return room;
}
