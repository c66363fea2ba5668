/** The kinds of inventions: each has a default, and draws another value from its range at random. */
import type { Random } from './random.js';

/** A value that the simulator invents. */
export interface Invention<T> {
  /** The value unless it is set or drawn at random. */
  readonly default: T;
  /** The range of random values, in words. */
  readonly range: string;
  /** Draws a value from the range. */
  readonly draw: (random: Random) => T;
}

/** A number between two others, rounded to a tenth. */
export function amount(value: number, least: number, most: number): Invention<number> {
  const draw = (random: Random) => Math.round((least + random() * (most - least)) * 10) / 10;
  return { default: value, range: `${least} to ${most}`, draw };
}

/** A whole number between two others, both included. */
export function whole(value: number, least: number, most: number): Invention<number> {
  const draw = (random: Random) => least + Math.floor(random() * (most - least + 1));
  return { default: value, range: `${least} to ${most}`, draw };
}

/** One of several values; the first is the default. */
export function choice<const T>(...values: readonly [T, ...T[]]): Invention<T> {
  const draw = (random: Random) => values[Math.floor(random() * values.length)] ?? values[0];
  return { default: values[0], range: values.map((value) => JSON.stringify(value)).join(' or '), draw };
}

/** A value that random values leave alone, because without it nothing could be tried. */
export function fixed<T>(value: T): Invention<T> {
  return { default: value, range: 'not varied', draw: () => value };
}

/** Several numbers, of which each is multiplied by a factor of its own between two others. */
export function each<const T extends Readonly<Record<string, number>>>(
  values: T,
  least: number,
  most: number,
): Invention<{ readonly [Name in keyof T]: number }> {
  const draw = (random: Random) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        Math.round(value * (least + random() * (most - least)) * 10) / 10,
      ]),
    ) as { [Name in keyof T]: number };
  return { default: values, range: `each ${least} to ${most} times as much`, draw };
}
