/**
 * Keeps the values of an answer that could not be read, so that a save of the whole object sends them back unchanged.
 *
 * `keepRawValues` notes them in the objects themselves, under a symbol: copies by spread carry it along, and JSON does
 * not contain it. `restoreRawValues` puts them back, except where the member has been changed meanwhile.
 */
import { isJsonObject } from '../base/index.js';
import { oddValuesOf, type OddValue } from './tolerant-schema.js';

const rawValues = Symbol('raw values');

/** An odd item of a list, by its index as received. */
type OddItem = OddValue & { index: number };

/** The odd members of an object by name; for a list with odd items, those. */
type Notes = Readonly<Record<string, OddValue | readonly OddItem[]>>;

/** A deep copy of a parsed answer that carries its raw values. */
export function keepRawValues<T>(parsed: T): T {
  if (Array.isArray(parsed)) return parsed.map((item) => keepRawValues<unknown>(item)) as T;
  if (!isJsonObject(parsed)) return parsed;
  const members = Object.entries(parsed);
  const odd = [...(oddValuesOf(parsed) ?? [])].map(([name, { raw, read }]) => [name, { raw, read }]);
  const lists = members.flatMap(([name, member]) => {
    const items = Array.isArray(member) && oddValuesOf(member);
    return items ? [[name, [...items].map(([index, { raw, read }]) => ({ index, raw, read }))]] : [];
  });
  const notes = Object.fromEntries([...odd, ...lists]) as Notes;
  const copy = Object.fromEntries(members.map(([name, member]) => [name, keepRawValues(member)]));
  return (odd.length + lists.length > 0 ? { ...copy, [rawValues]: notes } : copy) as T;
}

/**
 * A deep copy for a request, with the raw values in their places again, and without members that are `null`: requests
 * leave these out. A member that has been changed since it was read keeps its new value.
 */
export function restoreRawValues<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => restoreRawValues<unknown>(item)) as T;
  if (!isJsonObject(value)) return value;
  const present = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  const members = new Map(present.map(([name, member]) => [name, restoreRawValues(member)]));
  const notes = (value as { [rawValues]?: Notes })[rawValues] ?? {};
  for (const [name, note] of Object.entries(notes)) {
    const now = members.get(name);
    if ('raw' in note) {
      if (isUnchanged(now, note.read)) members.set(name, note.raw);
    } else if (Array.isArray(now)) members.set(name, withRawItems(now, note));
  }
  return Object.fromEntries(members) as T;
}

/** Whether a member is as it was read. What could not be read was shown as empty, and may have been filled in as that. */
function isUnchanged(now: unknown, read: unknown): boolean {
  if (read !== undefined) return now === read;
  const isEmptyObject = typeof now === 'object' && now !== null && Object.keys(now).length === 0;
  return now === undefined || now === '' || isEmptyObject;
}

function withRawItems(now: readonly unknown[], odd: readonly OddItem[]): unknown[] {
  const items = [...now];
  for (const { index, raw, read } of odd) {
    if (read === undefined) items.splice(Math.min(index, items.length), 0, raw);
    else if (items[index] === read) items[index] = raw;
  }
  return items;
}
