/**
 * `npm run test:quick`: what a contributor runs before each commit. Types, lint and formatting of the files that differ
 * from the main branch, and the tests in Node except the slow ones.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { check, nodeSuite, report } from './run-suites.mjs';

/** Random schedules, load tests and real input methods: more than two seconds each. They run in `npm test`. */
const slowFiles = new Set([
  'test/elements/script-editor/codemirror/ime.node.test.ts',
  'test/api/load.node.test.ts',
  'test/api/rate-limiter.node.test.ts',
  'test/api/upload-md5.node.test.ts',
  'test/documents/offline.node.test.ts',
  'test/documents/shared-document.node.test.ts',
  'test/live/commands/command-schedule.node.test.ts',
  'test/live/fault-schedule.node.test.ts',
  'test/live/tab-leader.node.test.ts',
  'test/script/merge/rooms.node.test.ts',
  'test/script/merge/videos.node.test.ts',
]);

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The commit that the current branch left the main branch at, or HEAD where no main branch is known. */
function baseCommit() {
  for (const main of ['origin/main', 'main']) {
    try {
      return git('merge-base', 'HEAD', main).trim();
    } catch {
      // This clone does not have that branch.
    }
  }
  return 'HEAD';
}

/** Files that differ from the main branch, committed or not. */
function changedFiles() {
  const changed = git('diff', '--name-only', '--diff-filter=d', baseCommit()).split('\n');
  const untracked = git('ls-files', '--others', '--exclude-standard').split('\n');
  return [...new Set([...changed, ...untracked])].filter((file) => file && existsSync(file));
}

const changed = changedFiles();
const sources = changed.filter((file) => file.endsWith('.ts'));
const formatted = changed.filter((file) => /\.(ts|mjs|json|css|html|md)$/.test(file));
const tests = globSync('test/**/*.node.test.ts').filter((file) => !slowFiles.has(file));
const incremental = ['--incremental', '--tsBuildInfoFile', 'node_modules/.cache/quick.tsbuildinfo'];

await Promise.all([
  nodeSuite('node', tests.sort()),
  (async () => {
    await check('types', 'npx', ['tsc', '-p', '.', ...incremental]);
    if (formatted.length > 0)
      await check('format', 'npx', ['prettier', '--check', '--ignore-unknown', ...formatted]);
    if (sources.length > 0)
      await check('lint', 'npx', [
        'eslint',
        '--cache',
        '--cache-location',
        'node_modules/.cache/eslint/',
        ...sources,
      ]);
  })(),
]);
report();
