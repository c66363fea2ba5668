/**
 * `npm run size`: what a page loads for one use, minified and with everything it needs at once, held to the limits of
 * `.size-limit.json`. What is loaded later (words for errors, the editing area) does not count here; what the entry
 * imports from chunks that it shares with those parts does. What an opened script editor has loaded, with its area, is
 * seen in a browser, and so is what a page asks for by the script tag until it rests.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { build } from 'vite';
import { writeEditorChunks } from './measure-editor.mjs';
import { measureScriptTag } from './measure-script-tag.mjs';
import { shortCode, shortStyles, shortTemplates } from './minify-styles.mjs';

const outDir = fileURLToPath(new URL('../node_modules/.cache/sizes', import.meta.url));

mkdirSync(outDir, { recursive: true });
for (const entry of globSync('test/sizes/*.ts', { absolute: true })) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [shortStyles(), shortTemplates()],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rollupOptions: {
        output: shortCode,
        // As in `vite.config.ts`: unused, `@lezer/common` would be kept.
        treeshake: { moduleSideEffects: (id) => (id.includes('@lezer/common') ? false : undefined) },
      },
    },
  });
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set();
  const need = (name) => {
    if (needed.has(name)) return;
    needed.add(name);
    chunks.get(name).imports.forEach(need);
  };
  need(output.find((chunk) => chunk.isEntry).fileName);
  const code = [...needed].map((name) => chunks.get(name).code).join('\n');
  writeFileSync(join(outDir, `${basename(entry, '.ts')}.js`), code);
}
await writeEditorChunks(outDir);
execFileSync('npx', ['size-limit'], { stdio: 'inherit' });

const readyPicker = 'mss-asset-picker >>> [role=option]';
const readyStatus = 'mss-room-status >>> ::-p-text(Not on air)';
const readyEditor = 'mss-script-editor >>> .cm-content';

/** By the script tag, until the page rests: requests for files of the package, and their bytes with brotli. */
const pages = [
  {
    name: 'mss-room-status alone',
    elements: ['room-status'],
    ready: [readyStatus],
    limit: { requests: 14, bytes: 64_000 },
  },
  {
    name: 'all five elements, the editing area included',
    elements: ['asset-picker', 'room-status', 'command-bar', 'script-editor'],
    ready: [readyPicker, readyStatus, readyEditor],
    limit: { requests: 25, bytes: 233_500 },
  },
];
execFileSync('npm', ['run', '--silent', 'build:cdn'], { stdio: 'inherit' });
for (const { name, requests, bytes, limit } of await measureScriptTag(pages)) {
  const isOver = requests > limit.requests || bytes > limit.bytes;
  console.log(
    `script tag: ${name}: ${requests} of ${limit.requests} requests, ${bytes} of ${limit.bytes} bytes${isOver ? ': too much' : ''}`,
  );
  if (isOver) process.exitCode = 1;
}
