/**
 * The backend's event stream, read with `fetch` instead of `EventSource`: so a rejected sign-in can be told from a lost
 * connection, and a page may pass its own `fetch`.
 *
 * Each event is a callback of the service, as JSON (reference 6.2.1). After a lost connection the stream continues from the
 * last event. A connection without heartbeats counts as lost: after sleep, nothing else shows that.
 */
import { createParser } from 'eventsource-parser';
import { readLiveEvent, type LiveEvent } from '../api/index.js';
import { backoffDelay } from '../base/index.js';
import type { Environment } from './environment.js';

/** What a stream needs from its owner. */
export interface EventStreamOptions {
  /** The provider's `events-url`; the rooms are added as `room_id`, separated by commas. */
  url: string;
  fetch: typeof fetch;
  environment: Environment;
  /** ID of the last event of an earlier stream of the same rooms; empty: from now on. */
  lastId: string;
  /** An event has arrived. The times are in milliseconds of the page's clock and of the backend's; `id` is the stream's. */
  onEvent(event: LiveEvent, at: number, id: string, noted_at: number | undefined): void;
  /** Something has arrived: nothing was missed until now. */
  onAlive(): void;
}

/** Milliseconds before a lost connection is opened again: doubled at each failure. Only one tab of a browser connects. */
const firstWait = 1000;
const longestWait = 8000;
/** Failures after which a lost connection waits the longest. */
const failuresToLongest = 4;
/** The same for a connection that is rejected again and again, until a person signs in anew. */
const longestRefused = 300_000;
/** Milliseconds without a byte after which a connection is lost; the backend sends a heartbeat every 15 s. */
const longestSilence = 40_000;
/** Number of event IDs kept to drop repeated events. */
const maxSeenIds = 5000;

/** Follows the events of some rooms, and reconnects. */
export class EventStream {
  private readonly closed = new AbortController();
  private readonly seen = new Set<string>();
  private connection: AbortController | undefined;
  /** Failures since the stream last brought something. */
  private failures = 0;
  private heard_at = 0;
  private skew = 0;
  private nextNotedAt: number | undefined;
  private endWait: (() => void) | undefined;

  /** Connects at once; `close` ends it. */
  constructor(
    private readonly options: EventStreamOptions,
    private readonly room_ids: readonly string[],
  ) {
    this.lastId = options.lastId;
    void this.run();
  }

  /** ID of the last event. */
  lastId: string;

  close(): void {
    this.closed.abort();
    this.connection?.abort();
    this.endWait?.();
  }

  /** Reconnects at once if the stream is silent or waits: the page is back, or online. */
  reconnectNow(): void {
    const { environment } = this.options;
    if (Math.abs(environment.now() - this.heard_at) > longestSilence / 2) this.connection?.abort();
    this.failures = 0;
    this.endWait?.();
  }

  private async run(): Promise<void> {
    const { environment } = this.options;
    while (!this.closed.signal.aborted) {
      const refused = await this.connect().catch(() => false);
      if (this.closed.signal.aborted) return;
      // A refusal after a long outage starts from the wait of the outage, not from the longest.
      this.failures = refused ? this.failures + 1 : Math.min(this.failures + 1, failuresToLongest);
      const longest = refused ? longestRefused : longestWait;
      const { random } = environment;
      await this.sleep(backoffDelay(this.failures, { first: firstWait, longest, jitter: 0.5, random }));
    }
  }

  /** One connection until it ends; resolves with whether it was rejected for good. */
  private async connect(): Promise<boolean> {
    const { url, fetch, environment } = this.options;
    const connection = (this.connection = new AbortController());
    const parser = createParser({
      onComment: (words) => (this.nextNotedAt = timeIn(words)),
      onEvent: ({ id, data }) => this.onEvent(id ?? '', data),
    });
    let silence = environment.schedule(longestSilence, () => connection.abort());
    const hear = () => {
      silence();
      silence = environment.schedule(longestSilence, () => connection.abort());
      this.heard_at = environment.now();
      this.options.onAlive();
    };
    try {
      const response = await fetch(urlFor(url, this.room_ids), {
        headers: { accept: 'text/event-stream', ...(this.lastId && { 'last-event-id': this.lastId }) },
        credentials: 'include',
        signal: connection.signal,
      });
      if (isRefused(response.status)) return true;
      if (!response.ok || !response.body) return false;
      const date = Date.parse(response.headers.get('date') ?? '');
      this.skew = Number.isNaN(date) ? 0 : environment.now() - date - 500;
      await readChunks(response.body, (chunk) => {
        this.failures = 0;
        parser.feed(chunk);
        hear();
      });
      return false;
    } finally {
      silence();
    }
  }

  private onEvent(id: string, data: string): void {
    const { environment, onEvent: tell } = this.options;
    const now = environment.now();
    const noted_at = this.nextNotedAt;
    const at = noted_at === undefined ? now : Math.min(now, noted_at + this.skew);
    this.nextNotedAt = undefined;
    if (id) this.lastId = id;
    if (id && this.seen.has(id)) return;
    if (id) this.seen.add(id);
    if (this.seen.size > maxSeenIds) this.seen.delete(this.seen.values().next().value ?? '');
    const event = readLiveEvent(data);
    if (event) tell(event, at, id, noted_at);
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.options.environment.schedule(milliseconds, () => this.endWait?.());
      this.endWait = () => {
        cancel();
        this.endWait = undefined;
        resolve();
      };
    });
  }
}

function urlFor(url: string, room_ids: readonly string[]): URL {
  const full = new URL(url, globalThis.location?.href);
  full.searchParams.set('room_id', room_ids.join(','));
  return full;
}

/** Whether a status means that an attempt soon after cannot succeed. */
function isRefused(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** The time that this package's backend writes as a comment before an event: `at 1700000000000`. */
function timeIn(words: string): number | undefined {
  const digits = /^ ?at (\d{12,14})$/.exec(words)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

async function readChunks(body: ReadableStream<Uint8Array>, onChunk: (chunk: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onChunk(decoder.decode(value, { stream: true }));
  }
}
