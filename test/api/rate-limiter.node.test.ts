/** Bursts of calls stay below the service's limits and take little longer than necessary. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, createSmartLiveRoom, limitIn, listAssets } from '../../src/api/index.js';
import { mixed } from './call-mix.js';
import { played, type Delays } from './throttle-replay.js';

/** Duration of a burst in seconds (at least ten by the throttle table), and its number of 429 answers. */
async function burst(delays?: () => Delays) {
  const { clock, client, journal } = await played(delays);
  const calls = mixed.flatMap(([operation, call]) =>
    Array.from({ length: limitIn(operation.limit, 'cn-north-4') * 11 }, (_, index) => call(client, index)),
  );
  const from = clock.now();
  const outcomes = await clock.until(Promise.allSettled(calls));
  const seconds = (clock.now() - from) / 1000;
  const entries = (await journal()).filter(({ operation }) => !operation.startsWith('keystone'));
  assert.equal(entries.length, calls.length);
  for (const one of outcomes)
    assert.ok(one.status === 'fulfilled' || one.reason instanceof ApiError, 'an error of another kind');
  return { calls: calls.length, seconds, refused: entries.filter(({ status }) => status === 429).length };
}

/** A seeded random number generator, from 0 to below 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('a burst of 1,000 mixed calls', () => {
  const networks: Record<string, () => () => Delays> = {
    'a network that takes no time': () => () => ({ there: 0, back: 0 }),
    'a slow network': () => () => ({ there: 200, back: 200 }),
    'a network that is now fast, now slow': () => {
      const random = dice(7);
      return () => ({ there: 10 + random() * 90, back: 10 + random() * 40 });
    },
  };
  for (const [name, network] of Object.entries(networks)) {
    it(`is never refused, and takes little more than the table allows: ${name}`, async () => {
      const { calls, seconds, refused } = await burst(network());
      assert.ok(calls >= 1000, `${calls} calls`);
      assert.equal(refused, 0);
      assert.ok(seconds <= 10 * 1.15, `${seconds} s, 10 s at best`);
    });
  }

  it('is never refused where requests overtake each other by seconds, only slower', async () => {
    const random = dice(3);
    const { refused } = await burst(() => ({ there: random() < 0.05 ? 1400 : 20, back: 20 }));
    assert.equal(refused, 0);
  });
});

describe('when the service refuses all the same', () => {
  it('a read goes on after the pause that was asked for, and the line is slower for a while', async () => {
    const { clock, client, control, journal } = await played();
    await control('POST', 'faults', [{ operation: 'listAssets', status: 429, times: 20 }]);
    const calls = Array.from({ length: 40 }, (_, offset) => client.call(listAssets, { query: { offset } }));
    await clock.until(Promise.all(calls));
    const times = (await journal()).filter(({ operation }) => operation === 'listAssets');
    const first = Date.parse(times[0]?.time ?? '');
    const soon = times.filter(({ time }) => Date.parse(time) - first < 2000);
    assert.equal(soon.length, 20);
    assert.equal(times.filter(({ status }) => status === 429).length, 20);
  });

  it('a write that was refused is carried out once, a moment later', async () => {
    const { clock, client, control, journal } = await played();
    await control('POST', 'faults', [{ operation: 'createSmartLiveRoom', status: 429, times: 3 }]);
    const call = client.call(createSmartLiveRoom, { body: { room_name: 'Tea' } });
    assert.ok((await clock.until(call)).room_id);
    const sent = (await journal()).filter(({ operation }) => operation === 'createSmartLiveRoom');
    assert.deepEqual(
      sent.map(({ status, executed }) => [status, executed]),
      [
        [429, false],
        [429, false],
        [429, false],
        [200, true],
      ],
    );
  });
});
