/**
 * The vocabulary that the service's tables are written in: short makers of zod schemas.
 *
 * Each maker is free of side effects, so that a bundler drops the operations nobody imports. What two schemas share
 * is given to the makers as it is: a spread (`...`) or a property read would keep it, and all that it holds, in every
 * bundle. Objects are open: a member that the service adds tomorrow is carried, never refused (section 3.1 names no
 * closed bodies, and the reference's own examples send members that no table lists).
 */
import * as z from 'zod/mini';

export type Schema<T = unknown> = z.ZodMiniType<T>;
type Shape = Record<string, z.ZodMiniType>;
type None = Record<never, never>;
type OptionalShape<O extends Shape> = { [K in keyof O]: z.ZodMiniOptional<O[K]> };

/** A string of `min` to `max` characters; without arguments any length. */
/* @__NO_SIDE_EFFECTS__ */
export function text(min = 0, max = Infinity): z.ZodMiniString {
  const checks = [];
  if (min > 0) checks.push(z.minLength(min));
  if (max < Infinity) checks.push(z.maxLength(max));
  return checks.length > 0 ? z.string().check(...checks) : z.string();
}

/** A whole number from `min` to `max`, both included. */
/* @__NO_SIDE_EFFECTS__ */
export function int(min = -Infinity, max = Infinity): z.ZodMiniNumber {
  return within(z.int(), min, max);
}

/** A number from `min` to `max`, both included. */
/* @__NO_SIDE_EFFECTS__ */
export function num(min = -Infinity, max = Infinity): z.ZodMiniNumber {
  return within(z.number(), min, max);
}

function within(schema: z.ZodMiniNumber, min: number, max: number): z.ZodMiniNumber {
  const checks = [];
  if (min > -Infinity) checks.push(z.minimum(min));
  if (max < Infinity) checks.push(z.maximum(max));
  return checks.length > 0 ? schema.check(...checks) : schema;
}

/** True or false. */
/* @__NO_SIDE_EFFECTS__ */
export function flag(): z.ZodMiniBoolean {
  return z.boolean();
}

/** One of the words listed, or of a list of words. */
export function oneOf<const T extends readonly string[]>(words: T): Schema<T[number]>;
export function oneOf<const T extends readonly string[]>(...words: T): Schema<T[number]>;
/* @__NO_SIDE_EFFECTS__ */
export function oneOf(...words: readonly unknown[]): Schema<string> {
  return z.enum(words.flat() as string[]);
}

/** One of the words listed, in upper or lower case. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOfAnyCase<const T extends readonly string[]>(...values: T): Schema<string> {
  const known = new Set(values.map((value) => value.toUpperCase()));
  return z.string().check(z.refine((value) => known.has(value.toUpperCase()), { error: orOneOf(values) }));
}

/** A list of `min` to `max` items. */
/* @__NO_SIDE_EFFECTS__ */
export function list<S extends z.ZodMiniType>(item: S, min = 0, max = Infinity): z.ZodMiniArray<S> {
  const checks = [];
  if (min > 0) checks.push(z.minLength(min));
  if (max < Infinity) checks.push(z.maxLength(max));
  return checks.length > 0 ? z.array(item).check(...checks) : z.array(item);
}

/** Any of the schemas. */
/* @__NO_SIDE_EFFECTS__ */
export function either<A extends z.ZodMiniType, B extends z.ZodMiniType>(a: A, b: B): z.ZodMiniUnion<[A, B]> {
  return z.union([a, b]);
}

/** Nothing: what an operation answers that has no more to say than its status. */
/* @__NO_SIDE_EFFECTS__ */
export function nothing(): z.ZodMiniNullable<z.ZodMiniObject<Record<never, never>, z.core.$loose>> {
  return z.nullable(z.looseObject({}));
}

/** Anything that JSON can say. */
/* @__NO_SIDE_EFFECTS__ */
export function anything(): z.ZodMiniUnknown {
  return z.unknown();
}

/** An object: first the mandatory members, then the optional ones, in as many parts as they are shared in. */
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
