/** The store of a single process, in memory. */
import { CallWindow } from './call-window.js';
import { KeyedTexts } from './keyed-texts.js';
import { Listeners } from './listeners.js';
import { boundsOf, longestLive, type Store, type StoreBounds, type StoredEvent } from './store.js';

/** Options of `createMemoryStore`. */
export interface MemoryStoreOptions extends StoreBounds {
  /** Characters of events stored for all rooms. Default: 33,554,432. Those of the quietest rooms go first. */
  total?: number;
  /** The time, in milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
}

interface StoredEntry {
  event: StoredEvent;
  kind: string | undefined;
  sent_at: number | undefined;
  at: number;
}

interface Room {
  events: StoredEntry[];
  /** Characters of the events. */
  size: number;
  /** Sequence number of the newest removed event. */
  removed: number;
}

/** Maximum number of operations whose calls are counted before idle ones are forgotten. */
const mostWindows = 256;

/**
 * Creates a store in memory, for one process. After a restart it is empty, and browsers that resume are told that events
 * may be missing. If `NODE_ENV` is `production`, it warns once, because several instances need a shared store.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  warnInProduction();
  const { total = 33_554_432, now = Date.now } = options;
  const { perRoom, bytesPerRoom, maxAge } = boundsOf(options);
  const rooms = new Map<string, Room>();
  const listeners = new Listeners<(event: StoredEvent) => void>();
  const watchers = new Listeners<() => void>();
  const texts = new KeyedTexts(now);
  const windows = new Map<string, CallWindow>();
  let size = 0;
  let sequence = 0;
  let latest_at = 0;
  /** Sequence number of the newest event that was removed with its room. */
  let removedWithRooms = 0;
  let run: string | undefined;

  /** IDs contain a random prefix for each run. It is created on first use: some runtimes have no randomness before. */
  const idOf = (number: number) => `${(run ??= crypto.randomUUID().slice(0, 8))}-${number}`;
  const fresh = ({ at }: StoredEntry) => now() - at <= maxAge * 1000;

  const kept = (events: readonly StoredEntry[]) => {
    let left = bytesPerRoom;
    const recent = new Set(
      events
        .filter(fresh)
        .slice(-perRoom)
        .reverse()
        .filter(({ event }) => (left -= event.data.length) >= 0),
    );
    const newest = new Map([...events].sort(byTime).map((one) => [one.kind, one]));
    const holds = (one: StoredEntry) =>
      recent.has(one) ||
      (one.kind !== undefined && newest.get(one.kind) === one && now() - one.at <= longestLive);
    return events.filter(holds);
  };

  /** Replaces the events of a room, and notes what has gone. */
  const replace = (room: Room, events: StoredEntry[]) => {
    const still = new Set(events);
    for (const one of room.events)
      if (!still.has(one)) room.removed = Math.max(room.removed, one.event.sequence);
    size -= room.size;
    room.events = events;
    room.size = events.reduce((sum, { event }) => sum + event.data.length, 0);
    size += room.size;
  };

  /** Removes rooms without events, and the quietest ones if all have too many. The map is ordered by newest event. */
  const removeOldRooms = () => {
    for (const [room_id, room] of rooms) {
      if (size <= total && kept(room.events).length > 0) return;
      replace(room, []);
      removedWithRooms = Math.max(removedWithRooms, room.removed);
      rooms.delete(room_id);
    }
  };

  const windowOf = (name: string) => {
    const known = windows.get(name);
    if (known) return known;
    if (windows.size >= mostWindows)
      for (const [other, calls] of windows) if (calls.isIdle(now())) windows.delete(other);
    const calls = new CallWindow();
    windows.set(name, calls);
    return calls;
  };

  return {
    append(room_id, data, kind, { sent_at, late = 0 } = {}) {
      sequence += 1;
      latest_at = Math.max(now(), latest_at + 1);
      const room = rooms.get(room_id) ?? { events: [], size: 0, removed: removedWithRooms };
      const newest = room.events
        .filter((one) => one.kind === kind && kind !== undefined)
        .sort(byTime)
        .at(-1);
      const at = timeAfter(newest, latest_at - late, sent_at);
      const event: StoredEvent = { id: idOf(sequence), room_id, sequence, data, at };
      replace(room, kept([...room.events, { event, kind, sent_at, at: now() }]));
      rooms.delete(room_id); // moves the room to the end, so that the map stays ordered by newest event
      rooms.set(room_id, room);
      removeOldRooms();
      for (const listener of listeners.of(room_id)) listener(event);
      return event;
    },
    since(room_id, id) {
      const [idRun, number] = id.split('-');
      const after = idRun === run && /^\d+$/.test(number ?? '') ? Number(number) : undefined;
      const room = rooms.get(room_id);
      const all = room?.events ?? [];
      const events = kept(all).map(({ event }) => event);
      if (after === undefined || after > sequence) return { events, gap: id !== '' };
      const still = new Set(events);
      const gone = all.filter(({ event }) => !still.has(event)).map(({ event }) => event.sequence);
      const removed = Math.max(room?.removed ?? removedWithRooms, ...gone);
      return { events: events.filter((event) => event.sequence > after), gap: removed > after };
    },
    subscribe: (room_id, listener) => listeners.add(room_id, listener),
    latest: () => idOf(sequence),
    get: (key) => texts.get(key),
    set(key, value, ttl) {
      texts.set(key, value, ttl);
      for (const watcher of watchers.of(key)) watcher();
    },
    add(key, value, ttl) {
      if (texts.get(key) !== undefined) return false;
      texts.set(key, value, ttl);
      return true;
    },
    remove(key, value) {
      if (value === undefined || texts.get(key) === value) texts.delete(key);
    },
    watch: (key, listener) => watchers.add(key, listener),
    acquire: ({ name, perSecond }, priority, id) => windowOf(name).acquire(perSecond, priority, id, now()),
    release: ({ name }, id, milliseconds) => windowOf(name).release(id, milliseconds, now()),
  };
}

/** By the times of events, which differ from their sequence if one was sent earlier and came later. */
function byTime({ event: one }: StoredEntry, { event: other }: StoredEntry): number {
  return (one.at ?? 0) - (other.at ?? 0);
}

/** The time of an event beside the newest of its kind, in milliseconds: before it by as much as it was sent earlier. */
function timeAfter(newest: StoredEntry | undefined, at: number, sent_at: number | undefined): number {
  if (!newest) return at;
  const known = newest.event.at ?? 0;
  const earlier = (newest.sent_at ?? 0) - (sent_at ?? Infinity);
  return earlier > 0 ? known - earlier : Math.max(at, known + 1);
}

let hasWarned = false;

function warnInProduction(): void {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  if (hasWarned || process?.env?.['NODE_ENV'] !== 'production') return;
  hasWarned = true;
  console.warn(
    'metastudio-widgets: events and sessions are stored in the memory of this process. With several instances, use ' +
      'createRedisStore of metastudio-widgets/server/redis.',
  );
}
