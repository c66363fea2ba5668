/**
 * `GET …/events?room_id=…`: the live events of one or several rooms as Server-Sent Events, for authorised requests.
 *
 * The first message says whether the stream continues where the browser was (`resumed`), or events may be missing (`gap`);
 * a `gap` can also come later. Each other message is the JSON of one callback. A browser resumes a lost connection with
 * `Last-Event-ID`. The handler ends a stream that is not read, whose session ends or is revoked, or that is an hour old;
 * the browser then reconnects and is authorised again.
 */
import { authorized } from '../authorize.js';
import type { Grant } from '../grant.js';
import { noteAccess } from '../access-log.js';
import { HttpError } from '../http-error.js';
import type { ResolvedOptions } from '../options.js';
import { checkOrigin } from '../origin.js';
import { verifySession } from '../session.js';
import type { StoredEvent } from '../store/store.js';
import { inTime } from '../time-limit.js';
import type { EventReader } from './event-reader.js';
import type { EventStreams, Watcher } from './event-streams.js';
import { beginning, fitting, joined, messageOf } from './messages.js';

/** Maximum number of rooms in one stream, the same as in one list call of the service. */
const mostRooms = 100;

/** Answers with an event stream. Throws `MSW.EVENTS_INVALID`, `MSW.EVENTS_REFUSED` or `MSW.EVENTS_TOO_MANY`. */
export async function handleEvents(
  request: Request,
  settings: ResolvedOptions,
  streams: EventStreams,
): Promise<Response> {
  checkOrigin(request, settings.allowedOrigins);
  const { searchParams } = new URL(request.url);
  const { rooms, watcher } = await admitted(request, roomsOf(searchParams), settings);
  const lastId = request.headers.get('last-event-id') ?? searchParams.get('last_event_id') ?? '';
  const reader = await streams.start(watcher, request.signal);
  try {
    await relay(rooms, lastId, settings, reader, streams);
  } catch (error) {
    reader.end();
    throw error;
  }
  return new Response(reader.createStream(), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no', // nginx would buffer messages
    },
  });
}

/** In proxy mode the session gives its rooms among those named; in direct mode `authorize` decides, for each room. */
async function admitted(
  request: Request,
  named: string[],
  settings: ResolvedOptions,
): Promise<{ rooms: string[]; watcher: Watcher }> {
  if (settings.mode === 'proxy') {
    const session = await verifySession(request, settings);
    noteAccess(request, { user: session.user });
    const rooms = named.filter((room_id) => session.rooms?.includes(room_id) ?? true);
    if (rooms.length === 0) throw refused();
    return { rooms, watcher: { user: session.user, session } };
  }
  const answers = await Promise.all(named.map((room_id) => authorized(request, { room_id }, settings)));
  const isAllowed = (answer: boolean | Grant, index: number) =>
    typeof answer === 'boolean' ? answer : (answer.rooms?.includes(named[index] ?? '') ?? true);
  if (!answers.every(isAllowed)) throw refused();
  return { rooms: named, watcher: { user: userOf(answers, request.headers) } };
}

/** By what the streams of a person are counted: the name in the grant, or what the request is signed in with. */
function userOf(answers: (boolean | Grant)[], headers: Headers): string | undefined {
  const grant = answers.find((answer) => typeof answer !== 'boolean');
  return grant?.user ?? headers.get('authorization') ?? headers.get('cookie') ?? undefined;
}

function refused(): HttpError {
  return new HttpError('MSW.EVENTS_REFUSED', 'You may not watch this room, or one of these rooms');
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

/**
 * Sends the events after `lastId`, or all stored events to a new browser, and then new events. It subscribes before it
 * reads the store, so that no event is lost in between.
 */
async function relay(
  rooms: string[],
  lastId: string,
  { store }: ResolvedOptions,
  reader: EventReader,
  streams: EventStreams,
): Promise<void> {
  const early: StoredEvent[] = [];
  let listen: (event: StoredEvent) => void = (event) => early.push(event);
  let hasGap = false;
  let onGap: (isAway: boolean) => void = () => (hasGap = true);
  // One listener for all rooms tells of gaps, which are those of the whole store.
  for (const [index, room_id] of rooms.entries()) {
    const onRoomGap = index === 0 ? (isAway: boolean) => onGap(isAway) : undefined;
    const subscribed = () => store.subscribe(room_id, (event) => listen(event), onRoomGap);
    reader.onEnd(await inTime('The store', subscribed));
  }
  const latest = await inTime('The store', () => store.latest());
  const missed = new Map<string, StoredEvent>();
  for (const room_id of rooms) {
    const { events, gap } = await inTime('The store', () => store.since(room_id, lastId));
    hasGap ||= gap;
    for (const event of events) missed.set(event.id, event);
  }
  for (const event of early) missed.set(event.id, event);
  const { events, isCut } = fitting([...missed.values()]);
  reader.send(beginning(hasGap || (isCut && lastId !== ''), events.length > 0 ? undefined : latest));
  if (events.length > 0) reader.send(joined(events.map(messageOf)));
  listen = (event) => reader.send(messageOf(event));
  onGap = (isAway) => streams.gap(reader, isAway);
}
