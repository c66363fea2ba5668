/**
 * Finds the operation that a path and a method name. The proxy knows no other paths.
 *
 * Nothing is decoded: a segment of a path is either the one of the operation, letter by letter, or an ID, which has
 * neither escapes nor dots. So there is one spelling of each path, and the checks see the request that the service sees.
 */
import { isId, operations, type Operation } from '../../api/index.js';
import { HttpError } from '../http-error.js';

/** The operation of a request, and the values of its path's placeholders. */
export interface MatchedOperation {
  operation: Operation;
  /** Without `project_id`. */
  path: Record<string, string>;
  project_id: string;
}

interface Route {
  operation: Operation;
  segments: readonly string[];
}

/** The routes by number of segments. */
const routes = new Map<number, Route[]>();
for (const operation of operations) {
  const segments = operation.path.slice(1).split('/');
  routes.set(segments.length, [...(routes.get(segments.length) ?? []), { operation, segments }]);
}

/**
 * The operation for a method and a path below `api/`, as it stands in the address. Throws `MSW.NOT_FOUND` or
 * `MSW.METHOD_NOT_ALLOWED`.
 */
export function matchOperation(method: string, rest: string): MatchedOperation {
  const given = rest.split('/');
  const found = (routes.get(given.length) ?? []).flatMap(({ operation, segments }) => {
    const values = valuesIn(segments, given);
    return values ? [{ operation, values }] : [];
  });
  if (found.length === 0) throw notFound();
  const match = found.find(({ operation }) => operation.method === method);
  if (!match) {
    const allow = [...new Set(found.map(({ operation }) => operation.method)), 'OPTIONS'].join(', ');
    throw new HttpError('MSW.METHOD_NOT_ALLOWED', `This address wants ${allow}`, { headers: { allow } });
  }
  const { project_id = '', ...path } = match.values;
  return { operation: match.operation, path, project_id };
}

/** The error of an address that the proxy does not know, or of another project: both look the same. */
export function notFound(): HttpError {
  return new HttpError('MSW.NOT_FOUND', 'The service has no such operation in this project');
}

/** The values of the placeholders; undefined if the path is another one. */
function valuesIn(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const values = new Map<string, string>();
  for (const [index, segment] of segments.entries()) {
    const value = given[index];
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined ? value !== segment : !isId(value)) return undefined;
    if (name !== undefined) values.set(name, value as string);
  }
  return Object.fromEntries(values);
}
