/** Every element, and everything in it, has the same size in each engine, on a desk and on a phone. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { listen, type HttpServer } from '../../../src/cli/http-server.js';
import type { Box } from '../../fixtures/sizes-page.js';
import { buildPage, type PageBuild } from '../../helpers/page-build.js';
import { engines, launchEngine, type EngineName } from './engine-browser.js';

const top = join(import.meta.dirname, '../../..');

/**
 * By how much sizes may differ: 2 %, or as many pixels. WebKit rounds letters to pixels here, so that a word is up to two and a
 * half wider; lines are rounded to one.
 */
const isSame = (one: number, other: number, pixels: number) =>
  Math.abs(one - other) <= Math.max(pixels, Math.max(one, other) * 0.02);

/** The fonts are the tests' own, those of this machine show in nothing that is compared; the clock stands still. */
const page = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Sizes</title>
  <meta name="viewport" content="width=device-width" />
  <link rel="stylesheet" href="/test/fixtures/fonts.css" />
  <script>
    const now = Date.UTC(2026, 10, 21, 12);
    globalThis.Date = class extends Date {
      constructor(...values) { super(...(values.length > 0 ? values : [now])); }
      static now() { return now; }
    };
    globalThis.shown = Promise.all([...document.fonts].map((face) => face.load())).then(() => import('/page.js'));
  </script></html>`;

const types: Record<string, string> = { css: 'text/css', woff2: 'font/woff2' };

describe('sizes', () => {
  let site: HttpServer;
  let module: PageBuild;

  before(async () => {
    module = await buildPage(join(top, 'test/fixtures/sizes-page.ts'));
    site = await listen((request) => Promise.resolve(answer(request)), { port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await site.close(0);
    module.dispose();
  });

  function answer(request: Request): Response {
    const { pathname } = new URL(request.url);
    if (pathname === '/') return new Response(page, { headers: { 'content-type': 'text/html' } });
    const type = types[pathname.split('.').at(-1) ?? ''];
    const file = join(top, pathname);
    if (!type || !existsSync(file)) return module.respond(pathname) ?? new Response(null, { status: 404 });
    return new Response(readFileSync(file), { headers: { 'content-type': type } });
  }

  /** The sizes in an engine, by width of the window. */
  async function measure(engine: EngineName, width: number): Promise<Map<string, [number, number]>> {
    const browser = await launchEngine(engine);
    try {
      const tab = await browser.open(site.origin, { width, height: 900 });
      const boxes = await tab.page.evaluate(async () => {
        const page = globalThis as unknown as { shown: Promise<unknown>; boxes(): Promise<Box[]> };
        await page.shown;
        return page.boxes();
      });
      return new Map(boxes.map(([path, ...size]) => [path, size]));
    } finally {
      await browser.close();
    }
  }

  for (const width of [1440, 360])
    it(`are the same in ${engines.join(', ')} at ${width} px`, async () => {
      const [first, ...others] = engines;
      if (!first) return;
      const expected = await measure(first, width);
      assert.ok(expected.size > 300, `only ${expected.size} things were measured`);
      const differing: string[] = [];
      for (const other of others) {
        const found = await measure(other, width);
        for (const path of new Set([...expected.keys(), ...found.keys()])) {
          const [one, two] = [expected.get(path), found.get(path)];
          if (!one || !two) differing.push(`${path}: only in ${one ? first : other}`);
          else if (!isSame(one[0], two[0], 2.5) || !isSame(one[1], two[1], 1))
            differing.push(`${path}: ${one.join(' × ')} in ${first}, ${two.join(' × ')} in ${other}`);
        }
      }
      assert.deepEqual(differing, []);
    });
});
