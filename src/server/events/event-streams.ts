/**
 * The open streams of a handler: one timer for all heartbeats, one for the next end of a session, a limit for each user,
 * and an end for those whose session is revoked.
 */
import { HttpError } from '../http-error.js';
import type { ResolvedOptions } from '../options.js';
import { revocationKey } from '../revocations.js';
import type { Session } from '../session.js';
import { inTime } from '../time-limit.js';
import { EventReader } from './event-reader.js';
import { encode } from './messages.js';

/** Interval of comments that keep proxies from closing an idle stream, in milliseconds. They confirm the line only. */
const heartbeat = 15_000;

/** Longest duration of a stream, in milliseconds, so that authorisation is checked again. */
const longestStream = 3_600_000;

/** Maximum number of streams of one user in one instance. Tabs of a browser share one. */
const mostStreams = 50;

/** How long a stream stays open while the store is away, in milliseconds. It says so at once. */
const longestAway = 3000;

/** Who watches: a session, or another name by which streams are counted; undefined if nobody is named. */
export interface Watcher {
  user: string | undefined;
  session?: Session;
}

interface OpenStream {
  /** When its session ends; `Infinity` without one. The session itself would cost kilobytes. */
  expires_at: number;
  opened_at: number;
  /** When it ends at the latest, by the session or because the store is away. */
  ends_at: number;
}

type Options = Pick<ResolvedOptions, 'every' | 'metrics' | 'now' | 'revocations' | 'store'>;

/** The streams of one handler. */
export class EventStreams {
  private readonly open = new Map<EventReader, OpenStream>();
  private readonly byUser = new Map<string, Set<EventReader>>();
  private stopBeat: (() => void) | undefined;
  private stopWake: (() => void) | undefined;
  private wakes_at = Infinity;

  /** All streams end when `closing` aborts. */
  constructor(
    private readonly options: Options,
    closing: AbortSignal,
  ) {
    closing.addEventListener('abort', () => [...this.open.keys()].forEach((reader) => reader.end()), {
      once: true,
    });
  }

  /**
   * Opens a stream, which ends when the signal aborts. Throws `MSW.EVENTS_TOO_MANY` if the user has too many. Rejects if the
   * store cannot be reached.
   */
  async start({ user, session }: Watcher, signal: AbortSignal): Promise<EventReader> {
    const own = user === undefined ? undefined : (this.byUser.get(user) ?? new Set<EventReader>());
    if (own && own.size >= mostStreams) throw tooMany();
    const reader = new EventReader(signal);
    const expires_at = session?.expires_at ?? Infinity;
    this.open.set(reader, { expires_at, opened_at: this.options.now(), ends_at: expires_at });
    this.options.metrics.add('mss_event_streams');
    this.stopBeat ??= this.options.every(heartbeat, () => this.beat());
    this.wakeAt(expires_at);
    if (own && user !== undefined) this.byUser.set(user, own.add(reader));
    reader.onEnd(() => {
      this.open.delete(reader);
      this.options.metrics.add('mss_event_streams', {}, -1);
      own?.delete(reader);
      if (user !== undefined && own?.size === 0 && this.byUser.get(user) === own) this.byUser.delete(user);
      if (this.open.size === 0) this.stop();
    });
    if (session) await this.watch(reader, session);
    return reader;
  }

  /** Says that events are missing. While the store is away, the stream ends soon, because it has nothing to say. */
  gap(reader: EventReader, isAway: boolean): void {
    reader.send(encode('event: gap\ndata: {}\n\n'));
    const stream = this.open.get(reader);
    if (!stream) return;
    const end = stream.expires_at;
    stream.ends_at = isAway ? Math.min(end, this.options.now() + longestAway) : end;
    this.wakeAt(stream.ends_at);
  }

  /** Ends the stream as soon as its session is revoked, by any instance. */
  private async watch(reader: EventReader, { user, issued_at }: Session): Promise<void> {
    const { store, revocations } = this.options;
    const check = async () => {
      if (await revocations.isRevoked(user, issued_at)) reader.end();
    };
    try {
      const leave = await inTime('The store', () => store.watch(revocationKey(user), () => void check()));
      reader.onEnd(leave);
      await check(); // it may have been revoked in between
    } catch (error) {
      reader.end();
      throw error;
    }
  }

  private beat(): void {
    const now = this.options.now();
    for (const [reader, { opened_at, ends_at }] of this.open) {
      if (now - opened_at >= longestStream || now >= ends_at) reader.end();
      else reader.send(encode(':\n\n'));
    }
  }

  /** Looks for streams that are to end, at a time in milliseconds. */
  private wakeAt(time: number): void {
    if (time >= this.wakes_at) return;
    this.stopWake?.();
    this.wakes_at = time;
    this.stopWake = this.options.every(Math.max(1, time - this.options.now()), () => this.wake());
  }

  private wake(): void {
    this.stopWake?.();
    this.stopWake = undefined;
    this.wakes_at = Infinity;
    const now = this.options.now();
    let next = Infinity;
    for (const [reader, { ends_at }] of this.open) {
      if (now >= ends_at) reader.end();
      else next = Math.min(next, ends_at);
    }
    this.wakeAt(next);
  }

  private stop(): void {
    this.stopBeat?.();
    this.stopWake?.();
    this.stopBeat = this.stopWake = undefined;
    this.wakes_at = Infinity;
  }
}

function tooMany(): HttpError {
  return new HttpError(
    'MSW.EVENTS_TOO_MANY',
    `You have ${mostStreams} event streams open: close some pages`,
    {
      headers: { 'retry-after': '30' },
    },
  );
}
