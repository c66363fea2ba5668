/** When a token is renewed, and how long a failed sign-in pauses. Times are in milliseconds. */
import { ApiError } from '../../api/index.js';
import { backoffDelay } from '../../base/index.js';
import type { SignInResult } from './iam.js';

/** A token with the times that its renewal depends on. */
export interface KnownToken extends SignInResult {
  /** When it was received. */
  since: number;
  /** When it is renewed. */
  renewAt: number;
}

/**
 * A token is renewed this long before it expires, or after half of a shorter lifetime. Browsers fetch a token 5 minutes
 * before theirs expires, so they always receive a new one.
 */
const early = 30 * 60_000;

/** A token that expires sooner than this is not returned even if IAM cannot be reached. */
export const lastUse = 60_000;

/** When a token that was received at `since` is renewed. */
export function timesOf({ expires }: SignInResult, since: number): { since: number; renewAt: number } {
  const life = expires - since;
  return { since, renewAt: life > 0 ? since + Math.max(life - early, life / 2) : since + lastUse };
}

/** Pauses after failed sign-ins in a row. IAM locks users who repeat a wrong password. */
const pauseOf = { refused: { first: 5000, longest: 300_000 }, failed: { first: 1000, longest: 60_000 } };

/** Longest pause that IAM may ask for. */
export const longestPause = 300_000;

/** How long no sign-in is tried after a number of failures in a row. What IAM asks for is the lower bound. */
export function pauseAfter(error: unknown, failures: number): number {
  const isRefused = error instanceof ApiError && error.code === 'MSW.IAM_REFUSED';
  const own = backoffDelay(failures, isRefused ? pauseOf.refused : pauseOf.failed);
  return Math.max(own, Math.min(longestPause, error instanceof ApiError ? (error.retryAfter ?? 0) : 0));
}
