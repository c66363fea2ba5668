/** The query of a request, as the operation's schema describes it. */
import { firstViolation, type Operation, type Schema } from '../../api/index.js';
import { HttpError } from '../http-error.js';

interface Def {
  type: string;
  shape?: Record<string, Typed>;
  innerType?: Typed;
}
interface Typed {
  _zod: { def: Def };
}

/**
 * The query's values by name. Throws `MSW.REQUEST_INVALID` for a name that the reference does not list, a name that is
 * given twice, and a value that violates the schema.
 */
export function queryOf({ query: schema }: Operation, parameters: URLSearchParams): Record<string, unknown> {
  if (parameters.size === 0 && (!schema || optional.has(schema))) return {};
  const shape = new Map(Object.entries(shapeOf(schema)));
  const found = new Map<string, unknown>();
  for (const name of new Set(parameters.keys())) {
    const member = shape.get(name);
    if (!member) throw invalidRequest(`the query knows no ${readable(name)}`);
    const given = parameters.getAll(name);
    if (typeOf(member) === 'array') found.set(name, given);
    else if (given.length === 1) found.set(name, given[0]);
    else throw invalidRequest(`${name} is given ${given.length} times`);
  }
  const values = Object.fromEntries(found);
  const violation = schema && firstViolation(schema, values);
  if (violation) throw invalidRequest(`${violation.member} ${violation.rule}`);
  if (schema && parameters.size === 0) optional.add(schema);
  return values;
}

/** Schemas that a request without a query is known to fit. */
const optional = new WeakSet<Schema>();

/** The error of a request that the service would refuse; nothing was sent. */
export function invalidRequest(what: string): HttpError {
  return new HttpError('MSW.REQUEST_INVALID', `Invalid request, ${what}`);
}

function shapeOf(schema: Schema | undefined): Record<string, Typed> {
  return (schema as unknown as Typed | undefined)?._zod.def.shape ?? {};
}

function typeOf({ _zod: { def } }: Typed): string {
  return def.type === 'optional' && def.innerType ? typeOf(def.innerType) : def.type;
}

/** A name from an address, as an error may quote it. */
function readable(name: string): string {
  return /^[\w.-]{1,40}$/.test(name) ? name : 'such parameter';
}
