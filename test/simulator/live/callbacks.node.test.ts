/** Callbacks to the customer's backend: bodies, signatures, retries. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { benchWith, callbacks, goLive, receiver, start } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  callbackRetrySeconds: [1, 3],
});

const url = 'https://shop.test/hook?shop=1';
const rtmp = { output_urls: ['rtmp://push.test/live'], stream_keys: ['key'] };
const time = Math.floor(start / 1000).toString(16);
const secret = createHmac('sha256', 'a key')
  .update(url + time)
  .digest('hex');

async function heard(config: Record<string, unknown> = {}, more: object = {}) {
  const post = receiver();
  const on = await bench({ fetch: post.fetch });
  const live = await goLive(on, { ...callbacks(config), ...more });
  return { on, live, received: post.received };
}

describe('a callback', () => {
  it('carries exactly the type and the message as JSON text', async () => {
    const bodies: string[] = [];
    const fetch = (_url: unknown, init?: RequestInit) => {
      bodies.push(init?.body as string);
      return Promise.resolve(new Response());
    };
    const live = await goLive(await bench({ fetch }), callbacks());
    const message = {
      room_id: live.room_id,
      job_id: live.job_id,
      scene_script_name: 'Opening',
      shoot_script_sequence_no: '1',
      shoot_script_title: 'Welcome',
    };
    const body = { event_type: 'SHOOT_SCRIPT_SWITCH', message: JSON.stringify(message) };
    assert.deepEqual(bodies, [JSON.stringify(body)]);
  });

  it('follows the stream from connecting to its end', async () => {
    const { on, live, received } = await heard({ callback_event_type: ['RTMP_STREAM_STATE_CHANGE'] }, rtmp);
    const states = () => received.map(({ message }) => message['state']);
    assert.deepEqual(states(), ['CONNECTING']);
    await on.advance(2);
    for (const state of ['DISCONNECTED', 'RECONNECTING', 'CONNECTED']) {
      await on.control('POST', 'rtmp', { job_id: live.job_id, state });
    }
    await live.stop();
    await on.advance(1);
    const seen = ['CONNECTING', 'CONNECTED', 'DISCONNECTED', 'RECONNECTING', 'CONNECTED', 'END'];
    assert.deepEqual(states(), seen);
    assert.deepEqual(
      [received[0]?.message['output_url'], received[0]?.message['stream_key']],
      ['rtmp://push.test/live', 'key'],
    );
  });

  it('tells nothing of a stream that goes nowhere, nor what nobody asked for', async () => {
    const { on, received } = await heard({ callback_event_type: ['RTMP_STREAM_STATE_CHANGE'] });
    await on.advance(60);
    assert.deepEqual(received, []);
  });

  it('goes where the start says, if it says so', async () => {
    const post = receiver();
    const on = await bench({ fetch: post.fetch });
    await goLive(on, callbacks(), callbacks({ live_event_type_callback_url: 'https://other.test/hook' }));
    assert.deepEqual(
      post.received.map((call) => call.url),
      ['https://other.test/hook'],
    );
  });

  it('is not signed with NONE', async () => {
    const { received } = await heard({ auth_type: 'None' });
    assert.equal(received[0]?.url, url);
    assert.equal(received[0]?.headers.get('x-hw-mss-secret'), null);
  });

  it('is signed in its URL with MSS_A', async () => {
    const { received } = await heard({ auth_type: 'MSS_A', key: 'a key' });
    assert.equal(received[0]?.url, `${url}&hwSecret=${secret}&hwTime=${time}`);
  });

  it('is signed with an empty key where none was given', async () => {
    const { received } = await heard({ auth_type: 'MSS_A' });
    const empty = createHmac('sha256', '').update(`${url}${time}`).digest('hex');
    assert.equal(received[0]?.url, `${url}&hwSecret=${empty}&hwTime=${time}`);
  });

  it('is signed in its headers with MSS_A_HEAD', async () => {
    const { received } = await heard({ auth_type: 'MSS_A_HEAD', key: 'a key' });
    assert.equal(received[0]?.url, url);
    assert.equal(received[0]?.headers.get('x-hw-mss-secret'), secret);
    assert.equal(received[0]?.headers.get('x-hw-mss-time'), time);
  });

  it('is no repetition of an earlier one with the same words, though the clock stands', async () => {
    const signatures: string[] = [];
    const fetch = (_url: unknown, init?: RequestInit) => {
      const { 'x-hw-mss-secret': signature = '' } = init?.headers as Record<string, string>;
      signatures.push(`${signature} ${init?.body as string}`);
      return Promise.resolve(new Response());
    };
    const on = await bench({ fetch });
    const type = { auth_type: 'MSS_A_HEAD', callback_event_type: ['RTMP_STREAM_STATE_CHANGE'] };
    const { job_id } = await goLive(on, { ...callbacks(type), ...rtmp });
    for (const state of ['CONNECTED', 'DISCONNECTED', 'CONNECTED', 'DISCONNECTED', 'CONNECTED'])
      await on.control('POST', 'rtmp', { job_id, state });
    assert.equal(signatures.length, 6);
    assert.equal(new Set(signatures).size, 6);
  });

  it('is tried three times, and then the show goes on', async () => {
    let attempts = 0;
    const fetch = () => {
      attempts += 1;
      return Promise.reject(new TypeError('fetch failed'));
    };
    const on = await bench({ fetch });
    const live = await goLive(on, callbacks({ callback_event_type: ['REPLY_COMMAND_FINISH'] }), {
      play_policy: { repeat_count: -1 },
    });
    await live.command('INSERT_PLAY_SCRIPT', { text_config: { text: '好' } });
    await on.advance(1);
    assert.equal(attempts, 1);
    await on.advance(1);
    assert.equal(attempts, 2);
    await on.advance(3);
    await on.advance(10);
    assert.equal(attempts, 3);
    assert.equal((await live.show()).state, 'PROCESSING');
  });

  it('is not repeated once it was taken', async () => {
    let status = 500;
    const post = receiver(() => status);
    const on = await bench({ fetch: post.fetch });
    await goLive(on, callbacks({ callback_event_type: ['RTMP_STREAM_STATE_CHANGE'] }), {
      output_urls: ['rtmp://a.test/b'],
    });
    status = 200;
    await on.advance(1);
    await on.advance(0.9);
    assert.deepEqual(
      post.received.map(({ message }) => message['state']),
      ['CONNECTING', 'CONNECTING'],
    );
  });
});
