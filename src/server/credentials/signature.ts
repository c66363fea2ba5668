/**
 * Signs requests with an access key: SDK-HMAC-SHA256, as the service's official signers do (reference 3.2).
 *
 * The canonical request consists of the method, the path with a slash at its end, the sorted query, the signed headers,
 * their names, and the hash of the body, a line each. Its hash, after the algorithm and the time, is signed with the
 * secret key.
 */
import { sha256 } from '../../base/index.js';
import { hmacSha256 } from '../digest.js';
import type { RequestHeaders, UnsignedRequest } from './service-credentials.js';

const algorithm = 'SDK-HMAC-SHA256';

/** The headers with `X-Sdk-Date` and with `Authorization`, which signs them and `Host`. `now` is in milliseconds since 1970. */
export async function signRequest(
  { method, url, headers, body = '' }: UnsignedRequest,
  { access_key, secret_key }: { access_key: string; secret_key: string },
  now: number,
): Promise<RequestHeaders> {
  const date = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const dated = { ...headers, 'x-sdk-date': date };
  const values = new Map([...signedOf(dated), ['host', url.host]]);
  const names = [...values.keys()].sort();
  const canonical = [
    method.toUpperCase(),
    canonicalPath(url.pathname),
    canonicalQuery(url.search),
    ...names.map((name) => `${name}:${values.get(name)?.trim() ?? ''}`),
    '',
    names.join(';'),
    await sha256(body),
  ].join('\n');
  const signature = await hmacSha256(secret_key, `${algorithm}\n${date}\n${await sha256(canonical)}`);
  const line = `${algorithm} Access=${access_key}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...dated, authorization: line };
}

/** The headers that are signed: those that say something to the service, and that nothing in between may change. */
function signedOf(headers: RequestHeaders): [string, string][] {
  return Object.entries(headers).filter(([name]) => /^(content-type|x-(sdk|project|app|mss)-.*)$/.test(name));
}

/** The path, each segment encoded once, with a slash at its end. */
function canonicalPath(path: string): string {
  const segments = path.split('/').map((segment) => encode(decode(segment)));
  return `${segments.join('/')}/`.replace(/\/\/$/, '/');
}

/** The query, sorted by name, then by value, both as they are before they are encoded. */
function canonicalQuery(search: string): string {
  return [...new URLSearchParams(search)]
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Encodes all but the unreserved characters of RFC 3986. */
function encode(value: string): string {
  const code = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(value).replace(/[!'()*]/g, code);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
