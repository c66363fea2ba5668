/**
 * `npm run test:long`: what is too long for `npm test`. Random schedules of faults in full (10,000 seeds of each kind,
 * by `LONG=1`) on all cores, then 100 pages that end while a person types.
 */
import { availableParallelism } from 'node:os';
import { globSync } from 'tinyglobby';
import { requireBrowser } from './browser.mjs';
import { check, nodeSuite, report } from './run-suites.mjs';

process.env.CHROME_PATH = requireBrowser();
const schedules = globSync([
  'test/live/**/*-schedule.node.test.ts',
  'test/script/merge/*.node.test.ts',
]).sort();
const options = { concurrency: availableParallelism(), env: { LONG: '1' } };
await nodeSuite('schedules', schedules, options);
await check('crashes', process.execPath, ['--import', 'tsx', 'test/documents/draft-crash.bench.ts', '100']);
report();
