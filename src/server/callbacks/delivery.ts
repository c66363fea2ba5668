/** A verified callback on its way to the store, which takes the same delivery once, whichever instance it came to. */
import type { Store } from '../store/store.js';
import { inTime } from '../time-limit.js';
import type { CallbackEvent } from './read-callback.js';

/** A verified callback. */
export interface Delivery {
  event: CallbackEvent;
  /** The same for all arrivals of it, at all instances. */
  key: string;
  /** Another for each arrival of it. */
  mark: string;
  /** When it was signed, in milliseconds by the clock of the service. */
  sent_at: number;
  /** When it arrived, in milliseconds. */
  came_at: number;
  /** Whether its signature was so young that it may be another event, equal to the one before it. */
  isRecent: boolean;
}

/**
 * How old the signature of an event may be that is the same as one before it, in milliseconds. Times of signatures are
 * whole seconds, and bodies have no time.
 */
export const sameSecond = 2000;

/**
 * Stores a delivery, which is known for `ttl` milliseconds. `late` says for how many it was kept. Of two events of a kind,
 * the one that was signed later is the newer one, whichever came first. Resolves with `false` if it was stored before.
 */
export async function storeDelivery(
  delivery: Delivery,
  store: Store,
  { ttl, late }: { ttl: number; late: number },
): Promise<boolean> {
  const { event, key, mark, isRecent, sent_at } = delivery;
  const isNew =
    (await inTime('store.add', () => store.add(key, mark, ttl))) ||
    // An earlier attempt may have claimed it, and failed after that.
    (await inTime('store.get', () => store.get(key))) === mark ||
    (isRecent && isNews(event, (await inTime('store.since', () => store.since(event.room_id, ''))).events));
  const { room_id, data, kind } = event;
  if (isNew) await inTime('store.append', () => store.append(room_id, data, kind, { sent_at, late }));
  return isNew;
}

/**
 * Whether another event of its type has come after the same event, so that this one is news: a stream that is connected,
 * lost and connected again within a second. `events` are those of its room, oldest first.
 */
export function isNews({ data }: CallbackEvent, events: readonly { data: string }[]): boolean {
  const type = typeOf(data);
  const newest = events.findLast((other) => typeOf(other.data) === type);
  return newest !== undefined && newest.data !== data;
}

function typeOf(data: string): unknown {
  return (JSON.parse(data) as { event_type?: unknown }).event_type;
}
