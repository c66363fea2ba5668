/** Path of a redis-server, or undefined. */
export function findRedis(): string | undefined;
