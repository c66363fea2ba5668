/**
 * `npm test`: everything that must hold. `npm test -- node browser` runs only the suites named: `node`, `browser`,
 * `package`, `end-to-end`.
 *
 * Three lanes run side by side on two cores, because tests in a browser often wait: tests in a real browser; tests in
 * Node and the checks of the built package; the build and the tests of the running demo.
 */
import { globSync } from 'tinyglobby';
import { requireBrowser } from './browser.mjs';
import { getRedis } from './redis.mjs';
import { browserSuite, check, nodeSuite, report } from './run-suites.mjs';

process.env.CHROME_PATH = requireBrowser();
const selected = new Set(process.argv.slice(2));
const isSelected = (suite) => selected.size === 0 || selected.has(suite);
if (isSelected('node')) {
  const redis = getRedis();
  if (redis) process.env.REDIS_SERVER = redis;
}
const npmRun = (script, options) => check(`npm run ${script}`, 'npm', ['run', '--silent', script], options);

/** The slowest come first, so that none of them is left over at the end; the keyboard’s job waits for much, and computes little. */
const endToEndFiles = () => {
  const first = ['stories', 'two-tabs', 'failures'].map((name) => `test/e2e/${name}.e2e.ts`);
  const last = 'test/e2e/keyboard.e2e.ts';
  const others = globSync('test/e2e/*.e2e.ts').filter((file) => !first.includes(file) && file !== last);
  return [...first, ...others.sort(), last];
};

const build = isSelected('package') || isSelected('end-to-end') ? npmRun('build:js') : Promise.resolve(true);

await Promise.all([
  isSelected('browser') && browserSuite('browser'),
  (async () => {
    // Computes on a virtual clock: it yields to the suites that a slow processor could make late.
    const niceness = 5;
    if (isSelected('node')) await nodeSuite('node', globSync('test/**/*.node.test.ts').sort(), { niceness });
    if (!isSelected('package') || !(await build)) return;
    if (!(await npmRun('build:types', { niceness }))) return;
    await npmRun('check:package', { niceness });
    await npmRun('check:types', { niceness });
  })(),
  (async () => {
    if (!(isSelected('package') || isSelected('end-to-end')) || !(await build)) return;
    const isBuilt = await npmRun('build:demo');
    if (isBuilt && isSelected('end-to-end')) await nodeSuite('end-to-end', endToEndFiles());
  })(),
]);
report();
