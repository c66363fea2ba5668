/** Ends a page at a random moment in each way a page can end: at most the last second of typing is missing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { crashKinds, CrashHarness } from '../helpers/crash-harness.js';

describe('a page that ends while a person types', () => {
  const harness = new CrashHarness();
  before(() => harness.start());
  after(() => harness.stop());

  for (const kind of crashKinds) {
    it(`${kind}: what was typed a second before the end is offered`, async () => {
      const { typed, restored, lost } = await harness.run(kind, 1200 + Math.random() * 800);
      assert.ok(lost <= 1000, `${lost} ms are missing: “${restored}” of “${typed}”`);
    });
  }
});
