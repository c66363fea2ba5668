/** Runs schedules of many seeds: `SEED` only this one, `FIRST_SEED` from there, `SCHEDULES` so many. */

export interface SeedReport {
  schedules: number;
  presses: number;
  /** What did not hold, with the seed. */
  failed: string[];
  /** How often each thing happened. */
  counts: Record<string, number>;
}

type Run = (seed: number) => Promise<{ presses: number; counts: Record<string, number> }>;

export async function runSeeds(run: Run, usual: number): Promise<SeedReport> {
  const { SEED, FIRST_SEED, SCHEDULES } = process.env;
  const first = Number(SEED ?? FIRST_SEED ?? 1);
  const schedules = SEED ? 1 : Number(SCHEDULES ?? usual);
  const outcome: SeedReport = { schedules, presses: 0, failed: [], counts: {} };
  for (let seed = first; seed < first + schedules; seed++) {
    try {
      const { presses, counts } = await run(seed);
      outcome.presses += presses;
      for (const [name, count] of Object.entries(counts))
        outcome.counts[name] = (outcome.counts[name] ?? 0) + count;
    } catch (error) {
      outcome.failed.push(error instanceof Error ? error.message : String(error));
    }
  }
  return outcome;
}
