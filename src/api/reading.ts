/**
 * How an answer is read: tolerantly.
 *
 * The same schema that a request must keep to the letter is read loosely when the service sends it: any member may
 * be missing or `null`, an unknown word in an enumeration is kept, ranges and lengths don't matter, a number may come
 * as text and text as a number (the reference does both). Only a wrong structure, an object where a list should be,
 * is an error. Members that no table lists stay.
 */
import * as z from 'zod/mini';
import type { Schema } from './schema.js';

/** What reading gives: every member may be missing or `null`, and words may be new ones. */
export type Reading<T> = T extends string
  ? string extends T
    ? string
    : T | (string & {})
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Reading<Item>[]
      : unknown extends T
        ? T
        : T extends object
          ? { [K in keyof T]?: Reading<Exclude<T[K], undefined>> | null }
          : T;

interface Def {
  type: string;
  shape?: Record<string, Typed>;
  innerType?: Typed;
  element?: Typed;
  valueType?: Typed;
  options?: Typed[];
  values?: unknown[];
}
type Typed = z.core.$ZodType & { _zod: { def: Def } };

const anyText = /* @__PURE__ */ z.pipe(
  z.union([z.string(), z.number(), z.boolean()]),
  z.transform((value) => String(value)),
);
const anyNumber = /* @__PURE__ */ z.union([
  z.number(),
  z.pipe(z.string().check(z.regex(/^-?\d+(\.\d+)?$/)), z.transform(Number)),
]);
const anyFlag = /* @__PURE__ */ z.union([
  z.boolean(),
  z.pipe(
    z.enum(['true', 'false']),
    z.transform((value) => value === 'true'),
  ),
]);

/** The tolerant form of a schema. */
/* @__NO_SIDE_EFFECTS__ */
export function reading<T>(schema: Schema<T>): Schema<Reading<T>> {
  const made = new Map<Typed, z.ZodMiniType>();
  return loosen(schema, made) as unknown as Schema<Reading<T>>;
}

function loosen(schema: Typed, made: Map<Typed, z.ZodMiniType>): z.ZodMiniType {
  const known = made.get(schema);
  if (known) return known;
  const loose = loosened(schema._zod.def, made) ?? (schema as unknown as z.ZodMiniType);
  made.set(schema, loose);
  return loose;
}

function loosened(def: Def, made: Map<Typed, z.ZodMiniType>): z.ZodMiniType | undefined {
  switch (def.type) {
    case 'object':
      return z.looseObject(
        Object.fromEntries(
          Object.entries(def.shape ?? {}).map(([name, member]) => [name, z.nullish(loosen(member, made))]),
        ),
      );
    case 'optional':
      return def.innerType && loosen(def.innerType, made);
    case 'array':
      return def.element && z.array(loosen(def.element, made));
    case 'record':
      return def.valueType && z.record(z.string(), z.nullable(loosen(def.valueType, made)));
    case 'union':
      return z.union((def.options ?? []).map((option) => loosen(option, made)));
    case 'literal':
      return typeof def.values?.[0] === 'number' ? anyNumber : anyText;
    case 'enum':
    case 'string':
      return anyText;
    case 'number':
    case 'int':
      return anyNumber;
    case 'boolean':
      return anyFlag;
    default:
      return undefined;
  }
}
