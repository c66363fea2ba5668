/** A page without a framework, built by Vite: a form with pickers and an editor, and the desk of what it created. */
import { after, before, it } from 'node:test';
import { startExample, type Example } from './example.js';
import { createLivestream } from './livestream-form.js';

let example: Example;
before(async () => {
  example = await startExample();
});
after(() => example.close());

it('creates a livestream by a form, and shows its desk', async () => {
  await createLivestream(await example.open());
});
