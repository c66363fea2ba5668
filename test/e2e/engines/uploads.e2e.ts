/** A page of one's own uploads a file by the API, over HTTP, in each engine: its MD5 is computed by the package's worker. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createSimulator, defaultAccount } from '../../../demo/simulator/index.js';
import { listen, type HttpServer } from '../../../src/cli/http-server.js';
import { createHandler, type Handler } from '../../../src/server/index.js';
import { buildPage, type PageBuild } from '../../helpers/page-build.js';
import { engines, launchEngine } from './engine-browser.js';

const top = join(import.meta.dirname, '../../..');

/** More than what is hashed without a worker. */
const filmSize = 9 * 2 ** 20;

/** Uploads as soon as the provider is there, and keeps what came of it where the test finds it. */
const page = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Shop</title>
  <script type="module" src="/widgets/metastudio-widgets.js"></script>
  <mss-provider token-url="/metastudio/token"></mss-provider>
  <script type="module">
    import { uploadFilm } from '/page.js';
    await customElements.whenDefined('mss-provider');
    const { client } = document.querySelector('mss-provider');
    globalThis.uploaded = await uploadFilm(client, ${filmSize});
  </script></html>`;

describe('an upload by the API', () => {
  let simulator: HttpServer;
  let site: HttpServer;
  let handler: Handler;
  let module: PageBuild;

  before(async () => {
    const simulated = createSimulator({ cors: true });
    simulator = await listen((request) => simulated.fetch(request), { port: 0, host: '127.0.0.1' });
    const { domain, user, password, project_id: project } = defaultAccount;
    const endpoint = simulator.origin;
    handler = createHandler({
      region: 'cn-north-4',
      endpoint,
      credentials: { domain, user, password, project, endpoint },
      sessionSecrets: ['x'.repeat(32)],
      authorize: () => ({ user: 'li', may: 'edit' }),
    });
    module = await buildPage(join(top, 'test/fixtures/upload-page.ts'));
    site = await listen((request) => answer(request), { port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await handler.close();
    for (const server of [site, simulator]) await server.close(0);
    module.dispose();
  });

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/metastudio/')) return handler(request);
    if (pathname === '/') return new Response(page, { headers: { 'content-type': 'text/html' } });
    const file = join(top, 'dist/cdn', pathname.split('/').slice(2).join('/'));
    if (!pathname.startsWith('/widgets/') || !existsSync(file))
      return module.respond(pathname) ?? new Response(null, { status: 404 });
    return new Response(readFileSync(file), { headers: { 'content-type': 'text/javascript' } });
  }

  for (const engine of engines)
    it(`ends well in ${engine}`, async () => {
      const browser = await launchEngine(engine);
      try {
        const tab = await browser.open(site.origin);
        const end = await tab.until('the end of the upload', () =>
          tab.page.evaluate(() => (globalThis as { uploaded?: string }).uploaded),
        );
        assert.equal(end, 'done');
      } finally {
        await browser.close();
      }
    });
});
