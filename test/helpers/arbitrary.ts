/** Chance that can be repeated: the same seed gives the same numbers, and values of a schema made from them. */
import type { Schema } from '../../src/api/schema.js';

export interface Random {
  /** A whole number from 0 up to, not with, `end`. */
  below(end: number): number;
  /** True so often: 0 never, 1 always. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T | undefined;
  shuffle<T>(list: readonly T[]): T[];
  /** So many letters, Chinese and others. */
  letters(count: number): string;
}

export function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
    shuffle: (list) =>
      list
        .map((one) => ({ one, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one),
    letters: (count) =>
      Array.from({ length: count }, () => [...'abcdefghij 各位晚上好今天我们重新开始，。'][below(26)]).join(
        '',
      ),
  };
}

interface Def {
  type: string;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  element?: Schema;
  values?: unknown[];
  entries?: Record<string, unknown>;
  options?: Schema[];
  checks?: readonly unknown[];
}

/** The schema of a member of an object, or of the items of a list there. */
export function memberOf(schema: Schema, name: string): Schema {
  const defOf = (one: Schema) => (one as unknown as { _zod: { def: Def } })._zod.def;
  const member = defOf(schema).shape?.[name];
  const inner = member && (defOf(member).innerType ?? member);
  if (!inner) throw new Error(`no member ${name}`);
  return defOf(inner).element ?? inner;
}

/** A value that a schema takes, with all its members more often than not; also some that no table lists. */
export function arbitraryValue(schema: Schema, random: Random): unknown {
  const def = (schema as unknown as { _zod: { def: Def } })._zod.def;
  switch (def.type) {
    case 'object':
      return objectThatPasses(schema, def, random);
    case 'optional':
      return def.innerType && arbitraryValue(def.innerType, random);
    case 'array':
      return Array.from(
        { length: 1 + random.below(3) },
        () => def.element && arbitraryValue(def.element, random),
      );
    case 'enum':
      return random.pick(Object.values(def.entries ?? {}));
    case 'literal':
      return random.pick(def.values ?? []);
    case 'union':
      return def.options?.[0] && arbitraryValue(def.options[0], random);
    case 'boolean':
      return random.chance(0.5);
    case 'number':
      return numberOf(schema, random);
    default:
      return textOf(schema, random);
  }
}

/** Where some members ask for others, it is tried until the schema takes it. */
function objectThatPasses(schema: Schema, def: Def, random: Random): unknown {
  if (!def.checks?.length) return objectOf(def, random, 0.85);
  for (let turn = 0; ; turn++) {
    const value = objectOf(def, random, turn > 5 ? 1 : 0.85);
    if (turn > 20 || schema.safeParse(value).success) return value;
  }
}

function objectOf({ shape = {} }: Def, random: Random, share: number): Record<string, unknown> {
  const isOptional = (member: Schema) =>
    (member as unknown as { _zod: { def: Def } })._zod.def.type === 'optional';
  const members = Object.entries(shape)
    .filter(([, member]) => !isOptional(member) || random.chance(share))
    .map(([name, member]) => {
      const value = arbitraryValue(member, random);
      // The text of a layer is Base64 on the wire, which its schema does not know.
      return [name, name === 'text_context' ? Buffer.from(String(value)).toString('base64') : value] as const;
    });
  const extra = random.chance(0.2)
    ? [[`future_${random.below(9)}`, { on: random.chance(0.5) }] as const]
    : [];
  return Object.fromEntries([...members, ...extra]);
}

/** A number inside the limits, which the schema names in what it refuses with. */
function numberOf(schema: Schema, random: Random): number {
  const refusals = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER].flatMap(
    (value) => schema.safeParse(value).error?.issues ?? [],
  );
  const least = Number(refusals.find((issue) => issue.code === 'too_small')?.minimum ?? 0);
  const most = Number(refusals.find((issue) => issue.code === 'too_big')?.maximum ?? least + 1000);
  return Math.max(least, Math.min(most, least + random.below(Math.min(most - least, 1000) + 1)));
}

/** A word that the schema takes: short, or one of those that it names in what it refuses with. */
function textOf(schema: Schema, random: Random): string {
  const text = random.letters(1 + random.below(6));
  const refused = schema.safeParse(text).error?.issues[0];
  const words = /must be one of (.*)/.exec(refused?.message ?? '')?.[1]?.split(', ');
  return (words && random.pick(words)) ?? text;
}
