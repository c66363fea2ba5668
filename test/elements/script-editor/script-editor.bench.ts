/**
 * Compares typing into a long script with typing into a bare CodeMirror with the same text: real keys, in turns, in one
 * run. Also measures the memory that a hundred editors retain after they were opened and closed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, requireBrowser } from '../../../scripts/browser.mjs';

const rounds = 4;
const keys = 60;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    target: 'es2022',
    outDir: folder,
    lib: {
      entry: 'test/elements/script-editor/page.bench.ts',
      formats: ['iife'],
      name: 'bench',
      fileName: () => 'bench.js',
    },
  },
});
const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });

async function fresh(): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto('about:blank');
  await page.addScriptTag({ content: readFileSync(join(folder, 'bench.js'), 'utf8') });
  return page;
}

const at = (times: readonly number[], part: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

/** Types a text; returns the milliseconds from each key to its frame. */
async function type(page: Page, kind: 'editor' | 'bare', text: string): Promise<number[]> {
  await page.evaluate(`bench.open('${kind}', ${text})`);
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('warm up');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await page.evaluate('bench.measured()');
  for (let i = 0; i < keys; i++) {
    await page.keyboard.press(i % 10 === 9 ? 'Backspace' : 'a');
    await new Promise((resolve) => setTimeout(resolve, 25 + ((i * 37) % 50)));
  }
  const times = (await page.evaluate('bench.measured()')) as number[];
  const value = (await page.evaluate('bench.value()')) as string;
  if (!value.includes('warm up')) throw new Error(`Nothing was typed into the ${kind}`);
  return times;
}

async function compare(name: string, text: string): Promise<object> {
  const page = await fresh();
  const times = { editor: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++)
    for (const kind of ['bare', 'editor'] as const) times[kind].push(...(await type(page, kind, text)));
  await page.close();
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    text: name,
    keys: times.editor.length,
    'median editor': round(at(times.editor, 0.5)),
    'median bare': round(at(times.bare, 0.5)),
    'p95 editor': round(at(times.editor, 0.95)),
    'p95 bare': round(at(times.bare, 0.95)),
    ratio: round(at(times.editor, 0.95) / at(times.bare, 0.95)),
  };
}

console.log('\nFrom a key to its frame, 131,072 characters with 2,000 tags, milliseconds');
console.table([
  await compare('in lines', 'bench.longScript()'),
  await compare('in one line', 'bench.longScript(false)'),
]);

const page = await fresh();
const session = await page.createCDPSession();

async function heap(): Promise<{ kilobytes: number; views: number }> {
  for (let i = 0; i < 3; i++) {
    await session.send('HeapProfiler.collectGarbage');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const prototype = await page.evaluateHandle('customElements.get("mss-script-editor").prototype');
  const found = await page.queryObjects(prototype);
  const views = await page.evaluate((list: unknown) => (list as unknown[]).length, found);
  await found.dispose();
  await prototype.dispose();
  return { kilobytes: Math.round(usedSize / 1024), views };
}

for (let i = 0; i < 10; i++) await page.evaluate('bench.openAndClose()');
const before = await heap();
for (let i = 0; i < 100; i++) await page.evaluate('bench.openAndClose()');
const after = await heap();
console.log('\nAfter 100 openings and closings');
console.table([
  { when: 'before', 'heap, KB': before.kilobytes, 'editors alive': before.views },
  { when: 'after', 'heap, KB': after.kilobytes, 'editors alive': after.views },
]);
await browser.close();
rmSync(folder, { recursive: true });
