/**
 * Options of a simulator that vary what it invents, by the seed in the environment variable `INVENTED_SEED`. Tests must
 * pass with any seed; a test that needs a value sets it in `invented`.
 */
interface Surroundings {
  /** In Node. */
  process?: { env: Record<string, string | undefined> };
  /** In a browser, where the test runner has put it. */
  inventedSeed?: string;
}

const { process, inventedSeed: inPage } = globalThis as unknown as Surroundings;
const seed = process?.env['INVENTED_SEED'] ?? inPage;

/** `{ inventedSeed }`, or no option without a seed. */
export const inventedOptions: { inventedSeed?: number } = seed ? { inventedSeed: Number(seed) } : {};
