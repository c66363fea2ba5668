/**
 * What a page loads by the script tag until it rests, seen in a browser: the requests for files of `dist/cdn` and their
 * bytes, compressed with brotli as a content delivery network does. The simulated service answers inside the page.
 */
import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, requireBrowser } from './browser.mjs';

const cdn = fileURLToPath(new URL('../dist/cdn', import.meta.url));

/** The page. Its elements come when the simulated service is ready: without one they would show an error, and load its words. */
const page = (elements, stage) => `<!doctype html>
<html lang="en">
  <link rel="icon" href="data:," />
  <script defer src="/cdn/metastudio-widgets.loader.js"></script>
  <template>${elements.map((name) => `<mss-${name}></mss-${name}>`).join('')}</template>
  <script type="module">
    import { stage } from '/${stage}';
    const { fetch, getToken, createRoom } = stage();
    const provider = Object.assign(document.createElement('mss-provider'), { fetch, getToken });
    provider.append(document.querySelector('template').content);
    const roomId = await createRoom();
    for (const element of provider.querySelectorAll('mss-room-status, mss-script-editor, mss-command-bar'))
      element.setAttribute('room-id', roomId);
    document.body.append(provider);
  </script>
</html>`;

const compressed = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** Builds the simulated service for the page. */
async function buildStage() {
  const { output } = await build({
    logLevel: 'error',
    configFile: false,
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: 'stories/simulated.ts', preserveEntrySignatures: 'strict' },
    },
  });
  return output;
}

/**
 * Loads pages with the elements named, and gives for each how many files came, and their bytes. `ready` are selectors of what
 * is seen when the page rests.
 */
export async function measureScriptTag(pages) {
  const stage = await buildStage();
  const stageEntry = stage.find(({ isEntry }) => isEntry).fileName;
  const files = new Map(stage.map((file) => [`/${file.fileName}`, Buffer.from(file.code ?? file.source)]));
  for (const name of readdirSync(cdn, { recursive: true }))
    if (/\.js$/.test(name)) files.set(`/cdn/${name}`, readFileSync(join(cdn, name)));
  let asked = [];
  let elements = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    const file = url === '/' ? Buffer.from(page(elements, stageEntry)) : files.get(url);
    response.writeHead(file ? 200 : 404, { 'content-type': url === '/' ? 'text/html' : 'text/javascript' });
    response.end(file);
  }).listen(0, '127.0.0.1');
  const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  const results = [];
  try {
    for (const one of pages) {
      asked = [];
      elements = one.elements;
      const tab = await (await browser.createBrowserContext()).newPage();
      // As high as all elements: the editing area comes when it is near what is seen.
      await tab.setViewport({ width: 1440, height: 3000 });
      await tab.goto(`http://127.0.0.1:${server.address().port}/`);
      for (const selector of one.ready) await tab.waitForSelector(selector, { visible: true });
      await tab.waitForNetworkIdle({ idleTime: 2_000 });
      const came = asked.filter((url) => url.startsWith('/cdn/'));
      const sizes = came.map((url) => [url.slice(5), compressed(files.get(url) ?? Buffer.alloc(0)).length]);
      results.push({
        ...one,
        sizes,
        requests: sizes.length,
        bytes: sizes.reduce((sum, [, size]) => sum + size, 0),
      });
      await tab.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
  return results;
}
