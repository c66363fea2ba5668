/**
 * The vocabulary that the service's tables are written in: short makers of zod schemas.
 *
 * Each maker is free of side effects, so that a bundler drops the operations nobody imports. Objects are open:
 * a member that the service adds tomorrow is carried, never refused (section 3.1 names no closed bodies, and the
 * reference's own examples send members that no table lists).
 */
import * as z from 'zod/mini';

export type Schema<T = unknown> = z.ZodMiniType<T>;
type Shape = Record<string, z.ZodMiniType>;
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

/** One of the words listed. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOf<const T extends readonly string[]>(...values: T): Schema<T[number]> {
  return z.enum(values as unknown as Record<string, T[number]>);
}

/** One of the words listed, in upper or lower case. */
/* @__NO_SIDE_EFFECTS__ */
export function oneOfAnyCase<const T extends readonly string[]>(...values: T): Schema<string> {
  const known = new Set(values.map((value) => value.toUpperCase()));
  return z.string().check(z.refine((value) => known.has(value.toUpperCase()), { error: orOneOf(values) }));
}

/** One of the whole numbers listed. */
/* @__NO_SIDE_EFFECTS__ */
export function oneNumberOf<const T extends readonly number[]>(...values: T): Schema<T[number]> {
  return z.literal(values as unknown as [T[number]]);
}

/** Several of the words listed in one string, with commas between. */
/* @__NO_SIDE_EFFECTS__ */
export function commaList<const T extends readonly string[]>(...values: T): Schema<string> {
  const known = new Set<string>(values);
  const everyKnown = (value: string) => value.split(',').every((word) => known.has(word.trim()));
  return z.string().check(z.refine(everyKnown, { error: `must list only ${values.join(', ')}` }));
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

/** An object with free keys. */
/* @__NO_SIDE_EFFECTS__ */
export function mapOf<S extends z.ZodMiniType>(value: S): z.ZodMiniRecord<z.ZodMiniString, S> {
  return z.record(z.string(), value);
}

/** Anything that JSON can say. */
/* @__NO_SIDE_EFFECTS__ */
export function anything(): z.ZodMiniUnknown {
  return z.unknown();
}

/** An object: first the mandatory members, then the optional ones. */
/* @__NO_SIDE_EFFECTS__ */
export function object<M extends Shape, O extends Shape = Record<never, never>>(
  mandatory: M,
  optional?: O,
): z.ZodMiniObject<M & OptionalShape<O>, z.core.$loose> {
  const shape: Shape = { ...mandatory };
  for (const [name, schema] of Object.entries(optional ?? {})) shape[name] = z.optional(schema);
  return z.looseObject(shape) as unknown as z.ZodMiniObject<M & OptionalShape<O>, z.core.$loose>;
}

function orOneOf(values: readonly string[]): string {
  return `must be one of ${values.join(', ')}`;
}
