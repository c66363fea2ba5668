/** Calls of the service by `node:http`: each kind of failure on the way, and that no write is sent twice. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { exchangeByNode } from '../../../src/server/node/node-exchange.js';
import { isNeverSent } from '../../../src/server/proxy/connection-failure.js';
import { until } from '../../helpers/until.js';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

const originOf = (server: TcpServer) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  opened.push(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return originOf(server);
}

/** A service in bytes: `answer` gets each connection, its number from 1, and what has come over it so far. */
async function serveBytes(
  answer: (socket: Socket, connection: number, text: string) => void,
): Promise<{ origin: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    const connection = sockets.push(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.includes('\r\n\r\n')) answer(socket, connection, text);
    });
  }).listen(0, '127.0.0.1');
  opened.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server, 'listening');
  return { origin: originOf(server), sockets };
}

const ask = (origin: string, method = 'GET', longest = 1000, path = '/') =>
  exchangeByNode(
    {
      method,
      url: new URL(path, origin),
      headers: { accept: 'application/json' },
      ...(method === 'POST' && { body: '{"text":"好"}' }),
    },
    longest,
  );

const failureOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail');
};

const well = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';

describe('a call of the service', () => {
  it('has its method, path, headers and body', async () => {
    const origin = await serve((incoming, outgoing) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => {
        const { method, url, headers } = incoming;
        const length = headers['content-length'];
        outgoing.end(JSON.stringify({ method, url, text, length, accept: headers.accept }));
      });
    });
    const asked = { method: 'POST', url: '/a?b=%2F', accept: 'application/json' };
    const answer = await ask(origin, 'POST', 1000, '/a?b=%2F').answer;
    const body = '{"text":"好"}';
    assert.deepEqual(JSON.parse(answer?.text ?? ''), { ...asked, text: body, length: '14' });
  });

  it('was never sent if nobody listens', async () => {
    const { origin, sockets } = await serveBytes(() => undefined);
    for (const close of opened.splice(0)) close();
    for (const method of ['GET', 'POST'])
      assert.equal(isNeverSent(await failureOf(ask(origin, method).answer)), true, method);
    assert.equal(sockets.length, 0);
  });

  for (const method of ['GET', 'POST'])
    it(`is lost if the connection breaks before its answer: ${method}, sent once`, async () => {
      const { origin, sockets } = await serveBytes((socket) => socket.destroy());
      assert.equal(isNeverSent(await failureOf(ask(origin, method).answer)), false);
      assert.equal(sockets.length, 1);
    });

  it('takes another connection if its own ended while it was idle', async () => {
    const writes: number[] = [];
    const { origin, sockets } = await serveBytes((socket, connection, text) => {
      if (text.includes('POST')) writes.push(connection);
      socket.write(well);
    });
    await ask(origin).answer;
    // The end of the connection is on its way, and this process does not know yet.
    sockets[0]?.resetAndDestroy();
    assert.equal((await ask(origin, 'POST').answer)?.status, 200);
    assert.deepEqual(writes, [2], 'the service got one write, over the second connection');
  });

  it('takes another connection time after time, if each ends', async () => {
    let writes = 0;
    const { origin } = await serveBytes((socket) => {
      writes += 1;
      socket.end(well);
    });
    for (let round = 1; round <= 20; round++) {
      assert.equal((await ask(origin, 'POST').answer)?.status, 200);
      assert.equal(writes, round);
    }
  });

  it('is not repeated over another connection once its write has begun', async () => {
    let writes = 0;
    const { origin } = await serveBytes((socket, _connection, text) => {
      if (!text.includes('POST')) return void socket.write(well);
      writes += 1;
      socket.destroy();
    });
    await ask(origin).answer;
    assert.equal(isNeverSent(await failureOf(ask(origin, 'POST').answer)), false);
    assert.equal(writes, 1);
  });

  it('ends when it is given up, before its answer and within it', async () => {
    const left: string[] = [];
    let came: IncomingMessage | undefined;
    const origin = await serve((incoming, outgoing) => {
      came = incoming;
      outgoing.on('close', () => left.push(incoming.url ?? ''));
      if (incoming.url === '/half') outgoing.writeHead(200, { 'content-length': '9' }).write('half');
    });
    for (const path of ['/silent', '/half']) {
      came = undefined;
      const { answer, end } = ask(origin, 'GET', 1000, path);
      const failed = failureOf(answer);
      await until(() => came !== undefined);
      end(new Error('given up'));
      assert.ok((await failed) instanceof Error);
      await until(() => left.includes(path));
    }
  });
});

describe('an answer of the service', () => {
  it('is whole, however it arrives', async () => {
    const text = '{"text":"好𝄞"}';
    const bytes = Buffer.from(text);
    const origin = await serve((incoming, outgoing) => {
      const { url = '' } = incoming;
      if (url === '/length') outgoing.setHeader('content-length', bytes.length);
      if (url === '/gzip') outgoing.setHeader('content-encoding', 'gzip').end(gzipSync(text));
      else if (url === '/mark') outgoing.end(`\ufeff${text}`);
      else {
        // Letters are cut in two.
        let sent = 0;
        const next = () => {
          if (sent === bytes.length) return void outgoing.end();
          outgoing.write(bytes.subarray(sent, ++sent), () => setImmediate(next));
        };
        next();
      }
    });
    for (const path of ['/length', '/chunked', '/gzip', '/mark']) {
      const answer = await ask(origin, 'GET', 1000, path).answer;
      assert.equal(answer?.text, text, path);
      assert.deepEqual(Buffer.from(answer?.bytes ?? []), bytes, path);
      assert.equal(answer?.raw, bytes.toString('latin1'), path);
    }
  });

  it('is not taken for a whole one if it breaks off', async () => {
    for (const head of ['Content-Length: 9', 'Transfer-Encoding: chunked']) {
      const { origin, sockets } = await serveBytes((socket) => {
        socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n4\r\n{"a"`, () => socket.destroy());
      });
      for (const method of ['GET', 'POST'])
        assert.equal(isNeverSent(await failureOf(ask(origin, method).answer)), false, `${head} ${method}`);
      assert.equal(sockets.length, 2);
    }
  });

  it('is read up to a limit, whether it says its length, or not, or is packed; the rest is not read', async () => {
    const long = 'x'.repeat(100_000);
    let left = 0;
    const origin = await serve((incoming, outgoing) => {
      outgoing.on('close', () => (left += outgoing.writableFinished ? 0 : 1));
      if (incoming.url === '/length') outgoing.setHeader('content-length', 2 ** 40).write(long);
      else if (incoming.url === '/packed') outgoing.setHeader('content-encoding', 'gzip').end(gzipSync(long));
      else {
        const more = () => void (outgoing.destroyed || outgoing.write(long, () => setImmediate(more)));
        more();
      }
    });
    for (const path of ['/length', '/endless', '/packed'])
      assert.equal(await ask(origin, 'GET', long.length - 1, path).answer, undefined, path);
    await until(() => left >= 2);
    assert.equal((await ask(origin, 'GET', long.length, '/packed').answer)?.text, long);
  });

  it('has no body to HEAD, after 204 and 304, and that of a redirection is not read', async () => {
    const origin = await serve((incoming, outgoing) => {
      const status = Number(incoming.url?.slice(1));
      outgoing.writeHead(status, { location: '/elsewhere' }).end('text that nobody reads');
    });
    for (const [method, status] of [
      ['HEAD', 200],
      ['GET', 204],
      ['GET', 304],
      ['POST', 302],
    ] as const) {
      const answer = await ask(origin, method, 1000, `/${status}`).answer;
      assert.deepEqual([answer?.status, answer?.text, answer?.raw], [status, '', ''], method);
    }
  });

  it('of another encoding than Node knows is not read as JSON', async () => {
    const origin = await serve((_incoming, outgoing) => {
      outgoing.setHeader('content-encoding', 'zstd').end(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]));
    });
    assert.notEqual((await ask(origin).answer)?.raw, '{}');
  });
});
