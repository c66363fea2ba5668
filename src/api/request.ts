/** Builds the request of a call: URL, headers, body. */
import { lookUp } from '../base/index.js';
import { endpointUrl } from './endpoint.js';
import type { Operation } from './operation.js';
import type { Token } from './token.js';

/** Input of a call of any operation. */
export interface Input {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/**
 * Placeholder for the endpoint until the request is sent: endpoint and project come from the token, which may be renewed
 * while the request waits for its slot. (The top-level domain `.invalid` is reserved, RFC 2606.)
 */
export const unresolvedEndpoint = 'https://endpoint.invalid/';

/** `{project_id}`, percent-encoded. */
const unresolvedProject = '%7Bproject_id%7D';

/** The path of a call, relative to the endpoint. The placeholder `{project_id}` is kept. */
export function pathOf(operation: Operation, { path = {} }: Input): string {
  return operation.path
    .slice(1)
    .replace(/\{(\w+)\}/g, (placeholder, name: string) =>
      name === 'project_id' ? placeholder : encodeURIComponent(lookUp(path, name) ?? ''),
    );
}

/** The query of a call. A list becomes repeated parameters; members that are `null` or undefined are omitted. */
export function queryOf({ query = {} }: Input): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) parameters.append(name, String(one));
    }
  }
  return parameters;
}

/** The final URL, at the service or at a backend that forwards the call. The token has been checked. */
export function resolveUrl(unresolvedUrl: string, { endpoint, project_id }: Token): URL {
  const path = unresolvedUrl
    .slice(unresolvedEndpoint.length)
    .replace(unresolvedProject, encodeURIComponent(project_id));
  const base = endpointUrl(endpoint);
  return new URL(`${base?.origin}${base?.pathname.replace(/\/$/, '')}/${path}`);
}

/**
 * Method, headers and body of a call. A backend that forwards calls is told of a poll by `Priority` (RFC 9218), and how
 * long the page waits by `Prefer` (RFC 7240); the service itself is not, because the headers would need a preflight of
 * their own.
 */
export function initOf(
  operation: Operation,
  { body }: Input,
  { token, token_type }: Token,
  { isPoll, timeout }: { isPoll: boolean; timeout: number },
): RequestInit {
  const seconds = Math.max(1, Math.floor(timeout / 1000));
  const wishes = { prefer: `wait=${seconds}`, ...(isPoll && { priority: 'u=6' }) };
  return {
    method: operation.method,
    headers: {
      ...(operation.body && { 'content-type': 'application/json' }),
      ...(token_type === 'Bearer'
        ? { authorization: `Bearer ${token}`, ...wishes }
        : { 'x-auth-token': token }),
    },
    ...(operation.body && { body: JSON.stringify(body ?? {}) }),
  };
}
