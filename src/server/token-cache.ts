/**
 * The cache of one token that all callers share. Concurrent requests cause one sign-in, and the token is renewed long
 * before it expires, so that every returned token is valid for a while.
 */
import { ApiError, type Token } from '../api/index.js';
import { abortable, backoffDelay } from '../base/index.js';
import type { SignInResult } from './iam.js';

/** Options of `getToken`. */
export interface GetTokenOptions {
  /** Aborts the wait. The sign-in continues for other callers. */
  signal?: AbortSignal;
  /** The service rejected the current token: sign in again, unless the token is less than two seconds old. */
  renew?: boolean;
}

/**
 * A token is renewed this long before it expires, in milliseconds, or after half of a shorter lifetime. Browsers fetch a
 * token 5 minutes before theirs expires, so they always receive a new one.
 */
const early = 30 * 60_000;

/** A token that expires sooner than this, in milliseconds, is not returned even if IAM cannot be reached. */
const lastUse = 60_000;

/** A rejected token younger than this, in milliseconds, is not renewed again: several tabs report the same rejection. */
const young = 2000;

/** Milliseconds between attempts to renew a token that is still valid. */
const pause = 30_000;

/** Back-off after a rejected sign-in, in milliseconds: IAM locks users who repeat a wrong password. */
const firstPause = 5000;
const longestPause = 300_000;

/** Creates a cache around `signIn`. `now` returns milliseconds since 1970. */
export function createTokenCache(
  signIn: () => Promise<SignInResult>,
  now: () => number,
): (options?: GetTokenOptions) => Promise<Token> {
  let current: (SignInResult & { since: number; renewAt: number }) | undefined;
  let pending: Promise<Token> | undefined;
  let failed: { error: Error; until: number } | undefined;
  /** Number of consecutive rejected sign-ins. */
  let refusals = 0;

  const usable = () => current !== undefined && now() < current.expires - lastUse;

  const renewToken = async (): Promise<Token> => {
    try {
      const signedIn = await signIn();
      const since = now();
      const life = signedIn.expires - since;
      const renewAt = life > 0 ? since + Math.max(life - early, life / 2) : since + lastUse;
      current = { ...signedIn, since, renewAt };
      failed = undefined;
      refusals = 0;
      return signedIn.token;
    } catch (error) {
      refusals = error instanceof ApiError && error.code === 'MSW.IAM_REFUSED' ? refusals + 1 : 0;
      const wait =
        refusals > 0 ? backoffDelay(refusals, { first: firstPause, longest: longestPause }) : pause;
      failed = { error: error instanceof Error ? error : new Error(String(error)), until: now() + wait };
      throw error;
    }
  };

  /** Joins or begins a sign-in. `urgent`: there is no usable token; then only rejected sign-ins are backed off. */
  const renewOnce = (urgent: boolean): Promise<Token> => {
    if (failed && now() < failed.until && (refusals > 0 || !urgent)) return Promise.reject(failed.error);
    pending ??= renewToken().finally(() => (pending = undefined));
    return pending;
  };

  return async ({ signal, renew = false } = {}) => {
    signal?.throwIfAborted();
    const refused = renew && current !== undefined && now() - current.since >= young;
    if (current && now() < current.renewAt && !refused) return current.token;
    const fallback = !refused && usable() ? current?.token : undefined;
    const answer = renewOnce(!fallback).catch((error: unknown) => {
      if (fallback) return fallback;
      throw error;
    });
    return abortable(answer, signal);
  };
}
