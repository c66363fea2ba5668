/**
 * `GET …/events?room_id=…`: the events of some rooms as Server-Sent Events, for whom `authorize` allows.
 *
 * Each message is one callback's JSON. A browser that lost its connection resumes with `Last-Event-ID`; a stream that
 * nobody reads, or that is an hour old, is ended, and the browser comes back for the rest and is authorised anew.
 */
import { isAuthorized } from './authorize.js';
import type { EventStore, StoredEvent } from './event-store.js';
import type { ResolvedOptions } from './options.js';
import { HttpError } from './http-error.js';

/** Most rooms in one stream: what one list call of the service tells about, too. */
const mostRooms = 100;

/** How long a browser waits before it connects again, in milliseconds. */
const retry = 3_000;

/** A comment this often, in milliseconds, keeps proxies from ending a silent stream. */
const heartbeat = 15_000;

/** Age at which a stream is ended, in milliseconds: who may no longer watch is let go. */
const longestStream = 3_600_000;

/** Messages that may wait for a browser that does not read. */
const mostWaiting = 256;

/** Answers with a stream. */
export async function handleEvents(
  request: Request,
  settings: ResolvedOptions,
  store: EventStore,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const rooms = roomsOf(searchParams);
  const admitted = await Promise.all(rooms.map((room_id) => isAuthorized(request, { room_id }, settings)));
  if (admitted.includes(false)) {
    throw new HttpError('MSW.EVENTS_REFUSED', 'You may not watch this room, or one of these rooms');
  }
  const lastId = request.headers.get('last-event-id') ?? searchParams.get('last_event_id') ?? '';
  return new Response(streamOf(rooms, lastId, request.signal, settings, store), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // nginx would hold messages back
    },
  });
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
  { every, now, onError }: ResolvedOptions,
  store: EventStore,
): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  const opened = now();
  const leaving: (() => void)[] = [];
  let open = true;

  /** Calls `undo` when the stream ends, at once if it has. */
  const whenLeft = (undo: () => void) => (open ? leaving.push(undo) : undo());
  const leave = () => {
    open = false;
    for (const undo of leaving.splice(0)) undo();
  };

  const start = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const close = () => {
      if (open) controller.close();
      leave();
    };
    const send = (message: string) => {
      if (!open) return;
      controller.enqueue(text.encode(message));
      if ((controller.desiredSize ?? 0) < -mostWaiting) close();
    };
    signal.addEventListener('abort', close, { once: true });
    whenLeft(() => signal.removeEventListener('abort', close));
    if (signal.aborted) return close();
    const beat = () => (now() - opened >= longestStream ? close() : send(':\n\n'));
    whenLeft(every(heartbeat, beat));
    send(`retry: ${retry}\n\n`);
    try {
      await relay(rooms, lastId, store, send, whenLeft);
    } catch (error) {
      onError(error, { request_id: crypto.randomUUID().replaceAll('-', '') });
      close();
    }
  };
  return new ReadableStream({ start: (controller) => void start(controller), cancel: leave });
}

/**
 * Sends what was missed, then what comes: a browser that comes for the first time has missed all that is remembered,
 * and learns from it what is true now. It listens before it looks back, so nothing falls in between.
 */
async function relay(
  rooms: string[],
  lastId: string,
  store: EventStore,
  send: (message: string) => void,
  whenLeft: (undo: () => void) => void,
): Promise<void> {
  const early: StoredEvent[] = [];
  let listen: (event: StoredEvent) => void = (event) => early.push(event);
  for (const room_id of rooms) whenLeft(await store.subscribe(room_id, (event) => listen(event)));
  if (!lastId && store.latest) send(`id: ${await store.latest()}\n\n`);
  const missed = new Map<string, StoredEvent>();
  for (const room_id of rooms) {
    for (const event of await store.since(room_id, lastId)) missed.set(event.id, event);
  }
  for (const event of early) missed.set(event.id, event);
  const inOrder = [...missed.values()].sort((one, other) => one.sequence - other.sequence);
  if (inOrder.length > 0) send(inOrder.map(messageOf).join(''));
  listen = (event) => send(messageOf(event));
}

/** A message; when its event came stands in a comment before it, which browsers' own readers pass over. */
function messageOf({ id, data, at }: StoredEvent): string {
  return `${at === undefined ? '' : `: at ${at}\n`}id: ${id}\ndata: ${data}\n\n`;
}
