/** `nodeFetch` against a server of Node: what the proxy relies on. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isNeverSent } from '../../../src/server/proxy/connection-failure.js';
import { textOf } from '../../../src/server/request-text.js';
import { nodeFetch } from '../../../src/server/node/index.js';

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const failureOf = async (work: Promise<unknown>): Promise<Error> => {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail');
};

describe('a request of nodeFetch', () => {
  it('has its method, headers and body, as a text or as a stream, and gets status, headers and text', async () => {
    const origin = await serve((incoming, outgoing) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => {
        const { method, url, headers } = incoming;
        outgoing.writeHead(201, { 'x-one': '1' });
        outgoing.end(
          JSON.stringify({ method, url, text, length: headers['content-length'], own: headers['x-own'] }),
        );
      });
    });
    const headers = { 'x-own': 'é', 'content-length': '3' };
    const body = new Blob(['好']).stream();
    const streamed = { method: 'PUT', headers, body, duplex: 'half' } as RequestInit;
    for (const init of [{ method: 'PUT', headers: { 'x-own': 'é' }, body: '好' }, streamed]) {
      const response = await nodeFetch(`${origin}/a?b=c`, init);
      assert.ok(response instanceof Response);
      assert.equal(response.status, 201);
      assert.equal(response.headers.get('x-one'), '1');
      assert.deepEqual(await response.json(), {
        method: 'PUT',
        url: '/a?b=c',
        text: '好',
        length: '3',
        own: 'é',
      });
      assert.equal(response.bodyUsed, true);
    }
  });

  it('follows no redirection', async () => {
    let asked = 0;
    const origin = await serve((_incoming, outgoing) => {
      asked += 1;
      outgoing.writeHead(302, { location: '/other' }).end('moved');
    });
    const { status, headers } = await nodeFetch(origin);
    assert.deepEqual([status, headers.get('location'), asked], [302, '/other', 1]);
  });

  it('tells a connection that never stood from one that broke', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    assert.equal(isNeverSent(await failureOf(nodeFetch(`http://127.0.0.1:${port}/`))), true);
    const origin = await serve((incoming) => incoming.socket.destroy());
    assert.equal(isNeverSent(await failureOf(nodeFetch(origin))), false);
  });

  it('ends with its signal, before the answer and within it', async () => {
    let began = () => {};
    const origin = await serve((incoming, outgoing) => {
      if (incoming.url === '/half') outgoing.writeHead(200, { 'content-length': '9' }).write('half');
      else began();
    });
    const before = new AbortController();
    const hasBegun = new Promise<void>((resolve) => (began = resolve));
    const asked = failureOf(nodeFetch(origin, { signal: before.signal }));
    await hasBegun;
    const reason = new Error('left');
    before.abort(reason);
    assert.equal(await asked, reason);
    const within = new AbortController();
    const response = await nodeFetch(`${origin}/half`, { signal: within.signal });
    const read = failureOf(response.text());
    within.abort(reason);
    assert.equal(await read, reason);
  });
});

describe('an answer of nodeFetch', () => {
  it('that is cut off is not taken for a whole one', async () => {
    const origin = await serve((_incoming, outgoing) => {
      outgoing.writeHead(200, { 'content-length': '9' }).write('half', () => outgoing.destroy());
    });
    await assert.rejects((await nodeFetch(origin)).text());
    await assert.rejects(textOf(await nodeFetch(origin), 100));
  });

  it('is read up to a limit, whether it says its length, or not, or is packed', async () => {
    const long = 'x'.repeat(100_000);
    const origin = await serve((incoming, outgoing) => {
      if (incoming.url === '/packed')
        outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(long));
      else if (incoming.url === '/chunked') outgoing.writeHead(200).write(long, () => outgoing.end());
      else outgoing.end(long);
    });
    for (const path of ['/', '/chunked', '/packed']) {
      assert.equal(await textOf(await nodeFetch(origin + path), long.length), long, path);
      assert.equal(await textOf(await nodeFetch(origin + path), long.length - 1), undefined, path);
      assert.equal(await new Response((await nodeFetch(origin + path)).body).text(), long, path);
    }
  });
});
