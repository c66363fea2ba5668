/** The event stream: authorisation, messages, resuming, ending. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type Store } from '../../src/server/index.js';
import {
  callback,
  createFixture,
  eventBody,
  hour,
  json,
  messagesIn,
  openEvents,
  origin,
  roomId,
  type Fixture,
} from './helpers.js';

const tell = async (fixture: Fixture, reply_id: string, room_id = roomId) => {
  const response = await fixture.handler(await callback(fixture, eventBody({ room_id, reply_id })));
  assert.equal(response.status, 200);
};
const told = (text: string) => messagesIn(text).map(({ message }) => message.reply_id);
const lastIdIn = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';

test('a stream is Server-Sent Events that nothing on the way holds back or keeps', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  const { headers, status } = stream.response;
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.equal(headers.get('cache-control'), 'no-store, no-transform');
  assert.equal(headers.get('x-accel-buffering'), 'no');
  assert.match(await stream.until('retry'), /^retry: 3000\n\n/);
  await stream.cancel();
});

test('an event reaches everybody who watches its room, and nobody else', async () => {
  const fixture = createFixture();
  const [one, two, other] = [
    await openEvents(fixture),
    await openEvents(fixture),
    await openEvents(fixture, 'room_id=b'),
  ];
  await tell(fixture, 'first');
  await tell(fixture, 'second', 'b');
  for (const stream of [one, two]) assert.deepEqual(told(await stream.until('first')), ['first']);
  assert.deepEqual(told(await other.until('second')), ['second']);
  for (const stream of [one, two, other]) await stream.cancel();
});

test('a message is the callback’s JSON in one line, without an event name', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  const body = eventBody({ shoot_script_title: 'two\nlines' }, 'SHOOT_SCRIPT_SWITCH');
  await fixture.handler(await callback(fixture, JSON.stringify(JSON.parse(body), undefined, 2)));
  const text = await stream.until('data: ');
  const message = await stream.until('SHOOT_SCRIPT_SWITCH');
  assert.match(text, /^event: resumed\ndata: {}\n\n/m);
  assert.match(message, /\ndata: [^\n]+\n\n$/);
  assert.equal(message.match(/^event:/gm)?.length, 1);
  assert.equal([...message.matchAll(/^data: (.+)\n\n/gm)].at(-1)?.[1], body);
  await stream.cancel();
});

test('rooms may be repeated or listed with commas, and one stream tells them all', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture, 'room_id=a,b&room_id=c&room_id=a');
  for (const room of ['a', 'b', 'c']) await tell(fixture, `in ${room}`, room);
  assert.deepEqual(told(await stream.until('in c')), ['in a', 'in b', 'in c']);
  await stream.cancel();
});

test('no room, or more than a hundred, is a 400', async () => {
  const { handler } = createFixture();
  const many = (count: number) => `room_id=${Array.from({ length: count }, (_, index) => index).join(',')}`;
  for (const query of ['', 'room_id=', 'room_id=,%20,', many(101)]) {
    const response = await handler(new Request(`${origin}/mss/events?${query}`));
    assert.equal(response.status, 400, query.slice(0, 20));
    assert.equal((await json(response)).error_code, 'MSW.EVENTS_INVALID');
  }
  const most = await handler(new Request(`${origin}/mss/events?${many(100)}`));
  assert.equal(most.status, 200);
  await most.body?.cancel();
});

test('authorize is asked for each room, and one refused room refuses the stream', async () => {
  const fixture = createFixture({ authorize: (_request, { room_id }) => room_id === 'mine' });
  const mine = await openEvents(fixture, 'room_id=mine');
  assert.equal(mine.response.status, 200);
  await mine.cancel();
  for (const query of ['room_id=theirs', 'room_id=mine,theirs']) {
    const response = await fixture.handler(new Request(`${origin}/mss/events?${query}`));
    assert.equal(response.status, 403);
    assert.equal((await json(response)).error_code, 'MSW.EVENTS_REFUSED');
  }
});

test('authorize that throws is a 500', async () => {
  const fixture = createFixture({
    authorize: () => {
      throw new Error('down');
    },
  });
  const response = await fixture.handler(new Request(`${origin}/mss/events?room_id=a`));
  assert.equal((await json(response)).error_code, 'MSW.AUTHORIZE_FAILED');
});

test('a browser that comes back gets what it missed, by header or by query, then what comes', async () => {
  const fixture = createFixture();
  const first = await openEvents(fixture);
  await tell(fixture, 'seen');
  const id = lastIdIn(await first.until('seen'));
  await first.cancel();
  await tell(fixture, 'missed 1');
  await tell(fixture, 'missed 2');
  const byHeader = await openEvents(fixture, `room_id=${roomId}`, { headers: { 'last-event-id': id } });
  const byQuery = await openEvents(fixture, `room_id=${roomId}&last_event_id=${id}`);
  await byHeader.until('missed 2');
  await byQuery.until('missed 2');
  await tell(fixture, 'new');
  for (const stream of [byHeader, byQuery]) {
    assert.deepEqual(told(await stream.until('new')), ['missed 1', 'missed 2', 'new']);
    await stream.cancel();
  }
});

test('a browser that lost its connection before any event resumes too', async () => {
  const fixture = createFixture();
  await tell(fixture, 'before', 'elsewhere');
  const first = await openEvents(fixture);
  const text = await first.until('id: ');
  assert.deepEqual(told(text), []);
  await first.cancel();
  await tell(fixture, 'missed');
  const again = await openEvents(fixture, `room_id=${roomId}&last_event_id=${lastIdIn(text)}`);
  assert.deepEqual(told(await again.until('missed')), ['missed']);
  await again.cancel();
});

test('what was missed in several rooms comes in the order it happened', async () => {
  const fixture = createFixture();
  const first = await openEvents(fixture, 'room_id=a,b');
  const id = lastIdIn(await first.until('id: '));
  await first.cancel();
  for (const [reply, room] of [
    ['1', 'b'],
    ['2', 'a'],
    ['3', 'b'],
    ['4', 'a'],
  ] as const) {
    await tell(fixture, reply, room);
  }
  const again = await openEvents(fixture, `room_id=a,b&last_event_id=${id}`);
  assert.deepEqual(told(await again.until('"4')), ['1', '2', '3', '4']);
  await again.cancel();
});

test('an id of an earlier run gets all that is remembered', async () => {
  const fixture = createFixture();
  await tell(fixture, 'after the restart');
  for (const id of ['0badcafe-57', 'nonsense', '-']) {
    const stream = await openEvents(fixture, `room_id=${roomId}&last_event_id=${id}`);
    assert.deepEqual(told(await stream.until('restart')), ['after the restart'], id);
    await stream.cancel();
  }
});

test('an event that happens while the store looks back is told once, and in order', async () => {
  const memory = createMemoryStore();
  const store: Store = {
    ...memory,
    since: async (room_id, id) => {
      await tell(fixture, 'while it looked');
      const events = await memory.since(room_id, id);
      await tell(fixture, 'meanwhile');
      return events;
    },
  };
  const fixture: Fixture = createFixture({ store });
  await tell(fixture, 'missed');
  const stream = await openEvents(fixture, `room_id=${roomId}&last_event_id=old`);
  await stream.until('meanwhile');
  await tell(fixture, 'after');
  assert.deepEqual(told(await stream.until('after')), ['missed', 'while it looked', 'meanwhile', 'after']);
  await stream.cancel();
});

test('a comment beats every 15 seconds', async () => {
  const beats: number[] = [];
  let tick = () => {};
  const fixture = createFixture({
    every: (milliseconds, run) => {
      beats.push(milliseconds);
      tick = run;
      return () => {};
    },
  });
  const stream = await openEvents(fixture);
  await stream.until('id: ');
  tick();
  tick();
  assert.match(await stream.until(':\n\n:\n\n'), /\n\n:\n\n:\n\n$/);
  assert.deepEqual(beats, [15_000]);
  await stream.cancel();
});

/** A store that counts its listeners. */
function countingStore() {
  const memory = createMemoryStore();
  const counting = {
    listening: 0,
    store: {
      ...memory,
      subscribe: async (room_id, listener) => {
        const unsubscribe = await memory.subscribe(room_id, listener);
        counting.listening += 1;
        return () => {
          counting.listening -= 1;
          unsubscribe();
        };
      },
    } satisfies Store as Store,
  };
  return counting;
}

test('when the browser goes, nothing listens and no timer runs', async () => {
  const counting = countingStore();
  const fixture = createFixture({ store: counting.store });
  const stream = await openEvents(fixture, 'room_id=a,b');
  await stream.until('id: ');
  assert.deepEqual([counting.listening, fixture.timers.size], [2, 1]);
  await stream.cancel();
  assert.deepEqual([counting.listening, fixture.timers.size], [0, 0]);
  await tell(fixture, 'to nobody', 'a');
});

test('a request that is aborted ends its stream', async () => {
  const counting = countingStore();
  const fixture = createFixture({ store: counting.store });
  const controller = new AbortController();
  const stream = await openEvents(fixture, 'room_id=a', { signal: controller.signal });
  await stream.until('id: ');
  controller.abort();
  await stream.rest();
  assert.deepEqual([counting.listening, fixture.timers.size], [0, 0]);
});

test('a browser that goes while the store is still subscribing leaves nothing behind', async () => {
  const counting = countingStore();
  const fixture = createFixture({ store: counting.store });
  const stream = await openEvents(fixture, 'room_id=a,b,c');
  await stream.cancel();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([counting.listening, fixture.timers.size], [0, 0]);
});

test('a stream an hour old is ended, so that who may no longer watch is let go', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  await stream.until('id: ');
  fixture.time += hour;
  for (const tick of [...fixture.timers]) tick();
  await stream.rest();
  assert.equal(fixture.timers.size, 0);
});

test('a browser that does not read is let go instead of filling the memory', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  for (let count = 0; count < 300; count += 1) await tell(fixture, `reply ${count}`);
  assert.equal(fixture.timers.size, 0);
  const received = told(await stream.rest());
  assert.ok(received.length > 200 && received.length < 300, String(received.length));
});

test('a store that fails ends the stream, and the log says why', async () => {
  const reason = new Error('redis is gone');
  const store: Store = { ...createMemoryStore(), subscribe: () => Promise.reject(reason) };
  const fixture = createFixture({ store });
  const stream = await openEvents(fixture);
  await stream.rest();
  assert.equal(fixture.errors[0]?.error, reason);
  assert.equal(fixture.timers.size, 0);
});

test('a listed origin’s page may read the stream', async () => {
  const admin = 'https://admin.shop.example';
  const fixture = createFixture({ allowedOrigins: [admin] });
  const stream = await openEvents(fixture, 'room_id=a', { headers: { origin: admin } });
  assert.equal(stream.response.headers.get('access-control-allow-origin'), admin);
  assert.equal(stream.response.headers.get('access-control-allow-credentials'), 'true');
  await stream.cancel();
});
