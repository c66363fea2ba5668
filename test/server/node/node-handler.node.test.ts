/** The handler behind Node's own servers: what arrives at it, and what arrives at the other side. */
import assert from 'node:assert/strict';
import { createServer, request as send, type IncomingMessage, type Server } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import {
  toNodeHandler,
  type FetchHandler,
  type NodeHandlerOptions,
  type NodeRequest,
} from '../../../src/server/node/index.js';
import { until } from '../../helpers/until.js';

type Middleware = (request: NodeRequest) => Promise<void> | void;

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

const portOf = (server: { address(): AddressInfo | string | null }): number =>
  (server.address() as AddressInfo).port;

const listening = async <S extends Server>(server: S): Promise<S> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return server;
};

/** Serves `handler` after `middleware`, and returns the origin. */
async function serve(
  handler: FetchHandler,
  {
    middleware,
    next,
    ...options
  }: NodeHandlerOptions & { middleware?: Middleware; next?: (error?: unknown) => void } = {},
): Promise<string> {
  const listener = toNodeHandler(handler, options);
  const server = await listening(
    createServer((incoming, outgoing) => {
      void (async () => {
        await middleware?.(incoming);
        await listener(incoming, outgoing, next);
      })();
    }),
  );
  return `http://127.0.0.1:${portOf(server)}`;
}

/** Answers with what the handler sees. */
const mirror: FetchHandler = async (request) =>
  Response.json({
    url: request.url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  });

interface Seen {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

const seen = async (response: Response): Promise<Seen> => (await response.json()) as Seen;

/** Sends text as it stands, and returns everything that is answered. */
function raw(origin: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('a request behind Node', () => {
  it('keeps method, path, query, headers and body', async () => {
    const origin = await serve(mirror);
    const request = await seen(
      await fetch(`${origin}/mss/token?one=1&two=%2F`, {
        method: 'POST',
        body: '{"refused":"x"}',
        headers: { cookie: 'a=1; b=2', authorization: 'Bearer t' },
      }),
    );
    assert.equal(request.url, `${origin}/mss/token?one=1&two=%2F`);
    assert.equal(request.method, 'POST');
    assert.equal(request.body, '{"refused":"x"}');
    assert.equal(request.headers['cookie'], 'a=1; b=2');
    assert.equal(request.headers['authorization'], 'Bearer t');
  });

  it('believes the headers of a proxy only if it is told to', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    const plain = await serve(mirror);
    assert.equal((await seen(await fetch(`${plain}/token`, { headers }))).url, `${plain}/token`);
    const behind = await serve(mirror, { trustProxy: true });
    assert.equal((await seen(await fetch(`${behind}/token`, { headers }))).url, 'https://shop.example/token');
    const twice = { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'shop.example, inner' };
    const chain = await seen(await fetch(`${behind}/token`, { headers: twice }));
    assert.equal(chain.url, 'https://shop.example/token', 'the outermost proxy says it first');
  });

  it('has the host of its connection, whatever stands in the request line', async () => {
    const origin = await serve(mirror);
    const rest = 'HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n';
    for (const [line, path] of [
      ['//evil.example/token', '//evil.example/token'],
      ['http://evil.example/token', '/token'],
      ['/token?next=http://evil.example/', '/token?next=http://evil.example/'],
    ] as const) {
      const answer = await raw(origin, `GET ${line} ${rest}`);
      assert.match(answer, new RegExp(`"url":"http://shop\\.example${path.replace(/[?]/g, '\\?')}"`), line);
    }
  });

  it('is refused where the Fetch API has no words for it, and the server goes on', async () => {
    const origin = await serve(mirror);
    const line = (first: string, host: string) =>
      `${first} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
    for (const [text, status] of [
      [line('TRACE /token', 'shop.example'), 405],
      [line('GET /token', 'shop.example/x?'), 400],
      [line('GET /token', 'user@shop.example'), 400],
      [line('GET /token', 'shop.example:port'), 400],
      [line('OPTIONS *', 'shop.example'), 400],
    ] as const)
      assert.match(await raw(origin, text), new RegExp(`^HTTP/1\\.1 ${status} `), text);
    assert.equal((await fetch(`${origin}/token`)).status, 200);
  });

  it('has the whole path where Express has taken off that of the mount', async () => {
    const origin = await serve(mirror, {
      middleware: (request) => {
        request.originalUrl = request.url ?? '';
        request.url = '/token';
      },
    });
    assert.equal((await seen(await fetch(`${origin}/metastudio/token`))).url, `${origin}/metastudio/token`);
  });

  it('has the body that a middleware has read', async () => {
    const read =
      (keep: (text: string, request: NodeRequest) => void): Middleware =>
      async (request) => {
        let text = '';
        for await (const chunk of request) text += String(chunk);
        keep(text, request);
      };
    const post = async (middleware: Middleware, body: BodyInit) => {
      const origin = await serve(mirror, { middleware });
      return fetch(`${origin}/token`, { method: 'POST', body });
    };
    const parsed = read((text, request) => void (request.body = JSON.parse(text) as unknown));
    assert.equal((await seen(await post(parsed, '{ "refused": "é" }'))).body, '{"refused":"é"}');
    const kept = read((text, request) => {
      request.body = {};
      request.rawBody = Buffer.from(text);
    });
    assert.equal((await seen(await post(kept, '{ "refused": "é" }'))).body, '{ "refused": "é" }');
    const form = read((text, request) => (request.body = Object.fromEntries(new URLSearchParams(text))));
    assert.equal((await seen(await post(form, new URLSearchParams({ a: 'é&' })))).body, 'a=%C3%A9%26');
    const lost = await post(
      read(() => undefined),
      '{}',
    );
    assert.equal(lost.status, 500);
    assert.match(await lost.text(), /mount the handler before it/);
  });

  it('reads its own body where a parser has left an empty one', async () => {
    // Express 4 sets `body` to {} for what its parsers do not know.
    const origin = await serve(mirror, { middleware: (request) => void (request.body = {}) });
    const response = await fetch(`${origin}/upload`, {
      method: 'POST',
      body: 'bytes',
      headers: { 'content-type': 'video/mp4' },
    });
    assert.equal((await seen(response)).body, 'bytes');
  });

  it('is read no faster than the handler reads', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    const origin = await serve(async (request) => {
      await gate;
      let size = 0;
      for await (const chunk of request.body ?? []) size += chunk.length;
      return Response.json(size);
    });
    const megabyte = Buffer.alloc(1 << 20);
    const client = send(`${origin}/upload`, { method: 'POST' });
    const answered = new Promise<string>((resolve) =>
      client.on('response', (response: IncomingMessage) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve(text));
      }),
    );
    let written = 0;
    while (written < 64) {
      written += 1;
      if (client.write(megabyte)) continue;
      const drained = await Promise.race([
        new Promise((resolve) => client.once('drain', () => resolve(true))),
        new Promise((resolve) => setTimeout(() => resolve(false), 500)),
      ]);
      if (!drained) break;
    }
    assert.ok(written < 64, 'the sender has to wait');
    release();
    client.end();
    assert.equal(await answered, String(written << 20));
  });

  it('may be answered before its body is read, and the next one is answered, too', async () => {
    const origin = await serve(() => new Response('too large', { status: 413 }));
    for (let n = 0; n < 3; n++) {
      const response = await fetch(`${origin}/upload`, { method: 'POST', body: 'x'.repeat(100_000) });
      assert.equal(response.status, 413);
      assert.equal(await response.text(), 'too large');
    }
  });
});

describe('an answer behind Node', () => {
  it('keeps status, headers, each cookie, and what was set before', async () => {
    const listener = toNodeHandler(() => {
      const headers = new Headers({
        vary: 'Origin',
        'x-one': '1',
        'keep-alive': 'timeout=9',
        upgrade: 'h2c',
      });
      headers.append('set-cookie', 'a=1; Path=/');
      headers.append('set-cookie', 'b=2; Path=/');
      return new Response('made', { status: 201, headers });
    });
    const server = await listening(
      createServer((incoming, outgoing) => {
        outgoing.setHeader('vary', 'Accept-Encoding').setHeader('set-cookie', 'session=0');
        void listener(incoming, outgoing);
      }),
    );
    const response = await fetch(`http://127.0.0.1:${portOf(server)}/`);
    assert.equal(response.status, 201);
    assert.deepEqual(response.headers.getSetCookie(), ['session=0', 'a=1; Path=/', 'b=2; Path=/']);
    assert.equal(response.headers.get('vary'), 'Accept-Encoding, Origin');
    assert.equal(response.headers.get('x-one'), '1');
    assert.equal(response.headers.get('upgrade'), null);
    assert.equal(await response.text(), 'made');
  });

  it('has no body for HEAD, and the one that the handler made is ended', async () => {
    let isCancelled = false;
    const body = () => new ReadableStream({ cancel: () => void (isCancelled = true) });
    const origin = await serve(() => new Response(body(), { headers: { 'content-length': '5' } }));
    const response = await fetch(origin, { method: 'HEAD' });
    assert.equal(response.headers.get('content-length'), '5');
    assert.equal(await response.text(), '');
    await until(() => isCancelled);
  });

  it('begins before there is anything to read, and goes on as it is written', async () => {
    let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
    const origin = await serve(
      () =>
        new Response(new ReadableStream<Uint8Array>({ start: (controller) => void (stream = controller) })),
    );
    const response = await fetch(origin);
    const reader = response.body?.getReader();
    for (const word of ['first', 'second']) {
      stream?.enqueue(new TextEncoder().encode(word));
      assert.equal(new TextDecoder().decode((await reader?.read())?.value), word);
    }
    stream?.close();
    assert.equal((await reader?.read())?.done, true);
  });

  it('is made no faster than it is read, and ends with its reader', async () => {
    let made = 0;
    let isCancelled = false;
    let signal: AbortSignal | undefined;
    const origin = await serve((request) => {
      signal = request.signal;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          made += 1;
          controller.enqueue(new Uint8Array(1 << 20));
        },
        cancel: () => void (isCancelled = true),
      });
      return new Response(body);
    });
    const client = connect(Number(new URL(origin).port), '127.0.0.1', () =>
      client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    );
    client.pause();
    await until(() => made > 2);
    // What the kernel takes is finite: the body comes to a rest.
    let [before, since] = [made, performance.now()];
    await until(() => {
      if (made !== before) [before, since] = [made, performance.now()];
      return performance.now() - since > 300;
    });
    assert.ok(made < 200, `${made} MB were made for a reader that does not read`);
    client.destroy();
    await until(() => isCancelled);
    assert.equal(signal?.aborted, true);
  });

  it('aborts the request of a client that leaves before there is one', async () => {
    let signal: AbortSignal | undefined;
    const origin = await serve(async (request) => {
      signal = request.signal;
      await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
      return new Response('late');
    });
    const leave = new AbortController();
    const asked = fetch(origin, { signal: leave.signal });
    await until(() => signal !== undefined);
    leave.abort();
    await assert.rejects(asked);
    await until(() => signal?.aborted);
  });

  it('does not abort a request that is answered', async () => {
    let signal: AbortSignal | undefined;
    let closed = false;
    const listener = toNodeHandler((request) => {
      signal = request.signal;
      return new Response('well');
    });
    const server = await listening(
      createServer((incoming, outgoing) => {
        outgoing.on('close', () => (closed = true));
        void listener(incoming, outgoing);
      }),
    );
    assert.equal(await (await fetch(`http://127.0.0.1:${portOf(server)}/`)).text(), 'well');
    await until(() => closed);
    assert.equal(signal?.aborted, false);
  });

  it('breaks off where its body fails, so that nobody takes a half for the whole', async () => {
    let isFirst = true;
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          if (isFirst) controller.enqueue(new TextEncoder().encode('half'));
          else controller.error(new Error('the service is gone'));
          isFirst = false;
        },
      });
    const origin = await serve(() => new Response(body()));
    await assert.rejects(async () => (await fetch(origin)).text());
  });

  it('of a handler that throws is left to the framework, or is a 500 without the reason', async ({
    mock,
  }) => {
    const logged = mock.method(console, 'error', () => undefined);
    const fail = () => {
      throw new Error('password=secret');
    };
    const alone = await fetch(await serve(fail));
    assert.equal(alone.status, 500);
    assert.doesNotMatch(await alone.text(), /secret/);
    assert.match(String(logged.mock.calls[0]?.arguments[1]), /secret/);
    const errors: unknown[] = [];
    const origin = await serve(fail, { next: (error) => errors.push(error) });
    const asked = fetch(origin).catch(() => undefined);
    await until(() => errors.length === 1);
    assert.match(String(errors[0]), /password=secret/);
    for (const close of opened.splice(0)) close();
    await asked;
  });
});

describe('HTTP/2 behind Node', () => {
  const open = async (handler: FetchHandler) => {
    const server = createHttp2Server((incoming, outgoing) => void toNodeHandler(handler)(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connectHttp2(`http://127.0.0.1:${portOf(server)}`);
    opened.push(
      () => client.destroy(),
      () => server.close(),
    );
    return client;
  };

  it('is answered without the headers that it forbids', async () => {
    const client = await open(async (request) => {
      const text = `${request.method} ${new URL(request.url).host} ${await request.text()}`;
      return new Response(text, {
        status: 201,
        statusText: 'Made',
        headers: { connection: 'close', 'keep-alive': '1', 'transfer-encoding': 'chunked', 'x-one': '1' },
      });
    });
    const stream = client.request({ ':method': 'POST', ':path': '/token', ':authority': 'shop.example' });
    stream.end('body');
    const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
      stream.on('response', resolve);
      stream.on('error', reject);
    });
    assert.equal(headers[':status'], 201);
    assert.equal(headers['x-one'], '1');
    assert.equal(headers['connection'], undefined);
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    assert.equal(text, 'POST shop.example body');
  });

  it('aborts the request of a client that leaves', async () => {
    let signal: AbortSignal | undefined;
    let isCancelled = false;
    const client = await open((request) => {
      signal = request.signal;
      return new Response(new ReadableStream({ cancel: () => void (isCancelled = true) }));
    });
    const stream = client.request({ ':path': '/events' });
    stream.on('error', () => {});
    await new Promise((resolve) => stream.on('response', resolve));
    stream.close();
    await until(() => signal?.aborted === true && isCancelled);
  });
});
