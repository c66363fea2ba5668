/** Bodies that are meant to harm: deep, huge, slow, many at once, broken off, with names that objects inherit. */
import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import { isTooDeep } from '../../../src/server/request-text.js';
import { createProxy, json } from './proxy-fixture.js';

const megabyte = 2 ** 20;
const summaries = 'digital-assets/summarys';

const quiet = () => createProxy({ fetch: () => Promise.resolve(Response.json({})) });

/** A request with a viewer's session whose body comes in parts that the test gives. */
async function streamed({ sessionFor, handle, project_id }: Awaited<ReturnType<typeof quiet>>, user = 'ann') {
  let sender: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isCancelled = false;
  let isRead = () => {};
  /** Resolves when all that was sent is read, and the handler waits for more. */
  const waiting = new Promise<void>((resolve) => (isRead = resolve));
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => void (sender = controller),
      pull: () => isRead(),
      cancel: () => void (isCancelled = true),
    },
    { highWaterMark: 0 },
  );
  const gone = new AbortController();
  const request = new Request(`https://shop.example/backend/metastudio/api/v1/${project_id}/${summaries}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await sessionFor({ user })}`, 'content-type': 'application/json' },
    body,
    signal: gone.signal,
    duplex: 'half',
  } as RequestInit);
  return {
    answer: handle(request),
    waiting,
    send: (bytes: number) => sender?.enqueue(new Uint8Array(bytes).fill(0x20)),
    break: () => sender?.error(new TypeError('terminated')),
    leave: () => gone.abort(),
    isCancelled: () => isCancelled,
  };
}

it('a body that is nested too deeply is refused with a sentence, soon, and nothing is sent', async () => {
  const proxy = await quiet();
  for (const depth of [101, 20_000, 2_000_000])
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      for (const [method, path] of [
        ['POST', summaries],
        ['POST', 'smart-live-rooms'],
        ['PUT', 'smart-live-rooms/a'],
      ] as const) {
        const body = `{"tomorrow":${open.repeat(depth)}0${close.repeat(depth)}}`;
        const answer = await proxy.ask({ may: 'administer' }, path, { method, body });
        const { error_code, error_msg } = await json(answer);
        assert.deepEqual([answer.status, error_code], [400, 'MSW.REQUEST_INVALID'], `${path}, ${depth}`);
        assert.match(String(error_msg), /nested too deeply/);
      }
  assert.deepEqual(proxy.errors, [], 'it is no failure of the backend');
  assert.deepEqual(proxy.seen, []);
});

it('a text counts as text, whatever brackets it has', () => {
  const brackets = '[{'.repeat(500);
  assert.equal(isTooDeep(JSON.stringify({ a: brackets, [brackets]: `\\"${brackets}"\\` })), false);
  assert.equal(isTooDeep(`{"a":"\\\\",${'['.repeat(101)}`), true);
  assert.equal(isTooDeep(`"${brackets}`), false, 'a text without an end');
});

it('names that objects inherit change nothing in the backend', async () => {
  const proxy = await quiet();
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
    for (const [method, path, rest] of [
      ['POST', summaries, '"asset_ids":["a"]'],
      ['POST', 'smart-live-rooms', '"room_name":"Tea"'],
      ['POST', 'smart-live-rooms', '"room_name":"Tea","stream_keys":["***000000000000"]'],
    ] as const) {
      const body = `{"${name}":{"polluted":"yes","prototype":{"polluted":"yes"}},${rest}}`;
      const answer = await proxy.ask({ may: 'edit' }, path, { method, body });
      assert.ok(answer.status < 500, `${name} in ${path}: ${answer.status}`);
      assert.equal(({} as { polluted?: string }).polluted, undefined);
    }
  assert.deepEqual(proxy.errors, []);
});

it('a user whose requests hold much at once is told to come again; others are not, and a small request never is', async () => {
  const proxy = await quiet();
  const open = await Promise.all(Array.from({ length: 6 }, () => streamed(proxy)));
  for (const { send } of open) send(15 * megabyte);
  const refused = await Promise.race(open.map(({ answer }) => answer));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal((await json(refused))['error_code'], 'MSW.BUSY');

  const small = { method: 'POST', body: { asset_ids: ['a'] } };
  assert.equal((await proxy.ask({}, summaries, small)).status, 200, 'a small one of the same user');
  const other = await streamed(proxy, 'ben');
  other.send(15 * megabyte);
  other.break();
  assert.equal((await other.answer).status, 400, 'a large one of another is read');

  for (const one of open) one.leave();
  const answers = await Promise.all(open.map(({ answer }) => answer));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [429, 429, 429, 429, 499, 499]);
  const body = ' '.repeat(15 * megabyte) + JSON.stringify(small.body);
  assert.equal((await proxy.ask({}, summaries, { method: 'POST', body })).status, 200, 'all is given back');
  assert.deepEqual(proxy.errors, []);
});

it('a body that does not come is given up after a minute, and is no longer read', async () => {
  const proxy = await quiet();
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { answer, waiting, send, isCancelled } = await streamed(proxy);
    send(10);
    await waiting;
    mock.timers.tick(60_000);
    const { error_code, error_msg } = await json(await answer);
    assert.equal(error_code, 'MSW.REQUEST_INVALID');
    assert.match(String(error_msg), /did not arrive in 60 seconds/);
    assert.ok(isCancelled());
  } finally {
    mock.timers.reset();
  }
});

it('a body that breaks off is no failure of the backend', async () => {
  const proxy = await quiet();
  const broken = await streamed(proxy);
  broken.send(10);
  broken.break();
  const answer = await broken.answer;
  assert.deepEqual([answer.status, (await json(answer))['error_code']], [400, 'MSW.REQUEST_INVALID']);
  const left = await streamed(proxy);
  left.send(10);
  left.leave();
  assert.equal((await left.answer).status, 499);
  assert.deepEqual(proxy.errors, []);
  assert.deepEqual(proxy.seen, []);
});
