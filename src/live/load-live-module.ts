/** Code that a watch loads on first use. */
import { once } from '../base/index.js';

/** Time after which what failed to load is loaded again by itself, in milliseconds. */
export const loadRetryDelay = 30_000;

/** Loads the module once; a failed load is attempted again at the next call. */
export const loadLiveModule = once(() => import('./live.lazy.js'));
