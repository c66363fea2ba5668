/**
 * The signature of a callback (reference 6.2.1, `auth_type` of `live_event_callback_config`).
 *
 * `hmac_sha256(key, url + time)` in hexadecimal, where `time` is the hexadecimal timestamp as it was sent. With
 * `MSS_A` both stand in the URL, as `hwSecret` and `hwTime`; with `MSS_A_HEAD` in the headers `x-hw-mss-secret` and
 * `x-hw-mss-time`. It covers the URL and the time, not the body.
 */
import { HttpError } from './http-error.js';

export interface SignatureOptions {
  key: string;
  /** The URL that was signed; without it, the request's own. */
  url?: string;
  /** In seconds. */
  maxAge: number;
}

/** Timestamps above are milliseconds: in seconds, this is the year 5138. */
const mostSeconds = 1e11;

/** Throws `MSW.CALLBACK_UNSIGNED` or `MSW.CALLBACK_STALE`. `now` is in milliseconds since 1970. */
export async function verifySignature(
  request: Request,
  expected: SignatureOptions,
  now: number,
): Promise<void> {
  const { secret, time } = signatureOf(request);
  const signed = (expected.url ?? withoutSignature(request.url)) + time;
  if (!(await isSignedWith(expected.key, secret, signed))) {
    throw new HttpError('MSW.CALLBACK_UNSIGNED', 'The callback is not signed with the key for this address');
  }
  const age = Math.abs(now - millisecondsOf(time));
  if (!(age <= expected.maxAge * 1000)) {
    throw new HttpError(
      'MSW.CALLBACK_STALE',
      `The callback was not signed within ${expected.maxAge} seconds`,
    );
  }
}

function signatureOf({ url, headers }: Request): { secret: string; time: string } {
  const secret = headers.get('x-hw-mss-secret');
  if (secret !== null) return { secret, time: headers.get('x-hw-mss-time') ?? '' };
  const { searchParams } = new URL(url);
  return { secret: searchParams.get('hwSecret') ?? '', time: searchParams.get('hwTime') ?? '' };
}

/** The URL as it was configured. Cut as text: parsing and writing it anew could spell it differently. */
function withoutSignature(url: string): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const path = url.slice(0, mark);
  const rest = url
    .slice(mark + 1)
    .split('&')
    .filter((pair) => !/^hw(Secret|Time)=/.test(pair));
  return rest.length > 0 ? `${path}?${rest.join('&')}` : path;
}

/** Web Crypto compares in constant time, whatever the length. */
async function isSignedWith(key: string, secret: string, signed: string): Promise<boolean> {
  const text = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const hmac = await crypto.subtle.importKey('raw', text.encode(key), algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', hmac, bytesOf(secret), text.encode(signed));
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const pairs = /^(?:[0-9a-f]{2})+$/i.test(hex) ? (hex.match(/../g) ?? []) : [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function millisecondsOf(time: string): number {
  if (!/^(0x)?[0-9a-f]{1,12}$/i.test(time)) return NaN;
  const timestamp = Number.parseInt(time, 16);
  return timestamp > mostSeconds ? timestamp : timestamp * 1000;
}
