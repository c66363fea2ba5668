/** Reads rooms: a single one by its own request, several by the list of the tenant's tasks, the rest one by one. */
import { ApiError } from '../api/index.js';
import type { RoomList } from './room-list.js';
import { hasEnded, type WatchedRoom } from './state.js';

/** Number of rooms from which on one list costs less than a request for each. */
const minRoomsForList = 2;

/** Reads the rooms; resolves with one error for each failed request. Without a list each room has its own request. */
export async function readRooms(
  watches: readonly WatchedRoom[],
  loadList: () => Promise<RoomList | undefined>,
): Promise<readonly ApiError[]> {
  const open = watches.filter(({ job_id, state }) => !job_id || !hasEnded(state.job));
  const list = open.length < minRoomsForList ? undefined : await loadList();
  const rest = list ? await list.read(open) : open;
  return rest instanceof ApiError ? [rest] : readEach(rest);
}

async function readEach(watches: readonly WatchedRoom[]): Promise<ApiError[]> {
  const reads = watches.map(async (watch) => {
    const error = await watch.read('poll');
    if (error && !isTransient(error)) watch.dispatch({ type: 'read-failed', error });
    return error && isTransient(error) ? [error] : [];
  });
  return (await Promise.all(reads)).flat();
}

/** Whether the next read may succeed. Other failures belong to the room, for example that it does not exist. */
export function isTransient({ status, retriable, code }: ApiError): boolean {
  return (
    retriable || status === 401 || status === 403 || code === 'TOKEN_BACKEND' || code === 'INVALID_ANSWER'
  );
}
