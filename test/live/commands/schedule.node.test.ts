/** Random schedules of commands under faults. `SCHEDULES=10000` runs more of them, `SEED=24` only one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandSchedule } from './schedule.js';
import { runSeeds } from '../run-seeds.js';

test('random schedules: no command twice, none lost, none told wrongly', async () => {
  const { failed, presses, schedules } = await runSeeds((seed) => new CommandSchedule(seed).run(), 40);
  assert.deepEqual(failed, []);
  assert.ok(presses > schedules, 'people pressed');
});
