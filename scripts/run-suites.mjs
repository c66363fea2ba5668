/** Runs parts of the test suite side by side and adds up their results. */
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

const totals = { passed: 0, failed: 0, skipped: 0 };
const durations = [];
const failures = [];

/**
 * Runs a command and returns its exit code and output. The output is shown when the command has ended, because other
 * commands run at the same time; on a terminal one line says that it has begun.
 */
function run(name, command, args, { niceness = 0, env = {}, cwd } = {}) {
  console.log(`… ${name}`);
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    if (child.pid && niceness) setPriority(child.pid, niceness);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => {
      const seconds = Math.round((performance.now() - began) / 1000);
      durations.push(`${name} ${seconds} s`);
      console.log(`\n── ${name} (${seconds} s)\n${output}`);
      resolve({ code, output });
    });
  });
}

const lastNumber = (output, pattern) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0);

/** How much of the output about failed tests is shown again at the end, in characters for each suite. */
const failureExcerpt = 6_000;

/** What a runner printed about its failed tests: they are shown again at the end, where a shortened log still has them. */
function failedTests(output, pattern) {
  const start = output.search(pattern);
  return start === -1 ? output.slice(-failureExcerpt) : output.slice(start, start + failureExcerpt);
}

/** Adds what a test runner printed. A runner that dies, or that ran nothing, counts as one failure. */
function addResults(name, { code, output }, passedPattern, failedPattern, failuresPattern) {
  const passed = lastNumber(output, passedPattern);
  const failed = lastNumber(output, failedPattern);
  totals.passed += passed;
  const isFailed = failed > 0 || code !== 0 || passed === 0;
  totals.failed += isFailed ? Math.max(failed, 1) : 0;
  if (isFailed) failures.push(`── failed in ${name}\n${failedTests(output, failuresPattern)}`);
}

/**
 * Runs test files with Node's test runner.
 *
 * @param {{ concurrency?: number, niceness?: number, env?: Record<string, string> }} options
 *   `concurrency`: files at a time, by default 2; `niceness`: 0 to 19, higher yields the processor to other suites.
 */
export async function nodeSuite(name, files, { concurrency = 2, ...options } = {}) {
  const args = ['--import', 'tsx', '--test', '--test-reporter', 'spec'];
  const result = await run(
    name,
    process.execPath,
    [...args, '--test-concurrency', String(concurrency), ...files],
    options,
  );
  addResults(name, result, /^ℹ pass (\d+)$/gm, /^ℹ (?:fail|cancelled) ([1-9]\d*)$/gm, /^✖ failing tests:$/m);
  totals.skipped += lastNumber(result.output, /^ℹ skipped (\d+)$/gm);
}

/** Runs the tests of `web-test-runner.config.mjs`; `env` may name the engine. */
export async function browserSuite(name, options) {
  const result = await run(name, 'npx', ['wtr'], options);
  totals.skipped += lastNumber(result.output, /\d+ passed, \d+ failed, (\d+) skipped/g);
  addResults(name, result, /(\d+) passed, \d+ failed/g, /\d+ passed, (\d+) failed/g, /^.*(?:❌|𐄂)/m);
}

/**
 * Runs a command that counts as one test. Resolves to whether it succeeded.
 *
 * @param {{ niceness?: number, env?: Record<string, string>, cwd?: string, findFaults?: (output: string) => string[] }}
 *   options `findFaults`: lines of the output that make it fail although its exit code is 0.
 */
export async function check(name, command, args, { findFaults = () => [], ...options } = {}) {
  const { code, output } = await run(name, command, args, options);
  const faults = findFaults(output);
  const isGood = code === 0 && faults.length === 0;
  const excerpt = faults.length > 0 ? `It must not say:\n${faults.join('\n')}` : output;
  if (!isGood) failures.push(`── failed: ${name}\n${excerpt.slice(-failureExcerpt)}`);
  totals[isGood ? 'passed' : 'failed'] += 1;
  return isGood;
}

/** Counts what cannot be tested here, and says why. */
export function skip(name, reason) {
  totals.skipped += 1;
  console.log(`Skipped: ${name}: ${reason}`);
}

/** Prints what failed and the totals, and sets the exit code. The last line is read by `.ci/run`. */
export function report() {
  for (const failure of failures) console.log(`\n${failure}`);
  console.log(`\nDurations: ${durations.join(', ')}`);
  const { passed, failed, skipped } = totals;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}
