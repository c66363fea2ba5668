/** Paging, sorting and filters that the service's lists share. */
import { invalidParameter } from './service-errors.js';

/** The members of a query that select a page. */
export interface Paging {
  limit?: number | undefined;
  offset?: number | undefined;
}

/** Returns one page of the items, and the total number of items. Default: the first 10. */
export function page<T>(
  items: readonly T[],
  { limit = 10, offset = 0 }: Paging,
): { count: number; page: T[] } {
  return { count: items.length, page: items.slice(offset, offset + limit) };
}

/** Sorts items by a time: oldest first, unless the direction is `desc`. The sort is stable. */
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

/** Parses a time that has to be as in RFC 3339, with its time of day and its zone (reference 4.1.2, 6.1.2). */
export function parseZonedTime(member: string, value: string | undefined): number | undefined {
  if (value && !/T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value)) throw notRfc3339(member);
  return parseTime(member, value);
}

/**
 * Parses a time into milliseconds since 1970. It may be a date alone, or lack its zone, as the reference gives no format
 * for most members.
 */
export function parseTime(member: string, value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const time = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i.test(value)
    ? Date.parse(value)
    : NaN;
  if (Number.isNaN(time)) throw notRfc3339(member);
  return time;
}

function notRfc3339(member: string): Error {
  return invalidParameter(member, 'must be a time as in RFC 3339');
}

/** Whether a time lies between two others, both included. Either bound may be undefined. */
export function isBetween(
  time: number | undefined,
  from: number | undefined,
  to: number | undefined,
): boolean {
  if (from === undefined && to === undefined) return true;
  return time !== undefined && time >= (from ?? -Infinity) && time <= (to ?? Infinity);
}

/** Splits a comma-separated list; undefined for an empty one. */
export function splitList(value: string | undefined): string[] | undefined {
  const list = (value ?? '').split(',').map((word) => word.trim());
  const filled = list.filter((word) => word !== '');
  return filled.length > 0 ? filled : undefined;
}
