/** Random schedules of faults, checked against the simulator's log. `LONG=1` runs 10,000 of them, `SEED=24` only one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSeeds } from './run-seeds.js';
import { FaultSchedule } from './fault-schedule.js';

/** Events that each occur at least once in five hundred schedules. */
const expectedEvents = [
  ...[
    'call lost',
    'call answer lost',
    'answer late',
    'call hangs',
    'call 401',
    'call 429',
    'call 500',
    'call 503',
  ],
  ...[
    'token lost',
    'events lost',
    'stream breaks',
    'stream hangs',
    'callback late',
    'callback twice',
    'callback overtaken',
  ],
  ...['tab closed', 'tab crashed', 'tab frozen', 'leader frozen', 'tab put away', 'tab thawed'],
  ...['clock set back', 'clock set forward', 'elements taken out or put in'],
  ...['start', 'stop', 'stop again', 'start in two tabs', 'stop in two tabs', 'started by somebody else'],
  ...['stopped by somebody else', 'stream changes', 'channel handed over', 'channel breaks or comes back'],
];

test('random schedules: no call is executed twice or lost, and no tab shows a state that never existed', async () => {
  const { failed, presses, schedules, counts } = await runSeeds((seed) => new FaultSchedule(seed).run(), 15);
  assert.deepEqual(failed, []);
  assert.ok(presses > schedules / 2, 'people pressed');
  if (schedules >= 500) for (const name of expectedEvents) assert.ok(counts[name], `${name}: never`);
});

test('random schedules with two instances that share a store: killed ones, and a store that goes away, deceive no tab either', async () => {
  const run = (seed: number) => new FaultSchedule(seed, 2).run();
  const { failed, presses, schedules, counts } = await runSeeds(run, 10, 1000);
  assert.deepEqual(failed, []);
  assert.ok(presses > schedules / 2, 'people pressed');
  if (schedules >= 500)
    for (const name of ['instance killed', 'store away', 'store back', 'callback at the other instance'])
      assert.ok(counts[name], `${name}: never`);
});
