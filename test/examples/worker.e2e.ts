/** The backend in `workerd`, the runtime of workers: a session for who is signed in, and a list through the proxy. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { createClient, listAssets, type Token } from '../../src/api/index.js';
import { environment, folder, shopSession, startSimulator } from './example.js';
import { answered, freePort, startSilent, stopPrograms } from './programs.js';

let origin: string;
before(async () => {
  const service = await startSimulator();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const workerd = join(folder, 'node_modules/.bin/workerd');
  const args = ['serve', 'config.capnp', '--socket-addr', `http=127.0.0.1:${port}`];
  const variables = Object.entries(environment(service)).map(([name, value]) => `${name}=${value}`);
  startSilent('env', [...variables, workerd, ...args], folder);
  await answered(() => fetch(origin));
});
after(stopPrograms);

const ask = (cookie: string) =>
  fetch(`${origin}/metastudio/token`, { method: 'POST', headers: { cookie, origin } });

it('gives a session to whom the shop has signed in, and to nobody else', async () => {
  assert.equal((await ask('')).status, 403);
  assert.equal((await ask('shop_session=made-up')).status, 403);
  const given = await ask(`shop_session=${await shopSession()}`);
  assert.equal(given.status, 200, await given.clone().text());
});

it('passes a list of the service to that session', async () => {
  const session = (await (await ask(`shop_session=${await shopSession()}`)).json()) as Token;
  const client = createClient({ getToken: () => Promise.resolve(session) });
  const { assets } = await client.call(listAssets, { query: { asset_type: 'IMAGE', limit: 3 } });
  assert.equal(assets?.length, 3);
});
