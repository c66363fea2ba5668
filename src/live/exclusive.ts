/** Work that only one tab of the browser does at a time. */
import type { Environment } from './environment.js';

/**
 * Does the work, unless another tab is at the same one: then nothing is done, and `busy` is called with what resolves
 * when that tab has done, or is gone. Where tabs cannot know of each other, each does its own.
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
    await work(); // a page that may not use locks, as in a sandbox
  }
}
