/**
 * Follows the backend's events for the watched rooms, in the one tab that reads for the browser. A stream has at most a
 * hundred rooms, so more of them are divided among several streams.
 */
import { EventGroup, maxRooms, type EventGroupOptions } from './event-group.js';

/** Maximum number of streams: over HTTP/1.1, a browser has six connections to a server for everything. */
const maxGroups = 4;

/** Divides a changing set of rooms into groups, each with a stream. A room stays in its group. */
export class EventFollower {
  private readonly groups: readonly EventGroup[];
  private hasWarned = false;

  constructor(private readonly options: EventGroupOptions) {
    const onAlive = () => this.notifyAlive();
    this.groups = Array.from({ length: maxGroups }, () => new EventGroup({ ...options, onAlive }));
  }

  /** Replaces the set of followed rooms. */
  follow(room_ids: readonly string[]): void {
    if (!this.options.url) return;
    const added = new Set(room_ids);
    const kept = this.groups.map(({ roomIds }) => roomIds.filter((id) => added.delete(id)));
    const rest = [...added];
    for (const [index, group] of this.groups.entries()) {
      const stay = kept[index] ?? [];
      group.follow([...stay, ...rest.splice(0, maxRooms - stay.length)]);
    }
    this.warnOf(rest.length);
  }

  /** Reconnects silent streams at once, when the page is back or online. */
  reconnectNow(): void {
    for (const group of this.groups) group.reconnectNow();
  }

  /** The ID of the last event, as the tab that follows them has posted it. */
  set lastId(id: string) {
    for (const group of this.groups) group.lastId = id;
  }

  /** All rooms count as followed up to the time at which the most silent stream was alive. */
  private notifyAlive(): void {
    const times = this.groups.filter(({ roomIds }) => roomIds.length > 0).map(({ aliveAt }) => aliveAt);
    if (times.every((time) => time !== undefined)) this.options.onAlive(Math.min(...times));
  }

  /** Says once that some rooms get no events; their changes are seen at the next poll. */
  private warnOf(count: number): void {
    if (count === 0 || this.hasWarned) return;
    this.hasWarned = true;
    const limit = maxGroups * maxRooms;
    console.warn(
      `metastudio-widgets: this page watches more than ${limit} rooms; for ${count} of them, changes are not seen as they happen, but when the rooms are read.`,
    );
  }
}
