/**
 * Runs random schedules, one for each seed: a few in `npm test`, 10,000 with `LONG=1` (`npm run test:long`).
 *
 * `SEED=24` runs only that one, `FIRST_SEED` sets the first, `SCHEDULES` the number.
 */

/** Whether the tests take as long as it needs to be sure, instead of seconds. */
export const isLong = Boolean(process.env['LONG']);

/** What the schedules of several seeds gave. */
export interface SeedReport {
  schedules: number;
  presses: number;
  /** What did not hold, with the seed. */
  failed: string[];
  /** How often each kind of event happened. */
  counts: Record<string, number>;
}

type Run = (seed: number) => Promise<{ presses: number; counts: Record<string, number> }>;

/** Runs `short` seeds, or 10,000 with `LONG=1`. Never rejects: a schedule that throws is in `failed`. */
export async function runSeeds(run: Run, short: number): Promise<SeedReport> {
  const { SEED, FIRST_SEED, SCHEDULES } = process.env;
  const first = Number(SEED ?? FIRST_SEED ?? 1);
  const schedules = SEED ? 1 : Number(SCHEDULES ?? (isLong ? 10_000 : short));
  const report: SeedReport = { schedules, presses: 0, failed: [], counts: {} };
  for (let seed = first; seed < first + schedules; seed++) {
    try {
      const { presses, counts } = await run(seed);
      report.presses += presses;
      for (const [name, count] of Object.entries(counts))
        report.counts[name] = (report.counts[name] ?? 0) + count;
    } catch (error) {
      report.failed.push(error instanceof Error ? error.message : String(error));
    }
  }
  return report;
}
