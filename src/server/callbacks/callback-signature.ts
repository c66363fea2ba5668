/**
 * The signature of a callback: `hmac_sha256(key, url + time)` in hexadecimal, where `time` is the hexadecimal timestamp as
 * sent. It covers the URL and the time, not the body.
 *
 * Callbacks of livestreams (reference 6.2.1, `auth_type` of `live_event_callback_config`) have both in the URL, as
 * `hwSecret` and `hwTime` (`MSS_A`), or in the headers `x-hw-mss-secret` and `x-hw-mss-time` (`MSS_A_HEAD`). Callbacks of
 * video jobs (5.3.1, `callback_config`) have them in the URL, as `secret` and `time_stamp`.
 */
import { HttpError } from '../http-error.js';

/** What a callback's signature is verified against. */
export interface SignatureOptions {
  /** The `key` of the callback's configuration, and earlier ones. */
  keys: readonly string[];
  /** The signed URLs. If empty: the URL of the request. */
  urls: readonly string[];
  /** Largest accepted difference between the signature's time and now, in seconds. */
  maxAge: number;
}

/** Larger timestamps are in milliseconds. In seconds, this is the year 5138. */
const mostSeconds = 1e11;

/** Names of the signature's parameters in a URL. */
const parameters = [
  ['hwSecret', 'hwTime'],
  ['secret', 'time_stamp'],
] as const;

/** A verified signature. */
export interface VerifiedSignature {
  /** In small letters. */
  text: string;
  /** Its time, in milliseconds since 1970. */
  signed_at: number;
  /** Milliseconds between the time of the signature and now, whichever is earlier. */
  age: number;
}

/**
 * Verifies the signature of a callback. Throws `MSW.CALLBACK_UNSIGNED` or `MSW.CALLBACK_STALE`. `now` is in milliseconds
 * since 1970.
 */
export async function verifySignature(
  request: Request,
  expected: SignatureOptions,
  now: number,
): Promise<VerifiedSignature> {
  const { secret, time, names } = signatureOf(request);
  const urls = expected.urls.length > 0 ? expected.urls : [withoutParameters(request.url, names)];
  const pairs = expected.keys.flatMap((key) => urls.map((url) => ({ key, signed: url + time })));
  const matches = await Promise.all(pairs.map(({ key, signed }) => isSignedWith(key, secret, signed)));
  if (!matches.includes(true)) {
    throw new HttpError('MSW.CALLBACK_UNSIGNED', 'The callback is not signed with a key for this address');
  }
  const signed_at = millisecondsOf(time);
  const age = Math.abs(now - signed_at);
  if (!(age <= expected.maxAge * 1000)) {
    throw new HttpError(
      'MSW.CALLBACK_STALE',
      `The callback was not signed within ${expected.maxAge} seconds`,
    );
  }
  return { text: secret.toLowerCase(), signed_at, age };
}

interface Signature {
  secret: string;
  time: string;
  /** Names of its parameters in the URL. */
  names: readonly string[];
}

function signatureOf({ url, headers }: Request): Signature {
  const secret = headers.get('x-hw-mss-secret');
  if (secret !== null) return { secret, time: headers.get('x-hw-mss-time') ?? '', names: [] };
  const { searchParams } = new URL(url);
  const names = parameters.find(([name]) => searchParams.has(name)) ?? parameters[0];
  return { secret: searchParams.get(names[0]) ?? '', time: searchParams.get(names[1]) ?? '', names };
}

/** The URL without the signature's parameters. Edited as text, because `URL` could normalise it. */
function withoutParameters(url: string, names: readonly string[]): string {
  const mark = url.indexOf('?');
  if (mark < 0) return url;
  const path = url.slice(0, mark);
  const rest = url
    .slice(mark + 1)
    .split('&')
    .filter((pair) => !names.includes(pair.split('=', 1)[0] ?? ''));
  return rest.length > 0 ? `${path}?${rest.join('&')}` : path;
}

/** Verifies the HMAC with Web Crypto, which compares in constant time. */
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
