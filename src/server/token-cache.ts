/**
 * One token for everybody who asks: fetched once however many ask at the same time, and renewed well before its end,
 * so that a token handed out is good for a while.
 */
import { ApiError, type Token } from '../api/index.js';
import { abortable, backoffDelay } from '../base/index.js';
import type { SignInResult } from './iam.js';

export interface GetTokenOptions {
  /** Ends the waiting; the sign-in itself goes on for the others. */
  signal?: AbortSignal;
  /** The service refused the token at hand: sign in anew, unless that token is less than two seconds old. */
  renew?: boolean;
}

/** Renewed this long before the end, or at half of a short life. Browsers ask 5 minutes before: they get a new one. */
const early = 30 * 60_000;

/** A token this close to its end is no longer handed out, even while IAM is out of reach. */
const lastUse = 60_000;

/** A token younger than this is not renewed for being refused: many tabs are refused at once, and one sign-in serves them. */
const young = 2000;

/** Pause after a failed renewal of a token that is still good: nobody waits for the new one. */
const pause = 30_000;

/** Pause after a refused sign-in, doubled each time up to the longest: IAM locks users who repeat a wrong password. */
const firstPause = 5000;
const longestPause = 300_000;

/** Times are in milliseconds. */
export function createTokenCache(
  signIn: () => Promise<SignInResult>,
  now: () => number,
): (options?: GetTokenOptions) => Promise<Token> {
  let current: (SignInResult & { since: number; renewAt: number }) | undefined;
  let asking: Promise<Token> | undefined;
  let failed: { error: Error; until: number } | undefined;
  /** Refused sign-ins since the last that was not. */
  let refusals = 0;

  const usable = () => current !== undefined && now() < current.expires - lastUse;

  const ask = async (): Promise<Token> => {
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

  /** `urgent`: without a new token there is none. Then only a refused sign-in waits. */
  const askOnce = (urgent: boolean): Promise<Token> => {
    if (failed && now() < failed.until && (refusals > 0 || !urgent)) return Promise.reject(failed.error);
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  };

  return async ({ signal, renew = false } = {}) => {
    signal?.throwIfAborted();
    const refused = renew && current !== undefined && now() - current.since >= young;
    if (current && now() < current.renewAt && !refused) return current.token;
    const fallback = !refused && usable() ? current?.token : undefined;
    const answer = askOnce(!fallback).catch((error: unknown) => {
      if (fallback) return fallback;
      throw error;
    });
    return abortable(answer, signal);
  };
}
