/** Ends a page at a random moment in each way a page can end: at most the last second of typing is missing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { crashKinds, CrashHarness } from '../helpers/crash-harness.js';

describe('a page that ends while a person types', () => {
  const harness = new CrashHarness();
  before(() => harness.start());
  after(() => harness.stop());

  for (const end of crashKinds) {
    it(`by the end of the ${end}: what was typed a second before is offered`, async () => {
      const { typed, found, lost } = await harness.run(end, 1200 + Math.random() * 800);
      assert.ok(lost <= 1000, `${lost} ms are missing: “${found}” of “${typed}”`);
    });
  }
});
