/** Tests in a real browser: `test/**\/*.test.ts` except those for Node, whose names end in `.node.test.ts`. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { filesOf } from './scripts/engines/files.mjs';
import { freePort } from './scripts/engines/free-port.mjs';
import { launcherOf } from './scripts/engines/test-runner.mjs';

/** What runs the tests: `chromium`, `firefox` or `webkit`. */
const engine = process.env.ENGINE ?? 'chromium';

/** The fonts are loaded before the first test: text must not change its size while a test measures it. */
const testRunnerHtml = (testFramework) => `<!doctype html>
<html>
  <head>
    <link rel="stylesheet" href="/test/fixtures/fonts.css" />
  </head>
  <body>
    <script>
      // Varies what simulators invent (see test/helpers/invented.ts).
      globalThis.inventedSeed = '${process.env.INVENTED_SEED ?? ''}';
    </script>
    <script type="module">
      await Promise.all([...document.fonts].map((face) => face.load()));
      await import('${testFramework}');
    </script>
  </body>
</html>`;

/** Serves a library that is CommonJS as a module: what `test/fixtures/<name>.ts` exports of it. */
const asModule = (name, sources) => {
  const served = {
    name,
    path: `/test/fixtures/${name}.js`,
    resolveImport: ({ source }) => (sources.includes(source) ? served.path : undefined),
    serve: ({ path }) => (path === served.path ? (served.code ??= buildModule(name)) : undefined),
  };
  return served;
};

/** Serves the manifest of the elements, as the build makes it. */
const manifest = {
  name: 'manifest',
  path: '/test/fixtures/manifest.js',
  serve: ({ path }) => (path === manifest.path ? (manifest.code ??= manifestModule()) : undefined),
};

async function manifestModule() {
  const { cli } = await import('@custom-elements-manifest/analyzer/cli.js');
  const made = await cli({ argv: ['analyze', '--quiet'], cwd: process.cwd(), noWrite: true });
  return `export default ${JSON.stringify(made)}`;
}

async function buildModule(name) {
  const [output] = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL(`./test/fixtures/${name}.ts`, import.meta.url)), formats: ['es'] },
    },
  });
  return output.output[0].code;
}

export default {
  // Engines run side by side: they would look for a free port at the same moment, and take the same.
  ...(engine !== 'chromium' && { port: await freePort() }),
  files: filesOf(engine),
  nodeResolve: { exportConditions: ['development', 'browser'] },
  concurrency: 1,
  middleware: [
    // A sandboxed frame has no origin, so that its modules come from another one.
    (context, next) => {
      context.set('access-control-allow-origin', '*');
      return next();
    },
  ],
  plugins: [
    asModule('saxes', ['saxes']),
    asModule('react', ['react', 'react-dom', 'react-dom/client']),
    manifest,
    esbuildPlugin({
      ts: true,
      // What the engine is, cannot be told by each of its requests.
      target: engine === 'chromium' ? 'auto' : 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [launcherOf(engine)],
  testRunnerHtml,
  // A slow machine takes long to load the first modules.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // A limit for files that hang: one of the walks takes minutes where other suites use the same two cores.
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000 } },
};
