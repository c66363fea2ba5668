/** A page without a framework, built by Vite: a form with pickers and an editor, and the desk of what it created. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { folder, startExample, type Example } from './example.js';
import { createLivestream } from './livestream-form.js';

let example: Example;
before(async () => {
  example = await startExample();
});
after(() => example.close());

it('creates a livestream by a form, and shows its desk', async () => {
  await createLivestream(await example.open());
});

it('has one copy of what the package and an application may both use', () => {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, unknown>;
  };
  for (const name of ['lit', 'lit-html', 'zod', '@codemirror/state', '@codemirror/view']) {
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
    assert.deepEqual(copies, [`node_modules/${name}`]);
  }
});
