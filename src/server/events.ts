/**
 * `GET …/events?room_id=…`: the live events of one or several rooms as Server-Sent Events, for authorised requests.
 *
 * Each message is the JSON of one callback. A browser resumes a lost connection with `Last-Event-ID`. The handler ends a
 * stream that is not read, or that is an hour old; the browser then reconnects and is authorised again.
 */
import { mayWatch } from './authorize.js';
import type { Store, StoredEvent } from './store/store.js';
import { HttpError } from './http-error.js';
import type { HandlerContext } from './context.js';
import type { ResolvedOptions } from './options.js';
import { verifySession } from './session.js';

/** Maximum number of rooms in one stream, the same as in one list call of the service. */
const mostRooms = 100;

/** How long a browser waits before it reconnects, in milliseconds. */
const retry = 3_000;

/** Interval of comments that keep proxies from closing an idle stream, in milliseconds. */
const heartbeat = 15_000;

/** Longest duration of a stream, in milliseconds, so that authorisation is checked again. */
const longestStream = 3_600_000;

/** Maximum number of queued messages for a browser that does not read. */
const mostWaiting = 256;

/** Answers with an event stream. Throws `MSW.EVENTS_INVALID` or `MSW.EVENTS_REFUSED`. */
export async function handleEvents(request: Request, settings: HandlerContext): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const rooms = roomsOf(searchParams);
  if (!(await mayWatchAll(request, rooms, settings))) {
    throw new HttpError('MSW.EVENTS_REFUSED', 'You may not watch this room, or one of these rooms');
  }
  const lastId = request.headers.get('last-event-id') ?? searchParams.get('last_event_id') ?? '';
  const ended = AbortSignal.any([request.signal, settings.closing]);
  return new Response(streamOf(rooms, lastId, ended, settings), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // nginx would buffer messages
    },
  });
}

/** In proxy mode the session decides, in direct mode `authorize`, for each room. */
async function mayWatchAll(request: Request, rooms: string[], settings: ResolvedOptions): Promise<boolean> {
  if (settings.mode === 'proxy') {
    const { rooms: own } = await verifySession(request, settings);
    return rooms.every((room_id) => own === undefined || own.includes(room_id));
  }
  const answers = await Promise.all(rooms.map((room_id) => mayWatch(request, room_id, settings)));
  return !answers.includes(false);
}

function roomsOf(query: URLSearchParams): string[] {
  const named = query.getAll('room_id').flatMap((value) => value.split(','));
  const rooms = [...new Set(named.map((room_id) => room_id.trim()).filter((room_id) => room_id !== ''))];
  if (rooms.length === 0) throw new HttpError('MSW.EVENTS_INVALID', 'room_id is mandatory');
  if (rooms.length > mostRooms) {
    throw new HttpError('MSW.EVENTS_INVALID', `room_id must name at most ${mostRooms} rooms`);
  }
  return rooms;
}

function streamOf(
  rooms: string[],
  lastId: string,
  signal: AbortSignal,
  { every, now, onError, store }: ResolvedOptions,
): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  const opened = now();
  const cleanups: (() => void)[] = [];
  let open = true;

  /** Calls `cleanup` when the stream ends, at once if it has ended. */
  const onEnd = (cleanup: () => void) => (open ? cleanups.push(cleanup) : cleanup());
  const end = () => {
    open = false;
    for (const cleanup of cleanups.splice(0)) cleanup();
  };

  const start = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const close = () => {
      if (open) controller.close();
      end();
    };
    const send = (message: string) => {
      if (!open) return;
      controller.enqueue(text.encode(message));
      if ((controller.desiredSize ?? 0) < -mostWaiting) close();
    };
    signal.addEventListener('abort', close, { once: true });
    onEnd(() => signal.removeEventListener('abort', close));
    if (signal.aborted) return close();
    const beat = () => (now() - opened >= longestStream ? close() : send(':\n\n'));
    onEnd(every(heartbeat, beat));
    send(`retry: ${retry}\n\n`);
    try {
      await relay(rooms, lastId, store, send, onEnd);
    } catch (error) {
      onError(error, { request_id: crypto.randomUUID().replaceAll('-', '') });
      close();
    }
  };
  return new ReadableStream({ start: (controller) => void start(controller), cancel: end });
}

/**
 * Sends the events after `lastId`, or all stored events to a new browser, and then new events. It subscribes before it
 * reads the store, so that no event is lost in between.
 */
async function relay(
  rooms: string[],
  lastId: string,
  store: Store,
  send: (message: string) => void,
  onEnd: (cleanup: () => void) => void,
): Promise<void> {
  const early: StoredEvent[] = [];
  let listen: (event: StoredEvent) => void = (event) => early.push(event);
  for (const room_id of rooms) onEnd(await store.subscribe(room_id, (event) => listen(event)));
  if (!lastId) send(`id: ${await store.latest()}\n\n`);
  const missed = new Map<string, StoredEvent>();
  for (const room_id of rooms) {
    for (const event of (await store.since(room_id, lastId)).events) missed.set(event.id, event);
  }
  for (const event of early) missed.set(event.id, event);
  const inOrder = [...missed.values()].sort((one, other) => one.sequence - other.sequence);
  if (inOrder.length > 0) send(inOrder.map(messageOf).join(''));
  listen = (event) => send(messageOf(event));
}

/** An event as a message. The time of the event is in a comment before it, which `EventSource` ignores. */
function messageOf({ id, data, at }: StoredEvent): string {
  return `${at === undefined ? '' : `: at ${at}\n`}id: ${id}\ndata: ${data}\n\n`;
}
