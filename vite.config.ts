/**
 * Four builds from one file: the package (`vite build`), the modules for a script tag (`--mode cdn`) and the classic
 * script that loads them (`--mode loader`), and the demo pages (`--mode demo`), which use the built package by its public
 * entries.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { shortCode, shortStyles, shortTemplates } from './scripts/minify-styles.mjs';
import { ownMembers } from './scripts/own-members.mjs';
import { shortPackage } from './scripts/short-package.mjs';
import { preloadList, thirdPartyNotices } from './scripts/script-tag.mjs';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(at('./package.json'), 'utf8')) as { dependencies: object };
const elements = ['provider', 'asset-picker', 'room-list', 'script-editor', 'room-status', 'command-bar'];

const entries = {
  index: at('src/index.ts'),
  define: at('src/define.ts'),
  api: at('src/api/index.ts'),
  ssml: at('src/ssml/index.ts'),
  server: at('src/server/index.ts'),
  'server/node': at('src/server/node/index.ts'),
  'server/redis': at('src/server/redis/index.ts'),
  react: at('src/react/index.ts'),
  'react-server': at('src/react/client-boundary.ts'),
  simulator: at('demo/simulator/index.ts'),
  cli: at('src/cli/index.ts'),
  ...Object.fromEntries(elements.map((name) => [`define/${name}`, at(`src/elements/${name}/define.ts`)])),
};

const packageBuild: UserConfig = {
  // The worker that hashes uploads is found beside the package's own files, wherever they are served.
  base: './',
  plugins: [shortStyles(), shortTemplates(), shortPackage(), thirdPartyNotices()],
  // Under one name, beside the code that starts it: bundlers that don't copy it are told to, by `metastudio-widgets/md5-worker`.
  worker: { format: 'es', rollupOptions: { output: { entryFileNames: 'chunks/[name].js' } } },
  build: {
    target: 'es2022',
    minify: false,
    lib: { entry: entries, formats: ['es'] },
    rollupOptions: {
      external: [
        /^(node:|redis$|react$)/,
        ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
      ],
      output: {
        // The types carry the documentation; in the code it would be a sixth of the bytes.
        comments: { jsdoc: false },
        // What a server renders takes the components as parts of the browser; other bundlers would warn of the words.
        banner: ({ name }) => (name === 'react-server' ? "'use client';" : ''),
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
 * Chunks of shared code, by the moment at which it is needed: what a page loads until it rests has nothing in it that waits
 * for a click. A group also takes what its modules import, unless a group before it has that, so the list goes from the
 * leaves to the trunk. Entries of chunks (`*.lazy.ts`, `define.ts`) belong to no group: the retry of a failed import relies
 * on chunks that export the names of their module.
 */
const groups = [
  // Every element.
  {
    name: 'base',
    test: /node_modules\/(lit\/(index|decorators|html)|lit-html\/(lit-html|is-server|directive|directive-helpers|directives\/class-map)\.js|lit-element|@lit\/(reactive-element|context|task)|zod|ky)\b|lucide.*\/(check|circle-(alert|check)|face-slightly-smiling|info|list-ordered|radio|rotate-cw|send|speech|square|timer|triangle-alert|x)\.|src\/base\/(?!secrets|debounce|paging|without-nulls)|src\/elements\/provider\/(?!define|diagnosis)|src\/api\/(?!operations|schemas\/|upload|error-words|describe-error.lazy|validate|lenient-body|outcome|reconcile)|src\/live\/commands\/mask-url|src\/ui\/(after-paint|fields|define|element|context|events|error-view|locale|lazy-module|icon|svg-icon|(?!menu)[\w.-]*styles|strip-tags|is-composing|isolate|session-values|early-properties|render-part|second-ticker|name-search|date-time-range|duration|grant-controller)\.ts|oxc-project/,
  },
  // What is on air, which the status and the command bar show.
  {
    name: 'live',
    test: /src\/live\/(?!commands\/(?!command-record)|alarm|acknowledgements|speaker-lock|exclusive-lock|reducer|stream-evidence|live\.lazy|tab-(?!membership)|event-|remote-facts|room-list|rtc-channel|start-stop|task-config|round\.)|src\/ui\/(live-controller|notice-controller|render-throttle)|src\/api\/(outcome-types|operations\/live-jobs|schemas\/(live-job|callback-config|common))\.ts/,
  },
  // A room: the status shows its facts, the editor its script.
  {
    name: 'room',
    test: /src\/api\/(operations\/rooms|schemas\/(interaction-rule|play-policy|room|scene|video-config|video-script|live-command))\.ts|src\/script\/paragraph|src\/live\/round\.|src\/elements\/room-status\/(history\/task-notes|service-words-view)/,
  },
  // Form controls: the picker and the editor.
  {
    name: 'controls',
    test: /lit\/directives\/(live|guard|repeat)\.|src\/api\/(operations\/assets|schemas\/(asset|file))\.ts|src\/base\/(debounce|paging)|src\/ui\/(form-control|accessible-name|asset-cache|audio-player|list-window|type-ahead|submission-controller|popover-position|script-places)\.ts|src\/elements\/asset-picker\/upload\/(uploadable|upload-context)|lucide\/(?!.*\/(bell|circle-question-mark|clock|copy|download)\.)/,
  },
  { name: 'ssml', test: /src\/ssml\// },
  // The script editor as it is at rest, with the model of scripts and documents. Fewer files are fewer bytes, because each is
  // compressed by itself.
  {
    name: 'script-editor',
    test: /src\/elements\/script-editor\/((?!define)[\w-]+|[\w/-]+\/(?!tag-form|outline-)[\w-]+-controller|script-editor\.styles|(check|text)\/[\w.-]+|(marks|outline|preview)\/(marks|outline-frame|preview)\.styles|marks\/(avatar-actions|messages|selection-toolbar-view|tools|toolbar|type-ahead-buffer))\.ts/,
  },
  // The script as people change it together: the first change of its outline or the first conflict loads it.
  { name: 'edits', test: /src\/script\/|src\/documents\/conflict-state/ },
  // What the command bar shares with its lazy modules; a text check that only lazy modules use stays out of it.
  {
    name: 'command-bar',
    test: /src\/elements\/command-bar\/(?!marks)|src\/live\/commands\/(?!redact)/,
    minShareCount: 2,
  },
  // What the uploads of the picker and those of recordings share.
  { name: 'uploads', test: /src\/api\/(operations\/files|upload\/(file-type|rules))\.ts/ },
  // What happens on air, and what orders and errors need.
  {
    name: 'later',
    test: /src\/api\/(operations\/|schemas\/|(validate|lenient-body|outcome)\.ts)|src\/base\/(secrets|without-nulls)|src\/live\/(reducer|stream-evidence|exclusive-lock|task-config|commands\/redact)\.ts/,
    minShareCount: 2,
  },
  // What opens at a click: menus, long lists, exports, drafts.
  {
    name: 'opened',
    test: /src\/ui\/(?!.*\.lazy|export\/csv)|node_modules\/(lit\/directives|lit-html\/|lucide\/)/,
    minShareCount: 2,
  },
].map((group, index, all) => ({ ...group, priority: all.length - index }));

const cdnBuild: UserConfig = {
  base: './',
  plugins: [shortStyles(), shortTemplates(), ownMembers(), thirdPartyNotices(), preloadList()],
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

const loaderBuild: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    lib: { entry: at('src/cdn-loader.ts'), formats: ['iife'], name: 'metastudioWidgetsLoader' },
    rollupOptions: {
      output: { ...shortCode, name: undefined, entryFileNames: 'metastudio-widgets.loader.js' },
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
  mode === 'cdn' ? cdnBuild : mode === 'loader' ? loaderBuild : mode === 'demo' ? demoBuild : packageBuild,
);
