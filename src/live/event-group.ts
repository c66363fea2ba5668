/** One stream of events, for a changing set of at most a hundred rooms. */
import type { LiveEvent, OpenedEvents } from '../api/index.js';
import type { Environment } from './environment.js';
import { EventStream } from './event-stream.js';

/** Maximum number of rooms in the request for a stream: as many as the backend accepts. */
export const maxRooms = 100;

/** An event and its ID in the stream. Times are in milliseconds. */
export interface StreamedEvent {
  event: LiveEvent;
  /** Time of the event by the clock of this machine. */
  at: number;
  /** Time at which the backend received the event, by the backend's clock, if it sends that. */
  noted_at?: number | undefined;
  /** The stream's ID of the event. */
  last_id: string;
}

/** Options and callbacks of an `EventGroup`. */
export interface EventGroupOptions {
  /** The provider's `events-url`; if undefined, no stream is opened. */
  url: string | undefined;
  /** Requests events from an address, for each connection. */
  open(url: URL, init: RequestInit): Promise<OpenedEvents>;
  environment: Environment;
  /** Called with each event. */
  onEvent(event: StreamedEvent): void;
  /** Called when events of these rooms may have been missed. */
  onGap(room_ids: readonly string[]): void;
  /** Called when the stream of these rooms is lost. */
  onLost(room_ids: readonly string[]): void;
  /** Called when the stream was alive at `now`. */
  onAlive(now: number): void;
}

/** Keeps one `EventStream` open for a group of rooms. */
export class EventGroup {
  /** ID of the last event, from which the next stream of the same rooms resumes. */
  lastId = '';
  /** Time at which the stream was last alive, in milliseconds; undefined before, and for another set of rooms. */
  aliveAt: number | undefined;
  private stream: EventStream | undefined;
  /** IDs of the followed rooms, sorted and joined by commas. */
  private rooms = '';

  constructor(private readonly options: EventGroupOptions) {}

  /** IDs of the followed rooms. */
  get roomIds(): readonly string[] {
    return this.rooms ? this.rooms.split(',') : [];
  }

  /** Replaces the set of followed rooms. */
  follow(room_ids: readonly string[]): void {
    const { url } = this.options;
    const ids = url ? [...new Set(room_ids)].sort() : [];
    const rooms = ids.join(',');
    if (this.rooms === rooms) return;
    const known = this.rooms.split(',');
    const hasNewRoom = rooms.split(',').some((id) => !known.includes(id));
    this.lastId = (hasNewRoom ? '' : this.stream?.lastId) ?? '';
    this.rooms = rooms;
    this.aliveAt = undefined;
    this.stream?.close();
    this.stream = undefined;
    if (rooms && url) this.stream = this.open(url);
  }

  /** Reconnects a silent stream at once, when the page is back or online. */
  reconnectNow(): void {
    this.stream?.reconnectNow();
  }

  private open(url: string): EventStream {
    const { environment, onEvent, onGap, onLost, onAlive } = this.options;
    return new EventStream(
      {
        url,
        open: (...args) => this.options.open(...args),
        environment,
        lastId: this.lastId,
        onEvent: (event, at, last_id, noted_at) => onEvent({ event, at, noted_at, last_id }),
        onGap: () => onGap(this.roomIds),
        onLost: () => onLost(this.roomIds),
        onAlive: () => onAlive((this.aliveAt = environment.now())),
      },
      this.rooms.split(','),
    );
  }
}
