/**
 * The messages between tabs. Any script of the origin may send one, so every message is validated. Messages contain no
 * tokens, keys or signatures.
 */
import {
  anything,
  ApiError,
  flag,
  lenient,
  list,
  num,
  object,
  oneOf,
  readLiveEvent,
  showSmartLive,
  text,
  type LiveEvent,
} from '../api/index.js';
import type { LiveFacts, LiveIntent } from './state.js';

/** A room, or one task in it. */
export interface RoomKey {
  room_id: string;
  job_id?: string | undefined;
}

/** A message between tabs; `from` is the ID of the sender. Times are in milliseconds. */
export type TabMessage =
  /** A tab is open and watches these rooms; `background`: it wants reads while it is hidden. */
  | { type: 'hello'; from: string; visible: boolean; background: boolean; rooms: readonly RoomKey[] }
  /** A tab is being closed, or no longer watches any room. */
  | { type: 'bye'; from: string }
  /** A new leader requests a `hello` from all tabs. */
  | { type: 'roll-call'; from: string }
  /** The leader is alive and sends its next heartbeat within `next` milliseconds. */
  | { type: 'heartbeat'; from: string; next: number; alive_at?: number | undefined }
  /** The facts that a tab knows about rooms. */
  | { type: 'facts'; from: string; rooms: readonly (RoomKey & { facts: LiveFacts })[] }
  /** An event of the backend's stream, with its ID in the stream. */
  | {
      type: 'event';
      from: string;
      event: LiveEvent;
      at: number;
      noted_at?: number | undefined;
      last_id: string;
    };

/** Converts a message to a form that can be cloned: errors become plain objects. */
export function toWire(message: TabMessage): unknown {
  if (message.type !== 'facts') return message;
  return { ...message, rooms: message.rooms.map((room) => ({ ...room, facts: plain(room.facts) })) };
}

function plain({ error, ...facts }: LiveFacts): unknown {
  if (!error) return facts;
  const { code, reason, operation, status, requestId } = error;
  const request = error.message.split(': ').at(-1) ?? '';
  return { ...facts, error: { code, reason, operation, request, status, requestId } };
}

/** Validates a posted value. Returns undefined if it is not a message. */
export function fromWire(posted: unknown): TabMessage | undefined {
  const { data } = schemas().message.safeParse(posted);
  if (!data?.type || !data.from) return undefined;
  const { from } = data;
  const rooms = (data.rooms ?? []).flatMap((room) => roomKeysOf(room));
  switch (data.type) {
    case 'hello':
      return { type: 'hello', from, visible: data.visible === true, background: !!data.background, rooms };
    case 'bye':
      return { type: 'bye', from };
    case 'roll-call':
      return { type: 'roll-call', from };
    case 'heartbeat':
      return { type: 'heartbeat', from, next: data.next ?? 0, alive_at: data.alive_at ?? undefined };
    case 'facts':
      return {
        type: 'facts',
        from,
        rooms: (data.rooms ?? []).flatMap((room) =>
          roomKeysOf(room).map((name) => ({ ...name, facts: factsOf(room.facts) })),
        ),
      };
    case 'event': {
      const event = eventOf(data.event);
      const { at, noted_at, last_id } = data;
      return (
        event && {
          type: 'event',
          from,
          event,
          at: at ?? 0,
          noted_at: noted_at ?? undefined,
          last_id: last_id ?? '',
        }
      );
    }
    default:
      return undefined;
  }
}

function roomKeysOf({ room_id, job_id }: { room_id?: string | null; job_id?: string | null }): RoomKey[] {
  return room_id ? [{ room_id, ...(job_id && { job_id }) }] : [];
}

function eventOf(posted: unknown): LiveEvent | undefined {
  const { event_type, message } = (posted ?? {}) as Partial<LiveEvent>;
  return readLiveEvent({ event_type, message: JSON.stringify(message) });
}

function factsOf(posted: unknown): LiveFacts {
  const { data } = schemas().facts.safeParse(posted);
  if (!data) return { warnings: [] };
  const { job, past, stream, playing, intent, error } = data;
  const source = sourceOf(data.source);
  return {
    warnings: data.warnings ?? [],
    ...(job && { job }),
    ...(past && { past }),
    ...(source && { source }),
    ...(stream?.state &&
      stream.at != null && { stream: { ...present(stream), state: stream.state, at: stream.at } }),
    ...(playing?.at != null && { playing: { ...present(playing), at: playing.at } }),
    ...(intent && intentOf(intent)),
    ...(data.asOf != null && { asOf: data.asOf }),
    ...(data.alive_at != null && { alive_at: data.alive_at }),
    ...(data.line_lost_at != null && { line_lost_at: data.line_lost_at }),
    ...(error?.code && { error: errorOf(error) }),
  };
}

function sourceOf(word: string | null | undefined): LiveFacts['source'] {
  return (['reading', 'event', 'channel', 'command'] as const).find((one) => one === word);
}

/** Removes `null` members and an unknown source from a fact. */
function present<T extends { source?: string | null }>(
  fact: T,
): { [K in Exclude<keyof T, 'source'>]?: NonNullable<T[K]> } & Pick<LiveFacts, 'source'> {
  const source = sourceOf(fact.source);
  const members = Object.entries({ ...fact, source }).filter(([, value]) => value != null);
  return Object.fromEntries(members) as ReturnType<typeof present<T>>;
}

function intentOf(posted: { [K in keyof LiveIntent]?: unknown }): { intent?: LiveIntent } {
  const { kind, stage, at, lost_at, before, job_id } = posted;
  if ((kind !== 'start' && kind !== 'stop') || typeof at !== 'number') return {};
  const known = (['waiting', 'sent', 'accepted', 'checking', 'unconfirmed'] as const).find(
    (one) => one === stage,
  );
  const id = (value: unknown) => (typeof value === 'string' ? value : null);
  const about = kind === 'start' ? { before: id(before) } : { job_id: id(job_id) };
  const lost = typeof lost_at === 'number' && { lost_at };
  return known ? { intent: { kind, stage: known, at, ...lost, ...about } } : {};
}

function errorOf(posted: Record<string, unknown>): ApiError {
  const { code, reason, operation, request, status, requestId } = posted;
  const shortText = (value: unknown) => (typeof value === 'string' ? value.slice(0, 500) : '');
  return new ApiError({
    code: shortText(code),
    reason: shortText(reason),
    operation: shortText(operation),
    request: shortText(request),
    ...(typeof status === 'number' && { status }),
    ...(shortText(requestId) && { requestId: shortText(requestId) }),
  });
}

let cached: ReturnType<typeof makeSchemas> | undefined;
const schemas = () => (cached ??= makeSchemas());

function makeSchemas() {
  const fact = { state: text(), at: num(), noted_at: num(), source: text(), outdated_at: num() };
  const facts = object(
    {},
    {
      source: text(),
      stream: object({}, { ...fact, output_url: text() }),
      playing: object(
        {},
        {
          at: num(),
          noted_at: num(),
          source: text(),
          outdated_at: num(),
          scene: text(),
          sequence_no: num(),
          title: text(),
          offset: text(),
          reply_id: text(),
        },
      ),
      intent: object({}, { kind: anything(), stage: anything(), at: anything() }),
      warnings: list(text()),
      asOf: num(),
      alive_at: num(),
      line_lost_at: num(),
      error: object({}, { code: text() }),
    },
  );
  return {
    facts: lenient(object({}, { ...facts.shape, job: showSmartLive.response, past: showSmartLive.response })),
    message: lenient(
      object(
        {},
        {
          type: oneOf('hello', 'bye', 'roll-call', 'heartbeat', 'facts', 'event'),
          from: text(),
          visible: flag(),
          background: flag(),
          rooms: list(object({}, { room_id: text(), job_id: text(), facts: anything() })),
          next: num(),
          alive_at: num(),
          event: anything(),
          at: num(),
          noted_at: num(),
          last_id: text(),
        },
      ),
    ),
  };
}
