/** Mutual exclusion among the tabs of a browser, by a Web Lock. */
import type { Environment } from './environment.js';

/**
 * Runs `work` if no other tab holds the lock. Otherwise calls `busy` with a promise that resolves when that tab has
 * finished or is closed. Without Web Locks, `work` always runs.
 */
export async function withExclusiveLock(
  { locks }: Environment,
  name: string,
  work: () => Promise<void>,
  busy: (over: Promise<unknown>) => void,
): Promise<void> {
  if (!locks) return work();
  let decided = false;
  try {
    await locks.request(name, { ifAvailable: true }, (lock) => {
      decided = true;
      if (lock) return work();
      return busy(locks.request(name, {}, () => undefined));
    });
  } catch (error) {
    if (decided) throw error;
    await work(); // Web Locks are denied, as in a sandboxed frame
  }
}
