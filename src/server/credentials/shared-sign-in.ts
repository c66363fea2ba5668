/**
 * One sign-in for all instances. Who needs a token first takes the lock in the store, signs in, and leaves the token,
 * encrypted, for the others. After a failure all pause together, because IAM locks users who repeat a wrong password.
 *
 * While the store cannot be reached, each instance signs in by itself.
 */
import { ApiError } from '../../api/index.js';
import { parseJson, wait } from '../../base/index.js';
import type { Store } from '../store/store.js';
import { inTime } from '../time-limit.js';
import type { SignInResult } from './iam.js';
import type { Seal } from './seal.js';
import { longestPause, pauseAfter, timesOf, type KnownToken } from './token-life.js';

/** Signs in, or takes the token of an instance that has. `refused` is a token that must not be returned. */
export type SignIn = (refused?: string) => Promise<KnownToken>;

/** What instances share. */
export interface SharedSignInOptions {
  store: Pick<Store, 'get' | 'set' | 'add' | 'remove'>;
  /** Names the account and the project in the store's keys. */
  account: () => Promise<string>;
  seal: Seal;
  now: () => number;
  /** Told of a store that fails. */
  onStoreError: (error: unknown) => void;
}

/** How long an instance may take to sign in until another tries, in milliseconds. IAM has 10 seconds. */
const lockTime = 15_000;

/** How often an instance that waits looks for the token of another, in milliseconds. */
const interval = 100;

/** How long the count of failures is kept, in milliseconds. */
const failuresKept = 3_600_000;

/** A failure as the others read it. */
interface SharedFailure {
  until: number;
  failures: number;
  error: { code: string; reason: string; status?: number; requestId?: string };
}

/** Creates the shared form of `signIn`. */
export function shareSignIn(signIn: () => Promise<SignInResult>, options: SharedSignInOptions): SignIn {
  const { store, seal, now, onStoreError } = options;

  /** Asks the store. If it fails, the answer is as if the store were empty. */
  const ask = async <T>(run: () => T | PromiseLike<T>): Promise<T | undefined> => {
    try {
      return await inTime('The store', run, 2_000);
    } catch (error) {
      onStoreError(error);
      return undefined;
    }
  };

  const readToken = async (key: string, refused: string | undefined): Promise<KnownToken | undefined> => {
    const sealed = await ask(() => store.get(key));
    const text = sealed === undefined ? undefined : await seal.open(sealed);
    const known = parseJson(text) as KnownToken | undefined;
    return known && known.token.token !== refused && now() < known.renewAt ? known : undefined;
  };

  const readFailure = async (key: string): Promise<SharedFailure | undefined> =>
    parseJson(await ask(() => store.get(key))) as SharedFailure | undefined;

  const throwIfPaused = (failure: SharedFailure | undefined) => {
    const left = failure ? failure.until - now() : 0;
    if (!failure || left <= 0 || left > longestPause) return;
    const { code, reason, status, requestId } = failure.error;
    const about = { operation: 'getToken', request: 'POST /v3/auth/tokens', requestId, retryAfter: left };
    throw new ApiError({ ...about, code, reason, status: status === 429 ? 429 : 503 });
  };

  const signInForAll = async (keys: { token: string; failure: string }, failures: number) => {
    try {
      const signedIn = await signIn();
      const known = { ...signedIn, ...timesOf(signedIn, now()) };
      const ttl = Math.max(interval, known.expires - now());
      const sealed = await seal.seal(JSON.stringify(known));
      await ask(() => store.set(keys.token, sealed, ttl));
      if (failures > 0) await ask(() => store.remove(keys.failure));
      return known;
    } catch (error) {
      if (error instanceof ApiError) {
        const { code, reason, status, requestId } = error;
        const until = now() + pauseAfter(error, failures + 1);
        const failure = { until, failures: failures + 1, error: { code, reason, status, requestId } };
        await ask(() => store.set(keys.failure, JSON.stringify(failure), failuresKept));
      }
      throw error;
    }
  };

  return async (refused) => {
    const account = await options.account();
    const [token, failure, lock] = ['token', 'failure', 'lock'].map(
      (part) => `sign-in:${account}:${part}`,
    ) as [string, string, string];
    const own = crypto.randomUUID();
    const begun = now();
    let hasLock: boolean | undefined = false;
    // Waits are counted, too, for a clock that stands still.
    for (let waited = 0; ; waited += interval) {
      const known = await readToken(token, refused);
      if (known) {
        if (hasLock) await ask(() => store.remove(lock, own));
        return known;
      }
      if (hasLock !== false || waited > lockTime || now() - begun > lockTime) break;
      throwIfPaused(await readFailure(failure));
      hasLock = await ask(() => store.add(lock, own, lockTime)); // undefined: the store is away
      if (hasLock === false) await wait(interval);
    }
    try {
      const past = await readFailure(failure);
      throwIfPaused(past);
      return await signInForAll({ token, failure }, past?.failures ?? 0);
    } finally {
      if (hasLock) await ask(() => store.remove(lock, own));
    }
  };
}
