/** Code that a watch loads on first use. */
import { once } from '../base/index.js';

export type LiveModule = typeof import('./live.lazy.js');

/** Time after which what failed to load is loaded again by itself, in milliseconds. */
export const loadRetryDelay = 30_000;

const load = once(() => import('./live.lazy.js'));

/** The module, once it is loaded. */
export let liveModule: LiveModule | undefined;

/** Loads the module once; a failed load is attempted again at the next call. */
export async function loadLiveModule(): Promise<LiveModule> {
  return (liveModule = await load());
}
