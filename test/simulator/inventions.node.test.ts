/** What the simulator invents: set by name, drawn by a seed, and shown. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeInventions, resolveInventions } from '../../demo/simulator/inventions.js';
import { createSimulator, type SimulatorOptions } from '../../demo/simulator/index.js';
import { bench, callbacks, goLive, receiver } from './bench.js';

const names = Object.keys(describeInventions()) as (keyof ReturnType<typeof resolveInventions>)[];

describe('an invention', () => {
  it('has a default, which GET inventions shows', async () => {
    const { control } = await bench({ inventedSeed: undefined });
    const { body } = await control('GET', 'inventions');
    assert.deepEqual(body, resolveInventions());
    assert.deepEqual(
      Object.entries(describeInventions()).map(([name, one]) => [name, one.default]),
      Object.entries(body),
    );
  });

  it('is set by its name, and the others stay', () => {
    const all = resolveInventions({ liveWaitingSeconds: 1, avatarTrainingSeconds: { TRAINING: 7 } });
    const usual = resolveInventions();
    assert.deepEqual(all, {
      ...usual,
      liveWaitingSeconds: 1,
      avatarTrainingSeconds: { ...usual.avatarTrainingSeconds, TRAINING: 7 },
    });
  });

  it('that does not exist is refused', () => {
    const invented = { liveWaitSeconds: 1 } as SimulatorOptions['invented'] & object;
    assert.throws(() => createSimulator({ invented }), /no invention liveWaitSeconds/);
  });
});

describe('inventions at random', () => {
  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(resolveInventions('random', 7), resolveInventions('random', 7));
    assert.notDeepEqual(resolveInventions('random', 7), resolveInventions('random', 8));
    assert.deepEqual(resolveInventions('random'), resolveInventions('random', 1));
  });

  it('vary each one, unless it is set', () => {
    const drawn = Array.from({ length: 40 }, (_, seed) => resolveInventions({ fewParagraphs: 3 }, seed));
    for (const name of names) {
      const values = new Set(drawn.map((all) => JSON.stringify(all[name])));
      if (name === 'fewParagraphs') assert.deepEqual([...values], ['3']);
      else if (describeInventions()[name]?.range === 'not varied') assert.equal(values.size, 1);
      else assert.ok(values.size > 1, `${name} is always ${[...values][0]}`);
    }
  });
});

describe('a simulator with other inventions', () => {
  it('waits, connects and repeats callbacks as they say', async () => {
    let attempts = 0;
    const { fetch } = receiver(() => (attempts++, 500));
    const invented = { liveWaitingSeconds: 2, connectingSeconds: 4, callbackRetrySeconds: [7] };
    const on = await bench({ fetch, invented });
    const event = { callback_event_type: ['RTMP_STREAM_STATE_CHANGE'] };
    const live = await goLive(on, { output_urls: ['rtmp://push.test/live'], ...callbacks(event) });
    assert.equal((await live.show()).state, 'PROCESSING');
    assert.equal(attempts, 1); // CONNECTING
    await on.advance(3);
    assert.equal((await on.control('GET', 'state')).body.jobs?.[0]?.rtmp, 'CONNECTING');
    await on.advance(1);
    assert.equal((await on.control('GET', 'state')).body.jobs?.[0]?.rtmp, 'CONNECTED');
  });
});
