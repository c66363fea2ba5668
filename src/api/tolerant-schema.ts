/**
 * Answers are parsed tolerantly: one odd value never costs the others.
 *
 * Requests must match their schema strictly. For answers, the same schema is read member by member. Any member may be
 * absent or `null`; unknown enumeration values and unlisted members are kept; ranges and lengths are ignored. A number
 * where a text is documented, or a text that is a number, is converted. Any other value of another type reads as
 * missing: a member is absent, and a list is without that item. The raw values stay available from `oddValuesOf`, so
 * that a whole-object save can send them back. Only an answer that is not of the documented kind at all is an error.
 */
import * as z from 'zod/mini';
import { isJsonObject, lookUp } from '../base/index.js';
import type { Schema } from './schema.js';

/** The type of a tolerantly parsed value: any member may be absent or `null`, and enumerations may have new values. */
export type Lenient<T> = T extends string
  ? string extends T
    ? string
    : T | (string & {})
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Lenient<Item>[]
      : unknown extends T
        ? T
        : T extends object
          ? { [K in keyof T]?: Lenient<Exclude<T[K], undefined>> | null }
          : T;

/**
 * A member or a list item that is not as documented: `raw` as it was received, `read` as it was parsed. If it is
 * unreadable, `read` is undefined, and the parsed value lacks it.
 */
export interface OddValue {
  readonly raw: unknown;
  readonly read: unknown;
}

/** The odd values directly inside an object or a list, by the member's name or the item's index as received. */
export type OddValues = ReadonlyMap<string | number, OddValue>;

interface Def {
  type: string;
  shape?: Record<string, Typed>;
  innerType?: Typed;
  element?: Typed;
  catchall?: Typed;
  options?: Typed[];
  entries?: Record<string, string | number>;
}
type Typed = z.core.$ZodType & { _zod: { def: Def } };

/** The odd values of each parsed object or list that has some. */
const oddValues = new WeakMap<object, OddValues>();

/** The odd values directly inside a parsed object or list; undefined if all are as documented. */
export function oddValuesOf(parsed: object): OddValues | undefined {
  return oddValues.get(parsed);
}

/**
 * The tolerant form of a schema. With `isList`, it is the schema of an answer that lists records: what should be the
 * list but is none is an error, because it must not look like an empty list.
 */
/* @__NO_SIDE_EFFECTS__ */
export function lenient<T>(schema: Schema<T>, { isList = false } = {}): Schema<Lenient<T>> {
  const typed = schema as unknown as Typed;
  return z.transform((input: unknown, { issues }) => {
    const parsed = read(typed, input);
    const lost = parsed === undefined ? '' : isList ? unreadableList(typed, parsed) : undefined;
    if (lost === undefined) return parsed;
    issues.push({
      code: 'invalid_type',
      input,
      ...(lost ? { expected: 'array', path: [lost] } : { expected: 'object', path: [] }),
    });
    return z.NEVER;
  }) as unknown as Schema<Lenient<T>>;
}

/** The name of a list of the answer that is not a list; undefined if there is none. */
function unreadableList(schema: Typed, parsed: unknown): string | undefined {
  const odd = oddValues.get(parsed as object);
  const members = Object.entries(schema._zod.def.shape ?? {});
  const isLost = ([name, member]: [string, Typed]) => bare(member).type === 'array' && odd?.has(name);
  return members.find(isLost)?.[0];
}

/** The definition of a schema without the wrappers that make it optional. */
function bare(schema: Typed): Def {
  const { def } = schema._zod;
  return def.type === 'optional' && def.innerType ? bare(def.innerType) : def;
}

/** The value as the schema documents it: the same object if nothing in it is odd; `undefined` if it is unreadable. */
function read(schema: Typed, value: unknown): unknown {
  const def = bare(schema);
  switch (def.type) {
    case 'object':
      return isJsonObject(value) ? readMembers(def, value) : undefined;
    case 'array':
      return Array.isArray(value) && def.element ? readItems(def.element, value) : undefined;
    case 'nullable':
      return value === null || !def.innerType ? null : read(def.innerType, value);
    case 'union': {
      const found = (def.options ?? []).map((option) => read(option, value));
      return found.includes(value) ? value : found.find((one) => one !== undefined);
    }
    case 'enum':
      return typeof Object.values(def.entries ?? {})[0] === 'number' ? readNumber(value) : readText(value);
    case 'string':
      return readText(value);
    case 'number':
    case 'int':
      return readNumber(value);
    case 'unknown':
      return value;
    default:
      return z.safeParse(schema, value).data;
  }
}

function readMembers({ shape = {}, catchall }: Def, value: Record<string, unknown>): object {
  const entries = Object.entries(value).map(([name, raw]): Entry<string> => {
    const schema = lookUp(shape, name) ?? catchall;
    return { name, raw, read: raw === null || !schema ? raw : read(schema, raw) };
  });
  return withOddValues(value, entries, (readable) =>
    Object.fromEntries(readable.map((one) => [one.name, one.read])),
  );
}

/** The readable items of a list; `null` counts as unreadable. */
function readItems(schema: Typed, value: readonly unknown[]): object {
  const entries = value.map((raw, name): Entry<number> => ({
    name,
    raw,
    read: read(schema, raw) ?? undefined,
  }));
  return withOddValues(value, entries, (readable) => readable.map((one) => one.read));
}

interface Entry<Name> extends OddValue {
  name: Name;
}

/** The value itself if all entries are as documented; otherwise what `build` makes of the readable ones. */
function withOddValues<Name extends string | number>(
  value: object,
  entries: readonly Entry<Name>[],
  build: (readable: readonly Entry<Name>[]) => object,
): object {
  if (entries.every(({ raw, read }) => raw === read && raw !== undefined)) return value;
  const parsed = build(entries.filter(({ read }) => read !== undefined));
  // Inside a nested object or list, the odd values are its own.
  const odd = entries.filter(({ raw, read }) => raw !== read && typeof read !== 'object');
  if (odd.length > 0) oddValues.set(parsed, new Map(odd.map((one) => [one.name, one])));
  return parsed;
}

/** A text, or a number as its digits. Whole numbers above 2^53 are unreadable: JSON has rounded them. */
function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const isExact = Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
  return isExact ? String(value) : undefined;
}

/** A number, or the number that a text consists of. */
function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return Number.isFinite(number) ? (number as number) : undefined;
}
