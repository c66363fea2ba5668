/** Templates of rooms that other tenants share with a tenant (reference 6.1.1, SharedConfig; 6.1.2, `template_own_type`). */
import type { Room } from '../state/room.js';
import type { ServiceState } from '../state/service-state.js';

/** A room, and the tenant that it belongs to. */
interface OwnedRoom {
  room: Room;
  owner: ServiceState;
}

/** The templates that others share with the tenant now. */
export function sharedTemplates(service: ServiceState): OwnedRoom[] {
  return [...service.tenants.values()]
    .filter((owner) => owner !== service)
    .flatMap((owner) => [...owner.rooms.values()].map((room) => ({ room, owner })))
    .filter(({ room }) => isSharedWith(room, service));
}

/** A room that the tenant may read: its own, or a template that is shared with it. */
export function findRoom(service: ServiceState, room_id: string): OwnedRoom | undefined {
  const own = service.rooms.get(room_id);
  if (own) return { room: own, owner: service };
  return sharedTemplates(service).find(({ room }) => room.room_id === room_id);
}

/** Drafts, and templates under review, are viewed by their owner only; a time that is blank or none never comes (6.1.1). */
function isSharedWith({ body }: Room, { account, clock }: ServiceState): boolean {
  const {
    shared_type,
    shared_state = 'PUBLISHED',
    expire_time,
    allowed_project_ids,
  } = body.shared_config ?? {};
  const expires = Date.parse(expire_time ?? '');
  return (
    body.room_type === 'TEMPLATE' &&
    shared_type === 'SHARED' &&
    shared_state === 'PUBLISHED' &&
    (allowed_project_ids ?? []).includes(account.project_id) &&
    !(expires < clock.now())
  );
}
