/**
 * Schema builders that few operations need: flags and lists in queries, enumerated numbers, maps, and rules that concern
 * several members. They are apart from `schema.ts` so that a page which only reads tasks does not load them.
 */
import * as z from 'zod/mini';
import type { Schema } from './schema.js';

/** A boolean in a query: `true`, `false`, or one of these words. */
/* @__NO_SIDE_EFFECTS__ */
export function queryFlag(): z.ZodMiniBoolean {
  return z.union([z.boolean(), z.enum(['true', 'false'])]) as unknown as z.ZodMiniBoolean;
}

/** A string that lists some of `words`, separated by commas. */
/* @__NO_SIDE_EFFECTS__ */
export function commaList(words: readonly string[]): Schema<string> {
  const everyKnown = (value: string) => value.split(',').every((word) => words.includes(word.trim()));
  return z.string().check(z.refine(everyKnown, { error: `must list only ${words.join(', ')}` }));
}

/** One of the listed integers. */
/* @__NO_SIDE_EFFECTS__ */
export function oneNumberOf<const T extends readonly number[]>(...values: T): Schema<T[number]> {
  return z.enum(Object.fromEntries(values.map((value) => [`_${value}`, value])));
}

/** A map: an object with arbitrary keys, whose values match one schema. */
/* @__NO_SIDE_EFFECTS__ */
export function mapOf<T>(value: z.ZodMiniType<T>): Schema<Record<string, T>> {
  return z.catchall(z.object({}), value);
}

/** Violation of a rule that concerns several members: the path it is reported at, and the message. */
export type Breach = Partial<z.core.$ZodIssue> & { path: PropertyKey[]; message: string };

/** The schema with a rule that concerns several members. `breaks` returns the violations. */
/* @__NO_SIDE_EFFECTS__ */
export function refineObject<T, S extends z.ZodMiniType<T>>(
  schema: S & z.ZodMiniType<T>,
  breaks: (value: T) => readonly Breach[],
): S {
  return schema.check(
    z.check<T>(({ value, issues }) => {
      for (const found of breaks(value))
        issues.push({ code: 'custom', input: value, ...found } as z.core.$ZodRawIssue);
    }),
  );
}
