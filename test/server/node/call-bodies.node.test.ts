/** Bodies of calls as Node's servers receive them: they are read as those of a `Request`, within the same bounds. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  createServer,
  request as send,
  type ClientRequest,
  type RequestListener,
  type Server,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it, mock } from 'node:test';
import type { Token } from '../../../src/api/index.js';
import { createHandler, createMemoryStore, type Handler } from '../../../src/server/index.js';
import { toNodeHandler, type NodeRequest } from '../../../src/server/node/index.js';
import { until } from '../../helpers/until.js';

const project_id = '0123456789abcdef0123456789abcdef';
const path = `/mss/api/v1/${project_id}/smart-live-rooms/room1/smart-live-jobs/job1/command`;
const command = JSON.stringify({
  command: 'INSERT_PLAY_SCRIPT',
  params: { text_config: { text: '您好 “🍵”' } },
});
const megabyte = 2 ** 20;

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

/** Bodies that the service has received. */
let received: string[] = [];
let statuses: number[] = [];
let handler: Handler;
let origin = '';
/** Another server of the same handler, where a middleware has read the body before. */
let parsed = '';
const headers: Record<string, string> = {};

before(async () => {
  const service = await listen((request, response) => {
    if (request.url?.includes('/v3/')) {
      response.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': 'token' });
      const expires_at = new Date(Date.now() + 86_400_000).toISOString();
      return void response.end(JSON.stringify({ token: { expires_at, project: { id: project_id } } }));
    }
    let text = '';
    request.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      received.push(text);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  handler = createHandler({
    region: 'cn-north-4',
    credentials: { domain: 'd', user: 'u', password: 'p', project: project_id, endpoint: service },
    endpoint: service,
    sessionSecrets: ['a secret of sessions of 32 bytes'],
    authorize: () => ({ user: 'ann', may: 'operate' }),
    onError: () => undefined,
    onAccess: ({ status }) => void statuses.push(status),
    store: { ...createMemoryStore(), acquire: () => 0, release: () => undefined },
  });
  const answer = toNodeHandler(handler);
  origin = await listen((...parts) => void answer(...parts));
  parsed = await listen((incoming: NodeRequest, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      incoming.rawBody = Buffer.concat(chunks);
      void answer(incoming, outgoing);
    });
  });
  const issued = await fetch(`${origin}/mss/token`, { method: 'POST' });
  headers['authorization'] = `Bearer ${((await issued.json()) as Token).token}`;
  headers['content-type'] = 'application/json';
});

beforeEach(() => {
  received = [];
  statuses = [];
});

/** A call whose body comes in parts that the test gives. */
function open(more: Record<string, string> = {}) {
  const call: ClientRequest = send(`${origin}${path}`, { method: 'POST', headers: { ...headers, ...more } });
  const answer = new Promise<{ status: number | undefined; code: unknown }>((resolve) =>
    call.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => {
        const { error_code } = JSON.parse(text) as { error_code?: unknown };
        resolve({ status: response.statusCode, code: error_code });
      });
    }),
  );
  call.on('error', () => undefined);
  return { call, answer };
}

async function seen(response: Response) {
  const text = await response.text();
  return { status: response.status, text: text.replace(/"request_id":"\w+"/, '') };
}

describe('the body of a call behind Node', () => {
  it('means the same as that of a request of the Fetch API, whatever it is', async () => {
    const bytes = (...parts: (string | number[])[]) =>
      new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
    const bodies: [string, Uint8Array<ArrayBuffer> | string, Record<string, string>?][] = [
      ['a command', command],
      ['with a byte order mark', `\ufeff${command}`],
      ['with a byte that is no UTF-8', bytes('{"command":"SHOW_LAYER","x":"', [0xff, 0xe6, 0x82], '"}')],
      ['with a name twice', '{"command":"SHOW_LAYER","command":"RESET_EXIT_CONFIG"}'],
      ['with __proto__', '{"command":"SHOW_LAYER","__proto__":{"command":"RESET_EXIT_CONFIG"}}'],
      ['with masks', '{"command":"REFRESH_OUTPUT_URL","params":{"stream_keys":["***"]}}'],
      ['empty', ''],
      ['white space', ' \n'],
      ['half of it', command.slice(0, -1)],
      ['no object', '[]'],
      ['null', 'null'],
      ['a command that does not exist', '{"command":"TOMORROW"}'],
      ['nested too deeply', `{"a":${'['.repeat(200)}`],
      ['of another type', command, { 'content-type': 'text/plain' }],
      ['of no type', command, { 'content-type': '' }],
      ['in UTF-8, as it says', command, { 'content-type': 'application/json; charset=utf-8' }],
    ];
    for (const [what, body, more] of bodies) {
      const init = { method: 'POST', headers: { ...headers, ...more }, body };
      const all = [];
      for (const place of [origin, parsed]) {
        received = [];
        all.push({ ...(await seen(await fetch(`${place}${path}`, init))), received: received.sort() });
      }
      received = [];
      const answer = await handler(new Request(`${origin}${path}`, init));
      all.push({ ...(await seen(answer)), received: received.sort() });
      assert.deepEqual(all[0], all[2], `${what}, read by the handler`);
      assert.deepEqual(all[1], all[2], `${what}, read by a middleware before`);
    }
  });

  it('arrives whole, however it is cut', async () => {
    const bytes = Buffer.from(command);
    for (const size of [1, 2, 3, 7, bytes.length]) {
      const { call, answer } = open();
      for (let at = 0; at < bytes.length; at += size) {
        call.write(bytes.subarray(at, at + size));
        await new Promise((resolve) => setImmediate(resolve));
      }
      call.end();
      assert.equal((await answer).status, 200);
    }
    assert.deepEqual(received, Array(5).fill(JSON.stringify(JSON.parse(command))));
  });

  it('is not read if it says that it is too long, nor any further when it is', async () => {
    const said = open({ 'content-length': String(17 * megabyte) });
    said.call.flushHeaders();
    assert.deepEqual(await said.answer, { status: 413, code: 'MSW.BODY_TOO_LARGE' });
    said.call.destroy();
    const { call, answer } = open();
    for (let part = 0; part < 17; part++) call.write(Buffer.alloc(megabyte, ' '));
    assert.deepEqual(await answer, { status: 413, code: 'MSW.BODY_TOO_LARGE' });
    call.destroy();
    assert.deepEqual(received, []);
  });

  it('that was refused half-way does not hold up the next call of its connection', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    const head = [
      `POST ${path} HTTP/1.1`,
      'host: x',
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    const length = 17 * megabyte;
    socket.write([...head, 'transfer-encoding: chunked', '', length.toString(16), ''].join('\r\n'));
    for (let part = 0; part < 17; part++) socket.write(Buffer.alloc(megabyte, ' '));
    socket.write('\r\n0\r\n\r\n');
    await until(() => text.includes('MSW.BODY_TOO_LARGE'));
    socket.write([...head, `content-length: ${Buffer.byteLength(command)}`, '', command].join('\r\n'));
    await until(() => text.includes('HTTP/1.1 200'));
    socket.destroy();
  });

  it('holds no more of the memory than a user may, and gives it back', async () => {
    const calls = Array.from({ length: 3 }, () => open());
    for (const { call } of calls) call.write(Buffer.alloc(15 * megabyte, ' '));
    assert.deepEqual(await Promise.race(calls.map(({ answer }) => answer)), {
      status: 429,
      code: 'MSW.BUSY',
    });
    for (const { call } of calls) call.destroy();
    await until(() => statuses.length === 3);
    const { call, answer } = open();
    call.end(' '.repeat(15 * megabyte) + command);
    assert.equal((await answer).status, 200);
  });

  it('that does not come is given up after a minute', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const { call, answer } = open();
      let isOver = false;
      void answer.then(() => (isOver = true));
      call.write('{');
      // The minute begins when the handler reads: what it does before takes no timer.
      while (!isOver) {
        mock.timers.tick(60_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
      assert.deepEqual(await answer, { status: 400, code: 'MSW.REQUEST_INVALID' });
      call.destroy();
    } finally {
      mock.timers.reset();
    }
  });

  it('whose sender leaves is no failure, and nothing is sent', async () => {
    const { call } = open();
    call.write('{');
    await new Promise((resolve) => call.on('socket', (socket) => socket.once('connect', resolve)));
    await fetch(`${origin}/mss/health`);
    call.destroy();
    await until(() => statuses.includes(499));
    assert.deepEqual(received, []);
  });
});
