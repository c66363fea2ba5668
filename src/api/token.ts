/**
 * Tokens: held in memory, fetched once for many askers, renewed before they end.
 *
 * A clock that is wrong does no harm: where a `Date` header is readable, the backend's or the service's, the difference
 * is known; otherwise a token that seems to end soon is trusted until the service refuses it.
 */
import ky from 'ky';
import { ApiError, type ApiErrorInit } from './errors.js';
import { object, oneOf, text } from './schema.js';
import { SharedReads } from './shared-reads.js';
import { monotonicClock, withRequest, withTimeout, type Clock } from '../base/index.js';

/** What a token backend answers (reference 3.2; the token of IAM is good for 24 hours). */
export interface Token {
  /** Sent as the header `X-Auth-Token`, or as `Authorization: Bearer`. */
  token: string;
  token_type: 'X-Auth-Token' | 'Bearer';
  /** RFC 3339. */
  expires_at: string;
  project_id: string;
  /** Address of the service, or of a backend that passes calls on: `https://metastudio.cn-north-4.myhuaweicloud.com`. */
  endpoint: string;
  /** Region whose throttle row applies, as `cn-north-4`; without it, the lowest. */
  region?: string;
  /** Milliseconds that the backend's clock, and so the service's, is ahead of this one; by `fetchToken`. */
  skew?: number;
}

/** Gives a token. With `renew` the last one was refused by the service, so a cached one is of no use. */
export type GetToken = (options: { signal?: AbortSignal; renew?: boolean }) => Promise<Token>;

const tokenSchema = /* @__PURE__ */ object(
  { token: text(1), expires_at: text(1), project_id: text(1), endpoint: text(1) },
  { token_type: oneOf('X-Auth-Token', 'Bearer'), region: text() },
);

/** Renewed this long before the end, in milliseconds: longer than any one call lasts. */
const early = 5 * 60_000;

/**
 * A token that seems to be good for less than this when it arrives, in milliseconds, is used until the service refuses
 * it: either it is short-lived, or the clock is wrong, and then each new one would seem to end as soon.
 */
const shortest = 2 * early;

/** Longest wait for a token, in milliseconds: what hangs, as in a page that was frozen, is asked for again. */
const timeout = 10_000;

/** Asks a token backend: `POST url`, answered with a `Token`. Throws `ApiError` with code `TOKEN_BACKEND`. */
export async function fetchToken(
  url: string | URL,
  options: { signal?: AbortSignal; renew?: boolean; fetch?: typeof fetch } = {},
): Promise<Token> {
  const request = `POST ${pathOf(url)}`;
  const fail = (reason: string, init: Partial<ApiErrorInit> = {}) =>
    new ApiError({ code: 'TOKEN_BACKEND', reason, operation: 'getToken', request, ...init });
  let response: Response;
  try {
    response = await ky.post(url, {
      headers: { accept: 'application/json', ...(options.renew && { 'cache-control': 'no-cache' }) },
      credentials: 'include',
      ...(options.signal && { signal: options.signal }),
      fetch: withRequest(options.fetch ?? globalThis.fetch),
      throwHttpErrors: false,
      retry: 0, // the call that waits for the token is retried
      timeout: false, // the caller's signal limits it: the client waits 10 seconds for a token
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw fail('The token backend cannot be reached', { cause });
  }
  const body: unknown = await response.json().catch(() => undefined);
  const metadata = { status: response.status, requestId: requestIdOf(response, body) };
  if (!response.ok) {
    throw fail(`The token backend answered ${response.status}${reasonIn(body)}`, {
      ...metadata,
      ...ownCodeIn(body),
    });
  }
  const token = tokenSchema.safeParse(body);
  if (!token.success) throw fail('The token backend did not answer with a token', metadata);
  return inLocalTime({ token_type: 'X-Auth-Token', ...token.data }, response.headers.get('date'));
}

/** Where a call takes its token from. */
export interface TokenSource {
  /** The token at hand, good or not; undefined while a new one is on its way. */
  readonly current: Token | undefined;
  /** The present token, or a new one. */
  get(signal?: AbortSignal): Promise<Token>;
  /** A newer token than `refused`, which the service answered with 401. */
  renew(refused: Token, signal?: AbortSignal): Promise<Token>;
}

/** Holds one token for many askers. `skew` is how far the service's clock is ahead, as far as answers have told. */
export function createTokenSource(
  getToken: GetToken,
  clock: Clock = monotonicClock,
  skew: () => number | undefined = () => undefined,
  onError?: (error: ApiError) => void,
): TokenSource {
  const asked = new SharedReads();
  let current: Token | undefined;
  let arrived_at = 0;

  const ask = (signal: AbortSignal | undefined, renew = false): Promise<Token> =>
    asked.get('token', signal, async (wanted) => {
      const token = await requestToken(getToken, wanted, renew, onError, clock);
      current = token;
      arrived_at = clock.now();
      return token;
    });

  const isGood = (token: Token): boolean => {
    const ends_at = Date.parse(token.expires_at) - (token.skew === undefined ? (skew() ?? 0) : 0);
    return !(ends_at - arrived_at > shortest) || clock.now() < ends_at - early;
  };

  return {
    get current() {
      return current;
    },
    get: (signal) => (current && isGood(current) ? Promise.resolve(current) : ask(signal)),
    renew: (refused, signal) => {
      if (current && current.token !== refused.token) return Promise.resolve(current);
      current = undefined;
      return ask(signal, true);
    },
  };
}

/** Calls the page's own function, which may throw anything, and hang. */
function requestToken(
  getToken: GetToken,
  signal: AbortSignal,
  renew: boolean,
  onError: ((error: ApiError) => void) | undefined,
  clock: Clock,
): Promise<Token> {
  const work = async (wanted: AbortSignal) => getToken({ signal: wanted, renew });
  const failure = (isLate: boolean, cause: unknown) => {
    const why = cause instanceof Error && cause.message ? ` (${cause.message})` : '';
    const reason = isLate ? `No token came in ${timeout / 1000} seconds` : `getToken failed${why}`;
    const about = { code: 'TOKEN_BACKEND', reason, operation: 'getToken', request: 'getToken', cause };
    const error = cause instanceof ApiError ? cause : new ApiError(about);
    onError?.(error);
    return error;
  };
  return withTimeout(timeout, signal, work, failure, clock);
}

/** The request ID that an answer carries: its header, or its body. */
export function requestIdOf(response: Response, body: unknown): string | undefined {
  const inBody = (body as { request_id?: unknown } | undefined)?.request_id;
  return response.headers.get('x-request-id') ?? (typeof inBody === 'string' ? inBody : undefined);
}

/** Codes of this package's own handler that only say that the address is wrong. */
const wrongAddress = ['MSW.NOT_FOUND', 'MSW.METHOD_NOT_ALLOWED'];

/** The code of a backend that mounts this package's own handler. */
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
