/** The store in Redis, for several instances. */
import { countedFor, grace, longestArrival, longestHint, longestPlace } from '../store/call-window.js';
import { Listeners } from '../store/listeners.js';
import { boundsOf, longestLive, type Store, type StoreBounds, type StoredEvent } from '../store/store.js';
import { RedisConnection, createClient, type RedisClient } from './connection.js';
import { LogReader } from './log-reader.js';
import { acquire, append, position, release, removeOwn, set, since } from './scripts.js';

/** Options of `createRedisStore`. */
export interface RedisStoreOptions extends StoreBounds {
  /** Address of Redis, as `redis://user:password@redis.shop.example:6379/0`, or `rediss://` with TLS. */
  url?: string;
  /**
   * A client of the package `redis`, instead of an address. Connect it, or leave that to the store. It is not closed
   * with the store, which opens a second connection like it.
   */
  client?: RedisClient;
  /** Begins all keys. Default: `mss`. In a cluster, it also keeps all keys in one slot. */
  prefix?: string;
  /** Called once each time that Redis goes away. Default: logs with `console.error`. */
  onError?: (error: unknown) => void;
}

interface RoomListener {
  onEvent: (event: StoredEvent) => void;
  onGap: ((isAway: boolean) => void) | undefined;
}

/**
 * Creates a store in Redis 5 or later, for several instances: what one has received reaches the browsers at all.
 *
 * While Redis cannot be reached, methods reject within 2 seconds, listeners are told of the gap, and the store
 * reconnects. Throws `TypeError` unless there is either `url` or `client`.
 */
export function createRedisStore(options: RedisStoreOptions): Store {
  const { url, client, prefix = 'mss', onError = logError } = options;
  if ((url === undefined) === (client === undefined))
    throw new TypeError('createRedisStore: either url or client is needed.');
  if (url !== undefined && !/^rediss?:\/\//.test(url))
    throw new TypeError('createRedisStore: url must begin with redis:// or rediss://.');
  const { perRoom, bytesPerRoom, maxAge } = boundsOf(options);
  const key = (...parts: string[]) => [`{${prefix}}`, ...parts].join(':');
  const [clock, log] = [key('clock'), key('log')];
  const connection = new RedisConnection(() => client ?? createClient(url ?? ''), client === undefined);
  const reads = connection.duplicate();
  const rooms = new Listeners<RoomListener>();
  const watchers = new Listeners<() => void>();
  const reader = new LogReader({ clock, log }, connection, reads, {
    onEvent: (event) => rooms.of(event.room_id).forEach(({ onEvent }) => onEvent(event)),
    onKey: (name) => watchers.of(name).forEach((watcher) => watcher()),
    onGap: (isAway) => {
      for (const { onGap } of rooms.all()) onGap?.(isAway);
      if (!isAway) for (const watcher of watchers.all()) watcher();
    },
    onError,
  });

  /** Adds a listener before the reader has started, so that it misses nothing. */
  const listen = async <T>(listeners: Listeners<T>, name: string, listener: T) => {
    const leave = listeners.add(name, listener);
    try {
      await reader.started();
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  };
  const callKeys = (name: string) => ['calls', 'line', 'asked'].map((kind) => key(kind, name));

  return {
    async append(room_id, data, kind = '', { sent_at, late = 0 } = {}) {
      const keys = [clock, log, key('events', room_id), key('room', room_id)];
      const args = [room_id, data, kind, perRoom, bytesPerRoom, maxAge * 1000, longestLive];
      const timing = [sent_at === undefined ? '' : Math.round(sent_at), Math.round(late)];
      const answer = await connection.run(append, keys, [...args, ...timing]);
      const [id, sequence, at] = answer as unknown[];
      return { id: String(id), room_id, sequence: Number(sequence), data, at: Number(at) };
    },
    async since(room_id, id) {
      const [, process = '', after = ''] = /^(.+)-(\d{1,15})$/.exec(id) ?? [];
      const keys = [clock, key('events', room_id), key('room', room_id)];
      const args = [id, process, after, maxAge * 1000, longestLive];
      const [gap, ...events] = (await connection.run(since, keys, args)) as [unknown, ...unknown[][]];
      return {
        gap: Number(gap) === 1,
        events: events
          .map(([event, sequence, at, data]) => ({
            id: String(event),
            room_id,
            sequence: Number(sequence),
            data: String(data),
            at: Number(at),
          }))
          .sort((one, other) => one.sequence - other.sequence),
      };
    },
    subscribe: (room_id, onEvent, onGap) => listen(rooms, room_id, { onEvent, onGap }),
    async latest() {
      const [process, last] = (await connection.run(position, [clock], [])) as unknown[];
      return `${String(process)}-${String(last)}`;
    },
    async get(name) {
      const value = (await connection.send(['GET', key('text', name)])) as string | null;
      return value ?? undefined;
    },
    async set(name, value, ttl) {
      await connection.run(set, [clock, log, key('text', name)], [name, value, wholeTtl(ttl)]);
    },
    async add(name, value, ttl) {
      const args = ['SET', key('text', name), value, 'NX', 'PX', String(wholeTtl(ttl))];
      return (await connection.send(args)) !== null;
    },
    async remove(name, value) {
      if (value === undefined) await connection.send(['DEL', key('text', name)]);
      else await connection.run(removeOwn, [key('text', name)], [value]);
    },
    watch: (name, listener) => listen(watchers, name, listener),
    async acquire({ name, perSecond }, priority, id) {
      const times = [countedFor, longestArrival, longestHint, grace, longestPlace];
      return Number(await connection.run(acquire, callKeys(name), [id, priority, perSecond, ...times]));
    },
    async release({ name }, id, milliseconds) {
      await connection.run(release, callKeys(name), [id, milliseconds]);
    },
    async ping() {
      await connection.send(['PING']);
    },
    close() {
      reader.close();
      reads.close();
      connection.close();
    },
  };
}

/** Redis takes whole milliseconds above 0. */
const wholeTtl = (milliseconds: number) => Math.max(1, Math.round(milliseconds));

function logError(error: unknown): void {
  console.error('metastudio-widgets: Redis cannot be reached.', error);
}
