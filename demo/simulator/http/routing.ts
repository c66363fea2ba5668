/** Finds the operation for a method and a path. */
import { operations, type Operation } from '../../../src/api/index.js';

/** Other paths that the reference prints for some operations. */
const aliases: Record<string, readonly string[]> = {
  createTtsAudition: ['/v1/{project_id}/tts/audition'],
  listAssetSummary: ['/v1/{project_id}/digital-assets/summaries'],
};

interface Route {
  operation: Operation;
  pattern: RegExp;
}

const routes: readonly Route[] = operations.flatMap((operation) =>
  [operation.path, ...(aliases[operation.name] ?? [])].map((path) => ({
    operation,
    pattern: patternOf(path),
  })),
);

/** An operation that was found for a path. */
export interface Found {
  operation: Operation;
  /** Values of the path's placeholders. */
  params: Record<string, string>;
}

/** Finds the operation. If there is none, returns the methods that the path allows: an empty list for an unknown path. */
export function findOperation(method: string, pathname: string): Found | { allowed: string[] } {
  const path = pathname.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  const allowed = new Set<string>();
  for (const { operation, pattern } of routes) {
    const match = pattern.exec(path);
    if (!match) continue;
    if (operation.method === method) return { operation, params: decoded(match.groups ?? {}) };
    allowed.add(operation.method);
  }
  return { allowed: [...allowed] };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
