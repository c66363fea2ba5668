/**
 * What is on air, for a whole page: one watch for each room, however many elements look at it.
 *
 * Readings stop while the page is hidden and begin at once when it is back, or online again. With an `events-url`
 * the backend's stream tells of changes as they happen.
 */
import type { Client } from '../api/index.js';
import { followEvents } from './events.js';
import { RoomWatch } from './room.js';

export interface LiveOptions {
  client: Client;
  /** Where the backend relays the service's callbacks. Without it only readings tell. */
  eventsUrl?: string | undefined;
  /** Default: the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

export class Live {
  private readonly rooms = new Map<string, RoomWatch>();
  private following: { rooms: string; stop: AbortController } | undefined;

  constructor(private readonly options: LiveOptions) {}

  /** The watch of a room, or of one task in it. */
  room(room_id: string, job_id?: string): RoomWatch {
    const key = `${room_id}/${job_id ?? ''}`;
    const watch = this.rooms.get(key) ?? new RoomWatch(this.options.client, room_id, job_id);
    this.rooms.set(key, watch);
    return watch;
  }

  /** Subscribes to a watch; the page's clock and the event stream run while anybody does. */
  watch(watch: RoomWatch, listener: () => void): () => void {
    if (![...this.rooms.values()].some((one) => one.watched)) this.listen();
    const leave = watch.subscribe(listener);
    this.follow();
    return () => {
      leave();
      this.follow();
      if (![...this.rooms.values()].some((one) => one.watched)) this.unlisten();
    };
  }

  private readonly wakeAll = (): void => {
    for (const watch of this.rooms.values()) {
      if (document.visibilityState === 'hidden') watch.rest();
      else watch.wake();
    }
  };

  private listen(): void {
    document.addEventListener('visibilitychange', this.wakeAll);
    window.addEventListener('online', this.wakeAll);
  }

  private unlisten(): void {
    document.removeEventListener('visibilitychange', this.wakeAll);
    window.removeEventListener('online', this.wakeAll);
  }

  /** Follows the events of exactly the rooms that are watched. */
  private follow(): void {
    const { eventsUrl, fetch: given } = this.options;
    if (!eventsUrl) return;
    const room_ids = [
      ...new Set([...this.rooms.values()].filter((one) => one.watched).map((one) => one.room_id)),
    ].sort();
    const rooms = room_ids.join(',');
    if (this.following?.rooms === rooms) return;
    this.following?.stop.abort();
    this.following = undefined;
    if (!rooms) return;
    const stop = new AbortController();
    this.following = { rooms, stop };
    const send: typeof fetch = (...args) => (given ?? globalThis.fetch)(...args);
    void followEvents(
      { url: eventsUrl, fetch: send },
      room_ids,
      (event) => {
        for (const watch of this.rooms.values())
          if (watch.room_id === event.message.room_id) watch.take(event);
      },
      stop.signal,
    );
  }
}
