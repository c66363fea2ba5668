/** A page of a CMS with the script tag and classic scripts: no bundler, no build. */
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
