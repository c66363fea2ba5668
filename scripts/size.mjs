/**
 * `npm run size`: what a page loads for one use, minified and with everything it needs at once, held to the limits of
 * `.size-limit.json`. What is loaded later (words for errors, the editing area) does not count here.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { build } from 'vite';

const outDir = fileURLToPath(new URL('../node_modules/.cache/sizes', import.meta.url));

for (const entry of globSync('test/sizes/*.ts', { absolute: true })) {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      modulePreload: false,
      rollupOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
execFileSync('npx', ['size-limit'], { stdio: 'inherit' });
