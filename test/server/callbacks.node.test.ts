/** Callbacks: which signatures are accepted, and how events are stored. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryStore, type Store } from '../../src/server/index.js';
import {
  callback,
  callbackUrl,
  createFixture,
  eventBody,
  json,
  key,
  messagesIn,
  openEvents,
  origin,
  roomId,
  sign,
  type Fixture,
} from './helpers.js';

const seconds = ({ time }: Fixture, offset = 0) => Math.floor(time / 1000 + offset).toString(16);
const post = (url: string, headers: Record<string, string> = {}) =>
  new Request(url, { method: 'POST', body: eventBody(), headers });
const inHeaders = (secret: string, time: string) =>
  post(callbackUrl, { 'x-hw-mss-secret': secret, 'x-hw-mss-time': time });

test('the signature is the documented one', async () => {
  // echo -n 'https://shop.example/mss/callbacks6957354e' | openssl dgst -sha256 -hmac callback-key-0123456789
  assert.equal(
    await sign(`${callbackUrl}6957354e`),
    'b8d345870ca075e1156f8556727e2b7763e15ea1434119bc76d6b1f5c1ffbdd6',
  );
});

test('a callback signed in its headers is accepted', async () => {
  const fixture = createFixture();
  const response = await fixture.handler(await callback(fixture));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), {});
});

test('a callback signed in its URL is accepted, whatever else stands in the URL', async () => {
  const fixture = createFixture();
  const time = seconds(fixture);
  for (const [url, mark] of [
    [callbackUrl, '?'],
    [`${callbackUrl}?tenant=a%20b+c&auth=1`, '&'],
    [`${callbackUrl}?next=/a?b=1&auth=x?y`, '&'],
  ] as const) {
    const signed = `${url}${mark}hwSecret=${await sign(url + time)}&hwTime=${time}`;
    assert.equal((await fixture.handler(post(signed))).status, 200, url);
  }
});

test('a timestamp in milliseconds and capital letters are understood', async () => {
  const fixture = createFixture();
  const time = fixture.time.toString(16).toUpperCase();
  const secret = (await sign(callbackUrl + time)).toUpperCase();
  assert.equal((await fixture.handler(inHeaders(secret, time))).status, 200);
});

test('behind a proxy the configured URL is what was signed', async () => {
  const fixture = createFixture({ callbacks: { keys: [key], urls: [callbackUrl] } });
  const time = seconds(fixture);
  const query = `hwSecret=${await sign(callbackUrl + time)}&hwTime=${time}`;
  assert.equal((await fixture.handler(post(`http://10.0.0.7:3000/callbacks?${query}`))).status, 200);
  const own = `hwSecret=${await sign(`http://10.0.0.7:3000/callbacks${time}`)}&hwTime=${time}`;
  assert.equal((await fixture.handler(post(`http://10.0.0.7:3000/callbacks?${own}`))).status, 401);
});

test('a callback that is not signed, or wrongly, is refused and told to nobody', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  const time = seconds(fixture);
  const right = await sign(callbackUrl + time);
  const last = right.endsWith('0') ? '1' : '0';
  const wrong: [string, Request][] = [
    ['nothing', post(callbackUrl)],
    ['a secret without a time', post(callbackUrl, { 'x-hw-mss-secret': right })],
    ['an empty secret', inHeaders('', time)],
    ['one digit changed', inHeaders(right.slice(0, -1) + last, time)],
    ['one byte missing', inHeaders(right.slice(0, -2), time)],
    ['one digit missing', inHeaders(right.slice(0, -1), time)],
    ['one byte more', inHeaders(`${right}00`, time)],
    ['a secret twice as long', inHeaders(right + right, time)],
    ['no hexadecimal', inHeaders('z'.repeat(64), time)],
    ['another time', inHeaders(right, seconds(fixture, 1))],
    ['another key', inHeaders(await sign(callbackUrl + time, 'another key'), time)],
    ['another address', inHeaders(await sign(`${origin}/other/callbacks${time}`), time)],
    ['a wrong URL secret', post(`${callbackUrl}?hwSecret=${right.slice(2)}&hwTime=${time}`)],
  ];
  for (const [name, request] of wrong) {
    const response = await fixture.handler(request);
    assert.equal(response.status, 401, name);
    const text = JSON.stringify(await json(response));
    assert.match(text, /MSW\.CALLBACK_UNSIGNED/, name);
    assert.ok(!text.includes(key) && !text.includes(right), name);
  }
  await stream.cancel();
  assert.deepEqual(messagesIn(await stream.until('never')), []);
});

test('a stale callback is refused, and one from the future', async () => {
  const fixture = createFixture();
  for (const [offset, status] of [
    [-300, 200],
    [-301, 401],
    [300, 200],
    [301, 401],
  ] as const) {
    const time = seconds(fixture, offset);
    const response = await fixture.handler(inHeaders(await sign(callbackUrl + time), time));
    assert.equal(response.status, status, String(offset));
    if (status === 401) assert.equal((await json(response)).error_code, 'MSW.CALLBACK_STALE');
  }
});

test('maxAge says how old a callback may be', async () => {
  const fixture = createFixture({ callbacks: { keys: [key], maxAge: 10 } });
  const time = seconds(fixture, -11);
  assert.equal((await fixture.handler(inHeaders(await sign(callbackUrl + time), time))).status, 401);
});

test('a time that is no timestamp is stale', async () => {
  const fixture = createFixture();
  for (const time of ['', 'now', '-1', '1e', 'f'.repeat(40)]) {
    const response = await fixture.handler(inHeaders(await sign(callbackUrl + time), time));
    assert.equal((await json(response)).error_code, 'MSW.CALLBACK_STALE', time);
  }
});

const bodies: [string, string][] = [
  ['empty', ''],
  ['no JSON', '{"event_type":'],
  ['no event type', JSON.stringify({ message: JSON.stringify({ room_id: roomId }) })],
  ['no message', JSON.stringify({ event_type: 'SHOOT_SCRIPT_SWITCH' })],
  [
    'a message that is no JSON',
    JSON.stringify({ event_type: 'REPLY_COMMAND_FINISH', message: '{"room_id"' }),
  ],
  ['no room', JSON.stringify({ event_type: 'SHOOT_SCRIPT_SWITCH', message: '{}' })],
  ['far too long', eventBody({ shoot_script_title: 'x'.repeat(70_000) })],
];

for (const [name, body] of bodies) {
  test(`a signed callback whose body is ${name} is a 400`, async () => {
    const fixture = createFixture();
    const response = await fixture.handler(await callback(fixture, body));
    assert.equal(response.status, 400);
    assert.equal((await json(response)).error_code, 'MSW.CALLBACK_INVALID');
  });
}

test('of a signed callback that never ends only the beginning is read', async () => {
  const fixture = createFixture();
  const { headers } = await callback(fixture);
  let read = 0;
  let left = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      read += 1;
      assert.ok(read < 100, 'it reads on and on');
      controller.enqueue(new Uint8Array(16_384).fill(0x20));
    },
    cancel: () => void (left = true),
  });
  const init = { method: 'POST', body: endless, headers, duplex: 'half' } as RequestInit;
  const response = await fixture.handler(new Request(callbackUrl, init));
  assert.equal((await json(response)).error_code, 'MSW.CALLBACK_INVALID');
  assert.equal(left, true);
});

test('an event of a type that nobody knows yet is relayed as it is', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  await fixture.handler(await callback(fixture, eventBody({ gift: 'rocket' }, 'GIFT_RECEIVED')));
  const [event] = messagesIn(await stream.until('rocket'));
  assert.equal(event?.event_type, 'GIFT_RECEIVED');
  assert.deepEqual(event.message, { room_id: roomId, job_id: 'job', gift: 'rocket' });
  await stream.cancel();
});

test('the stream key never reaches a browser, not even inside the address', async () => {
  const fixture = createFixture();
  const stream = await openEvents(fixture);
  const message = {
    output_url: 'rtmp://push.example/live/k3y-s3cret',
    stream_key: 'k3y-s3cret',
    stream_keys: ['k3y-s3cret'],
    state: 'CONNECTED',
  };
  await fixture.handler(await callback(fixture, eventBody(message)));
  const text = await stream.until('CONNECTED');
  assert.doesNotMatch(text, /k3y-s3cret|stream_key/);
  assert.deepEqual(messagesIn(text)[0]?.message, {
    room_id: roomId,
    job_id: 'job',
    output_url: 'rtmp://push.example/live/***',
    state: 'CONNECTED',
  });
  await stream.cancel();
});

for (const [name, spelled] of [
  ['percent-encoded', 'abc%2Bdef%2F9'],
  ['percent-encoded in small letters', 'abc%2bdef%2f9'],
  ['percent-encoded twice', 'abc%252Bdef%252F9'],
  ['percent-encoded wholly', '%61%62%63%2B%64%65%66%2F%39'],
  ['as an HTML entity', 'abc&#43;def&#x2F;9'],
  ['escaped as in JSON', 'abc\\u002bdef\\/9'],
  ['in Base64', btoa('abc+def/9')],
] as const) {
  test(`a stream key ${name} never reaches a browser, wherever it stands`, async () => {
    const fixture = createFixture();
    const stream = await openEvents(fixture);
    const message = {
      output_url: `https://push.example/live/${spelled}/whip`,
      stream_key: 'abc+def/9',
      state: 'CONNECTED',
      reason: `no publisher for ${spelled}, retrying`,
      detail: { backup: [`rtmp://${spelled}@push.example/live`], raw: JSON.stringify({ name: spelled }) },
    };
    await fixture.handler(await callback(fixture, eventBody(message)));
    const text = await stream.until('CONNECTED');
    assert.ok(!text.includes(spelled) && !text.includes(JSON.stringify(spelled).slice(1, -1)), text);
    const [event] = messagesIn(text);
    assert.equal(event?.message['output_url'], 'https://push.example/live/***/whip');
    assert.equal(event.message['reason'], 'no publisher for ***, retrying');
    assert.equal(event.message['room_id'], roomId);
    await stream.cancel();
  });
}

for (const [url, shown] of [
  ['rtmp://push.example/live', 'rtmp://push.example/live'],
  ['rtmp://push.example/live/', 'rtmp://push.example/live/'],
  ['rtmp://push.example/live/my-key', 'rtmp://push.example/live/***'],
  ['rtmps://user:word@push.example:443/live/my-key?sign=abc', 'rtmps://push.example:443/live/***?***'],
  ['srt://push.example:9000?streamid=my-key', 'srt://push.example:9000?***'],
  ['https://push.example/whip/room?token=abc#x', 'https://push.example/whip/room?***'],
  ['push.example', 'push.example'],
] as const) {
  test(`an output at ${url} is shown as ${shown}, though the event names no key`, async () => {
    const fixture = createFixture();
    const stream = await openEvents(fixture);
    await fixture.handler(await callback(fixture, eventBody({ output_url: url, state: 'CONNECTED' })));
    const [event] = messagesIn(await stream.until('CONNECTED'));
    assert.equal(event?.message['output_url'], shown);
    await stream.cancel();
  });
}

test('a store that fails when the instance can keep no more is a 500 whose reason goes to the log alone', async () => {
  const reason = new Error('redis at 10.0.0.8 is gone');
  const store: Store = { ...createMemoryStore(), append: () => Promise.reject(reason) };
  const fixture = createFixture({ store });
  const sendTo = async (index: number) =>
    fixture.handler(
      await callback(fixture, eventBody({ room_id: `room-${index}`, filler: 'x'.repeat(60_000) })),
    );
  let response = await sendTo(0);
  for (let index = 1; response.status === 200 && index < 100; index++) response = await sendTo(index);
  const body = await json(response);
  assert.equal(response.status, 500);
  assert.equal(body.error_code, 'MSW.INTERNAL');
  assert.doesNotMatch(String(body.error_msg), /redis/);
  assert.deepEqual(fixture.errors.at(-1), { error: reason, request_id: body.request_id });
});
