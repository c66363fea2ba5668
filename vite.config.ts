/**
 * Three builds from one file: the package (`vite build`), the script for a script tag (`--mode cdn`), and the demo
 * pages (`--mode demo`), which use the built package by its public entries.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { shortCode, shortStyles } from './scripts/minify-styles.mjs';
import { ownMembers } from './scripts/own-members.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(at('./package.json'), 'utf8')) as { dependencies: object };
const elements = ['provider', 'asset-picker', 'script-editor', 'room-status', 'command-bar'];

const entries = {
  index: at('src/index.ts'),
  define: at('src/define.ts'),
  api: at('src/api/index.ts'),
  ssml: at('src/ssml/index.ts'),
  server: at('src/server/index.ts'),
  'server/node': at('src/server/node/index.ts'),
  'server/redis': at('src/server/redis/index.ts'),
  simulator: at('demo/simulator/index.ts'),
  cli: at('src/cli/index.ts'),
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
      external: [/^(node:|redis$)/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
      output: {
        // The types carry the documentation; in the code it would be a sixth of the bytes.
        comments: { jsdoc: false },
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  },
};

/** `@lezer/common` doesn't declare that it has no side effects: unused, it would add 5 KB to the editor's chunk. */
const treeshake = {
  moduleSideEffects: (id: string) => (id.includes('@lezer/common') ? false : undefined),
};

/**
 * Chunks of shared code, by folder. A group also takes what its modules import, unless a group before it has that, so
 * the list goes from the leaves to the trunk. Entries of chunks (`*.lazy.ts`, `define.ts`) belong to no group: the retry
 * of a failed import relies on chunks that export the names of their module.
 */
const groups = [
  {
    name: 'base',
    test: /node_modules.(lit|@lit|lit-html|lit-element|zod|ky|lucide)\b|src.base.(?!secrets|body-chunks)|src.api.(?!operations|schemas|upload|error-words|describe-error|validate|outcome|reconcile)|src.ui.(define|element|context|events|error-view|locale|lazy-module|.*icons?|.*styles|strip-tags|is-composing|isolate|session-values|early-properties|render-part|second-ticker|after-paint)\.ts|oxc-project/,
  },
  {
    name: 'live',
    test: /src.live.(?!commands|alarm|acknowledgements|speaker-lock|live\.lazy|tab-|event-|remote-facts|room-list|rtc-channel|start-stop|task-config|round\.)|src.ui.(live-controller|notice-controller)/,
  },
  {
    name: 'api',
    test: /src.api.(operations|schemas|validate|upload.file-type)|src.script.paragraph|src.base.secrets/,
  },
  // What only lazy modules share: of a running task, the words of the service, and the offer of a draft.
  {
    name: 'later',
    test: /src.ui.draft-offer|src.live.(task-config|round)\.ts|src.elements.room-status.(history.task-notes|service-words-view)/,
  },
  { name: 'controls', test: /src.ui.(?!.*\.lazy|export.csv)/ },
  { name: 'ssml', test: /src.ssml./ },
  // The model of scripts and documents, with what the script editor shares with its lazy modules.
  {
    name: 'script',
    test: /src.script.|src.documents.(?!save)|src.elements.script-editor.(?!saving.(diff-view|text-diff))/,
    minShareCount: 2,
  },
  // What an element shares with its lazy modules; a text check that only lazy modules use stays out of it.
  { name: 'command-bar', test: /src.elements.command-bar.(?!marks)|src.live.commands/, minShareCount: 2 },
].map((group, index, all) => ({ ...group, priority: all.length - index }));

const cdnBuild: UserConfig = {
  base: './',
  plugins: [shortStyles(), ownMembers()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    lib: { entry: { 'metastudio-widgets': at('src/cdn.ts') }, formats: ['es'] },
    rollupOptions: {
      // Shared code never moves into the chunk of an entry, which would then export more than its module does.
      experimental: { chunkOptimization: false },
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
    rollupOptions: {
      input: at('demo/pages/index.html'),
      // The page uses all elements at once, so what they share is one file.
      output: {
        codeSplitting: {
          groups: [{ name: 'widgets', test: /dist.(?!.*\.lazy)|node_modules/, minShareCount: 2 }],
        },
      },
    },
  },
};

export default defineConfig(({ mode }) =>
  mode === 'cdn' ? cdnBuild : mode === 'demo' ? demoBuild : packageBuild,
);
