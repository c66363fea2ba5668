/** Makers of schemas for members of a query, where everything is text in the end. */
import * as z from 'zod/mini';
import { int, type Schema } from './schema.js';

/** A whole number in a query: a number or, as in an address, its digits. */
/* @__NO_SIDE_EFFECTS__ */
export function queryInt(min: number, max = Infinity): z.ZodMiniNumber {
  const number = int(min, max);
  const fits = (digits: string) => /^-?\d+$/.test(digits) && number.safeParse(Number(digits)).success;
  const error = `must be a whole number of at least ${min}${max < Infinity ? ` and at most ${max}` : ''}`;
  return z.union([number, z.string().check(z.refine(fits, { error }))]) as unknown as z.ZodMiniNumber;
}

/** True or false in a query; also as a word. */
/* @__NO_SIDE_EFFECTS__ */
export function queryFlag(): z.ZodMiniBoolean {
  return z.union([z.boolean(), z.enum(['true', 'false'])]) as unknown as z.ZodMiniBoolean;
}

/** Several of the words of a list in one string, with commas between. */
/* @__NO_SIDE_EFFECTS__ */
export function commaList(words: readonly string[]): Schema<string> {
  const everyKnown = (value: string) => value.split(',').every((word) => words.includes(word.trim()));
  return z.string().check(z.refine(everyKnown, { error: `must list only ${words.join(', ')}` }));
}
