/** The store in Redis, for several instances of the backend. */
export { createRedisStore, type RedisStoreOptions } from './redis-store.js';
export type { RedisClient } from './connection.js';
