/**
 * One instance of a backend, as a process of its own: the handler behind a port of this machine. It takes its settings as
 * JSON in the environment, and prints its address.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler } from '../../src/server/index.js';
import { toNodeHandler } from '../../src/server/node/index.js';
import { createRedisStore } from '../../src/server/redis/index.js';
import { defaultAccount } from '../../demo/simulator/index.js';

const { service, redis, key, callbackUrl } = JSON.parse(process.env['INSTANCE'] ?? '{}') as Record<
  string,
  string
>;
const { user, password, domain, project_id } = defaultAccount;

process.on('unhandledRejection', (reason) => {
  console.log('unhandled', reason);
  process.exit(70);
});

const handler = createHandler({
  region: 'cn-north-4',
  credentials: { domain, user, password, project: project_id, endpoint: service ?? '' },
  endpoint: service ?? '',
  sessionSecrets: ['the secret of all instances of the test'],
  authorize: (request) => ({ user: request.headers.get('x-user') ?? 'ann', may: 'administer' }),
  callbacks: { keys: [key ?? ''], urls: [callbackUrl ?? ''] },
  store: createRedisStore({ url: redis ?? '', onError: () => undefined }),
  onError: () => undefined,
});
const listener = toNodeHandler(handler);
const server = createServer((request, response) => void listener(request, response)).listen(
  0,
  '127.0.0.1',
  () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
