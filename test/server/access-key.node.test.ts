/** A backend with an access key: no cloud token exists, every call is signed, and the backend's own calls have a session. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, createSmartLiveRoom, listAssets, showSmartLiveRoom } from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { json, origin, secret, tokenRequest } from './helpers.js';

const { access_key, secret_key, project_id } = defaultAccount;

function backend(options: { url?: string } = {}) {
  const simulator = createSimulator();
  const sent: Request[] = [];
  const handler = createHandler({
    region: 'cn-north-4',
    credentials: { access_key, secret_key, project_id },
    sessionSecrets: [secret],
    authorize: () => ({ user: 'ann', may: 'view' }),
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(request.clone());
      return simulator.fetch(request);
    },
    ...options,
  });
  return { handler, sent };
}

test('the backend’s own calls go through the handler, signed, and may do everything', async () => {
  const { handler, sent } = backend();
  const client = createClient({
    getToken: handler.getToken,
    fetch: (input, init) => handler.fetch(new Request(input, init)),
  });
  const { room_id = '' } = await client.call(createSmartLiveRoom, { body: { room_name: '茶' } });
  assert.equal((await client.call(showSmartLiveRoom, { path: { room_id: room_id ?? '' } })).room_name, '茶');
  assert.ok((await client.call(listAssets, { query: { name: 'a b+c&桂' } })).assets);
  for (const { url, headers } of sent) {
    assert.equal(new URL(url).host, 'metastudio.cn-north-4.myhuaweicloud.com');
    assert.match(headers.get('authorization') ?? '', new RegExp(`^SDK-HMAC-SHA256 Access=${access_key}, `));
    assert.equal(headers.get('x-auth-token'), null);
  }
});

test('over the network they go to the public address', async () => {
  const { handler } = backend({ url: 'https://shop.example/backend/metastudio/' });
  const { endpoint, token_type, grant } = await handler.getToken();
  assert.deepEqual([endpoint, token_type], ['https://shop.example/backend/metastudio/api', 'Bearer']);
  assert.equal(grant?.may, 'administer');
});

test('pages get a session, and the key is in no answer', async () => {
  const { handler } = backend();
  const response = await handler(tokenRequest());
  const text = await response.text();
  const { token, project_id: project } = JSON.parse(text) as Record<string, string>;
  assert.equal(project, project_id);
  const room = new Request(`${origin}/mss/api/v1/${project_id}/smart-live-rooms`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const answer = await handler(room);
  assert.equal(answer.status, 200);
  const everything = text + JSON.stringify([...answer.headers, await json(answer)]);
  for (const hidden of [secret_key, access_key, secret]) assert.ok(!everything.includes(hidden));
});

test('a wrong key is a failure of the backend, not the end of the page’s session', async () => {
  const simulator = createSimulator();
  const handler = createHandler({
    region: 'cn-north-4',
    credentials: { access_key, secret_key: 'wrong', project_id },
    sessionSecrets: [secret],
    authorize: () => ({ user: 'ann', may: 'view' }),
    fetch: (input, init) => simulator.fetch(new Request(input, init)),
    onError: () => undefined,
  });
  const { token } = await json(await handler(tokenRequest()));
  const answer = await handler(
    new Request(`${origin}/mss/api/v1/${project_id}/smart-live-rooms`, {
      headers: { authorization: `Bearer ${String(token)}` },
    }),
  );
  assert.ok(answer.status >= 500, String(answer.status));
});
