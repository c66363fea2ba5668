/**
 * In each engine that is installed: what the script editor loads until somebody can write into it, how long that takes, and the
 * time from a key to its frame in a long script, beside a bare CodeMirror with the same text.
 */
import { join } from 'node:path';
import { getFirefox } from '../../../scripts/engines/firefox.mjs';
import { getWebKit } from '../../../scripts/engines/webkit.mjs';
import { listen } from '../../../src/cli/http-server.js';
import { buildPage } from '../../helpers/page-build.js';
import { launchEngine, type EngineBrowser, type EngineName, type EngineTab } from './engine-browser.js';

const starts = 7;
const keys = 60;

/** Notes when the editor can be written into, and what has been loaded by then. */
const page = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Bench</title>
  <mss-script-editor value="大家好"></mss-script-editor>
  <script type="module">
    globalThis.bench = await import('/page.js');
    const editor = document.querySelector('mss-script-editor');
    while (!editor.shadowRoot?.querySelector('.cm-content')) await new Promise(requestAnimationFrame);
    const loaded = performance.getEntriesByType('resource').map(({ decodedBodySize }) => decodedBodySize);
    globalThis.start = { at: performance.now(), requests: loaded.length, bytes: loaded.reduce((a, b) => a + b) };
  </script></html>`;

interface Start {
  at: number;
  requests: number;
  bytes: number;
}

const at = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Milliseconds from each key to its frame. */
async function type({ page: tab }: EngineTab, kind: 'editor' | 'bare'): Promise<number[]> {
  await tab.evaluate(`bench.open('${kind}', bench.longScript())`);
  await tab.evaluate('bench.measured()');
  for (let i = 0; i < keys; i++) {
    await tab.keyboard.press(i % 10 === 9 ? 'Backspace' : 'a');
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return tab.evaluate<[], number[]>('bench.measured()');
}

async function measure(engine: EngineName, browser: EngineBrowser, origin: string): Promise<object> {
  const tab = await browser.open(origin, { width: 1200, height: 900 });
  const begun: Start[] = [];
  for (let i = 0; i < starts; i++) {
    await tab.page.goto(origin);
    begun.push(
      await tab.until('the text box', () => tab.page.evaluate(() => (globalThis as { start?: Start }).start)),
    );
  }
  const times = { bare: await type(tab, 'bare'), editor: await type(tab, 'editor') };
  return {
    engine,
    requests: begun[0]?.requests,
    'KB before compression': Math.round((begun[0]?.bytes ?? 0) / 1000),
    'ms to the first use': Math.round(
      at(
        begun.map((one) => one.at),
        0.5,
      ),
    ),
    'ms from key to frame': tenth(at(times.editor, 0.5)),
    'of a bare CodeMirror': tenth(at(times.bare, 0.5)),
    'ratio of the slowest 5 %': tenth(at(times.editor, 0.95) / at(times.bare, 0.95)),
  };
}

const module = await buildPage(join(import.meta.dirname, '../../elements/script-editor/page.bench.ts'));
const site = await listen(
  ({ url }) => {
    const { pathname } = new URL(url);
    const built = module.respond(pathname);
    return Promise.resolve(built ?? new Response(page, { headers: { 'content-type': 'text/html' } }));
  },
  { port: 0, host: '127.0.0.1' },
);
const present: EngineName[] = ['chromium'];
if (getFirefox()) present.push('firefox');
if (getWebKit()) present.push('webkit');
const rows: object[] = [];
for (const engine of present) {
  const browser = await launchEngine(engine);
  rows.push(await measure(engine, browser, site.origin));
  await browser.close();
}
await site.close(0);
module.dispose();
console.log(
  '\nThe script editor by engine: what it loads until the first use, and a key in 131,072 characters, medians',
);
console.table(rows);
