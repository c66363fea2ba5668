/**
 * Answers are parsed tolerantly and are not changed.
 *
 * Requests must match their schema strictly. For answers, the same schema is relaxed: any member may be absent or `null`;
 * unknown enumeration values and unlisted members are kept; ranges and lengths are ignored. Only a wrong type, such as a
 * number instead of a string, is an error, which names the member. Members that the reference shows with two types use
 * `either`.
 */
import * as z from 'zod/mini';
import type { Schema } from './schema.js';

/** The type of a tolerantly parsed value: any member may be absent or `null`, and enumerations may have new values. */
export type Lenient<T> = T extends string
  ? string extends T
    ? string
    : T | (string & {})
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? Lenient<Item>[]
      : unknown extends T
        ? T
        : T extends object
          ? { [K in keyof T]?: Lenient<Exclude<T[K], undefined>> | null }
          : T;

interface Def {
  type: string;
  shape?: Record<string, Typed>;
  innerType?: Typed;
  element?: Typed;
  catchall?: Typed;
  options?: Typed[];
  entries?: Record<string, string | number>;
}
type Typed = z.core.$ZodType & { _zod: { def: Def } };

/** The tolerant form of a schema. */
/* @__NO_SIDE_EFFECTS__ */
export function lenient<T>(schema: Schema<T>): Schema<Lenient<T>> {
  const made = new Map<Typed, z.ZodMiniType>();
  return loosen(schema, made) as unknown as Schema<Lenient<T>>;
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
      return z.catchall(
        z.object(
          Object.fromEntries(
            Object.entries(def.shape ?? {}).map(([name, member]) => [name, z.nullish(loosen(member, made))]),
          ),
        ),
        def.catchall ? z.nullable(loosen(def.catchall, made)) : z.unknown(),
      );
    case 'optional':
      return def.innerType && loosen(def.innerType, made);
    case 'array':
      return def.element && z.array(loosen(def.element, made));
    case 'union':
      return z.union((def.options ?? []).map((option) => loosen(option, made)));
    case 'enum':
      return typeof Object.values(def.entries ?? {})[0] === 'number' ? z.number() : z.string();
    case 'string':
      return z.string();
    case 'number':
    case 'int':
      return z.number();
    default:
      return undefined;
  }
}
