/** The filter of the list of rooms (reference 6.1.2). */
import type { listSmartLiveRooms, QueryOf } from '../../../src/api/index.js';
import { isBetween, parseZonedTime, splitList } from '../paging.js';
import { latestJob } from './room.js';
import type { ServiceState } from '../state/service-state.js';
import type { Room } from '../state/room.js';
import { findAsset } from '../assets/shared-assets.js';

/** Returns the filter of a query, which takes a room and the state of its owner. */
export function roomFilter(
  query: QueryOf<typeof listSmartLiveRooms>,
): (room: Room, owner: ServiceState) => boolean {
  const from = parseZonedTime('start_time', query.start_time);
  const to = parseZonedTime('end_time', query.end_time);
  const states = splitList(query.live_state)?.map((state) => (state === 'SUCCESS' ? 'SUCCEED' : state));
  return (room, owner) => {
    const job = latestJob(room, owner);
    return (
      contains(room.body.room_name, query.room_name) &&
      (!states || states.includes(job?.state ?? 'NULL')) &&
      isBetween(job?.started, from, undefined) &&
      isBetween(job?.ended ?? job?.started, undefined, to) &&
      (!query.room_type || (room.body.room_type ?? 'NORMAL') === query.room_type) &&
      (!query.dh_id || (room.body.scene_scripts ?? []).some((scene) => scene.dh_id === query.dh_id)) &&
      (!query.model_name || hasModel(room, owner, query.model_name)) &&
      isOwnedAs(room, query.template_own_type)
    );
  };
}

function hasModel({ body }: Room, owner: ServiceState, name: string): boolean {
  return (body.scene_scripts ?? []).some((scene) =>
    contains(findAsset(owner, scene.model_asset_id ?? '')?.info.asset_name ?? '', name),
  );
}

/** Whether the ownership of a template matches the query: private, shared or public, or of others who share it. */
function isOwnedAs({ body }: Room, type: string | undefined): boolean {
  if (!type) return true;
  const shared = body.shared_config?.shared_type ?? 'PRIVATE';
  const kind = type.toUpperCase();
  if (body.room_type !== 'TEMPLATE') return false;
  if (kind.startsWith('SHARED_FROM')) return true;
  if (kind.startsWith('SHARED_TO')) return shared === 'SHARED';
  return kind === 'PUBLIC' ? shared === 'PUBLIC' : shared === 'PRIVATE';
}

function contains(text: string, part: string | undefined): boolean {
  return !part || text.toLowerCase().includes(part.toLowerCase());
}
