/** Reads rooms: several by the list of the tenant's tasks, and those it does not cover by a request for each. */
import { ApiError } from '../api/index.js';
import type { RoomList } from './room-list.js';
import { hasEnded, type WatchedRoom } from './state.js';

/** Minimum number of rooms for which the list is read: below it, a request for each room is not more. */
const minRoomsForList = 2;

/** Reads the rooms. Resolves with one error for each failed request. Without a list, sends a request for each room. */
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

/** Whether a retry may succeed. Other errors are permanent, for example that the room does not exist. */
export function isTransient({ status, retriable, code }: ApiError): boolean {
  return (
    retriable ||
    status === 401 ||
    status === 403 ||
    ['TOKEN_BACKEND', 'INVALID_ANSWER', 'UNKNOWN'].includes(code)
  );
}
