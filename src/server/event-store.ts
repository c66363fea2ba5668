/**
 * The store of live events for browsers that watch a room: the interface, and an implementation for a single process.
 *
 * Several processes behind one address need a shared store, because a callback reaches only one of them, while browsers
 * are connected to all.
 */

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
   * When the event was received, in milliseconds since 1970. Strictly increasing, so that browsers can order events and
   * know since when a state has lasted.
   */
  at?: number;
}

/** Stores the latest events of each room and notifies listeners. */
export interface EventStore {
  /**
   * Adds an event to a room and notifies the room's listeners. The newest event of each `kind` is the current state: it
   * is kept as long as a stream can last, for browsers that connect later.
   */
  append(room_id: string, data: string, kind?: string): Awaitable<StoredEvent>;
  /**
   * Events of the room after the event `id`, oldest first. `id` may belong to another room of the store. If it is
   * unknown, returns all stored events: a duplicate does no harm, a missing event does.
   */
  since(room_id: string, id: string): Awaitable<readonly StoredEvent[]>;
  /** Calls the listener for each new event of the room, until the returned function is called. */
  subscribe(room_id: string, listener: (event: StoredEvent) => void): Awaitable<() => void>;
  /**
   * ID of the newest event, or an ID before the first one. With it, a browser can resume even if it loses its connection
   * before its first event; without it, such a browser receives all stored events.
   */
  latest?(): Awaitable<string>;
}

/** Options of `createMemoryStore`. */
export interface MemoryStoreOptions {
  /** Events stored for each room. Default: 200, about ten minutes of a busy room. More help only after long outages. */
  perRoom?: number;
  /** How long an event is stored, in seconds. Default: 3,600. Older events can be read from the REST API. */
  maxAge?: number;
  /** The time, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
}

interface StoredEntry {
  event: StoredEvent;
  kind: string | undefined;
  at: number;
}

/** Longest duration of a stream, in milliseconds (reference 6.2.1, `max_live_duration`). */
const longestLive = 168 * 3_600_000;

/** Creates a store in memory. After a restart it is empty, and browsers that resume receive the events since then. */
export function createMemoryStore(options: MemoryStoreOptions = {}): EventStore {
  const { perRoom = 200, maxAge = 3600, now = Date.now } = options;
  const rooms = new Map<string, StoredEntry[]>();
  const listeners = new Map<string, Set<(event: StoredEvent) => void>>();
  let sequence = 0;
  let latest_at = 0;
  let run: string | undefined;

  /** IDs contain a random prefix for each run. It is created on first use: some runtimes have no randomness before. */
  const idOf = (number: number) => `${(run ??= crypto.randomUUID().slice(0, 8))}-${number}`;
  const fresh = ({ at }: StoredEntry) => now() - at <= maxAge * 1000;

  const kept = (events: readonly StoredEntry[]) => {
    const recent = new Set(events.filter(fresh).slice(-perRoom));
    const newest = new Map(events.map((one) => [one.kind, one]));
    const holds = (one: StoredEntry) =>
      recent.has(one) ||
      (one.kind !== undefined && newest.get(one.kind) === one && now() - one.at <= longestLive);
    return events.filter(holds);
  };

  /** Removes rooms without events. The map is ordered by newest event, so the first room that has events ends the loop. */
  const removeOldRooms = () => {
    for (const [room_id, events] of rooms) {
      if (kept(events).length > 0) return;
      rooms.delete(room_id);
    }
  };

  return {
    append(room_id, data, kind) {
      sequence += 1;
      latest_at = Math.max(now(), latest_at + 1);
      const event: StoredEvent = { id: idOf(sequence), room_id, sequence, data, at: latest_at };
      const events = kept([...(rooms.get(room_id) ?? []), { event, kind, at: now() }]);
      rooms.delete(room_id); // moves the room to the end, so that the map stays ordered by newest event
      rooms.set(room_id, events);
      removeOldRooms();
      for (const listener of [...(listeners.get(room_id) ?? [])]) listener(event);
      return event;
    },
    since(room_id, id) {
      const [idRun, number] = id.split('-');
      const after = idRun === run ? Number(number) || 0 : 0;
      return kept(rooms.get(room_id) ?? [])
        .map(({ event }) => event)
        .filter((event) => event.sequence > after);
    },
    subscribe(room_id, listener) {
      const own = (event: StoredEvent) => listener(event);
      const all = listeners.get(room_id) ?? new Set();
      listeners.set(room_id, all.add(own));
      return () => {
        all.delete(own);
        if (all.size === 0 && listeners.get(room_id) === all) listeners.delete(room_id);
      };
    },
    latest: () => idOf(sequence),
  };
}
