/** Follows the backend's event stream for the rooms that are watched, in the one tab that reads for the browser. */
import type { LiveEvent } from '../api/index.js';
import type { Environment } from './environment.js';
import type { EventStream } from './event-stream.js';
import { lazyModules } from './lazy-modules.js';

/** Milliseconds before the code of the event stream is loaded again after that failed. */
const loadRetryDelay = 30_000;
/** Maximum number of rooms that one stream is asked for. */
const maxRooms = 100;

/** An event with its place in the stream. Times are in milliseconds. */
export interface StreamedEvent {
  event: LiveEvent;
  /** When it happened, by the clock of this machine. */
  at: number;
  /** The same by the clock of the backend, if it tells. */
  noted_at?: number | undefined;
  /** The stream's ID of the event. */
  last_id: string;
}

/** What the follower needs from its owner. */
export interface EventFollowerOptions {
  /** The provider's `events-url`; without it nothing is followed. */
  url: string | undefined;
  /** Called for each connection. */
  fetch: typeof fetch;
  environment: Environment;
  /** An event has arrived. */
  onEvent(event: StreamedEvent): void;
  /** The stream has shown at `now` that it is alive. */
  onAlive(now: number): void;
}

/** Keeps one `EventStream` open for a changing set of rooms. */
export class EventFollower {
  /** ID of the last event, where a stream of the same rooms goes on. */
  lastId = '';
  private stream: EventStream | undefined;
  /** IDs of the rooms that are followed, sorted and joined by commas. */
  private rooms = '';

  constructor(private readonly options: EventFollowerOptions) {}

  /** Follows exactly these rooms from now on. */
  follow(room_ids: readonly string[]): void {
    const { url } = this.options;
    const ids = url ? [...new Set(room_ids)].sort() : [];
    const rooms = ids.slice(0, maxRooms).join(',');
    if (this.rooms === rooms) return;
    const known = this.rooms.split(',');
    const hasNewRoom = rooms.split(',').some((id) => !known.includes(id));
    this.lastId = (hasNewRoom ? '' : this.stream?.lastId) ?? '';
    this.rooms = rooms;
    this.stream?.close();
    this.stream = undefined;
    if (!rooms || !url) return;
    lazyModules.updates().then(
      ({ EventStream }) => this.rooms === rooms && (this.stream ??= this.open(EventStream, url)),
      () => this.options.environment.schedule(loadRetryDelay, () => this.retry(rooms)),
    );
  }

  /** Reconnects a silent stream at once, when the page is back or online. */
  reconnectNow(): void {
    this.stream?.reconnectNow();
  }

  /** Tries again after the code could not be loaded, unless other rooms are followed by now. */
  private retry(rooms: string): void {
    if (this.rooms !== rooms || this.stream) return;
    this.rooms = '';
    this.follow(rooms.split(','));
  }

  private open(Stream: typeof EventStream, url: string): EventStream {
    const { fetch, environment, onEvent, onAlive } = this.options;
    return new Stream(
      {
        url,
        fetch,
        environment,
        lastId: this.lastId,
        onEvent: (event, at, last_id, noted_at) => onEvent({ event, at, noted_at, last_id }),
        onAlive: () => onAlive(environment.now()),
      },
      this.rooms.split(','),
    );
  }
}
