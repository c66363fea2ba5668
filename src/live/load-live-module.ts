/** Code that a watch loads on first use. */
import { once } from '../base/index.js';

/** Loads the module once; a failed load is attempted again at the next call. */
export const loadLiveModule = once(() => import('./live.lazy.js'));
