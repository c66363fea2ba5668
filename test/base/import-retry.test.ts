/** Dynamic imports that are retried after the connection was lost. */
import { expect } from '@open-wc/testing';
import { importWithRetry } from '../../src/base/index.js';
import { reasonAgainst } from '../helpers/engine.js';

/** Chromium's error for a module that it failed to load. */
const lost = (path: string) => {
  const address = new URL(path, import.meta.url).href;
  return () => Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${address}`));
};

describe('a part that could not be loaded', () => {
  it('is asked for by another name, as the browser never asks again by the same one', async () => {
    const part = await importWithRetry<typeof import('../../src/ssml/escape.js')>(
      lost('../../src/ssml/escape.ts'),
    );
    expect(part.escapeText('<')).to.equal('&lt;');
  });

  it('fails with what the browser says when it still cannot be had, and when it is broken', async () => {
    const outcome = (load: () => Promise<unknown>) => importWithRetry(load).then(String, String);
    expect(await outcome(lost('./is-not-there.ts'))).to.contain(
      reasonAgainst('canNameLostModules') ? 'TypeError: Importing a module script failed' : 'is-not-there.ts',
    );
    expect(await outcome(() => Promise.reject(new Error('broken')))).to.equal('Error: broken');
  });
});
