/**
 * The cache of one token that all callers share. Concurrent requests cause one sign-in, and the token is renewed long
 * before it expires, so that every returned token is valid for a while.
 */
import { ApiError, type Token } from '../../api/index.js';
import { abortable, backoffDelay } from '../../base/index.js';
import type { SignInResult } from './iam.js';
import type { GetTokenOptions } from './service-credentials.js';

/**
 * A token is renewed this long before it expires, in milliseconds, or after half of a shorter lifetime. Browsers fetch a
 * token 5 minutes before theirs expires, so they always receive a new one.
 */
const early = 30 * 60_000;

/** A token that expires sooner than this, in milliseconds, is not returned even if IAM cannot be reached. */
const lastUse = 60_000;

/**
 * A rejected token younger than this, in milliseconds, is not renewed. The age grows while new tokens are rejected, too:
 * then it is not the token that is wrong.
 */
const renewalAge = { first: 2000, longest: 300_000 };

/** A token that lived this long, in milliseconds, was good. */
const goodAge = 600_000;

/** Pauses after failed sign-ins in a row, in milliseconds. IAM locks users who repeat a wrong password. */
const pauseOf = { refused: { first: 5000, longest: 300_000 }, failed: { first: 1000, longest: 60_000 } };

/** Longest pause that IAM may ask for, in milliseconds. */
const longestPause = 300_000;

/** Creates a cache around `signIn`. `now` returns milliseconds since 1970. */
export function createTokenCache(
  signIn: () => Promise<SignInResult>,
  now: () => number,
): (options?: GetTokenOptions) => Promise<Token> {
  let current: (SignInResult & { since: number; renewAt: number }) | undefined;
  let pending: Promise<Token> | undefined;
  let failed: { error: unknown; until: number } | undefined;
  /** Number of consecutive failed sign-ins. */
  let failures = 0;
  /** Number of consecutive tokens that the service rejected early. */
  let rejections = 0;

  const renewToken = async (): Promise<Token> => {
    try {
      const signedIn = await signIn();
      const since = now();
      const life = signedIn.expires - since;
      const renewAt = life > 0 ? since + Math.max(life - early, life / 2) : since + lastUse;
      current = { ...signedIn, since, renewAt };
      failed = undefined;
      failures = 0;
      return signedIn.token;
    } catch (error) {
      const wait = pauseAfter(error, ++failures);
      failed = { error, until: now() + wait };
      throw withPause(error, wait);
    }
  };

  /** Joins or begins a sign-in, except during the pause after a failure. */
  const renewOnce = (): Promise<Token> => {
    const left = failed ? failed.until - now() : 0;
    // A clock that was set back does not prolong the pause.
    if (failed && left > 0 && left <= longestPause) return Promise.reject(withPause(failed.error, left, 503));
    pending ??= renewToken().finally(() => (pending = undefined));
    return pending;
  };

  /** Whether the current token is the rejected one, and old enough to be renewed. */
  const isRejected = (refused: string | undefined): boolean => {
    if (refused === undefined || refused !== current?.token.token) return false;
    const age = now() - current.since;
    if (age >= goodAge) rejections = 0;
    return age < 0 || age >= backoffDelay(rejections + 1, renewalAge);
  };

  return async ({ signal, refused } = {}) => {
    signal?.throwIfAborted();
    const rejected = isRejected(refused);
    if (current && now() < current.renewAt && !rejected) return current.token;
    const fallback = !rejected && current && now() < current.expires - lastUse ? current.token : undefined;
    if (rejected && !pending) rejections++;
    const answer = renewOnce().catch((error: unknown) => {
      if (fallback) return fallback;
      throw error;
    });
    return abortable(answer, signal);
  };
}

/** How long no sign-in is tried after a number of failures in a row. What IAM asks for is the lower bound. */
function pauseAfter(error: unknown, failures: number): number {
  const isRefused = error instanceof ApiError && error.code === 'MSW.IAM_REFUSED';
  const own = backoffDelay(failures, isRefused ? pauseOf.refused : pauseOf.failed);
  return Math.max(own, Math.min(longestPause, error instanceof ApiError ? (error.retryAfter ?? 0) : 0));
}

/** The error of a failed sign-in, which says how long to wait; `status` is that of the pause. */
function withPause(error: unknown, retryAfter: number, status?: number): Error {
  if (!(error instanceof ApiError)) return error instanceof Error ? error : new Error(String(error));
  const { code, reason, operation, requestId } = error;
  const shown = error.status === 429 ? 429 : (status ?? error.status);
  const request = 'POST /v3/auth/tokens';
  return new ApiError({ code, reason, operation, request, requestId, retryAfter, status: shown });
}
