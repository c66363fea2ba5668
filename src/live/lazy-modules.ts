/** Loaders of the lazy modules. A failed load is retried at the next call. */
import { once } from '../base/index.js';

export const lazyModules = {
  updates: once(() => import('./updates.lazy.js')),
  actions: once(() => import('./actions.lazy.js')),
};
