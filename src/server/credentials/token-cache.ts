/**
 * The cache of one token that all callers share. Concurrent requests cause one sign-in, and the token is renewed long
 * before it expires, so that every returned token is valid for a while.
 */
import { ApiError, type Token } from '../../api/index.js';
import { abortable, backoffDelay, sha256 } from '../../base/index.js';
import type { GetTokenOptions } from './service-credentials.js';
import { lastUse, longestPause, pauseAfter, type KnownToken } from './token-life.js';

/**
 * A rejected token younger than this, in milliseconds, is not renewed. The age grows while new tokens are rejected, too:
 * then it is not the token that is wrong. The first one whose rejection the backend has seen is renewed at any age.
 */
const renewalAge = { first: 2000, longest: 300_000 };

/** A token that lived this long, in milliseconds, was good: the next one that is rejected is renewed soon. */
const goodAge = 3_600_000;

/** A token that all callers share. */
export interface TokenCache {
  /** The current token, or a new one. */
  getToken(options?: GetTokenOptions): Promise<Token>;
  /** The current token if it need not be renewed: each call of each page asks for it several times. */
  current(): Token | undefined;
}

/** Creates a cache around `signIn`, which gets the rejected token. `now` returns milliseconds since 1970. */
export function createTokenCache(
  signIn: (refused?: string) => Promise<KnownToken>,
  now: () => number,
): TokenCache {
  let current: (KnownToken & { hash: Promise<string> }) | undefined;
  let pending: Promise<Token> | undefined;
  let failed: { error: unknown; until: number } | undefined;
  /** Number of consecutive failed sign-ins. */
  let failures = 0;
  /** Number of consecutive tokens that the service rejected early. */
  let rejections = 0;

  const renewToken = async (refused: string | undefined): Promise<Token> => {
    try {
      const known = await signIn(refused);
      current = { ...known, hash: sha256(known.token.token) };
      failed = undefined;
      failures = 0;
      return known.token;
    } catch (error) {
      const wait = pauseAfter(error, ++failures);
      failed = { error, until: now() + wait };
      throw withPause(error, wait);
    }
  };

  /** Joins or begins a sign-in, except during the pause after a failure. */
  const renewOnce = (refused: string | undefined): Promise<Token> => {
    const left = failed ? failed.until - now() : 0;
    // A clock that was set back does not prolong the pause.
    if (failed && left > 0 && left <= longestPause) return Promise.reject(withPause(failed.error, left, 503));
    pending ??= renewToken(refused).finally(() => (pending = undefined));
    return pending;
  };

  /** Whether the current token is the rejected one, by itself or its hash, and old enough to be renewed. */
  const isRejected = async ({ refused, isSeen = false }: GetTokenOptions): Promise<boolean> => {
    const asked = current;
    if (refused === undefined || !asked) return false;
    if (refused !== asked.token.token && refused !== (await asked.hash)) return false;
    if (asked !== current) return false; // renewed meanwhile
    const age = now() - asked.since;
    if (age >= goodAge) rejections = 0;
    const isFirst = isSeen && rejections === 0;
    return age < 0 || isFirst || age >= backoffDelay(rejections + 1, renewalAge);
  };

  const getToken: TokenCache['getToken'] = async (options = {}) => {
    const { signal, refused } = options;
    signal?.throwIfAborted();
    if (refused === undefined && current && now() < current.renewAt) return current.token;
    const rejected = await isRejected(options);
    if (current && now() < current.renewAt && !rejected) return current.token;
    const fallback = !rejected && current && now() < current.expires - lastUse ? current.token : undefined;
    if (rejected && !pending) rejections++;
    const answer = renewOnce(rejected ? current?.token.token : undefined).catch((error: unknown) => {
      if (fallback) return fallback;
      throw error;
    });
    return abortable(answer, signal);
  };
  return { getToken, current: () => (current && now() < current.renewAt ? current.token : undefined) };
}

/** The error of a failed sign-in, which says how long to wait; `status` is that of the pause. */
function withPause(error: unknown, retryAfter: number, status?: number): Error {
  if (!(error instanceof ApiError)) return error instanceof Error ? error : new Error(String(error));
  const { code, reason, operation, requestId, cause } = error;
  const shown = error.status === 429 ? 429 : (status ?? error.status);
  const request = 'POST /v3/auth/tokens';
  return new ApiError({ code, reason, operation, request, requestId, retryAfter, status: shown, cause });
}
