/** A page gets the same through the transport of Node as through `fetch`, whatever the service answers. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Token } from '../../../src/api/index.js';
import { createHandler, createMemoryStore } from '../../../src/server/index.js';
import { toNodeHandler } from '../../../src/server/node/index.js';

const project_id = '0123456789abcdef0123456789abcdef';
const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Answer {
  status?: number;
  type?: string;
  body: string | Uint8Array;
}

let answer: Answer = { body: '{}' };
let asked = 0;
const pages: { origin: string; token: string }[] = [];

before(async () => {
  const service = await listen((request, response) => {
    if (request.url?.includes('/v3/')) {
      response.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': 'token' });
      const expires_at = new Date(Date.now() + 86_400_000).toISOString();
      return void response.end(JSON.stringify({ token: { expires_at, project: { id: project_id } } }));
    }
    asked += 1;
    const { status = 200, type = 'application/json', body } = answer;
    response.writeHead(status, type === '' ? {} : { 'content-type': type }).end(body);
  });
  for (const fetch of [undefined, globalThis.fetch.bind(globalThis)]) {
    const handler = createHandler({
      region: 'cn-north-4',
      credentials: { domain: 'd', user: 'u', password: 'p', project: project_id, endpoint: service },
      endpoint: service,
      sessionSecrets: ['a secret of sessions of 32 bytes'],
      authorize: (request) => ({
        user: 'ann',
        may: request.headers.get('x-may') === 'edit' ? 'edit' : 'view',
      }),
      onError: () => undefined,
      // Nothing waits for the limits of the tenant here.
      store: { ...createMemoryStore(), acquire: () => 0, release: () => undefined },
      ...(fetch && { fetch }),
    });
    pages.push({ origin: await listen((...parts) => void toNodeHandler(handler)(...parts)), token: '' });
  }
});

/** What both pages get of the room. */
async function seen(may: 'view' | 'edit'): Promise<{ status: number; text: string }> {
  const all = [];
  for (const { origin } of pages) {
    const issued = await fetch(`${origin}/mss/token`, { method: 'POST', headers: { 'x-may': may } });
    const { token } = (await issued.json()) as Token;
    const response = await fetch(`${origin}/mss/api/v1/${project_id}/digital-assets/a1`, {
      headers: { authorization: `Bearer ${token}`, priority: 'u=6' },
    });
    const text = await response.text();
    all.push({ status: response.status, text: text.replace(/"request_id":"\w+"/, '') });
  }
  assert.deepEqual(all[0], all[1]);
  return all[0] as { status: number; text: string };
}

describe('what a page gets through either transport', () => {
  const bodies: Record<string, Answer> = {
    'a text without secrets': { body: '{"name":"好 é 𝄞"}' },
    escapes: { body: '{"name":"\\u597d","stream\\u005fkeys":["key-of-stream"]}' },
    'secrets beside letters of all kinds': { body: '{"name":"好","stream_keys":["鍵-key-of-stream"]}' },
    'a name that continues after the word': { body: '{"secret_value":"key-of-stream"}' },
    'an address in a text': { body: '{"text":"删 rtmp://live.example/app/key-of-stream 删"}' },
    'a byte order mark': { body: '\ufeff{"stream_keys":["key-of-stream"]}' },
    'bytes that are no UTF-8': { body: new Uint8Array([123, 34, 97, 34, 58, 34, 255, 34, 125]) },
    'half of an answer': { body: '{"stream_keys":["key-of-' },
    nothing: { body: '' },
    'no type': { body: ' {"a":1}', type: '' },
    'a page of a gateway': { body: '<html>', type: 'text/html', status: 404 },
    'a refusal': { body: '{"error_code":"MSS.1","error_msg":"no"}', status: 404 },
    'another type than JSON': { body: 'text', type: 'text/plain' },
    'a redirection': { body: '', status: 302 },
  };
  for (const [name, body] of Object.entries(bodies))
    it(`is the same: ${name}`, async () => {
      answer = body;
      for (const may of ['view', 'edit'] as const) {
        const first = await seen(may);
        assert.doesNotMatch(first.text, /key-of-stream/);
        assert.deepEqual(await seen(may), first, 'and the same again');
      }
    });

  it('is what the service says now, and each request asks it', async () => {
    asked = 0;
    for (const value of [1, 1, 2, 1]) {
      answer = {
        body: JSON.stringify({ value, stream_keys: ['key-of-stream'], upload_url: 'https://x.example/a' }),
      };
      assert.equal((JSON.parse((await seen('edit')).text) as { value: number }).value, value);
      assert.match((await seen('edit')).text, /upload_url/);
      assert.doesNotMatch((await seen('view')).text, /upload_url/);
    }
    assert.equal(asked, 4 * 3 * 2);
  });
});
