/** The stream of events: who may read it, what it says, how it resumes and how it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type EventStore } from '../../src/server/index.js';
import {
  callback,
  createHouse,
  eventBody,
  hour,
  json,
  key,
  messagesIn,
  openEvents,
  origin,
  roomId,
  type House,
} from './helpers.js';

const tell = async (house: House, reply_id: string, room_id = roomId) => {
  const response = await house.handler(await callback(house, eventBody({ room_id, reply_id })));
  assert.equal(response.status, 200);
};
const told = (text: string) => messagesIn(text).map(({ message }) => message.reply_id);
const lastIdIn = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';

test('a stream is Server-Sent Events that nothing on the way holds back or keeps', async () => {
  const house = createHouse();
  const stream = await openEvents(house);
  const { headers, status } = stream.response;
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.equal(headers.get('cache-control'), 'no-store, no-transform');
  assert.equal(headers.get('x-accel-buffering'), 'no');
  assert.match(await stream.until('retry'), /^retry: 3000\n\n/);
  await stream.cancel();
});

test('an event reaches everybody who watches its room, and nobody else', async () => {
  const house = createHouse();
  const [one, two, other] = [
    await openEvents(house),
    await openEvents(house),
    await openEvents(house, 'room_id=b'),
  ];
  await tell(house, 'first');
  await tell(house, 'second', 'b');
  for (const stream of [one, two]) assert.deepEqual(told(await stream.until('first')), ['first']);
  assert.deepEqual(told(await other.until('second')), ['second']);
  for (const stream of [one, two, other]) await stream.cancel();
});

test('a message is the callback’s JSON in one line, without an event name', async () => {
  const house = createHouse();
  const stream = await openEvents(house);
  const body = eventBody({ shoot_script_title: 'two\nlines' }, 'SHOOT_SCRIPT_SWITCH');
  await house.handler(await callback(house, JSON.stringify(JSON.parse(body), undefined, 2)));
  const text = await stream.until('data: ');
  assert.doesNotMatch(text, /^event:/m);
  assert.equal(/^data: (.+)\n\n/m.exec(text)?.[1], body);
  await stream.cancel();
});

test('rooms may be repeated or listed with commas, and one stream tells them all', async () => {
  const house = createHouse();
  const stream = await openEvents(house, 'room_id=a,b&room_id=c&room_id=a');
  for (const room of ['a', 'b', 'c']) await tell(house, `in ${room}`, room);
  assert.deepEqual(told(await stream.until('in c')), ['in a', 'in b', 'in c']);
  await stream.cancel();
});

test('no room, or more than a hundred, is a 400', async () => {
  const { handler } = createHouse();
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
  const house = createHouse({ authorize: (_request, { room_id }) => room_id === 'mine' });
  const mine = await openEvents(house, 'room_id=mine');
  assert.equal(mine.response.status, 200);
  await mine.cancel();
  for (const query of ['room_id=theirs', 'room_id=mine,theirs']) {
    const response = await house.handler(new Request(`${origin}/mss/events?${query}`));
    assert.equal(response.status, 403);
    assert.equal((await json(response)).error_code, 'MSW.EVENTS_REFUSED');
  }
});

test('authorize that throws is a 500', async () => {
  const house = createHouse({
    authorize: () => {
      throw new Error('down');
    },
  });
  const response = await house.handler(new Request(`${origin}/mss/events?room_id=a`));
  assert.equal((await json(response)).error_code, 'MSW.AUTHORIZE_FAILED');
});

test('a browser that comes back gets what it missed, by header or by query, then what comes', async () => {
  const house = createHouse();
  const first = await openEvents(house);
  await tell(house, 'seen');
  const id = lastIdIn(await first.until('seen'));
  await first.cancel();
  await tell(house, 'missed 1');
  await tell(house, 'missed 2');
  const byHeader = await openEvents(house, `room_id=${roomId}`, { headers: { 'last-event-id': id } });
  const byQuery = await openEvents(house, `room_id=${roomId}&last_event_id=${id}`);
  await byHeader.until('missed 2');
  await byQuery.until('missed 2');
  await tell(house, 'new');
  for (const stream of [byHeader, byQuery]) {
    assert.deepEqual(told(await stream.until('new')), ['missed 1', 'missed 2', 'new']);
    await stream.cancel();
  }
});

test('a browser that lost its connection before any event resumes too', async () => {
  const house = createHouse();
  await tell(house, 'before');
  const first = await openEvents(house);
  const text = await first.until('id: ');
  assert.deepEqual(told(text), [], 'a new watcher is told nothing old');
  await first.cancel();
  await tell(house, 'missed');
  const again = await openEvents(house, `room_id=${roomId}&last_event_id=${lastIdIn(text)}`);
  assert.deepEqual(told(await again.until('missed')), ['missed']);
  await again.cancel();
});

test('what was missed in several rooms comes in the order it happened', async () => {
  const house = createHouse();
  const first = await openEvents(house, 'room_id=a,b');
  const id = lastIdIn(await first.until('id: '));
  await first.cancel();
  for (const [reply, room] of [
    ['1', 'b'],
    ['2', 'a'],
    ['3', 'b'],
    ['4', 'a'],
  ] as const) {
    await tell(house, reply, room);
  }
  const again = await openEvents(house, `room_id=a,b&last_event_id=${id}`);
  assert.deepEqual(told(await again.until('"4')), ['1', '2', '3', '4']);
  await again.cancel();
});

test('an id of an earlier run gets all that is remembered', async () => {
  const house = createHouse();
  await tell(house, 'after the restart');
  for (const id of ['0badcafe-57', 'nonsense', '-']) {
    const stream = await openEvents(house, `room_id=${roomId}&last_event_id=${id}`);
    assert.deepEqual(told(await stream.until('restart')), ['after the restart'], id);
    await stream.cancel();
  }
});

test('an event that happens while the store looks back is told once, and in order', async () => {
  const memory = createMemoryStore();
  const store: EventStore = {
    ...memory,
    since: async (room_id, id) => {
      await tell(house, 'while it looked');
      const events = await memory.since(room_id, id);
      await tell(house, 'meanwhile');
      return events;
    },
  };
  const house: House = createHouse({ callbacks: { key, store } });
  await tell(house, 'missed');
  const stream = await openEvents(house, `room_id=${roomId}&last_event_id=old`);
  await stream.until('meanwhile');
  await tell(house, 'after');
  assert.deepEqual(told(await stream.until('after')), ['missed', 'while it looked', 'meanwhile', 'after']);
  await stream.cancel();
});

test('a comment beats every 15 seconds', async () => {
  const beats: number[] = [];
  let tick = () => {};
  const house = createHouse({
    every: (milliseconds, run) => {
      beats.push(milliseconds);
      tick = run;
      return () => {};
    },
  });
  const stream = await openEvents(house);
  await stream.until('id: ');
  tick();
  tick();
  assert.match(await stream.until(':\n\n:\n\n'), /\n\n:\n\n:\n\n$/);
  assert.deepEqual(beats, [15_000]);
  await stream.cancel();
});

/** A store that counts who listens. */
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
    } satisfies EventStore as EventStore,
  };
  return counting;
}

test('when the browser goes, nothing listens and no timer runs', async () => {
  const counting = countingStore();
  const house = createHouse({ callbacks: { key, store: counting.store } });
  const stream = await openEvents(house, 'room_id=a,b');
  await stream.until('id: ');
  assert.deepEqual([counting.listening, house.timers.size], [2, 1]);
  await stream.cancel();
  assert.deepEqual([counting.listening, house.timers.size], [0, 0]);
  await tell(house, 'to nobody', 'a');
});

test('a request that is aborted ends its stream', async () => {
  const counting = countingStore();
  const house = createHouse({ callbacks: { key, store: counting.store } });
  const controller = new AbortController();
  const stream = await openEvents(house, 'room_id=a', { signal: controller.signal });
  await stream.until('id: ');
  controller.abort();
  await stream.rest();
  assert.deepEqual([counting.listening, house.timers.size], [0, 0]);
});

test('a browser that goes while the store is still subscribing leaves nothing behind', async () => {
  const counting = countingStore();
  const house = createHouse({ callbacks: { key, store: counting.store } });
  const stream = await openEvents(house, 'room_id=a,b,c');
  await stream.cancel();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([counting.listening, house.timers.size], [0, 0]);
});

test('a stream an hour old is ended, so that who may no longer watch is let go', async () => {
  const house = createHouse();
  const stream = await openEvents(house);
  await stream.until('id: ');
  house.time += hour;
  for (const tick of [...house.timers]) tick();
  await stream.rest();
  assert.equal(house.timers.size, 0);
});

test('a browser that does not read is let go instead of filling the memory', async () => {
  const house = createHouse();
  const stream = await openEvents(house);
  for (let count = 0; count < 300; count += 1) await tell(house, `reply ${count}`);
  assert.equal(house.timers.size, 0);
  const received = told(await stream.rest());
  assert.ok(received.length > 200 && received.length < 300, String(received.length));
});

test('a store that fails ends the stream, and the log says why', async () => {
  const reason = new Error('redis is gone');
  const store: EventStore = { ...createMemoryStore(), subscribe: () => Promise.reject(reason) };
  const house = createHouse({ callbacks: { key, store } });
  const stream = await openEvents(house);
  await stream.rest();
  assert.equal(house.errors[0]?.error, reason);
  assert.equal(house.timers.size, 0);
});

test('a listed origin’s page may read the stream', async () => {
  const admin = 'https://admin.shop.example';
  const house = createHouse({ allowedOrigins: [admin] });
  const stream = await openEvents(house, 'room_id=a', { headers: { origin: admin } });
  assert.equal(stream.response.headers.get('access-control-allow-origin'), admin);
  assert.equal(stream.response.headers.get('access-control-allow-credentials'), 'true');
  await stream.cancel();
});
