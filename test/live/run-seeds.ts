/**
 * Runs random schedules, one per seed: a few in `npm test`, 10,000 with `LONG=1` (`npm run test:long`).
 *
 * `SEED=24` runs only this seed, `FIRST_SEED` sets the first seed, `SCHEDULES` their number.
 */

/** Whether to run the long version of the tests. */
export const isLong = Boolean(process.env['LONG']);

/** The results of several schedules. */
export interface SeedReport {
  schedules: number;
  presses: number;
  /** The violated invariants, each with its seed. */
  failed: string[];
  /** Number of occurrences of each kind of event. */
  counts: Record<string, number>;
}

type Run = (seed: number) => Promise<{ presses: number; counts: Record<string, number> }>;

/** Runs `short` seeds, or `long` with `LONG=1`. Never rejects: a schedule that throws is in `failed`. */
export async function runSeeds(run: Run, short: number, long = 10_000): Promise<SeedReport> {
  const { SEED, FIRST_SEED, SCHEDULES } = process.env;
  const first = Number(SEED ?? FIRST_SEED ?? 1);
  const schedules = SEED ? 1 : Number(SCHEDULES ?? (isLong ? long : short));
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
