/**
 * `npm run size`: what a page loads for one use, minified and with everything it needs at once, held to the limits of
 * `.size-limit.json`. What is loaded later (words for errors, the editing area) does not count here; what the entry
 * imports from chunks that it shares with those parts does. What an opened script editor has loaded, with its area, is
 * seen in a browser.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { build } from 'vite';
import { writeEditorChunks } from './measure-editor.mjs';
import { shortCode, shortStyles } from './minify-styles.mjs';

const outDir = fileURLToPath(new URL('../node_modules/.cache/sizes', import.meta.url));

mkdirSync(outDir, { recursive: true });
for (const entry of globSync('test/sizes/*.ts', { absolute: true })) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [shortStyles()],
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
