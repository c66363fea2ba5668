/**
 * What the script editor loads, seen in a browser: the script for a script tag opens a room against the simulator,
 * somebody stands in its text, and every chunk that has come by then is written to a folder, those that all elements
 * share apart from its own; so is every chunk of its own that can come at all. Words for errors, the dictionary of
 * pronunciations and the provider's diagnosis are no part of it.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { browserArgs, requireBrowser } from './browser.mjs';

const quiet = { logLevel: 'error', build: { write: false } };
const isOfNobody = /\/(error-words\/|pinyin-pro\/|pinyin\.lazy|provider\/diagnosis\/)/;

const page = (widgets, stage) => `<!doctype html>
<html lang="en">
  <script type="module" src="/${widgets}"></script>
  <mss-provider><mss-script-editor></mss-script-editor></mss-provider>
  <script type="module">
    await customElements.whenDefined('mss-provider');
    const { stage } = await import('/${stage}');
    const { fetch, getToken, createRoom } = stage();
    Object.assign(document.querySelector('mss-provider'), { fetch, getToken });
    await customElements.whenDefined('mss-script-editor');
    document.querySelector('mss-script-editor').roomId = await createRoom();
  </script>
</html>`;

const entryOf = (output) => output.find(({ isEntry }) => isEntry).fileName;

/** Opens the editor, and gives the addresses that were asked for until it rests. */
async function opened(widgets, stage) {
  const files = new Map(
    [...widgets, ...stage].map((file) => [`/${file.fileName}`, file.code ?? file.source]),
  );
  files.set('/', page(entryOf(widgets), entryOf(stage)));
  const asked = new Set();
  const server = createServer(({ url }, response) => {
    asked.add(url);
    const type = url === '/' ? 'text/html' : 'text/javascript';
    response.writeHead(files.has(url) ? 200 : 404, { 'content-type': type });
    response.end(files.get(url));
  }).listen(0, '127.0.0.1');
  const browser = await puppeteer.launch({ executablePath: requireBrowser(), args: browserArgs });
  try {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    // Each frame: waiting for a mutation would miss the shadow root of an element whose code comes after the page.
    const shown = { visible: true };
    const text = await tab.waitForSelector('mss-script-editor >>> [role=textbox]', shown);
    await tab.waitForSelector('mss-script-editor >>> [role=treeitem][aria-level="2"]', shown);
    await text.click();
    await tab.waitForNetworkIdle({ idleTime: 1_000 });
  } finally {
    await browser.close();
    server.close();
  }
  return asked;
}

/** The chunks that come with some, at once or, with `later`, at any time. */
function comingWith(chunks, names, later) {
  const found = new Set();
  const add = (name) => {
    const chunk = chunks.get(name);
    if (!chunk || found.has(name)) return;
    found.add(name);
    [...chunk.imports, ...(later ? chunk.dynamicImports : [])].forEach(add);
  };
  names.forEach(add);
  return found;
}

/** Writes `editor-at-rest`, `editor-at-rest-own` and `editor-all-own` below a folder. */
export async function writeEditorChunks(folder) {
  const [{ output }] = [await build({ ...quiet, mode: 'cdn' })].flat();
  const stage = await build({
    ...quiet,
    configFile: false,
    build: {
      ...quiet.build,
      target: 'es2022',
      rollupOptions: { input: 'stories/simulated.ts', preserveEntrySignatures: 'strict' },
    },
  });
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((one) => [one.fileName, one]));
  const elements = chunks.get(entryOf(output)).dynamicImports;
  const own = elements.find((name) => chunks.get(name).facadeModuleId?.includes('/script-editor/'));
  const provider = elements.find((name) => chunks.get(name).facadeModuleId?.includes('/provider/'));
  const others = elements.filter((name) => name !== own && name !== provider);
  const everywhere = others.map((name) => comingWith(chunks, [name], false));
  const common = comingWith(chunks, [entryOf(output), provider], false);
  const isShared = (name) => common.has(name) || everywhere.every((names) => names.has(name));
  const asked = await opened(output, stage.output);
  const rest = [...chunks.keys()].filter((name) => asked.has(`/${name}`));
  const all = [...comingWith(chunks, [own], true)];
  const sets = {
    'editor-at-rest': rest,
    'editor-at-rest-own': rest.filter((name) => !isShared(name)),
    'editor-all-own': all.filter(
      (name) => !isShared(name) && !chunks.get(name).moduleIds.every((id) => isOfNobody.test(id)),
    ),
  };
  for (const [set, names] of Object.entries(sets)) {
    rmSync(join(folder, set), { recursive: true, force: true });
    mkdirSync(join(folder, set));
    for (const name of names) writeFileSync(join(folder, set, basename(name)), chunks.get(name).code);
  }
}
