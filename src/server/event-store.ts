/**
 * Where events wait for the browsers that watch a room: an interface, and the one that fits a single process.
 *
 * Several processes behind one address need a store they share, because a callback reaches one of them and the
 * browsers hang on all.
 */

type Awaitable<T> = T | Promise<T>;

/** An event as a store keeps it. */
export interface StoredEvent {
  /** Names the event to `since`: one line of text, unique in the store. */
  id: string;
  room_id: string;
  /** Its place among the events of all rooms: grows with every event. */
  sequence: number;
  /** The callback's JSON, in one line. */
  data: string;
  /**
   * When it came, in milliseconds since 1970: a browser that comes late learns since when it is so. No two are alike, and
   * a later one has the greater time: browsers tell by it which is the newer.
   */
  at?: number;
}

/** Keeps the latest events of each room and tells who listens. */
export interface EventStore {
  /**
   * Adds an event to a room, and tells the room's listeners. The newest event of each `kind` is what is true now: it
   * is remembered while a stream can last, for those who come later.
   */
  append(room_id: string, data: string, kind?: string): Awaitable<StoredEvent>;
  /**
   * Events of the room that came after the event `id`, oldest first. `id` may belong to another room of the store.
   * One that the store does not know gives all that it remembers: an event twice does no harm, a lost one does.
   */
  since(room_id: string, id: string): Awaitable<readonly StoredEvent[]>;
  /** Calls the listener for each new event of the room, until the returned function is called. */
  subscribe(room_id: string, listener: (event: StoredEvent) => void): Awaitable<() => void>;
  /**
   * Id of the newest event, or one that stands before the first. With it, a browser that loses its connection before
   * it received anything still resumes; without it, that browser starts anew.
   */
  latest?(): Awaitable<string>;
}

export interface MemoryStoreOptions {
  /** Events remembered for each room. Default: 200, some ten minutes of a lively room; more only help long outages. */
  perRoom?: number;
  /** How long an event is remembered, in seconds. Default: 3,600; what is older is history, and the REST API tells it. */
  maxAge?: number;
  /** The time, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
}

interface Remembered {
  event: StoredEvent;
  kind: string | undefined;
  at: number;
}

/** The longest that a stream may be on air, in milliseconds (reference 6.2.1, `max_live_duration`). */
const longestLive = 168 * 3_600_000;

/** A store in this process's memory; a restart forgets it, and browsers that resume then get what came since. */
export function createMemoryStore(options: MemoryStoreOptions = {}): EventStore {
  const { perRoom = 200, maxAge = 3600, now = Date.now } = options;
  const rooms = new Map<string, Remembered[]>();
  const listeners = new Map<string, Set<(event: StoredEvent) => void>>();
  let sequence = 0;
  let latest_at = 0;
  let run: string | undefined;

  /** Tells this run's ids from an earlier run's. Made when first needed: some runtimes have no randomness earlier. */
  const idOf = (place: number) => `${(run ??= crypto.randomUUID().slice(0, 8))}-${place}`;
  const fresh = ({ at }: Remembered) => now() - at <= maxAge * 1000;

  const kept = (events: readonly Remembered[]) => {
    const recent = new Set(events.filter(fresh).slice(-perRoom));
    const newest = new Map(events.map((one) => [one.kind, one]));
    const holds = (one: Remembered) =>
      recent.has(one) ||
      (one.kind !== undefined && newest.get(one.kind) === one && now() - one.at <= longestLive);
    return events.filter(holds);
  };

  /** The map is in the order of the rooms' newest events, so the first room that has anything ends the search. */
  const forgetOldRooms = () => {
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
      rooms.delete(room_id); // and set again at the end: the map stays in the order of the rooms' newest events
      rooms.set(room_id, events);
      forgetOldRooms();
      for (const listener of [...(listeners.get(room_id) ?? [])]) listener(event);
      return event;
    },
    since(room_id, id) {
      const [itsRun, place] = id.split('-');
      const after = itsRun === run ? Number(place) || 0 : 0;
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
