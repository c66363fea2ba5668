/**
 * Parses query strings by the operation's schema: converts text to numbers and booleans, and repeated or comma-separated
 * values to lists. Text that cannot be converted is kept, and validation reports it.
 */
import type { Operation } from '../../../src/api/index.js';

interface Def {
  type: string;
  shape?: Record<string, { _zod: { def: Def } }>;
  innerType?: { _zod: { def: Def } };
  options?: { _zod: { def: Def } }[];
}

/** Parses a query. Members that the schema does not contain stay text. */
export function parseQuery(operation: Operation, search: URLSearchParams): Record<string, unknown> {
  const shape = (operation.query as { _zod?: { def: Def } } | undefined)?._zod?.def.shape ?? {};
  const names = new Set(search.keys());
  return Object.fromEntries(
    [...names].map((name) => [name, read(typeOf(shape[name]?._zod.def), search.getAll(name))]),
  );
}

function typeOf(def: Def | undefined): string {
  if (def?.type === 'optional') return typeOf(def.innerType?._zod.def);
  return def?.type === 'union' ? typeOf(def.options?.[0]?._zod.def) : (def?.type ?? 'string');
}

function read(type: string, values: string[]): unknown {
  const text = values.join(',');
  if (type === 'array') return text.split(',').filter((item) => item !== '');
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text;
}
