/**
 * The backend's event stream. It is read with `fetch` instead of `EventSource` to distinguish a rejected sign-in from a
 * lost connection, to send the page's session, and to let a page pass its own `fetch`.
 *
 * Each event is a callback of the service, as JSON (reference 6.2.1). After a lost connection the stream continues from the
 * last event; the backend says first whether it could (`resumed`) or events may be missing (`gap`). A connection without heartbeats counts as lost, as a connection that broke during sleep reports no error.
 */
import { createParser } from 'eventsource-parser';
import { readLiveEvent, type LiveEvent, type OpenedEvents } from '../api/index.js';
import { backoffDelay, maskSecrets, resolveAddress } from '../base/index.js';
import type { Environment } from './environment.js';

/** Options and callbacks of an `EventStream`. */
export interface EventStreamOptions {
  /** The provider's `events-url`; the rooms are added as `room_id`, separated by commas. */
  url: string;
  /** Requests events from an address. */
  open(url: URL, init: RequestInit): Promise<OpenedEvents>;
  environment: Environment;
  /** ID of the last event of an earlier stream of the same rooms, to resume after it; empty to start with new events. */
  lastId: string;
  /** Called with each event: `at` in ms of the page's clock, `noted_at` of the backend's; `id` is the stream's. */
  onEvent(event: LiveEvent, at: number, id: string, noted_at: number | undefined): void;
  /** Called when events may have been missed, as the backend says. */
  onGap(): void;
  /** Called when the connection is lost, until data arrives again. */
  onLost(): void;
  /** Called with each received chunk: the stream has delivered all events until now. */
  onAlive(): void;
}

/** Milliseconds before reconnecting: doubled after each failure. They are short, as only one tab of a browser connects. */
const firstWait = 1000;
const longestWait = 8000;
/** Number of failures after which the wait for a lost connection has reached its maximum. */
const failuresToLongest = 4;
/** Maximum milliseconds before reconnecting if the backend rejects the connection: a person may have to sign in first. */
const longestRejectedWait = 300_000;
/**
 * Number of answers in a row that there is no such address (404), about a minute, after which it is left alone: a backend
 * without callbacks has no events. It is asked again when the page has resumed or is online again.
 */
const mostAbsences = 6;
/** Milliseconds without data after which a connection counts as lost. The backend sends a heartbeat every 15 s. */
const longestSilence = 40_000;
/** Number of event IDs kept to drop repeated events. */
const maxSeenIds = 5000;

/** Follows the events of some rooms, and reconnects. */
export class EventStream {
  private readonly closed = new AbortController();
  private readonly seen = new Set<string>();
  private connection: AbortController | undefined;
  /** Number of consecutive failures since the last received chunk. */
  private failures = 0;
  /** Number of consecutive answers that there is no such address. */
  private absences = 0;
  private aliveAt = 0;
  private skew = 0;
  private nextNotedAt: number | undefined;
  /** Whether the connection was ended here, to be opened with a renewed session. */
  private isRenewing = false;
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

  /** Reconnects at once if the stream is silent or backing off, as the page has resumed or is online again. */
  reconnectNow(): void {
    const { environment } = this.options;
    if (Math.abs(environment.now() - this.aliveAt) > longestSilence / 2) this.connection?.abort();
    this.failures = 0;
    this.endWait?.();
  }

  private async run(): Promise<void> {
    const { environment } = this.options;
    while (!this.closed.signal.aborted) {
      const isRejectedForGood = await this.connect().catch(() => false);
      if (this.closed.signal.aborted) return;
      if (this.isRenewing) {
        this.isRenewing = false;
        continue;
      }
      this.options.onLost();
      const failures = this.failures + 1;
      // Limit the count during an outage, so that a rejection after it waits no longer than a lost connection does.
      this.failures = isRejectedForGood ? failures : Math.min(failures, failuresToLongest - 1);
      const longest = isRejectedForGood ? longestRejectedWait : longestWait;
      const { random } = environment;
      if (this.absences >= mostAbsences) await this.rest();
      else await this.sleep(backoffDelay(failures, { first: firstWait, longest, jitter: 0.5, random }));
    }
  }

  /** Opens a connection and reads it until it ends. Resolves with `true` if a retry soon after cannot succeed. */
  private async connect(): Promise<boolean> {
    const { url, environment } = this.options;
    const connection = (this.connection = new AbortController());
    const parser = createParser({
      onComment: (words) => (this.nextNotedAt = timeIn(words)),
      onEvent: ({ event, id = '', data }) => {
        if (event === 'resumed' || event === 'gap') this.onContinuity(event, id);
        else this.onEvent(id, data);
      },
    });
    let silence = environment.schedule(longestSilence, () => connection.abort());
    const onChunkReceived = () => {
      silence();
      silence = environment.schedule(longestSilence, () => connection.abort());
      this.aliveAt = environment.now();
      this.options.onAlive();
    };
    let cancelRenewal: (() => void) | undefined;
    try {
      const { response, renewIn = 0 } = await this.options.open(urlFor(url, this.room_ids), {
        headers: { accept: 'text/event-stream', ...(this.lastId && { 'last-event-id': this.lastId }) },
        credentials: 'include',
        signal: connection.signal,
      });
      this.absences = response.status === 404 ? this.absences + 1 : 0;
      if (isRejected(response.status)) return true;
      if (!response.ok || !response.body) return false;
      const date = Date.parse(response.headers.get('date') ?? '');
      this.skew = Number.isNaN(date) ? 0 : environment.now() - date - 500;
      if (renewIn > 0)
        cancelRenewal = environment.schedule(renewIn, () => {
          this.isRenewing = true;
          connection.abort();
        });
      await readChunks(response.body, (chunk) => {
        this.failures = 0;
        parser.feed(chunk);
        onChunkReceived();
      });
      return false;
    } finally {
      silence();
      cancelRenewal?.();
    }
  }

  /** The backend says whether events are missing. If so, those that it sends again confirm what was seen before. */
  private onContinuity(event: 'resumed' | 'gap', id: string): void {
    if (id) this.lastId = id;
    if (event === 'resumed') return;
    this.seen.clear();
    this.options.onGap();
  }

  private onEvent(id: string, data: string): void {
    const { environment, onEvent: notify } = this.options;
    const now = environment.now();
    const noted_at = this.nextNotedAt;
    const at = noted_at === undefined ? now : Math.min(now, noted_at + this.skew);
    this.nextNotedAt = undefined;
    if (id) this.lastId = id;
    if (id && this.seen.has(id)) return;
    if (id) this.seen.add(id);
    if (this.seen.size > maxSeenIds) this.seen.delete(this.seen.values().next().value ?? '');
    const event = readLiveEvent(data);
    if (event) notify(maskSecrets(event, { mask: '•••', omit: true }), at, id, noted_at);
  }

  /** Resolves when the page has resumed or is online again, or when the stream is closed. */
  private rest(): Promise<void> {
    return new Promise((resolve) => {
      this.endWait = () => {
        this.endWait = undefined;
        resolve();
      };
    });
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
  const full = resolveAddress(url);
  full.searchParams.set('room_id', room_ids.join(','));
  return full;
}

/** Whether an HTTP status means that a retry soon after cannot succeed. */
function isRejected(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Parses the time that this package's backend writes as a comment before an event: `at 1700000000000`. */
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
