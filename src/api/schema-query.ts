/** Schemas of query members that lists need: integers and paging. The rarer ones are in `schema-refinements.ts`. */
import * as z from 'zod/mini';
import { int } from './schema.js';

/** An integer in a query, from `min` to `max`: a number, or its digits as in a URL. */
/* @__NO_SIDE_EFFECTS__ */
export function queryInt(min: number, max = Infinity): z.ZodMiniNumber {
  const number = int(min, max);
  const fits = (digits: string) => /^-?\d+$/.test(digits) && number.safeParse(Number(digits)).success;
  const error = `must be a whole number of at least ${min}${max < Infinity ? ` and at most ${max}` : ''}`;
  return z.union([number, z.string().check(z.refine(fits, { error }))]) as unknown as z.ZodMiniNumber;
}

/** Paging of every list: `limit` items (1 to 100, default 10), beginning at `offset` (default 0). */
export const paging = { limit: queryInt(1, 100), offset: queryInt(0, 2_147_483_647) };
