/** Every constraint of the reference is enforced, shown by a request, or listed with the reason why it is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bench } from '../bench.js';
import type { Constraint } from './constraint.js';
import { liveConstraints } from './live.js';

const constraints: readonly Constraint[] = [...liveConstraints];

describe('The simulator is as strict as the reference', () => {
  for (const constraint of constraints) {
    const { section, rule } = constraint;
    if ('because' in constraint) continue;
    it(`${section}: ${rule}`, async () => {
      const on = await bench();
      if ('holds' in constraint) return assert.equal(await constraint.holds(on), true);
      if ('fails' in constraint)
        return assert.ok(JSON.stringify(await constraint.fails(on))?.includes(constraint.code));
      const { status, body } = await constraint.ask(on);
      assert.deepEqual([status, body.error_code], [constraint.status, constraint.code], body.error_msg);
    });
  }
});
