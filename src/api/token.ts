/**
 * Tokens are kept in memory, fetched once for concurrent calls, and renewed before they expire.
 *
 * A wrong local clock does no harm. If the `Date` header of the backend or the service is readable, the offset is known;
 * otherwise, a token that seems to expire soon is used until the service rejects it.
 */
import ky from 'ky';
import { checkToken } from './endpoint.js';
import { ApiError, type ApiErrorInit } from './errors.js';
import { readGrant, type TokenGrant } from './grant.js';
import { object, oneOf, text } from './schema.js';
import { SharedReads } from './shared-reads.js';
import { type Clock, monotonicClock, retryAfterOf, sha256, withRequest, withTimeout } from '../base/index.js';

/** The answer of a token backend (reference 3.2). Tokens of IAM are valid for 24 hours. */
export interface Token {
  /** Sent as the header `X-Auth-Token`, or as `Authorization: Bearer`. */
  token: string;
  token_type: 'X-Auth-Token' | 'Bearer';
  /** RFC 3339. */
  expires_at: string;
  project_id: string;
  /**
   * URL of the service, as `https://metastudio.cn-north-4.myhuaweicloud.com`, or of a backend that forwards calls: `https`,
   * or `http` on this machine or at the page's own origin.
   */
  endpoint: string;
  /** Region whose rate limits apply, as `cn-north-4`. Default: the lowest limits of all regions. */
  region?: string;
  /** What its bearer may do. Without it, everything: then only the service refuses. */
  grant?: TokenGrant;
  /** Milliseconds by which the backend's clock, and so the service's, is ahead of this one. Set by `fetchToken`. */
  skew?: number;
}

/**
 * Returns a token. With `renew`, the service has rejected the last one, so a cached token must not be returned; `refused`
 * is the rejected token, with which a backend tells whether it has a newer one already.
 */
export type GetToken = (options: {
  signal?: AbortSignal;
  renew?: boolean;
  refused?: string;
}) => Promise<Token>;

const tokenSchema = /* @__PURE__ */ object(
  { token: text(1), expires_at: text(1), project_id: text(1), endpoint: text(1) },
  { token_type: oneOf('X-Auth-Token', 'Bearer'), region: text() },
);

/**
 * How long before its expiry a token is renewed, in milliseconds: longer than any call takes. One that lives for minutes is
 * renewed later, in the last sixth of its life.
 */
const early = 5 * 60_000;

/**
 * A token that seems to be valid for less than this when it arrives, in milliseconds, is used until the service rejects it
 * if the service's clock is not known: the local clock may be wrong, and a new token would seem to expire just as soon.
 */
const shortest = 2 * early;

/** Time limit of a token request, in milliseconds. A request that hangs, as in a frozen page, fails and is repeated. */
const timeout = 10_000;

/** Longest pause that a token backend may ask for, in milliseconds. */
const longestPause = 60_000;

/**
 * Fetches a `Token` from a backend with `POST url`. With `renew`, the request has `Cache-Control: no-cache`; with
 * `refused`, its body names that token by its SHA-256 in hexadecimal: `{ refused }`. The token itself is not sent, as
 * bodies end up in logs. Throws `ApiError` with code `TOKEN_BACKEND`.
 */
export async function fetchToken(
  url: string | URL,
  options: { signal?: AbortSignal; renew?: boolean; refused?: string; fetch?: typeof fetch } = {},
): Promise<Token> {
  const request = `POST ${pathOf(url)}`;
  const fail = (reason: string, init: Partial<ApiErrorInit> = {}) =>
    new ApiError({ code: 'TOKEN_BACKEND', reason, operation: 'getToken', request, ...init });
  const body = await refusalOf(options.refused);
  let response: Response;
  try {
    response = await ky.post(url, {
      headers: {
        accept: 'application/json',
        ...(options.renew && { 'cache-control': 'no-cache' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      credentials: 'include',
      ...(options.signal && { signal: options.signal }),
      fetch: withRequest(options.fetch ?? globalThis.fetch, body),
      throwHttpErrors: false,
      retry: 0, // the call that needs the token is retried instead
      timeout: false, // the caller's signal limits it: the client aborts after 10 seconds
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw fail('The token backend cannot be reached', { cause });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const metadata = { status: response.status, requestId: requestIdOf(response, answer) };
  if (!response.ok) {
    throw fail(`The token backend answered ${response.status}${reasonIn(answer)}`, {
      ...metadata,
      ...ownCodeIn(answer),
      retryAfter: retryAfterOf(response.headers),
    });
  }
  const token = tokenSchema.safeParse(answer);
  if (!token.success) throw fail('The token backend did not answer with a token', metadata);
  return inLocalTime(withGrant({ token_type: 'X-Auth-Token', ...token.data }), response.headers.get('date'));
}

/** The body that names a refused token. A page without TLS cannot make the hash, and names none. */
async function refusalOf(token: string | undefined): Promise<string | undefined> {
  const isNamed = token !== undefined && (crypto as Partial<Crypto>).subtle;
  return isNamed ? JSON.stringify({ refused: await sha256(token) }) : undefined;
}

/** The token with its grant as far as it is readable. */
function withGrant({ grant, ...token }: Token): Token {
  const known = readGrant(grant);
  return { ...token, ...(known && { grant: known }) };
}

/** Provides calls with tokens. */
export interface TokenSource {
  /** The last token, valid or not; undefined while it is being renewed. */
  readonly current: Token | undefined;
  /** What the last token grants, also while another one is fetched. */
  readonly grant: TokenGrant | undefined;
  /** Milliseconds until the current token is renewed; undefined if it is used until the service rejects it. */
  readonly renewsIn: number | undefined;
  /** The current token if it is valid, otherwise a new one. */
  get(signal?: AbortSignal): Promise<Token>;
  /** A newer token than `refused`, which the service has answered with 401. */
  renew(refused: Token, signal?: AbortSignal): Promise<Token>;
  /** Forgets the token; from now on, no other is requested. */
  close(): void;
  /** Throws the error of code `SIGNED_OUT` after `close`. */
  throwIfClosed(): void;
}

/** Creates a source that shares one token. `skew` returns by how many milliseconds the service's clock is ahead. */
export function createTokenSource(
  getToken: GetToken,
  clock: Clock = monotonicClock,
  skew: () => number | undefined = () => undefined,
  onError?: (error: ApiError) => void,
  onGrantChange: () => void = () => undefined,
): TokenSource {
  const requests = new SharedReads();
  let current: Token | undefined;
  let grant: TokenGrant | undefined;
  let arrived_at = 0;
  let isClosed = false;
  /** The last failure with which the backend asked for a pause. Until then it is not asked again. */
  let paused: { error: ApiError; until: number } | undefined;

  const onFailure = (error: ApiError): void => {
    const { retryAfter = 0 } = error;
    if (retryAfter > 0) paused = { error, until: clock.now() + Math.min(longestPause, retryAfter) };
    if (!isClosed) onError?.(error);
  };

  const throwIfClosed = () => {
    if (isClosed) throw signedOut();
  };

  const request = async (signal: AbortSignal | undefined, refused?: string): Promise<Token> => {
    throwIfClosed();
    if (paused && clock.now() < paused.until) throw paused.error;
    return requests.get('token', signal, async (sharedSignal) => {
      const token = await requestToken(getToken, sharedSignal, refused, onFailure, clock);
      throwIfClosed();
      current = token;
      arrived_at = clock.now();
      const before = grant;
      grant = token.grant;
      if (JSON.stringify(grant) !== JSON.stringify(before)) onGrantChange();
      return token;
    });
  };

  const renewsIn = (token: Token): number | undefined => {
    const offset = token.skew === undefined ? skew() : 0;
    const ends_at = Date.parse(token.expires_at) - (offset ?? 0);
    const life = ends_at - arrived_at;
    if (!(life > (offset === undefined ? shortest : 0))) return undefined;
    return ends_at - Math.min(early, Math.max(life - shortest, life / 6)) - clock.now();
  };

  const isValid = (token: Token): boolean => (renewsIn(token) ?? 1) > 0;

  return {
    get current() {
      return current;
    },
    get grant() {
      return grant;
    },
    get renewsIn() {
      return current && renewsIn(current);
    },
    get: (signal) => (current && isValid(current) ? Promise.resolve(current) : request(signal)),
    renew: (refused, signal) => {
      if (current && current.token !== refused.token) return Promise.resolve(current);
      current = undefined;
      return request(signal, refused.token);
    },
    close: () => {
      isClosed = true;
      current = undefined;
    },
    throwIfClosed,
  };
}

function signedOut(): ApiError {
  const reason = 'The page has signed out';
  return new ApiError({ code: 'SIGNED_OUT', reason, operation: 'getToken', request: 'getToken' });
}

/** Calls the page's `getToken`, which may throw anything or never settle. */
function requestToken(
  getToken: GetToken,
  signal: AbortSignal,
  refused: string | undefined,
  onError: (error: ApiError) => void,
  clock: Clock,
): Promise<Token> {
  const renewal = refused === undefined ? { renew: false } : { renew: true, refused };
  const work = async (wanted: AbortSignal) => {
    const token = await getToken({ signal: wanted, ...renewal });
    checkToken(token);
    return withGrant(token);
  };
  const failure = (isLate: boolean, cause: unknown) => {
    const why = cause instanceof Error && cause.message ? ` (${cause.message})` : '';
    const reason = isLate ? `No token came in ${timeout / 1000} seconds` : `getToken failed${why}`;
    const about = { code: 'TOKEN_BACKEND', reason, operation: 'getToken', request: 'getToken', cause };
    const error = cause instanceof ApiError ? cause : new ApiError(about);
    onError(error);
    return error;
  };
  return withTimeout(timeout, signal, work, failure, clock);
}

/** The request ID of an answer, from its header or its body. */
export function requestIdOf(response: Response, body: unknown): string | undefined {
  const inBody = (body as { request_id?: unknown } | undefined)?.request_id;
  return response.headers.get('x-request-id') ?? (typeof inBody === 'string' ? inBody : undefined);
}

/** Codes of this package's handler that mean that the URL is wrong. */
const wrongAddress = ['MSW.NOT_FOUND', 'MSW.METHOD_NOT_ALLOWED'];

/** The code in the answer of a backend that uses this package's handler. */
function ownCodeIn(body: unknown): { code?: string } {
  const code = (body as { error_code?: unknown } | undefined)?.error_code;
  return typeof code === 'string' && code.startsWith('MSW.') && !wrongAddress.includes(code) ? { code } : {};
}

function reasonIn(body: unknown): string {
  const message = (body as { error_msg?: unknown } | undefined)?.error_msg;
  return typeof message === 'string' ? ` (${message})` : '';
}

function inLocalTime(token: Token, date: string | null): Token {
  const skew = Date.parse(date ?? '') + 500 - monotonicClock.now();
  if (Number.isNaN(skew)) return token;
  if (Math.abs(skew) < 30_000) return { ...token, skew };
  return { ...token, skew, expires_at: new Date(Date.parse(token.expires_at) - skew).toISOString() };
}

function pathOf(url: string | URL): string {
  return String(url).replace(/[?#].*$/, '');
}
