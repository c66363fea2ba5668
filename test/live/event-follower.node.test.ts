/** More rooms than one stream of events may have. */
import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { EventFollower } from '../../src/live/event-follower.js';
import type { StreamedEvent } from '../../src/live/event-group.js';
import type { Environment } from '../../src/live/environment.js';

const rooms = (count: number): string[] => Array.from({ length: count }, (_, index) => `room-${index}`);

interface Connection {
  room_ids: string[];
  isOpen: boolean;
  send(event: object): void;
  /** Sends a message as it stands. */
  write(message: string): void;
}

/** A follower whose backend shows the connections, each with the rooms of its request. */
function follow(url: string | undefined = 'https://shop.test/events') {
  const connections: Connection[] = [];
  const events: StreamedEvent[] = [];
  const alive: number[] = [];
  const gaps: (readonly string[])[] = [];
  let now = 1000;
  const environment = {
    now: () => now,
    random: () => 0.5,
    schedule: () => () => undefined,
  } as unknown as Environment;
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { searchParams } = new URL((input as URL).href);
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({ start: (one) => void (controller = one) });
    const connection: Connection = {
      room_ids: (searchParams.get('room_id') ?? '').split(','),
      isOpen: true,
      send: (event) => connection.write(`data: ${JSON.stringify(event)}\n\n`),
      write: (message) => controller?.enqueue(new TextEncoder().encode(message)),
    };
    init?.signal?.addEventListener('abort', () => {
      connection.isOpen = false;
      controller?.error(new Error('aborted'));
    });
    connections.push(connection);
    return Promise.resolve(new Response(body));
  };
  const follower = new EventFollower({
    url,
    open: async (...args) => ({ response: await fetch(...args) }),
    environment,
    onEvent: (event) => events.push(event),
    onGap: (room_ids) => gaps.push(room_ids),
    onLost: () => undefined,
    onAlive: (at) => alive.push(at),
  });
  const open = () => connections.filter(({ isOpen }) => isOpen);
  return { follower, connections, open, events, alive, gaps, setNow: (at: number) => (now = at) };
}

/** Waits until something holds: streams are opened and read in promises. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn++) await new Promise((resolve) => setTimeout(resolve, 2));
  assert.ok(holds());
}

const warn = mock.method(console, 'warn', () => undefined);
afterEach(() => warn.mock.resetCalls());

test('a hundred rooms share one stream', async () => {
  const { follower, open } = follow();
  follower.follow(rooms(100));
  await until(() => open().length === 1);
  assert.deepEqual(open()[0]?.room_ids, rooms(100).sort());
});

test('rooms beyond the hundredth have streams of their own, and their events arrive', async () => {
  const { follower, open, events } = follow();
  follower.follow(rooms(250));
  await until(() => open().length === 3);
  assert.deepEqual(
    open().map(({ room_ids }) => room_ids.length),
    [100, 100, 50],
  );
  assert.deepEqual(
    open()
      .flatMap(({ room_ids }) => room_ids)
      .sort(),
    rooms(250).sort(),
  );
  for (const room_id of ['room-0', 'room-100', 'room-249']) {
    const event = { event_type: 'REPLY_COMMAND_FINISH', message: JSON.stringify({ room_id, reply_id: 'r' }) };
    open()
      .find(({ room_ids }) => room_ids.includes(room_id))
      ?.send(event);
  }
  await until(() => events.length === 3);
  assert.deepEqual(events.map(({ event }) => event.message.room_id).sort(), [
    'room-0',
    'room-100',
    'room-249',
  ]);
  assert.equal(warn.mock.callCount(), 0);
});

test('a room more or less opens one stream anew, and leaves the others alone', async () => {
  const { follower, open, connections } = follow();
  follower.follow(rooms(150));
  await until(() => open().length === 2);
  const [first] = open();
  follower.follow(rooms(151));
  await until(() => connections.length === 3 && open().length === 2);
  assert.ok(open().includes(first as Connection));
  follower.follow(rooms(151).slice(1));
  await until(() => connections.length === 4 && open().length === 2);
  assert.equal(open().flatMap(({ room_ids }) => room_ids).length, 150);
  follower.follow([]);
  await until(() => open().length === 0);
});

test('rooms are known up to the time of the most silent stream', async () => {
  const { follower, open, alive, events, setNow } = follow();
  follower.follow(rooms(150));
  await until(() => open().length === 2);
  const [first, second] = open();
  const event = { event_type: 'REPLY_COMMAND_FINISH', message: '{"room_id":"room-0"}' };
  first?.send(event);
  await until(() => events.length === 1);
  assert.deepEqual(alive, []);
  setNow(2000);
  second?.send(event);
  await until(() => alive.length === 1);
  assert.deepEqual(alive, [1000]);
});

test('a gap is told of the rooms of its stream alone, and what was seen before is taken again', async () => {
  const { follower, open, events, gaps } = follow();
  follower.follow(rooms(101));
  await until(() => open().length === 2);
  const [, second] = open();
  const message = JSON.stringify({ event_type: 'REPLY_COMMAND_FINISH', message: '{"room_id":"room-99"}' });
  second?.write(`event: resumed\ndata: {}\n\nid: a-1\ndata: ${message}\n\n`);
  second?.write(`id: a-1\ndata: ${message}\n\n`);
  await until(() => events.length === 1);
  assert.deepEqual(gaps, []);
  second?.write(`event: gap\ndata: {}\n\nid: a-1\ndata: ${message}\n\n`);
  await until(() => events.length === 2);
  assert.deepEqual(gaps, [second?.room_ids]);
});

test('it is said that rooms beyond the fourth hundred get no events, once', async () => {
  const { follower, open } = follow();
  follower.follow(rooms(430));
  await until(() => open().length === 4);
  follower.follow(rooms(431));
  assert.equal(warn.mock.callCount(), 1);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /more than 400 rooms; for 30 of them/);
});

test('nothing is opened and nothing said without an address', () => {
  const { follower, connections } = follow('');
  follower.follow(rooms(500));
  assert.equal(connections.length, 0);
  assert.equal(warn.mock.callCount(), 0);
});
