/**
 * `npm test`: everything that must hold.
 *
 * First Node (server, simulator, structure), then a real browser (units and elements), then the main job from end to
 * end against the running demo. Ends with one line of totals, and fails if anything failed or nothing ran.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'tinyglobby';
import { requireBrowser } from './browser.mjs';

process.env.CHROME_PATH = requireBrowser();
const only = new Set(process.argv.slice(2));
const totals = { passed: 0, failed: 0 };

/** Runs a command, shows what it prints, and gives that and its exit code. */
function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ output, code }));
  });
}

const lastNumber = (output, pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);

/** A part of the suite: its numbers are read from what its runner prints; a runner that dies counts as a failure. */
async function part(name, command, args, passed, failed) {
  if (only.size > 0 && !only.has(name)) return;
  console.log(`\n── ${name}`);
  const { output, code } = await run(command, args);
  const count = { passed: lastNumber(output, passed), failed: lastNumber(output, failed) };
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (code === 0 && count.passed === 0) count.failed = 1;
  totals.passed += count.passed;
  totals.failed += count.failed;
}

/** A command that either holds or not: one test. */
async function step(name, command, args) {
  if (only.size > 0 && !only.has(name)) return;
  console.log(`\n── ${name}: ${args.at(-1)}`);
  const { code } = await run(command, args);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

const nodeTest = (pattern) => [
  ...['--import', 'tsx', '--test', '--test-reporter', 'spec', '--test-concurrency', '2'],
  ...globSync(pattern).sort(),
];
const nodePassed = /^ℹ pass (\d+)$/gm;
const nodeFailed = /^ℹ fail (\d+)$/gm;

await part('node', process.execPath, nodeTest('test/**/*.node.test.ts'), nodePassed, nodeFailed);
await part('browser', 'npx', ['wtr'], /(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g);
await step('package', 'npm', ['run', '--silent', 'build']);
await step('package', 'npm', ['run', '--silent', 'check:package']);
await step('package', 'npm', ['run', '--silent', 'build:demo']);
await part('end-to-end', process.execPath, nodeTest('test/e2e/*.e2e.ts'), nodePassed, nodeFailed);

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;
