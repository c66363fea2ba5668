/** Code that is loaded on first use, a module for each moment. A failed load is attempted again at the next call. */
import { once } from '../base/index.js';

export const lazyModules = {
  updates: once(() => import('./updates.lazy.js')),
  actions: once(() => import('./actions.lazy.js')),
};
