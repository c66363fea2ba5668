/**
 * Revoked sessions: for each user, the time up to which sessions were revoked. Instances share it by the store.
 *
 * While the store cannot be reached, an instance refuses what it knows to be revoked, and accepts other sessions: a
 * livestream must be stoppable, and a session ends soon by itself.
 */
import { newId } from '../base/index.js';
import { longestSession } from './grant.js';
import type { Store } from './store/store.js';
import { inTime } from './time-limit.js';

/** The revoked sessions of a handler. Times are in milliseconds since 1970. */
export interface Revocations {
  /** Refuses all sessions that a user has, on all instances. Rejects if the store cannot be reached. */
  revoke(user: string): Promise<void>;
  /**
   * The time that a session bears which is about to be authorised: now, but after all revocations so far. It is asked
   * before `authorize`, so that a revocation meanwhile ends the session.
   */
  issueTime(): Promise<number>;
  /** Whether a session that bears this time has been revoked. */
  isRevoked(user: string, issued_at: number): Promise<boolean>;
}

/** The key of a user in the store: sessions that bear this time or an earlier one are revoked. */
export function revocationKey(user: string): string {
  return `revoked:${user}`;
}

/** The key of the latest revocation of any user. */
const latestKey = 'revoked';

/** How far the clocks of two instances may differ, in milliseconds. Revocations are dated later by this. */
const skew = 60_000;

/** How long a revocation is kept, in milliseconds: as long as any session lasts. */
const kept = longestSession * 1000 + skew;

/** Most keys that an instance remembers by itself. */
const mostKnown = 10_000;

/** How long the store may take, in milliseconds. Each call of each page waits for it. */
const limit = 2_000;

/** How often a store that fails is reported at most, in milliseconds. */
const reportInterval = 60_000;

/** Creates the revocations of a handler. */
export function createRevocations(
  store: Pick<Store, 'get' | 'set'>,
  now: () => number,
  onError: (error: unknown, answer: { request_id: string }) => void,
): Revocations {
  /** The last known times by their keys, oldest entry first. */
  const known = new Map<string, number>();
  let reported_at = -Infinity;

  const remember = (key: string, time: number) => {
    known.delete(key);
    known.set(key, time);
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  };

  /** The time at a key: the store's, or the last known one if the store fails. */
  const timeAt = async (key: string): Promise<number> => {
    try {
      const time = Number(await inTime('The store', () => store.get(key), limit));
      if (time > (known.get(key) ?? 0)) remember(key, time);
    } catch (error) {
      if (now() - reported_at >= reportInterval) {
        reported_at = now();
        onError(error, { request_id: newId() });
      }
    }
    return known.get(key) ?? -Infinity;
  };

  return {
    revoke: async (user) => {
      const time = Math.max(now() + skew, (await timeAt(latestKey)) + 1);
      for (const key of [latestKey, revocationKey(user)]) remember(key, time);
      for (const key of [latestKey, revocationKey(user)])
        await inTime('The store', () => store.set(key, String(time), kept));
    },
    issueTime: async () => Math.max(now(), (await timeAt(latestKey)) + 1),
    isRevoked: async (user, issued_at) => issued_at <= (await timeAt(revocationKey(user))),
  };
}
