/** The store that the settings name. */
import type { Store } from '../../server/index.js';
import { createRedisStore } from '../../server/redis/index.js';
import type { GivenSettings } from './read-settings.js';

/** The Redis of `MSS_REDIS_URL`; undefined without it: one process needs none. */
export function storeOf(given: GivenSettings): Store | undefined {
  const url = given.text('MSS_REDIS_URL');
  const prefix = given.text('MSS_REDIS_PREFIX');
  return url ? createRedisStore({ url, ...(prefix && { prefix }) }) : undefined;
}
