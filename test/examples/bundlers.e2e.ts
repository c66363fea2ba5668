/** The worker that hashes uploads comes with the application, whatever has bundled it. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startExample, type Example } from './example.js';

let example: Example;
before(async () => {
  example = await startExample();
});
after(() => example.close());

for (const bundler of ['esbuild', 'rollup', 'webpack', 'vite'])
  it(`uploads by the worker of an application that ${bundler} has built`, async () => {
    const { page } = await example.open(`/${bundler}/`);
    const workers: string[] = [];
    page.on('workercreated', (worker) => workers.push(worker.url()));
    const button = await page.waitForSelector('button', { visible: true });
    await button?.click();
    await page.waitForFunction(() => document.querySelector('output')?.value.startsWith('Uploaded '));
    assert.equal(workers.length, 1, 'it was hashed by a worker');
    const { origin, pathname } = new URL(workers[0] ?? '');
    assert.equal(origin, example.origin);
    assert.ok(pathname.startsWith(`/${bundler}/`), `${pathname} is part of the application`);
    const answer = await fetch(`${example.origin}${pathname}`);
    assert.equal(answer.status, 200, pathname);
  });
