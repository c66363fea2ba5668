/**
 * Tokens: held in memory, fetched once for many askers, renewed before they end.
 *
 * A token's end is judged by how long it was good for when it arrived, so a clock that is wrong does no harm: where
 * the backend's `Date` header is readable the difference is known exactly, otherwise a token that seems to have ended
 * on arrival is trusted until the service refuses it.
 */
import { ApiError, type ApiErrorInit } from './errors.js';
import { object, oneOf, text } from './schema.js';

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
}

/** Gives a token. With `renew` the last one was refused by the service, so a cached one is of no use. */
export type GetToken = (options: { signal?: AbortSignal; renew?: boolean }) => Promise<Token>;

const tokenSchema = /* @__PURE__ */ object(
  { token: text(1), expires_at: text(1), project_id: text(1), endpoint: text(1) },
  { token_type: oneOf('X-Auth-Token', 'Bearer'), region: text() },
);

/** Renewed this long before the end, in milliseconds: longer than any one call lasts. */
const early = 5 * 60_000;

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
    response = await (options.fetch ?? fetch)(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...(options.renew && { 'cache-control': 'no-cache' }) },
      credentials: 'include',
      ...(options.signal && { signal: options.signal }),
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw fail('The token backend cannot be reached', { cause });
  }
  const body: unknown = await response.json().catch(() => undefined);
  const facts = { status: response.status, requestId: requestIdOf(response, body) };
  if (!response.ok) {
    throw fail(`The token backend answered ${response.status}${reasonIn(body)}`, {
      ...facts,
      ...ownCodeIn(body),
    });
  }
  const token = tokenSchema.safeParse(body);
  if (!token.success) throw fail('The token backend did not answer with a token', facts);
  return inLocalTime({ token_type: 'X-Auth-Token', ...token.data }, response.headers.get('date'));
}

/** Where a call takes its token from. */
export interface TokenSource {
  /** The present token, or a new one. */
  get(signal?: AbortSignal): Promise<Token>;
  /** A newer token than `refused`, which the service answered with 401. */
  renew(refused: Token, signal?: AbortSignal): Promise<Token>;
}

/** Holds one token for many askers. */
export function createTokenSource(getToken: GetToken): TokenSource {
  let current: Token | undefined;
  let renewAt = 0;
  let asking: Promise<Token> | undefined;

  const ask = (renew = false): Promise<Token> => {
    asking ??= getToken({ renew })
      .then((token) => {
        const lifetime = Date.parse(token.expires_at) - Date.now();
        current = token;
        renewAt = lifetime > 0 ? Date.now() + Math.max(lifetime - early, lifetime / 2) : Infinity;
        return token;
      })
      .finally(() => (asking = undefined));
    return asking;
  };

  return {
    get: (signal) => (current && Date.now() < renewAt ? Promise.resolve(current) : abortable(ask(), signal)),
    renew: (refused, signal) => {
      if (current && current.token !== refused.token) return Promise.resolve(current);
      current = undefined;
      return abortable(ask(true), signal);
    },
  };
}

/** The promise, or the signal's reason, whichever is first. The work itself goes on for the other askers. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
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
  const skew = date ? Date.now() - Date.parse(date) : 0;
  if (!Number.isFinite(skew) || Math.abs(skew) < 30_000) return token;
  return { ...token, expires_at: new Date(Date.parse(token.expires_at) + skew).toISOString() };
}

function pathOf(url: string | URL): string {
  return String(url).replace(/[?#].*$/, '');
}
