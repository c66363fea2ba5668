/**
 * Short builders of zod schemas, for writing the service's tables.
 *
 * The builders are annotated as free of side effects, so that bundlers drop operations that are not imported. Members
 * that schemas share are passed to the builders as arguments: a spread (`...`) or a property access at module level
 * would keep them in every bundle. Objects are open, so that members which the service adds later are accepted (section
 * 3.1 does not close bodies, and the reference's own examples contain unlisted members).
 */
import * as z from 'zod/mini';

/** A schema whose output is `T`. */
export type Schema<T = unknown> = z.ZodMiniType<T>;
type Shape = Record<string, z.ZodMiniType>;
type None = Record<never, never>;
type OptionalShape<O extends Shape> = { [K in keyof O]: z.ZodMiniOptional<O[K]> };

/** A string of `min` to `max` characters. Default: any length. */
/* @__NO_SIDE_EFFECTS__ */
export function text(min = -Infinity, max = Infinity): z.ZodMiniString {
  return within(z.string(), 'string', min, max, (value: string) => [...value].length);
}

/**
 * The ID of a resource. The service's IDs are UUIDs, with or without hyphens. Anything else that fits into one segment of
 * a path is accepted, but nothing that would change the path: `..`, a slash, an escape sequence, an empty text.
 */
/* @__NO_SIDE_EFFECTS__ */
export function id(): z.ZodMiniString {
  return z.string().check(z.refine(isId, { error: idRule }));
}

/** Whether a value looks like the ID of a resource. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,128}$/.test(value);
}

/** What an ID must be, in an error. */
export const idRule = 'must be an ID: only letters, digits, - and _';

/** An integer from `min` to `max`, inclusive; by default, one that a number holds exactly. */
/* @__NO_SIDE_EFFECTS__ */
export function int(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): z.ZodMiniNumber {
  return within(z.number().check(whole), 'number', min, max, Number);
}

/** The check of `z.int()`, which would bring a table of all number formats into every bundle. */
function whole({ value, issues }: z.core.ParsePayload<number>): void {
  if (!Number.isInteger(value))
    issues.push({ code: 'invalid_type', expected: 'int', input: value, continue: false });
}

/** A number from `min` to `max`, inclusive. */
/* @__NO_SIDE_EFFECTS__ */
export function num(min = -Infinity, max = Infinity): z.ZodMiniNumber {
  return within(z.number(), 'number', min, max, Number);
}

/** A schema of limited size. The classes of checks that zod has for each kind of limit would be in every bundle. */
function within<T, S extends z.ZodMiniType<T>>(
  schema: S & z.ZodMiniType<T>,
  origin: 'number' | 'string' | 'array',
  minimum: number,
  maximum: number,
  sizeOf: (value: T) => number,
): S {
  if (minimum === -Infinity && maximum === Infinity) return schema;
  return schema.check(({ value, issues }: z.core.ParsePayload<T>) => {
    const size = sizeOf(value);
    const about = { origin, inclusive: true, input: value, continue: true };
    if (size < minimum) issues.push({ ...about, code: 'too_small', minimum });
    if (size > maximum) issues.push({ ...about, code: 'too_big', maximum });
  });
}

/** A boolean. */
/* @__NO_SIDE_EFFECTS__ */
export function flag(): z.ZodMiniBoolean {
  return z.boolean();
}

/** One of the strings in a list. */
export function oneOf<const T extends readonly string[]>(words: T): Schema<T[number]>;
/** One of the listed strings. */
export function oneOf<const T extends readonly string[]>(...words: T): Schema<T[number]>;
/** One of the listed strings, or of the strings in a list. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf(...words: readonly unknown[]): Schema<string> {
  return z.enum(words.flat() as string[]);
}

/** One of the listed strings, case-insensitive. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOfAnyCase<const T extends readonly string[]>(...values: T): Schema<string> {
  const known = new Set(values.map((value) => value.toUpperCase()));
  return z.string().check(z.refine((value) => known.has(value.toUpperCase()), { error: orOneOf(values) }));
}

/** A list of `min` to `max` items. */
/* @__NO_SIDE_EFFECTS__ */
export function list<S extends z.ZodMiniType>(item: S, min = -Infinity, max = Infinity): z.ZodMiniArray<S> {
  return within(z.array(item), 'array', min, max, ({ length }: readonly unknown[]) => length);
}

/** A value that matches one of two schemas. */
/* @__NO_SIDE_EFFECTS__ */
export function either<A extends z.ZodMiniType, B extends z.ZodMiniType>(a: A, b: B): z.ZodMiniUnion<[A, B]> {
  return z.union([a, b]);
}

/** The answer of an operation without content: an empty object or `null`. */
/* @__NO_SIDE_EFFECTS__ */
export function nothing(): z.ZodMiniNullable<z.ZodMiniObject<Record<never, never>, z.core.$loose>> {
  return z.nullable(z.looseObject({}));
}

/** Any JSON value. */
/* @__NO_SIDE_EFFECTS__ */
export function anything(): z.ZodMiniUnknown {
  return z.unknown();
}

/** An object with mandatory members, and up to three groups of optional members. */
/* @__NO_SIDE_EFFECTS__ */
export function object<
  M extends Shape,
  O extends Shape = None,
  P extends Shape = None,
  Q extends Shape = None,
>(
  mandatory: M,
  ...optional: [O?, P?, Q?]
): z.ZodMiniObject<M & OptionalShape<O> & OptionalShape<P> & OptionalShape<Q>, z.core.$loose> {
  const shape: Shape = { ...mandatory };
  for (const part of optional)
    for (const [name, schema] of Object.entries(part ?? {})) shape[name] = z.optional(schema);
  return z.looseObject(shape) as unknown as ReturnType<typeof object<M, O, P, Q>>;
}

function orOneOf(values: readonly string[]): string {
  return `must be one of ${values.join(', ')}`;
}
