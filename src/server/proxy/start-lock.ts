/**
 * One start of a room at a time, over all instances: whether two people press Start at once, or an instance is killed
 * before it has heard what became of a start, the service gets one.
 *
 * While the store is away, a start is sent all the same: the service refuses a second one for a room that is on air.
 */
import type { Operation } from '../../api/index.js';
import { HttpError } from '../http-error.js';
import type { Store } from '../store/store.js';
import { inTime } from '../time-limit.js';

/** Time limit of the store, in milliseconds. */
const storeLimit = 2000;

/**
 * How long a start may be under way, in milliseconds: longer than the time limit of its answer. After a killed instance,
 * a room can be started again then.
 */
const longestStart = 22_000;

/** How long after a lost answer the room shows whether it was started, in milliseconds. */
const untilShown = 5000;

/** Ends the lock. `isKnown`: whether it is known what became of the start. */
export type Unlock = (isKnown: boolean) => void;

/** Locks the room of a start; any other call passes. Throws `MSW.START_UNDER_WAY` if a start of the room is under way. */
export async function lockStart(
  operation: Operation,
  { room_id = '' }: Record<string, string>,
  store: Store,
): Promise<Unlock> {
  if (operation.name !== 'startSmartLive') return () => undefined;
  const key = `start:${room_id}`;
  const own = crypto.randomUUID();
  const isLocked = await inTime('The store', () => store.add(key, own, longestStart), storeLimit).catch(
    () => undefined, // it is away, see above
  );
  if (isLocked === undefined) return () => undefined;
  if (!isLocked)
    throw new HttpError(
      'MSW.START_UNDER_WAY',
      'A start of this room is already under way. Nothing more was sent: wait until its state is shown',
      { headers: { 'retry-after': '5' } },
    );
  return (isKnown) => {
    const end = async () => {
      if (!isKnown && (await store.get(key)) === own) await store.set(key, own, untilShown);
      if (isKnown) await store.remove(key, own);
    };
    void inTime('The store', end, storeLimit).catch(() => undefined); // the lock expires
  };
}
