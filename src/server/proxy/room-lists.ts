/**
 * Lists of rooms and tasks for a session that is limited to rooms: they contain these rooms and count these rooms.
 *
 * `offset` and `limit` mean the filtered list. It is made of the service's pages, from the first on, so that a page of it
 * is the same whatever is beside it. As soon as every room of the session was seen, a list of rooms is complete.
 */
import type { Operation } from '../../api/index.js';
import { isJsonObject, lookUp, parseJson } from '../../base/index.js';
import { HttpError } from '../http-error.js';
import type { ServiceCall } from './call-service.js';
import type { ServiceAnswer } from './exchange.js';

/** Lists whose items belong to rooms: the member with the items, and the one that identifies an item. */
const lists: Record<string, { member: string; id: string } | undefined> = {
  listSmartLiveRooms: { member: 'smart_live_rooms', id: 'room_id' },
  listSmartLiveJobs: { member: 'smart_live_jobs', id: 'job_id' },
};

/** Size of the service's pages: the largest that it documents. */
const pageSize = 100;

/** Most pages that one request reads. What is behind them is not found, which a filter by state or time helps. */
const mostPages = 50;

/** The default of `limit`. */
const usualLimit = 10;

/** Whether an operation lists what belongs to several rooms. */
export function isRoomList({ name }: Operation): boolean {
  return Object.hasOwn(lists, name);
}

/** Answers a list with the items of these rooms. An answer of the service that is no list is returned as it is. */
export async function filteredList(
  { operation, query = {} }: Pick<ServiceCall, 'operation' | 'query'>,
  rooms: readonly string[],
  read: (query: Record<string, unknown>) => Promise<ServiceAnswer>,
): Promise<ServiceAnswer> {
  const { member = '', id = '' } = lookUp(lists, operation.name) ?? {};
  const { offset = 0, limit = usualLimit, ...filters } = query;
  /** By ID: while pages are read, an item can move to the next one. */
  const found = new Map<unknown, unknown>();
  for (let page = 0; ; page++) {
    const answer = await read({ ...filters, offset: page * pageSize, limit: pageSize });
    const body = parseJson(answer.text);
    const items = isJsonObject(body) ? (lookUp(body, member) ?? []) : undefined;
    if (answer.status > 299) return answer;
    if (!isJsonObject(body) || !Array.isArray(items))
      throw new HttpError('MSW.ANSWER_UNFIT', 'The service answered without the list that it documents');
    for (const item of items as unknown[]) {
      const room_id = isJsonObject(item) ? item['room_id'] : undefined;
      if (typeof room_id === 'string' && rooms.includes(room_id) && isJsonObject(item))
        found.set(lookUp(item, id), item);
    }
    const isWhole = id === 'room_id' && rooms.every((room_id) => found.has(room_id));
    const count = typeof body['count'] === 'number' ? body['count'] : Infinity;
    const isLast =
      items.length === 0 || (page + 1) * pageSize >= count || (count === Infinity && items.length < pageSize);
    if (!isWhole && !isLast && page + 1 < mostPages) continue;
    const from = Number(offset);
    const shown = [...found.values()].slice(from, from + Number(limit));
    const { status, headers } = answer;
    return { status, headers, text: JSON.stringify({ ...body, count: found.size, [member]: shown }) };
  }
}
