/**
 * Random schedules of faults against the simulator's own log. `SCHEDULES=10000` runs more of them, `SEED=24` only one;
 * a failure names its seed.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Schedule } from './schedule.js';

const count = Number(process.env['SCHEDULES'] ?? 60);
const only = process.env['SEED'];
const first = Number(only ?? process.env['FIRST_SEED'] ?? 1);

test(`${only ? 1 : count} schedules: nothing is done twice, nothing lost, nothing shown that never was`, async () => {
  const failed: string[] = [];
  let presses = 0;
  for (let seed = first; seed < first + (only ? 1 : count); seed++) {
    try {
      presses += (await new Schedule(seed).run()).presses;
    } catch (error) {
      failed.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    if (failed.length === 5) break;
  }
  assert.equal(failed.length, 0, failed.join('\n'));
  assert.ok(only ?? presses > count, 'people pressed');
});
