/** A Redis of the tests: on a free port of this machine, without persistence. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { findRedis } from '../../scripts/redis.mjs';

/** Why tests with Redis are skipped; `false` if there is one. */
export const withoutRedis: string | false = findRedis() ? false : 'there is no redis-server';

/** A running Redis. */
export interface RedisServer {
  url: string;
  /** Ends the process at once, as a crash does: nothing is kept. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** Starts a Redis. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const stop = async () => {
    if (!child) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    child = undefined;
  };
  const start = async () => {
    const quiet = ['--save', '', '--appendonly', 'no', '--loglevel', 'warning', '--dir', tmpdir()];
    const args = ['--port', String(port), '--bind', '127.0.0.1', ...quiet];
    child = spawn(findRedis() ?? '', args, { stdio: 'ignore' });
    for (;;) {
      if (await isOpen(port)) return;
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, stop, start };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}
