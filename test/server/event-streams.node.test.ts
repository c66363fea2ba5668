/** What event streams say about continuity, who may read them, how long, and what slow readers cost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type Grant, type Store } from '../../src/server/index.js';
import {
  callback,
  createFixture,
  createProxyFixture,
  eventBody,
  json,
  messagesIn,
  minute,
  openEvents,
  origin,
  roomId,
  tokenRequest,
  type Fixture,
} from './helpers.js';

const tell = async (fixture: Fixture, reply_id: string, room_id = roomId, type = 'REPLY_COMMAND_FINISH') => {
  const response = await fixture.handler(await callback(fixture, eventBody({ room_id, reply_id }, type)));
  assert.equal(response.status, 200);
};
const told = (text: string) => messagesIn(text).map(({ message }) => message.reply_id);
const lastIdIn = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
const namesIn = (text: string) => [...text.matchAll(/^event: (.+)$/gm)].map(([, name]) => name);
const tick = (fixture: Fixture) => [...fixture.timers].forEach((timer) => timer());
const settled = () => new Promise((resolve) => setImmediate(resolve));

const ann: Grant = { user: 'ann', may: 'view' };
const bearer = async (fixture: Fixture) => {
  const { token } = await json(await fixture.handler(tokenRequest()));
  return { authorization: `Bearer ${String(token)}` };
};

/** A store whose listeners can be told that it is away or back. */
function faltering() {
  const memory = createMemoryStore();
  const listeners = new Set<(isAway: boolean) => void>();
  const store: Store = {
    ...memory,
    subscribe: async (room_id, listener, onGap) => {
      if (onGap) listeners.add(onGap);
      const leave = await memory.subscribe(room_id, listener);
      return () => {
        if (onGap) listeners.delete(onGap);
        leave();
      };
    },
  };
  return { store, say: (isAway: boolean) => listeners.forEach((listener) => listener(isAway)) };
}

test('a stream begins with resumed, or with gap if events may be missing', async () => {
  const fixture = createFixture();
  const first = await openEvents(fixture);
  await tell(fixture, 'seen');
  const text = await first.until('seen');
  assert.deepEqual(namesIn(text), ['resumed']);
  await first.cancel();
  await tell(fixture, 'missed');
  const begin = async (id: string, from = fixture) => {
    const stream = await openEvents(from, `room_id=${roomId}&last_event_id=${id}`);
    const all = await stream.until('\ndata: {}\n\n');
    await stream.cancel();
    return namesIn(all);
  };
  assert.deepEqual(await begin(lastIdIn(text)), ['resumed']);
  for (const id of ['0badcafe-57', 'nonsense', `${lastIdIn(text)}9999`])
    assert.deepEqual(await begin(id), ['gap']);
  assert.deepEqual(
    await begin(lastIdIn(text), createFixture()),
    ['gap'],
    'another instance without a shared store',
  );
  for (let count = 0; count < 250; count++) await tell(fixture, String(count));
  assert.deepEqual(await begin(lastIdIn(text)), ['gap'], 'the store has removed what was missed');
});

test('a stream that begins with a gap and no event has an ID from which to resume', async () => {
  const fixture = createFixture();
  const first = await openEvents(fixture, `room_id=${roomId}&last_event_id=old`);
  const text = await first.until('data: {}');
  assert.deepEqual(namesIn(text), ['gap']);
  await first.cancel();
  const again = await openEvents(fixture, `room_id=${roomId}&last_event_id=${lastIdIn(text)}`);
  assert.deepEqual(namesIn(await again.until('data: {}')), ['resumed']);
  await again.cancel();
});

test('while the store is away, a gap is said at once, and the stream ends if it does not come back', async () => {
  const { store, say } = faltering();
  const fixture = createFixture({ store });
  const stream = await openEvents(fixture, 'room_id=a,b');
  await stream.until('resumed');
  say(true);
  assert.deepEqual(namesIn(await stream.until('gap')), ['resumed', 'gap'], 'once for all rooms');
  say(false);
  assert.deepEqual(namesIn(await stream.until('gap\ndata: {}\n\nevent: gap')), ['resumed', 'gap', 'gap']);
  tick(fixture);
  await tell(fixture, 'after', 'a');
  assert.deepEqual(told(await stream.until('after')), ['after']);
  say(true);
  fixture.time += 3000;
  tick(fixture);
  await stream.rest();
  assert.equal(fixture.timers.size, 0);
});

test('a store that cannot be reached is answered, so that the page does not take silence for news', async () => {
  const store: Store = { ...createMemoryStore(), subscribe: () => Promise.reject(new Error('away')) };
  const fixture = createFixture({ store });
  const response = await fixture.handler(new Request(`${origin}/mss/events?room_id=a`));
  assert.ok(response.status >= 500);
  assert.equal(fixture.timers.size, 0);
});

test('of a full room, a new browser gets what is true now first, within its bytes', async () => {
  const fixture = createFixture();
  const large = 'x'.repeat(6000);
  await tell(fixture, `state ${large}`, roomId, 'RTMP_STREAM_STATE_CHANGE');
  for (let count = 1; count <= 40; count++) await tell(fixture, `${count} ${large}`);
  const stream = await openEvents(fixture);
  const text = await stream.until('"40 ');
  const replies = told(text).map((reply) => String(reply).split(' ')[0]);
  assert.equal(replies[0], 'state', 'in the order of events');
  assert.equal(replies.at(-1), '40');
  assert.ok(replies.length < 20 && text.length < 100_000, `${replies.length} events, ${text.length} bytes`);
  await stream.cancel();
});

test('in proxy mode, a stream needs a session, and tells of its rooms only', async () => {
  const fixture = createProxyFixture({ ...ann, rooms: ['mine', 'too'] });
  const refused = await fixture.handler(new Request(`${origin}/mss/events?room_id=mine`));
  assert.equal(refused.status, 401);
  const headers = await bearer(fixture);
  const none = await fixture.handler(new Request(`${origin}/mss/events?room_id=theirs`, { headers }));
  assert.equal((await json(none)).error_code, 'MSW.EVENTS_REFUSED');
  const stream = await openEvents(fixture, 'room_id=theirs,mine', { headers });
  await tell(fixture, 'secret', 'theirs');
  await tell(fixture, 'news', 'mine');
  assert.deepEqual(told(await stream.until('news')), ['news']);
  await stream.cancel();
});

test('a stream ends with its session', async () => {
  const fixture = createProxyFixture({ ...ann, expiresIn: 60 });
  const stream = await openEvents(fixture, 'room_id=a', { headers: await bearer(fixture) });
  await stream.until('resumed');
  fixture.time += minute - 1;
  tick(fixture);
  await tell(fixture, 'still', 'a');
  await stream.until('still');
  fixture.time += 1;
  tick(fixture);
  await stream.rest();
  assert.equal(fixture.timers.size, 0);
});

test('a revoked session ends its streams at every instance, and no stream of others', async () => {
  const store = createMemoryStore();
  const shared = {
    store,
    authorize: (request: Request) => ({ ...ann, user: request.headers.get('x-user') ?? 'ann' }),
  };
  const [one, other] = [createProxyFixture(ann, shared), createProxyFixture(ann, shared)];
  const open = async (user: string) => {
    const { token } = await json(await one.handler(tokenRequest({ 'x-user': user })));
    return openEvents(other, 'room_id=a', { headers: { authorization: `Bearer ${String(token)}` } });
  };
  const [anns, second, bobs] = [await open('ann'), await open('ann'), await open('bob')];
  for (const stream of [anns, second, bobs]) await stream.until('resumed');
  await one.handler.revoke('ann');
  await Promise.all([anns.rest(), second.rest()]);
  await tell(other, 'still here', 'a');
  await bobs.until('still here');
  await bobs.cancel();
  assert.equal(other.timers.size, 0);
});

test('pages of other origins get no stream, though their visitor is signed in', async () => {
  const fixture = createFixture();
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie: 'session=1' };
  const response = await fixture.handler(new Request(`${origin}/mss/events?room_id=a`, { headers }));
  assert.equal(response.status, 403);
  assert.equal((await json(response)).error_code, 'MSW.ORIGIN_REFUSED');
});

test('a user has so many streams and no more, until one ends; others are not concerned', async () => {
  const fixture = createProxyFixture(ann, {
    authorize: (request) => ({ ...ann, user: request.headers.get('x-user') ?? 'ann' }),
  });
  const tokenOf = async (user: string) => {
    const { token } = await json(await fixture.handler(tokenRequest({ 'x-user': user })));
    return { authorization: `Bearer ${String(token)}` };
  };
  const headers = await tokenOf('ann');
  const request = (own = headers) => new Request(`${origin}/mss/events?room_id=a`, { headers: own });
  const answers = await Promise.all(Array.from({ length: 120 }, () => fixture.handler(request())));
  const opened = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ status }) => status !== 200);
  assert.ok(opened.length >= 20 && opened.length <= 60, String(opened.length));
  assert.equal((await json(refused[0] as Response)).error_code, 'MSW.EVENTS_TOO_MANY');
  assert.ok(Number(refused[0]?.headers.get('retry-after')) > 0);
  assert.equal(fixture.timers.size, 2, 'one timer for all heartbeats, one for the next end of a session');
  const bob = await fixture.handler(request(await tokenOf('bob')));
  assert.equal(bob.status, 200);
  await opened[0]?.body?.cancel();
  const again = await fixture.handler(request());
  assert.equal(again.status, 200);
  for (const { body } of [...opened.slice(1), bob, again]) await body?.cancel();
  assert.equal(fixture.timers.size, 0);
});

test('a reader that does not read is cut off after so many bytes, and finds the rest when it comes again', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  const large = 'x'.repeat(10_000);
  for (let count = 1; count <= 40; count++) await tell(fixture, `${count} ${large}`);
  assert.equal(fixture.timers.size, 0, 'it is no longer served');
  const text = await stream.rest();
  assert.ok(text.length > 100_000 && text.length < 220_000, String(text.length));
  const received = told(text).map((reply) => Number(String(reply).split(' ')[0]));
  assert.deepEqual(
    received,
    received.map((_, index) => index + 1),
    'in order, without a hole',
  );
  const again = await openEvents(fixture, `room_id=${roomId}&last_event_id=${lastIdIn(text)}`);
  const rest = await again.until('"40 ');
  assert.ok(['resumed', 'gap'].includes(namesIn(rest)[0] ?? ''));
  await again.cancel();
});

test('what a reader that was cut off does not fetch is dropped after a while', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const fixture = createFixture();
  const response = await fixture.handler(new Request(`${origin}/mss/events?room_id=${roomId}`));
  for (let count = 1; count <= 300; count++) await tell(fixture, String(count));
  context.mock.timers.tick(10_000);
  await assert.rejects((response.body as ReadableStream).getReader().read(), /too slow/);
  context.mock.timers.reset();
});

test('when the handler is closed, its streams end', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  await stream.until('resumed');
  await fixture.handler.close();
  await stream.rest();
  await settled();
  assert.equal(fixture.timers.size, 0);
});
