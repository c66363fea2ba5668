/** Tests in a real browser: test/**\/*.test.ts, but not those for Node. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { browserArgs, needBrowser } from './scripts/browser.mjs';

export default {
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/e2e/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // One page at a time: a page behind another is hidden, and hidden pages neither paint nor poll.
  concurrency: 1,
  plugins: [
    esbuildPlugin({ ts: true, tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)) }),
  ],
  browsers: [
    chromeLauncher({ launchOptions: { executablePath: needBrowser(), args: browserArgs }, concurrency: 1 }),
  ],
  testFramework: { config: { timeout: 10_000 } },
};
