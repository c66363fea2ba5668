/** Random schedules of commands under faults. `LONG=1` runs 10,000 of them, `SEED=24` one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandSchedule } from './command-schedule.js';
import { runSeeds } from '../run-seeds.js';

test('random schedules: no command is executed twice, lost, or reported with a wrong outcome', async () => {
  const { failed, presses, schedules } = await runSeeds((seed) => new CommandSchedule(seed).run(), 10);
  assert.deepEqual(failed, []);
  assert.ok(presses > schedules, 'people pressed');
});
