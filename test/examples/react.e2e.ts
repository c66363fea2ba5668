/** A page of React, built by Vite: the same page with React 19 and with React 18. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { findWarnings } from '../../scripts/example-projects.mjs';
import { folder, startExample, type Example } from './example.js';
import { createLivestream } from './livestream-form.js';

const npm = (...args: string[]): string =>
  execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

for (const version of [19, 18])
  describe(`with React ${version}`, () => {
    let example: Example;

    before(async () => {
      if (version === 18) {
        const packages = ['react', 'react-dom', '@types/react', '@types/react-dom'];
        npm('install', '--no-save', '--no-audit', '--no-fund', ...packages.map((name) => `${name}@18`));
        assert.deepEqual(findWarnings(npm('run', '--silent', 'build')), []);
      }
      example = await startExample();
    });
    after(() => example.close());

    it('creates a livestream by a form, and shows its desk', async () => {
      await createLivestream(await example.open());
    });
  });
