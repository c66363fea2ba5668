/**
 * `npm run bench`: speed as a ratio to something known, both measured side by side in one run.
 *
 * In a page: the script check against the browser's own XML parser, typing into a long script against a bare
 * CodeMirror, also in each engine that is installed, with the time to the first use, a picker with ten thousand assets,
 * and a page on air while events pour in against the same page without them. In Node: MD5 against node:crypto, a burst of
 * calls against the best that the throttle table allows, the proxy against a bare reverse proxy, 500 commands and a
 * thousand events through two instances with a Redis, the memory of 10,000 event streams and of slow readers, the memory
 * of eight hours on air, and the random schedules of faults. Nothing here fails a test.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, requireBrowser } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
await build({
  configFile: false,
  logLevel: 'error',
  build: {
    target: 'es2022',
    outDir: folder,
    lib: { entry: 'test/ssml/check.bench.ts', formats: ['iife'], name: 'bench', fileName: () => 'bench.js' },
  },
});
const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
const page = await browser.newPage();
await page.addScriptTag({ content: readFileSync(join(folder, 'bench.js'), 'utf8') });
console.log('\nThe script check beside DOMParser, 131,072 characters, medians in milliseconds');
console.table(await page.evaluate('bench.benchCheck()'));
await browser.close();

// As it is published: the loader of the other files gives each function a name while it runs, which a proxy pays for.
await build({
  configFile: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  build: { ssr: 'test/server/proxy/proxy.bench.ts', target: 'node20', outDir: join(folder, 'proxy') },
});
spawnSync(process.execPath, [join(folder, 'proxy', 'proxy.bench.js')], { stdio: 'inherit' });
rmSync(folder, { recursive: true });

for (const file of [
  'test/elements/script-editor/script-editor.bench.ts',
  'test/e2e/engines/engines.bench.ts',
  'test/api/md5.bench.ts',
  'test/api/burst.bench.ts',
  'test/documents/draft-crash.bench.ts',
  'test/elements/asset-picker/long-list.bench.ts',
  'test/elements/room-status/on-air.bench.ts',
  'test/server/many-clients.bench.ts',
  'test/server/streams.bench.ts',
  'test/live/hours.bench.ts',
  'test/live/schedules.bench.ts',
]) {
  spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' });
}
