/** What an attacker sends to a socket of Node's servers: nothing of it passes the proxy in another shape. */
import { serve } from '@hono/node-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Token } from '../../../src/api/index.js';
import { createHandler, type Handler } from '../../../src/server/index.js';
import { toNodeHandler } from '../../../src/server/node/index.js';
import { createSimulator, defaultAccount } from '../../../demo/simulator/index.js';

const { domain, user, password, project_id } = defaultAccount;
const service = 'https://metastudio.test';

/** Requests that have reached the service. */
const reached: string[] = [];

function handlerFor(): Handler {
  const simulator = createSimulator();
  return createHandler({
    region: 'cn-north-4',
    credentials: { domain, user, password, project: project_id, endpoint: service },
    endpoint: service,
    sessionSecrets: ['a secret of sessions of 32 bytes'],
    authorize: () => ({ user: 'ann', may: 'view', rooms: ['allowed'] }),
    onError: () => undefined,
    fetch: (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      if (!pathname.startsWith('/v3/')) reached.push(`${request.method} ${pathname}${search}`);
      return simulator.fetch(request);
    },
  });
}

const servers: Record<string, (handler: Handler) => Server> = {
  toNodeHandler: (handler) =>
    createServer((request, response) => void toNodeHandler(handler)(request, response)).listen(
      0,
      '127.0.0.1',
    ),
  '@hono/node-server': (handler) => serve({ fetch: handler.fetch, port: 0, hostname: '127.0.0.1' }) as Server,
};

for (const [name, start] of Object.entries(servers))
  describe(`a socket of ${name}`, () => {
    let server: Server;
    let session = '';
    const port = () => (server.address() as AddressInfo).port;

    before(async () => {
      server = start(handlerFor());
      if (!server.listening) await once(server, 'listening');
      const answer = await fetch(`http://127.0.0.1:${port()}/mss/token`, { method: 'POST' });
      ({ token: session } = (await answer.json()) as Token);
    });
    after(() => {
      server.close();
      server.closeAllConnections();
    });

    /** Sends text as it is, and resolves with everything that comes back until the connection ends. */
    const raw = async (text: string): Promise<string> => {
      const socket = connect(port(), '127.0.0.1');
      let received = '';
      socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk));
      socket.write(text.replaceAll('\n', '\r\n'), 'latin1');
      await once(socket, 'close');
      return received;
    };

    const head = (line: string, more = '') =>
      `${line} HTTP/1.1\nHost: shop.example\nAuthorization: Bearer ${session}\n${more}Connection: close\n\n`;
    const statuses = (text: string) =>
      [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));

    it('answers what the session allows', async () => {
      reached.length = 0;
      const answer = await raw(head(`GET /mss/api/v1/${project_id}/smart-live-rooms`));
      assert.deepEqual(statuses(answer), [200]);
      assert.equal(reached.length, 1);
    });

    const rooms = `/mss/api/v1/${project_id}/smart-live-rooms`;
    const paths = [
      `${rooms}/allowed/../other`,
      `${rooms}/allowed/%2e%2e/other`,
      `${rooms}/allowed/.%2E/other`,
      `${rooms}/allowed%2f..%2fother`,
      `${rooms}/allowed/..\\other`,
      `${rooms}/allowed\\..\\other`,
      `${rooms}//other`,
      `${rooms}/./other`,
      `${rooms}/allowed;/../other`,
      `${rooms}/allowed%00/../other`,
      `${rooms}/allowed#/../other`,
      `//metastudio.test/v1/${project_id}/smart-live-rooms/other`,
      `http://metastudio.test/mss/api/v1/${project_id}/smart-live-rooms/other`,
      `/mss/api/../api/v1/${project_id}/smart-live-rooms/other`,
      `/mss/api/v1/${project_id}/../${project_id}/smart-live-rooms/other`,
      `/mss/api//v1/${project_id}/smart-live-rooms/other`,
      `/mss/api/v1/${project_id}/smart-live-rooms/other/`,
      `/mss/API/v1/${project_id}/smart-live-rooms/other`,
      `/mss/%61pi/v1/${project_id}/smart-live-rooms/other`,
      '/mss/api/v1/../../v3/auth/tokens',
      '/mss/api/uploads/..%2f..%2fv3',
      '/mss/api/v1/%00',
      '/mss/api/v1/\xff',
    ];
    for (const path of paths)
      it(`reaches no other room by ${JSON.stringify(path.replace(project_id, '…'))}`, async () => {
        reached.length = 0;
        const answer = await raw(head(`GET ${path}`));
        assert.ok(
          statuses(answer).every((status) => status >= 400),
          answer.slice(0, 200),
        );
        assert.deepEqual(
          reached.filter((one) => !one.endsWith('/smart-live-rooms/allowed')),
          [],
        );
      });

    const stop = `POST ${rooms}/other/smart-live-jobs/j/stop HTTP/1.1\nHost: x\nAuthorization: Bearer SESSION\n\n`;
    const smuggled: Record<string, (hidden: string) => string> = {
      'two lengths': (hidden) =>
        head(
          `POST ${rooms}`,
          `Content-Type: application/json\nContent-Length: 2\nContent-Length: ${hidden.length}\n`,
        ) + hidden,
      'a length and chunks': (hidden) =>
        head(`POST ${rooms}`, `Content-Length: ${hidden.length + 5}\nTransfer-Encoding: chunked\n`) +
        `0\n\n${hidden}`,
      'chunks under another name': (hidden) =>
        head(`POST ${rooms}`, 'Transfer-Encoding: xchunked\nContent-Length: 2\n') + `{}${hidden}`,
      'chunks twice': (hidden) =>
        head(`POST ${rooms}`, 'Transfer-Encoding: chunked, chunked\n') + `0\n\n${hidden}`,
      'a body of a GET': (hidden) =>
        head(`GET ${rooms}`, `Content-Length: ${hidden.replaceAll('\n', '\r\n').length}\n`) + hidden,
      'a folded header': () => head(`GET ${rooms}`, 'X-Http: a\n Method-Override: DELETE\n'),
      'a header with a line break': () => head(`GET ${rooms}`, 'X-App-UserId: a\rX-Auth-Token: b\n'),
      'another method by a header': () =>
        head(`GET ${rooms}`, 'X-HTTP-Method-Override: POST\nX-Method-Override: DELETE\n'),
      'another host': () =>
        head(`GET ${rooms}`, 'X-Forwarded-Host: metastudio.test\nX-Original-URL: /v1/other\n'),
    };
    for (const [what, make] of Object.entries(smuggled))
      it(`passes nothing that is hidden by ${what}`, async () => {
        reached.length = 0;
        const answer = await raw(make(stop.replace('SESSION', session)));
        assert.deepEqual(
          reached.filter((one) => one !== `GET /v1/${project_id}/smart-live-rooms?offset=0&limit=100`),
          [],
        );
        assert.ok(statuses(answer).length <= 2);
      });

    it('lets nobody in without a session of this handler', async () => {
      reached.length = 0;
      const [header = '', payload = '', signature = ''] = session.split('.');
      const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const more = Buffer.from(JSON.stringify({ ...claims, may: 'administer' })).toString('base64url');
      for (const token of [
        `${none}.${payload}.`,
        `${none}.${payload}.${signature}`,
        `${header}.${more}.${signature}`,
        'x',
        '',
      ]) {
        const answer = await raw(head(`GET ${rooms}`).replace(session, token));
        assert.deepEqual(statuses(answer), [401], token);
      }
      assert.deepEqual(reached, []);
    });
  });
