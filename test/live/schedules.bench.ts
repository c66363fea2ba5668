/**
 * Runs random schedules of each kind on all cores, and prints their number, time and failures. `SCHEDULES` sets the
 * number (default: 10,000).
 *
 * To repeat a failed schedule, run the corresponding test with `SEED=24` in the environment.
 */
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CommandSchedule } from './commands/command-schedule.js';
import { runSeeds, type SeedReport } from './run-seeds.js';
import { FaultSchedule } from './fault-schedule.js';

const kinds = {
  'starts and stops': (seed: number) => new FaultSchedule(seed).run(),
  commands: (seed: number) => new CommandSchedule(seed).run(),
};

type Kind = keyof typeof kinds;

const { KIND, SCHEDULES = '10000' } = process.env;

if (KIND) {
  process.send?.(await runSeeds(kinds[KIND as Kind], 0));
  process.disconnect();
} else {
  const rows = [];
  const failed: string[] = [];
  const counts: Record<string, Record<string, number>> = {};
  for (const kind of Object.keys(kinds) as Kind[]) {
    const began = performance.now();
    const outcomes = await Promise.all(sharesOf(Number(SCHEDULES)).map((share) => runShare(kind, ...share)));
    const sum = (of: (outcome: SeedReport) => number) => outcomes.reduce((all, one) => all + of(one), 0);
    rows.push({
      kind,
      schedules: sum(({ schedules }) => schedules),
      presses: sum(({ presses }) => presses),
      seconds: Math.round((performance.now() - began) / 1000),
      failures: sum((outcome) => outcome.failed.length),
    });
    failed.push(...outcomes.flatMap((outcome) => outcome.failed));
    counts[kind] = added(outcomes);
  }
  console.log('\nRandom schedules of faults against the simulator, on virtual time');
  console.table(rows);
  for (const [kind, all] of Object.entries(counts)) {
    console.log(`\nWhat happened in the schedules of ${kind}`);
    console.table(all);
  }
  for (const one of failed) console.log(one);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Distributes the seeds: the first seed and the number of seeds for each core. */
function sharesOf(schedules: number): [number, number][] {
  const cores = Math.min(availableParallelism(), schedules);
  const each = Math.ceil(schedules / cores);
  return Array.from({ length: cores }, (_, core) => {
    const first = 1 + core * each;
    return [first, Math.min(each, schedules + 1 - first)];
  });
}

function runShare(kind: Kind, first: number, count: number): Promise<SeedReport> {
  const env = { ...process.env, KIND: kind, FIRST_SEED: String(first), SCHEDULES: String(count) };
  const child = fork(fileURLToPath(import.meta.url), { env });
  return new Promise((resolve, reject) => {
    child.once('message', (outcome) => resolve(outcome as SeedReport));
    child.once('exit', (code) => reject(new Error(`The schedules of ${kind} ended with ${code}`)));
  });
}

function added(outcomes: readonly SeedReport[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { counts } of outcomes)
    for (const [name, count] of Object.entries(counts)) all[name] = (all[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(all).sort(([one], [other]) => one.localeCompare(other)));
}
