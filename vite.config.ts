/**
 * Three builds from one file: the package (`vite build`), the script for a script tag (`--mode cdn`), and the demo
 * pages (`--mode demo`), which use the built package by its public entries.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { shortCode, shortStyles } from './scripts/minify-styles.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(at('./package.json'), 'utf8')) as { dependencies: object };
const elements = ['provider', 'asset-picker', 'script-editor', 'room-status', 'command-bar'];

const entries = {
  index: at('src/index.ts'),
  define: at('src/define.ts'),
  api: at('src/api/index.ts'),
  ssml: at('src/ssml/index.ts'),
  server: at('src/server/index.ts'),
  simulator: at('demo/simulator/index.ts'),
  ...Object.fromEntries(elements.map((name) => [`define/${name}`, at(`src/elements/${name}/define.ts`)])),
};

const packageBuild: UserConfig = {
  // The worker that hashes uploads is found beside the package's own files, wherever they are served.
  base: './',
  plugins: [shortStyles()],
  build: {
    target: 'es2022',
    minify: false,
    lib: { entry: entries, formats: ['es'] },
    rollupOptions: {
      external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/** `@lezer/common` doesn't declare that it has no side effects: unused, it would add 5 KB to the editor's chunk. */
const treeshake = {
  moduleSideEffects: (id: string) => (id.includes('@lezer/common') ? false : undefined),
};

/** What nearly every part needs comes in one chunk, and so does the script language: each is smaller than its pieces. */
const groups = [
  {
    name: 'base',
    priority: 2,
    test: /node_modules.(lit|@lit|lit-html|lit-element|zod)|src.base.|src.api.(client|token|response|rate-limiter|errors|schema|validate|request|tolerant-schema|shared-reads|retry|operation)\.ts|src.ui.(locale|base\.styles|icon|svg-icon|lazy-module|element|context)\.ts|oxc-project/,
  },
  { name: 'ssml', priority: 1, test: /src.ssml./ },
];

const cdnBuild: UserConfig = {
  base: './',
  plugins: [shortStyles()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    lib: { entry: { 'metastudio-widgets': at('src/cdn.ts') }, formats: ['es'] },
    rollupOptions: {
      treeshake,
      output: {
        codeSplitting: { groups },
        ...shortCode,
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
};

const demoBuild: UserConfig = {
  root: at('demo/pages'),
  resolve: {
    alias: [{ find: /^metastudio-widgets\/(.*)$/, replacement: `${at('dist')}/$1.js` }],
  },
  build: {
    target: 'es2022',
    // Browsers that know light-dark(): lowered, it would follow the system and not the page's own choice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: at('demo/dist'),
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: { input: at('demo/pages/index.html') },
  },
};

export default defineConfig(({ mode }) =>
  mode === 'cdn' ? cdnBuild : mode === 'demo' ? demoBuild : packageBuild,
);
