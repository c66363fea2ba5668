/** Livestreaming rooms (reference 6.1). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import { commaList } from '../schema-refinements.js';
import { smartLiveRoom, smartLiveRoomBaseInfo, smartLiveRoomBody } from '../schemas/room.js';

/** Creates a room. */
export const createSmartLiveRoom = /* @__PURE__ */ operation({
  name: 'createSmartLiveRoom',
  method: 'POST',
  path: '/v1/{project_id}/smart-live-rooms',
  summary: 'Creates a livestreaming room',
  reference: '6.1.1',
  body: smartLiveRoomBody,
  response: object({}, { room_id: text() }),
  needs: 'edit',
  limit: limit(5, 3, 3),
});

/** Lists rooms. */
export const listSmartLiveRooms = /* @__PURE__ */ operation({
  name: 'listSmartLiveRooms',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-rooms',
  summary: 'Lists livestreaming rooms',
  reference: '6.1.2',
  query: object({}, paging, {
    room_name: text(),
    dh_id: text(),
    model_name: text(),
    live_state: commaList(['WAITING', 'PROCESSING', 'SUCCESS', 'SUCCEED', 'FAILED', 'CANCELED', 'NULL']),
    start_time: text(),
    end_time: text(),
    room_type: oneOf('NORMAL', 'TEMP', 'TEMPLATE'),
    confirm_state: text(),
    template_own_type: oneOf(
      'Owned',
      'OWNED',
      'SHARED_TO_OTHERS',
      'SHARED_TO_OHTERS',
      'SHARED_FROM_OTHERS',
      'SHARED_FROM_OHTERS',
      'Public',
      'PUBLIC',
    ),
  }),
  response: object({}, { count: int(0), smart_live_rooms: list(smartLiveRoomBaseInfo) }),
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Shows a room with its scenes and paragraphs. */
export const showSmartLiveRoom = /* @__PURE__ */ operation({
  name: 'showSmartLiveRoom',
  method: 'GET',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}',
  summary: 'Shows a livestreaming room',
  reference: '6.1.3',
  response: smartLiveRoom,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Replaces a room. Members that the body omits are removed. */
export const updateSmartLiveRoom = /* @__PURE__ */ operation({
  name: 'updateSmartLiveRoom',
  method: 'PUT',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}',
  summary: 'Replaces a livestreaming room',
  reference: '6.1.4',
  body: smartLiveRoomBody,
  response: smartLiveRoom,
  needs: 'edit',
  limit: limit(5, 3, 3),
});

/** Deletes a room. */
export const deleteSmartLiveRoom = /* @__PURE__ */ operation({
  name: 'deleteSmartLiveRoom',
  method: 'DELETE',
  path: '/v1/{project_id}/smart-live-rooms/{room_id}',
  summary: 'Deletes a livestreaming room',
  reference: '6.1.5',
  response: nothing(),
  needs: 'administer',
  limit: limit(4, 3, 3),
});
