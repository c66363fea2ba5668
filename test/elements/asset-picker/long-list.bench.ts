/**
 * Measures a picker over ten thousand assets in a real browser, with the processor throttled to a quarter: the longest
 * task while all pages are loaded by End, and while the list is scrolled; the longest interaction by keys; nodes; and
 * the memory that is left after a hundred openings.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type KeyInput, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, requireBrowser } from '../../../scripts/browser.mjs';

const slowdown = 4;
const openings = 100;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
await build({
  configFile: false,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    target: 'es2022',
    outDir: folder,
    lib: {
      entry: 'test/elements/asset-picker/long-list-page.bench.ts',
      formats: ['iife'],
      name: 'bench',
      fileName: () => 'bench.js',
    },
  },
});
const code = readFileSync(join(folder, 'bench.js'), 'utf8');
rmSync(folder, { recursive: true });

const position = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('mss-asset-picker')?.shadowRoot;
    return Number(root?.activeElement?.getAttribute('aria-posinset') ?? 0);
  });

const heap = async (page: Page): Promise<number> => {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
};

const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
const page = await browser.newPage();
await page.setViewport({ width: 1_280, height: 800 });
// A page of localhost: elsewhere the browser keeps from a page what the client needs.
await page.setRequestInterception(true);
page.on('request', (request) => void request.respond({ contentType: 'text/html', body: '<!doctype html>' }));
await page.goto('http://localhost/');
await page.addScriptTag({ content: code });
await page.evaluate('bench.watchTasks()');
await page.evaluate('bench.openPicker()');
await page.evaluate('bench.measured()');
await page.emulateCPUThrottling(slowdown);

const rows: Record<string, unknown> = {};
const note = async (step: string) => void (rows[step] = await page.evaluate('bench.measured()'));

await page.evaluate(() => document.querySelector('mss-asset-picker')?.focus());
await page.keyboard.press('End');
const started = performance.now();
while ((await position(page)) < 10_000) await new Promise((resolve) => setTimeout(resolve, 200));
const seconds = (performance.now() - started) / 1000;
await note('End, which loads all pages');

for (const key of ['Home', 'PageDown', 'ArrowDown', 'ArrowRight', 'End', 'PageUp', 'Home'] as KeyInput[])
  await page.keyboard.press(key, { delay: 30 });
await note('keys');

await page.evaluate('bench.scrollAround()');
await note('scrolling');

await page.emulateCPUThrottling(1);
await page.evaluate('bench.closePicker()');
const memory: number[] = [];
for (let round = 0; round < 2; round++) {
  memory.push(await heap(page));
  await page.evaluate(`(async () => {
    for (let turn = 0; turn < ${openings}; turn++) {
      await bench.openPicker();
      bench.closePicker();
    }
  })()`);
}
memory.push(await heap(page));
await browser.close();

console.log(`\nA picker with 10,000 assets, the processor at a quarter: the longest, in milliseconds`);
console.table(rows);
console.log(`All pages were loaded in ${seconds.toFixed(1)} s.`);
console.log(
  `Memory before, after ${openings} and ${2 * openings} openings, in MB: ${memory.map((one) => one.toFixed(1)).join(', ')}`,
);
