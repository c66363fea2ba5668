/**
 * Finds the Redis that tests of several instances start, and gets one where there is none: looks at REDIS_SERVER, then on
 * the PATH; on Debian and its kin it then asks apt-get. Without one these tests are skipped.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { install } from './apt.mjs';

/** Path of a redis-server, or undefined. */
export function findRedis() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)));
  return [process.env.REDIS_SERVER, ...onPath, '/usr/sbin/redis-server'].find(
    (path) => path && existsSync(path),
  );
}

/** Path of a redis-server; installs Debian's if there is none. Says so, and answers undefined, where that fails. */
export function getRedis() {
  const found = findRedis();
  if (found) {
    console.log(`Redis: ${found}`);
    return found;
  }
  console.log('No Redis found; trying: apt-get install redis-server');
  try {
    install('redis-server');
  } catch {
    console.log(
      'apt-get could not give one: the tests with Redis are skipped. Set REDIS_SERVER to run them.',
    );
    return undefined;
  }
  const installed = findRedis();
  console.log(installed ? `Redis: ${installed} (installed just now)` : 'No Redis on the PATH: skipped.');
  return installed;
}
