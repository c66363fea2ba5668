/**
 * The store: what instances of the backend share. It keeps the latest live events of each room, short texts by key, and
 * the calls that count against the limits of the service.
 *
 * Several instances behind one address need a shared store, because a callback reaches only one of them, while browsers
 * are connected to all.
 */

/** A value, or a promise of it. */
type Awaitable<T> = T | Promise<T>;

/** An event in a store. */
export interface StoredEvent {
  /** Identifies the event for `since`. One line of text, unique in the store. */
  id: string;
  room_id: string;
  /** Sequence number across all rooms. It increases with every event. */
  sequence: number;
  /** The callback's JSON, in one line. */
  data: string;
  /**
   * When the event was received, in milliseconds since 1970, so that browsers can order events and know since when a state
   * has lasted. It increases with every event of a kind, unless one was sent before the newest: then it is earlier.
   */
  at?: number;
}

/** What is known of the time of an event. */
export interface EventTiming {
  /** When it was sent, in milliseconds by the clock of the sender: orders the events of a kind. */
  sent_at?: number;
  /** How many milliseconds ago it was received. Default: 0. */
  late?: number;
}

/** The events of a room after an event. */
export interface EventsSince {
  /** Oldest first. */
  events: readonly StoredEvent[];
  /** Whether events may be missing: the event is unknown, of another run, or the store removed events after it. */
  gap: boolean;
}

/** A limit of the service: calls of one operation in a second, for all instances. */
export interface CallLimit {
  /** Name of the operation. */
  name: string;
  perSecond: number;
}

/** Priority of a call: 0 a stop or a command, 1 a person waits for the answer, 2 a poll. */
export type CallPriority = 0 | 1 | 2;

/** Shared state of all instances. A method that cannot reach the store rejects after a bounded time. */
export interface Store {
  /**
   * Adds an event to a room and notifies the room's listeners. The newest event of each `kind` is the current state: it
   * is kept as long as a stream can last, for browsers that connect later. An event that was sent before the newest of its
   * kind is stored, but does not replace it: its `at` is earlier. A store that leaves out `timing` takes arrival for order.
   */
  append(room_id: string, data: string, kind?: string, timing?: EventTiming): Awaitable<StoredEvent>;
  /**
   * Events of the room after the event `id`, oldest first. `id` may belong to another room of the store, or be empty: then
   * all stored events are returned, and nothing is missing. If `id` is unknown, all stored events are returned, too, and
   * `gap` is true: a duplicate does no harm, a missing event does.
   */
  since(room_id: string, id: string): Awaitable<EventsSince>;
  /**
   * Calls `listener` for each new event of the room, until the returned function is called. `onGap` is called with `true`
   * when the store cannot be reached, so that events are missed from now on, and with `false` when it is back.
   */
  subscribe(
    room_id: string,
    listener: (event: StoredEvent) => void,
    onGap?: (isAway: boolean) => void,
  ): Awaitable<() => void>;
  /**
   * ID of the newest event, or an ID before the first one. With it, a browser can resume even if it loses its connection
   * before its first event.
   */
  latest(): Awaitable<string>;
  /** The text of a key; undefined if there is none, or it has expired. */
  get(key: string): Awaitable<string | undefined>;
  /** Sets the text of a key for `ttl` milliseconds, and notifies its watchers on all instances. */
  set(key: string, value: string, ttl: number): Awaitable<void>;
  /** Sets the text of a key for `ttl` milliseconds if the key has none. Returns whether this call has set it. */
  add(key: string, value: string, ttl: number): Awaitable<boolean>;
  /** Removes a key; with `value`, only if that is still its text: nobody releases the lock of another. */
  remove(key: string, value?: string): Awaitable<void>;
  /**
   * Calls `listener` after each `set` of the key by any instance, and after the store was away, until the returned function
   * is called. The listener reads the value itself.
   */
  watch(key: string, listener: () => void): Awaitable<() => void>;
  /**
   * Asks for a place among the calls of the last second. Returns 0 if the place is taken: then the call must be sent at
   * once, and `release` be called. Otherwise returns the milliseconds after which to ask again with the same `id`; until
   * then the call keeps its place in line, behind those of a higher priority.
   */
  acquire(limit: CallLimit, priority: CallPriority, id: string): Awaitable<number>;
  /**
   * Says that a call was answered: its place is free after `milliseconds`. A call that is still in line leaves it. Without
   * this, a place is free after the longest time that a call counts.
   */
  release(limit: CallLimit, id: string, milliseconds: number): Awaitable<void>;
  /** Resolves if the store can be reached. */
  ping?(): Awaitable<void>;
  /** Ends connections and timers. */
  close?(): Awaitable<void>;
}

/** Longest duration of a stream, in milliseconds (reference 6.2.1, `max_live_duration`). */
export const longestLive = 168 * 3_600_000;

/** How much a store keeps. */
export interface StoreBounds {
  /** Events stored for each room. Default: 200, about ten minutes of a busy room. More help only after long outages. */
  perRoom?: number;
  /** Bytes of events stored for each room. Default: 262,144. */
  bytesPerRoom?: number;
  /** How long an event is stored, in seconds. Default: 3,600. Older events can be read from the REST API. */
  maxAge?: number;
}

/** Applies the defaults. */
export function boundsOf({
  perRoom = 200,
  bytesPerRoom = 262_144,
  maxAge = 3600,
}: StoreBounds): Required<StoreBounds> {
  return { perRoom, bytesPerRoom, maxAge };
}
