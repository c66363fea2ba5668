/**
 * `npm run test:engines`: the browser tests in Firefox and WebKit, and the end-to-end tests that go through all three
 * engines. `npm run test:engines -- webkit` runs those of one engine; `chromium`, which `npm test` runs, may be named, too.
 * LONG=1 runs every file of browser tests that an engine can run (scripts/engines/files.mjs).
 *
 * Each engine has a lane of its own; Debian's packages are installed where an engine is missing. An engine that cannot be had
 * is counted as skipped, and said so.
 */
import { globSync } from 'tinyglobby';
import { requireBrowser } from './browser.mjs';
import { getFirefox } from './engines/firefox.mjs';
import { getWebKit } from './engines/webkit.mjs';
import { browserSuite, check, nodeSuite, report, skip } from './run-suites.mjs';

process.env.CHROME_PATH = requireBrowser();
const named = process.argv.slice(2);
const engines = named.length > 0 ? named : ['firefox', 'webkit'];
const programs = { chromium: () => true, firefox: getFirefox, webkit: getWebKit };
const present = engines.filter((engine) => {
  const isHere = Boolean(programs[engine]?.());
  if (!isHere) skip(`tests in ${engine}`, 'it is not installed, and could not be');
  return isHere;
});

await Promise.all(present.map((engine) => browserSuite(engine, { env: { ENGINE: engine } })));
const isBuilt = await check('npm run build:js', 'npm', ['run', '--silent', 'build:js']);
if (isBuilt && (await check('npm run build:demo', 'npm', ['run', '--silent', 'build:demo']))) {
  // With Chromium, to which the sizes in the others are compared.
  const env = { ENGINES: [...new Set(['chromium', ...present])].join(' ') };
  const files = globSync('test/e2e/engines/*.e2e.ts').sort();
  // A file at a time: two engines beside each other keep two cores busy.
  await nodeSuite('end-to-end in each engine', files, { env, concurrency: 1 });
}
report();
