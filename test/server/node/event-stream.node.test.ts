/** Event streams behind Node's own server, which are written to their connections directly. */
import assert from 'node:assert/strict';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, test } from 'node:test';
import { createMemoryStore } from '../../../src/server/index.js';
import { EventReader } from '../../../src/server/events/event-reader.js';
import { toNodeHandler } from '../../../src/server/node/index.js';
import { callback, createFixture, eventBody, roomId, type Fixture } from '../helpers.js';
import { until } from '../../helpers/until.js';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** Looks again until the condition holds. */
async function eventually(condition: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 30_000; !(await condition());) {
    assert.ok(performance.now() < end, 'in vain');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A server, and how many event streams it has. */
async function serve() {
  const store = createMemoryStore();
  const fixture = createFixture({ store });
  const listener = toNodeHandler(fixture.handler);
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const streams = async () => {
    const answer = await fixture.handler(new Request('https://shop.example/mss/metrics'));
    return Number(/^mss_event_streams (\d+)$/m.exec(await answer.text())?.[1] ?? 0);
  };
  return { fixture, streams, port: (server.address() as AddressInfo).port };
}

/** Opens a stream. */
async function open(port: number) {
  const path = `/mss/events?room_id=${roomId}`;
  const call = send({ port, host: '127.0.0.1', path, headers: { cookie: `own=${opened.length}` } }).end();
  opened.push(() => call.destroy());
  call.on('error', () => undefined);
  const answer = await new Promise<IncomingMessage>((resolve) => call.on('response', resolve));
  answer.on('error', () => undefined);
  return { call, answer };
}

/** Collects what a stream says. */
function listen(answer: IncomingMessage) {
  const heard = { text: '', isOver: false };
  answer.setEncoding('utf8');
  answer.on('data', (part: string) => (heard.text += part));
  answer.on('close', () => (heard.isOver = true));
  return heard;
}

const tell = async (fixture: Fixture, reply_id: string) => {
  fixture.time += 1000;
  const event = eventBody({ reply_id }, 'REPLY_COMMAND_FINISH');
  assert.equal((await fixture.handler(await callback(fixture, event))).status, 200);
};

test('a browser gets what was, what comes and the end', async () => {
  const { fixture, port } = await serve();
  await tell(fixture, 'before');
  const { answer } = await open(port);
  const heard = listen(answer);
  await until(() => heard.text.includes('before'), 'what was');
  assert.match(heard.text, /event: resumed/);
  await tell(fixture, 'after');
  await until(() => heard.text.includes('after'), 'what comes');
  assert.equal(answer.headers['content-type'], 'text/event-stream; charset=utf-8');
  await fixture.handler.close();
  await until(() => heard.isOver, 'the end');
  assert.ok(answer.complete, 'it ends in peace');
});

test('a browser that leaves is not counted any more', async () => {
  const { port, streams } = await serve();
  const { call, answer } = await open(port);
  const heard = listen(answer);
  await until(() => heard.text.includes('resumed'), 'the beginning');
  assert.equal(await streams(), 1);
  call.destroy();
  await eventually(async () => (await streams()) === 0);
});

test('a connection that takes no more is cut off; what waits for it is written when it takes more, and then the end', () => {
  const written: number[] = [];
  let takesMore = true;
  let ends = 0;
  const reader = new EventReader();
  reader.createStream();
  reader.writeTo({
    write: ({ byteLength }) => (written.push(byteLength), takesMore),
    end: () => void ends++,
    destroy: () => assert.fail('it has not read for long'),
  });
  reader.send(new Uint8Array(1));
  takesMore = false;
  reader.send(new Uint8Array(2)); // the connection has taken it, and wants no more
  let waiting = 0;
  for (; reader.isOpen && waiting < 1000; waiting++) reader.send(new Uint8Array(10_000));
  assert.deepEqual(written, [1, 2]);
  assert.ok(waiting * 10_000 < 250_000, 'no more waits for it');
  assert.equal(ends, 0);
  takesMore = true;
  reader.resume();
  assert.equal(written.length, 2 + waiting);
  assert.equal(ends, 1);
});

test('a reader that has left gets nothing more', () => {
  const reader = new EventReader();
  let written = 0;
  let isOver = false;
  reader.onEnd(() => (isOver = true));
  reader.writeTo({ write: () => ++written > 0, end: () => undefined, destroy: () => undefined });
  reader.send(new Uint8Array(1));
  reader.leave();
  reader.send(new Uint8Array(1));
  assert.equal(written, 1);
  assert.ok(isOver);
});
