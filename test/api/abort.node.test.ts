/** Aborting a call in each of its phases: it rejects with the signal's reason, and leaves no timer or request behind. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import {
  createClient,
  createSmartLiveRoom,
  listAssets,
  type Client,
  type Token,
} from '../../src/api/index.js';
import { SetClock } from './set-clock.js';
import { failure, json } from './helpers.js';

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));
afterEach(async () => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(unhandled.splice(0), [], 'nothing is unhandled');
});

const token: Token = {
  token: 't',
  token_type: 'X-Auth-Token',
  expires_at: '2027-01-01T00:00:00Z',
  project_id: 'p',
  endpoint: 'https://metastudio.test',
  region: 'cn-north-4',
};

/** A client. The token takes 100 ms, the headers of an answer 100 ms, and its body 100 ms more. */
function createFixture(answer: () => Response = () => json({ count: 1, room_id: 'r' })) {
  const clock = new SetClock();
  const signals: AbortSignal[] = [];
  const tokenSignals: AbortSignal[] = [];
  const bodies: { cancelled: boolean }[] = [];
  const serve: typeof fetch = async (_, init) => {
    const signal = init?.signal ?? new AbortController().signal;
    signals.push(signal);
    await clock.wait(100, signal);
    const whole = answer();
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const seen = { cancelled: false };
    bodies.push(seen);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener('abort', () => {
          seen.cancelled = true;
          controller.error(signal.reason);
        });
        clock.wait(100, signal).then(
          () => {
            controller.enqueue(bytes);
            controller.close();
          },
          () => undefined,
        );
      },
    });
    return new Response(body, whole);
  };
  const client = createClient({
    clock,
    fetch: serve,
    getToken: async ({ signal }) => {
      if (signal) tokenSignals.push(signal);
      await clock.wait(100, signal);
      return token;
    },
  });
  return { clock, client, signals, tokenSignals, bodies };
}

type Call = (client: Client, signal: AbortSignal) => Promise<unknown>;
const calls: Record<string, Call> = {
  'a read': (client, signal) => client.call(listAssets, {}, { signal }),
  'a write': (client, signal) => client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } }, { signal }),
};
const reason = new Error('The page was left');

for (const [name, call] of Object.entries(calls)) {
  describe(`${name} is aborted`, () => {
    /** Aborts the call after `after` milliseconds and returns the fixture. */
    const aborted = async (after: number, one = createFixture()) => {
      const stop = new AbortController();
      const ending = failure(call(one.client, stop.signal));
      await one.clock.pass(after);
      stop.abort(reason);
      assert.equal(await one.clock.until(ending), reason);
      return one;
    };

    it('before it begins', async () => {
      const { client, clock, tokenSignals } = createFixture();
      assert.equal(await failure(call(client, AbortSignal.abort(reason))), reason);
      assert.deepEqual([clock.pending, tokenSignals.length], [0, 0]);
    });

    it('while its token is fetched', async () => {
      const { clock, signals, tokenSignals } = await aborted(50);
      assert.deepEqual([clock.pending, signals.length, tokenSignals[0]?.aborted], [0, 0, true]);
    });

    it('while it stands in line', async () => {
      const one = createFixture();
      const { client, clock, signals } = one;
      const before = Array.from({ length: 20 }, (_, offset) =>
        name === 'a read'
          ? client.call(listAssets, { query: { offset } })
          : client.call(createSmartLiveRoom, { body: { room_name: `Room ${offset}` } }),
      );
      await aborted(250, one);
      await clock.until(Promise.all(before));
      await clock.pass(10_000);
      assert.deepEqual([signals.length, clock.pending], [20, 0]);
    });

    it('while it is sent', async () => {
      const { clock, signals } = await aborted(150);
      assert.equal(signals[0]?.aborted, true);
      await clock.pass(10_000);
      assert.deepEqual([signals.length, clock.pending], [1, 0]);
    });

    it('while its answer is read', async () => {
      const { clock, bodies, signals } = await aborted(250);
      assert.deepEqual(bodies, [{ cancelled: true }]);
      await clock.pass(10_000);
      assert.deepEqual([signals.length, clock.pending], [1, 0]);
    });
  });
}

it('a read that waits to be repeated is not repeated any more', async () => {
  const refused = () => json({ error_code: 'APIG.0308', error_msg: 'too many' }, 429, { 'retry-after': '5' });
  const { client, clock, signals } = createFixture(refused);
  const stop = new AbortController();
  const ending = failure(client.call(listAssets, {}, { signal: stop.signal }));
  await clock.pass(2000);
  assert.equal(signals.length, 1);
  stop.abort(reason);
  assert.equal(await clock.until(ending), reason);
  await clock.pass(20_000);
  assert.deepEqual([signals.length, clock.pending], [1, 0]);
});

it('a read that waits for a new token after a 401 ends', async () => {
  const { client, clock, signals, tokenSignals } = createFixture(() =>
    json({ error_code: 'MSS.00000001' }, 401),
  );
  const stop = new AbortController();
  const ending = failure(client.call(listAssets, {}, { signal: stop.signal }));
  await clock.pass(350);
  assert.equal(tokenSignals.length, 2);
  stop.abort(reason);
  assert.equal(await clock.until(ending), reason);
  await clock.pass(20_000);
  assert.deepEqual([signals.length, tokenSignals[1]?.aborted, clock.pending], [1, true, 0]);
});

it('a fetch that does not listen to signals keeps nobody waiting', async () => {
  const client = createClient({
    getToken: () => Promise.resolve(token),
    fetch: () => new Promise(() => undefined),
  });
  const stop = new AbortController();
  setTimeout(() => stop.abort(reason), 20);
  assert.equal(await failure(client.call(listAssets, {}, { signal: stop.signal })), reason);
});
