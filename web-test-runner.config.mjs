/** Tests in a real browser: `test/**\/*.test.ts` except those for Node, whose names end in `.node.test.ts`. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { browserArgs, requireBrowser } from './scripts/browser.mjs';

/** The fonts are loaded before the first test: text must not change its size while a test measures it. */
const testRunnerHtml = (testFramework) => `<!doctype html>
<html>
  <head>
    <link rel="stylesheet" href="/test/fixtures/fonts.css" />
  </head>
  <body>
    <script type="module">
      await Promise.all([...document.fonts].map((face) => face.load()));
      await import('${testFramework}');
    </script>
  </body>
</html>`;

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/e2e/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // One page at a time: a page behind another is hidden, and hidden pages neither paint nor poll.
  concurrency: 1,
  middleware: [
    // A sandboxed frame has no origin, so that its modules come from another one.
    (context, next) => {
      context.set('access-control-allow-origin', '*');
      return next();
    },
  ],
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: requireBrowser(), args: browserArgs },
      concurrency: 1,
    }),
  ],
  testRunnerHtml,
  testFramework: { config: { timeout: 60_000 } },
};
