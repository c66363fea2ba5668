/** The session on the event stream: sent to the backend that issued it alone, and renewed without a loss. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, type Token } from '../../src/api/index.js';
import { EventStream } from '../../src/live/event-stream.js';
import { VirtualBrowser, VirtualTime, second } from './virtual-browser.js';

const minute = 60 * second;

interface Options {
  events?: string;
  token?: Partial<Token>;
  rooms?: string[];
  /** Seconds for which a session lasts. */
  life?: number;
  /** What the backend answers in place of events, while it does. */
  refusal?: () => number | undefined;
}

/** A page that follows the events of a room, and a backend that knows which sessions have not ended. */
async function follow({
  events = 'https://shop.test/backend/events',
  token = {},
  life = 900,
  rooms = ['r1'],
  refusal = () => undefined,
}: Options = {}) {
  const time = new VirtualTime();
  const { environment, wait } = new VirtualBrowser(time, () => 0.5).open();
  const asked: { authorization: string | null; rooms: string | null; lastId: string | null; at: number }[] =
    [];
  const ends = new Map<string, number>();
  const seen = { losses: 0, gaps: 0, ids: [] as string[], issued: 0 };
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const fetch: typeof globalThis.fetch = (input, init) => {
    const rooms = (input as URL).searchParams.get('room_id');
    const headers = new Headers(init?.headers);
    const authorization = headers.get('authorization');
    asked.push({ authorization, rooms, lastId: headers.get('last-event-id'), at: time.now });
    const status = refusal();
    if (status !== undefined) return Promise.resolve(new Response('{}', { status }));
    const end = ends.get(authorization?.replace('Bearer ', '') ?? '') ?? 0;
    if (authorization && time.now >= end) return Promise.resolve(new Response('{}', { status: 401 }));
    const body = new ReadableStream<Uint8Array>({ start: (one) => void (stream = one) });
    const controller = stream;
    init?.signal?.addEventListener('abort', () => controller?.error(new Error('aborted')));
    controller?.enqueue(new TextEncoder().encode(`event: resumed\nid: e-${asked.length}\ndata: {}\n\n`));
    return Promise.resolve(new Response(body));
  };
  const client = createClient({
    fetch,
    clock: { now: () => time.now, wait },
    getToken: () => {
      const name = `session-${++seen.issued}`;
      ends.set(name, time.now + life * second);
      return Promise.resolve({
        token: name,
        token_type: 'Bearer',
        expires_at: new Date(time.now + life * second).toISOString(),
        project_id: 'p',
        endpoint: 'https://shop.test/backend/api',
        ...token,
      });
    },
  });
  const follower = new EventStream(
    {
      url: events,
      open: (...args) => client.openEvents!(...args),
      environment,
      lastId: '',
      onEvent: (_event, _at, id) => seen.ids.push(id),
      onGap: () => seen.gaps++,
      onLost: () => seen.losses++,
      onAlive: () => undefined,
    },
    rooms,
  );
  await time.pass(second);
  return {
    time,
    asked,
    seen,
    ends,
    follower,
    endStream: () => stream?.close(),
    beat: () => stream?.enqueue(new TextEncoder().encode(':\n\n')),
  };
}

test('the session is sent to the backend that has issued it', async () => {
  const { asked, follower } = await follow();
  assert.deepEqual(
    asked.map(({ authorization }) => authorization),
    ['Bearer session-1'],
  );
  follower.close();
});

for (const [where, options] of [
  ['another origin', { events: 'https://elsewhere.test/events' }],
  ['another port', { events: 'https://shop.test:8443/backend/events' }],
  ['a backend that issues tokens of the service', { token: { token_type: 'X-Auth-Token' } }],
] as const) {
  test(`no session is sent to ${where}`, async () => {
    const { asked, follower } = await follow(options);
    assert.deepEqual(
      asked.map(({ authorization }) => authorization),
      [null],
    );
    follower.close();
  });
}

test('rooms that the session is not for are not asked for, and no room is asked for alone', async () => {
  const all = await follow({ token: { grant: { operations: [], rooms: ['r1'] } }, rooms: ['r0', 'r1'] });
  assert.deepEqual(
    all.asked.map(({ rooms }) => rooms),
    ['r1'],
  );
  all.follower.close();
  const none = await follow({ token: { grant: { operations: [], rooms: [] } } });
  assert.deepEqual(none.asked, []);
  none.follower.close();
});

test('the stream is opened anew before the session ends, after its last event, without a loss', async () => {
  const { time, asked, seen, beat, follower } = await follow();
  for (let beats = 0; beats < 30; beats++) {
    beat();
    await time.pass(30 * second);
  }
  assert.deepEqual(
    asked.map(({ authorization, lastId }) => [authorization, lastId]),
    [
      ['Bearer session-1', null],
      ['Bearer session-2', 'e-1'],
    ],
  );
  assert.ok(asked[1]!.at - asked[0]!.at < 15 * minute);
  assert.equal(seen.losses, 0);
  follower.close();
});

test('a session that the backend refuses is renewed once, and the stream goes on', async () => {
  const { time, asked, seen, ends, endStream, follower } = await follow({ life: 120 });
  ends.clear();
  endStream();
  await time.pass(3 * second);
  assert.deepEqual(
    asked.map(({ authorization }) => authorization),
    ['Bearer session-1', 'Bearer session-1', 'Bearer session-2'],
  );
  assert.equal(seen.issued, 2);
  assert.equal(seen.gaps, 0);
  follower.close();
});

test('a backend without events is left alone after a minute, until the page resumes', async () => {
  let status: number | undefined = 404;
  const { time, asked, seen, follower } = await follow({ life: 86_400, refusal: () => status });
  await time.pass(2 * minute);
  const tries = asked.length;
  assert.ok(tries > 1 && tries < 10, `${tries} tries`);
  await time.pass(600 * minute);
  assert.equal(asked.length, tries, 'nothing is asked for ten hours');
  follower.reconnectNow();
  await time.pass(minute);
  assert.equal(asked.length, tries + 1, 'asked once when somebody comes back');
  status = undefined;
  follower.reconnectNow();
  await time.pass(second);
  assert.deepEqual([asked.length, seen.issued], [tries + 2, 1]);
  follower.close();
});

test('a backend that is away, or refuses, is asked again for as long as the page is open', async () => {
  for (const status of [403, 429, 502, 503]) {
    const { time, asked, follower } = await follow({ life: 86_400, refusal: () => status });
    await time.pass(30 * minute);
    const tries = asked.length;
    await time.pass(30 * minute);
    assert.ok(asked.length > tries, String(status));
    follower.close();
  }
});

test('an address that is missing for seconds, as while a backend is replaced, is found again', async () => {
  let left = 3;
  const { time, asked, seen, follower } = await follow({ refusal: () => (left-- > 0 ? 404 : undefined) });
  await time.pass(20 * second);
  assert.equal(asked.length, 4);
  assert.deepEqual(seen.losses, 3);
  follower.close();
});
