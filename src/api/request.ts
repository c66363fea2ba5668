/** A call as it goes out: the address with everything filled in, the token, the body. */
import type { Operation } from './operation.js';
import type { Token } from './token.js';

/** What a call takes. */
export interface Input {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The address of a call, at the service or at the backend that passes it on. */
export function urlOf(operation: Operation, { path = {}, query = {} }: Input, token: Token): URL {
  const values: Record<string, string> = { ...path, project_id: token.project_id };
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  const base = /^([a-z]+:)?\//i.test(token.endpoint) ? token.endpoint : `https://${token.endpoint}`;
  const url = new URL(`${base.replace(/\/$/, '')}${filled}`, globalThis.location?.href);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) url.searchParams.append(name, String(one));
    }
  }
  return url;
}

/** Method, headers and body of a call. */
export function requestOf(operation: Operation, { body }: Input, { token, token_type }: Token): RequestInit {
  return {
    method: operation.method,
    headers: {
      ...(operation.body && { 'content-type': 'application/json' }),
      ...(token_type === 'Bearer' ? { authorization: `Bearer ${token}` } : { 'x-auth-token': token }),
    },
    ...(operation.body && { body: JSON.stringify(body ?? {}) }),
  };
}
