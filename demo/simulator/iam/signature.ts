/**
 * Requests signed with an access key (SDK-HMAC-SHA256, reference 3.2).
 *
 * The canonical request consists of method, path with a trailing slash, sorted query, signed headers, their names, and
 * the hash of the body. Its hash is appended to algorithm and date, and signed with the secret key itself.
 */
import { hmacSha256, sha256 } from '../hashing.js';

/** Maximum accepted clock skew, in milliseconds. */
const skew = 15 * 60_000;

const algorithm = 'SDK-HMAC-SHA256';

/** An access key. */
export interface Key {
  access_key: string;
  secret_key: string;
}

/** Whether the `Authorization` header is a valid signature of this request with the key, at one of the given times. */
export async function isSigned(
  request: Request,
  url: URL,
  body: Uint8Array,
  key: Key,
  times: readonly number[],
): Promise<boolean> {
  const header = /^SDK-HMAC-SHA256 Access=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/.exec(
    request.headers.get('authorization') ?? '',
  );
  const date = request.headers.get('x-sdk-date') ?? '';
  const [, access, names = '', signature] = header ?? [];
  if (!header || access !== key.access_key || !isNear(date, times)) return false;
  const signed = names.toLowerCase().split(';');
  if (!signed.includes('x-sdk-date')) return false;
  const canonical = [
    request.method,
    canonicalPath(url.pathname),
    canonicalQuery(url.searchParams),
    signed.map((name) => `${name}:${headerOf(request, url, name)}\n`).join(''),
    signed.join(';'),
  ].join('\n');
  for (const hash of await bodyHashes(request, body)) {
    const toSign = `${algorithm}\n${date}\n${await sha256(`${canonical}\n${hash}`)}`;
    if (signature === (await hmacSha256(key.secret_key, toSign))) return true;
  }
  return false;
}

function isNear(date: string, times: readonly number[]): boolean {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const [year = NaN, month = 1, ...rest] = parts.map(Number);
  const sent = Date.UTC(year, month - 1, ...rest);
  return times.some((time) => Math.abs(time - sent) <= skew);
}

function canonicalPath(path: string): string {
  const segments = path.split('/').map((segment) => encode(decode(segment)));
  return `${segments.join('/')}/`.replace(/\/\/$/, '/');
}

function canonicalQuery(search: URLSearchParams): string {
  return [...search]
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

function headerOf(request: Request, url: URL, name: string): string {
  const value = request.headers.get(name);
  return (value ?? (name === 'host' ? url.host : '')).trim();
}

/** The body that the SDKs send with some reads. */
const emptyObject = new TextEncoder().encode('{}');

/**
 * Hashes that the caller may have signed: the body's, or a fixed text for an unsigned payload. The Fetch API drops the
 * body of a GET, and the SDKs send an empty object with some.
 */
async function bodyHashes(request: Request, body: Uint8Array): Promise<string[]> {
  const sent = request.headers.get('x-sdk-content-sha256');
  if (sent === 'UNSIGNED-PAYLOAD') return [sent];
  const bodies = request.method === 'GET' && body.length === 0 ? [body, emptyObject] : [body];
  return Promise.all(bodies.map((bytes) => sha256(bytes)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
