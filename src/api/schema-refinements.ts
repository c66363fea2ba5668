/** The rarer makers of schemas: listed numbers, free keys, rules that several members keep together. */
import * as z from 'zod/mini';
import type { Schema } from './schema.js';

/** One of the whole numbers listed. */
/* @__NO_SIDE_EFFECTS__ */
export function oneNumberOf<const T extends readonly number[]>(...values: T): Schema<T[number]> {
  return z.enum(Object.fromEntries(values.map((value) => [`_${value}`, value])));
}

/** An object with free keys. */
/* @__NO_SIDE_EFFECTS__ */
export function mapOf<T>(value: z.ZodMiniType<T>): Schema<Record<string, T>> {
  return z.catchall(z.object({}), value);
}

/** A rule that the members of an object break together: where, and in which words. */
export type Breach = Partial<z.core.$ZodIssue> & { path: PropertyKey[]; message: string };

/** The schema with a rule that its members hold together; `breaks` finds where they don't. */
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
