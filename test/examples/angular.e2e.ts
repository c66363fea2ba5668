/** A page of Angular: a form whose values are bound, and the desk of what it created. */
import { after, before, it } from 'node:test';
import { tryBinding } from './bound-value.js';
import { startExample, type Example } from './example.js';
import { createLivestream } from './livestream-form.js';

let example: Example;
before(async () => {
  example = await startExample();
});
after(() => example.close());

it('binds what is picked and typed', async () => {
  await tryBinding(await example.open());
});

it('creates a livestream by a form, and shows its desk', async () => {
  await createLivestream(await example.open());
});
