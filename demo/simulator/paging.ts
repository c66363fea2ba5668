/** Lists as the service gives them: filtered by time, in order, a page at a time. */
import { invalidParameter } from './service-errors.js';

export interface Paging {
  limit?: number | undefined;
  offset?: number | undefined;
}

/** One page, 10 items unless told otherwise, and the number of all items that match. */
export function page<T>(
  items: readonly T[],
  { limit = 10, offset = 0 }: Paging,
): { count: number; page: T[] } {
  return { count: items.length, page: items.slice(offset, offset + limit) };
}

/** The items by a time, oldest first unless the direction is `desc`. */
export function sortByTime<T>(
  items: readonly T[],
  timeOf: (item: T) => number,
  direction: string | undefined,
): T[] {
  const sign = direction === 'desc' ? -1 : 1;
  return items
    .map((item, place) => ({ item, place }))
    .sort((a, b) => sign * (timeOf(a.item) - timeOf(b.item) || a.place - b.place))
    .map(({ item }) => item);
}

/** A query member that is a moment, in milliseconds; refuses what is none. */
export function parseTime(member: string, value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(value)
    ? Date.parse(value)
    : NaN;
  if (Number.isNaN(time)) throw invalidParameter(member, 'must be a time as in RFC 3339');
  return time;
}

/** Whether a time lies between two others, both included; either may be missing. */
export function isBetween(
  time: number | undefined,
  from: number | undefined,
  to: number | undefined,
): boolean {
  if (from === undefined && to === undefined) return true;
  return time !== undefined && time >= (from ?? -Infinity) && time <= (to ?? Infinity);
}

/** The words of a list written with commas; undefined when there is none. */
export function splitList(value: string | undefined): string[] | undefined {
  const list = (value ?? '').split(',').map((word) => word.trim());
  const filled = list.filter((word) => word !== '');
  return filled.length > 0 ? filled : undefined;
}
