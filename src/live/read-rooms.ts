/** Reads rooms: one by itself, several by the list of the tenant's tasks, and each that the list does not tell of. */
import { ApiError } from '../api/index.js';
import type { RoomList } from './room-list.js';
import { hasEnded, type WatchedRoom } from './state.js';

/** From so many rooms on, the list costs less than asking for each. */
const minRoomsForList = 2;

/** Reads the rooms; gives what went wrong, once for each reading that failed. Without a list each is asked for. */
export async function readRooms(
  watches: readonly WatchedRoom[],
  listOf: () => Promise<RoomList | undefined>,
): Promise<readonly ApiError[]> {
  const open = watches.filter(({ job_id, state }) => !job_id || !hasEnded(state.job));
  const list = open.length < minRoomsForList ? undefined : await listOf();
  const rest = list ? await list.read(open) : open;
  return rest instanceof ApiError ? [rest] : readEach(rest);
}

async function readEach(watches: readonly WatchedRoom[]): Promise<ApiError[]> {
  const readings = watches.map(async (watch) => {
    const error = await watch.read('poll');
    if (error && !isTransient(error)) watch.dispatch({ type: 'read-failed', error });
    return error && isTransient(error) ? [error] : [];
  });
  return (await Promise.all(readings)).flat();
}

/** Whether a failure may be over the next time; the others are the room's own, such as that it does not exist. */
export function isTransient({ status, retriable, code }: ApiError): boolean {
  return (
    retriable || status === 401 || status === 403 || code === 'TOKEN_BACKEND' || code === 'INVALID_ANSWER'
  );
}
