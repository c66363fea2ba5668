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

/** A segment of a path: a word, or the name of a placeholder. */
type Segment = { word: string } | { name: string };

interface Route {
  operation: Operation;
  segments: readonly Segment[];
}

/** The routes by number of segments and the word after the project, which tell most of them apart. */
const routes = new Map<string, Route[]>();
for (const operation of operations) {
  const segments = operation.path
    .slice(1)
    .split('/')
    .map((word): Segment => {
      const name = /^\{(\w+)\}$/.exec(word)?.[1];
      return name === undefined ? { word } : { name };
    });
  const key = keyOf(operation.path.slice(1).split('/'));
  routes.set(key, [...(routes.get(key) ?? []), { operation, segments }]);
}

function keyOf(path: readonly string[]): string {
  return `${path.length} ${path[2] ?? ''}`;
}

/**
 * The operation for a method and a path below `api/`, as it stands in the address. Throws `MSW.NOT_FOUND` or
 * `MSW.METHOD_NOT_ALLOWED`.
 */
export function matchOperation(method: string, rest: string): MatchedOperation {
  const given = rest.split('/');
  const others = new Set<string>();
  for (const { operation, segments } of routes.get(keyOf(given)) ?? []) {
    const match = valuesIn(segments, given);
    if (!match) continue;
    const { path, project_id } = match;
    if (operation.method === method) return { operation, path, project_id };
    others.add(operation.method);
  }
  if (others.size === 0) throw notFound();
  const allow = [...others, 'OPTIONS'].join(', ');
  throw new HttpError('MSW.METHOD_NOT_ALLOWED', `This address wants ${allow}`, { headers: { allow } });
}

/** The error of an address that the proxy does not know, or of another project: both look the same. */
export function notFound(): HttpError {
  return new HttpError('MSW.NOT_FOUND', 'The service has no such operation in this project');
}

/** The values of the placeholders; undefined if the path is another one. */
function valuesIn(
  segments: readonly Segment[],
  given: readonly string[],
): Pick<MatchedOperation, 'path' | 'project_id'> | undefined {
  // The words first: they rule out most paths.
  let index = 0;
  for (const segment of segments) {
    if ('word' in segment && segment.word !== given[index]) return undefined;
    index += 1;
  }
  const path: Record<string, string> = {};
  let project_id = '';
  index = 0;
  for (const segment of segments) {
    const value = given[index++];
    if ('word' in segment) continue;
    if (!isId(value)) return undefined;
    if (segment.name === 'project_id') project_id = value;
    else path[segment.name] = value;
  }
  return { path, project_id };
}
