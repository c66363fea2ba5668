/** The simulator behind a port: what a test in Node sees of the service. */
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { createClient, type Client, type Token } from '../../src/api/index.js';
import { inventedOptions } from './invented.js';

/** A fresh simulator, and a client that signs in there. */
export async function startSimulatorServer(): Promise<{ client: Client; close: () => Promise<void> }> {
  const simulator = createSimulator(inventedOptions);
  const server = serve({ fetch: (request) => simulator.fetch(request), port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { domain, user, password, project_id } = defaultAccount;
  const by = {
    methods: ['password'],
    password: { user: { name: user, password, domain: { name: domain } } },
  };
  const getToken = async (): Promise<Token> => {
    const body = JSON.stringify({ auth: { identity: by, scope: { project: { id: project_id } } } });
    const answer = await fetch(`${endpoint}/v3/auth/tokens`, { method: 'POST', body });
    const expires_at = new Date(Date.now() + 86_400_000).toISOString();
    const token = answer.headers.get('x-subject-token') ?? '';
    return { token, token_type: 'X-Auth-Token', expires_at, project_id, endpoint, region: 'cn-north-4' };
  };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { client: createClient({ getToken }), close };
}
