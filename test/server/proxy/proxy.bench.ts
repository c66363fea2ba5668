/**
 * Requests a second through the proxy beside a bare reverse proxy of `node:http`, in one run, against the same service.
 *
 * Each proxy is a process of its own, whose processor time is measured, too: it says the same on a busy machine. The
 * service and the pages share a third one, and cost less than a proxy, so that the proxy is what is measured. The service
 * answers at once, over connections that stay open; both proxies have as many as they want.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request as send, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Token } from '../../../src/api/index.js';
import type { Grant } from '../../../src/server/index.js';
import { createHandler, createMemoryStore } from '../../../src/server/index.js';
import { toNodeHandler } from '../../../src/server/node/index.js';

const project_id = '0123456789abcdef0123456789abcdef';
/** Requests of a round, and rounds, before which two warm up. */
const requests = 6000;
const rounds = 5;
const concurrency = 32;

interface Shape {
  what: string;
  may: 'view' | 'operate' | 'edit';
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

const shapes: Shape[] = [
  { what: 'a list, 3 KB, nothing to mask', may: 'view', method: 'GET', path: 'smart-live-rooms' },
  { what: 'a room, 14 KB, masked', may: 'view', method: 'GET', path: 'smart-live-rooms/room1' },
  { what: 'a room, 14 KB, masked, grant edit', may: 'edit', method: 'GET', path: 'smart-live-rooms/room1' },
  {
    what: 'a command',
    may: 'operate',
    method: 'POST',
    path: 'smart-live-rooms/room1/smart-live-jobs/job1/command',
    body: JSON.stringify({ command: 'INSERT_PLAY_SCRIPT', params: { live_scripts: [{ text: '您好' }] } }),
  },
];

const listen = async (server: Server): Promise<string> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const rooms = Array.from({ length: 20 }, (_, index) => ({
  room_id: `room${index}`,
  room_name: `Room ${index}`,
  cover_url: `https://obs.example/${index}.png?AccessKeyId=A&Expires=1&Signature=abc${index}`,
  room_state: 'ENABLE',
}));
const list = Buffer.from(JSON.stringify({ count: 20, smart_live_rooms: rooms }));
const paragraphs = Array.from({ length: 40 }, (_, index) => ({
  title: `P${index}`,
  text_config: { text: '好'.repeat(100) },
}));
const room = Buffer.from(
  JSON.stringify({
    room_id: 'room1',
    room_name: 'Room',
    scene_scripts: [{ script_name: 'S', shoot_scripts: paragraphs }],
    output_urls: ['rtmp://live.example/app/key'],
    stream_keys: ['stream-key-one'],
  }),
);
const done = Buffer.from('{}');

/** The service, and IAM. */
const createService = () =>
  // It keeps connections for longer than a round takes.
  createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
    if (request.url?.includes('/v3/')) {
      response.writeHead(201, { 'content-type': 'application/json', 'x-subject-token': 'token' });
      const expires_at = new Date(Date.now() + 86_400_000).toISOString();
      return void response.end(JSON.stringify({ token: { expires_at, project: { id: project_id } } }));
    }
    const body = request.method === 'POST' ? done : request.url?.endsWith('/smart-live-rooms') ? list : room;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    request.resume().on('end', () => response.end(body));
  });

/** Passes all on as it is. */
const createBareProxy = (service: string) => {
  const agent = new Agent({ keepAlive: true });
  return createServer((incoming, outgoing) => {
    const path = incoming.url?.replace('/mss/api', '') ?? '';
    const options = { agent, method: incoming.method, headers: incoming.headers } as const;
    incoming.pipe(
      send(`${service}${path}`, options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
};

const createOurProxy = (service: string) => {
  const handler = createHandler({
    region: 'cn-north-4',
    credentials: { domain: 'd', user: 'u', password: 'p', project: project_id, endpoint: service },
    endpoint: service,
    sessionSecrets: ['a secret of sessions of 32 bytes'],
    authorize: (request) => ({ user: 'ann', may: request.headers.get('x-may') as Grant['may'] }),
    // The limits of the tenant are not what is measured here.
    store: { ...createMemoryStore(), acquire: () => 0, release: () => undefined },
  });
  const answer = toNodeHandler(handler);
  return createServer((...parts) => void answer(...parts));
};

/** A proxy in a process of its own. */
interface Proxy {
  origin: string;
  /** Processor time that it has used, in microseconds. */
  usage(): Promise<number>;
}

async function startProxy(role: 'bare' | 'ours', service: string): Promise<Proxy> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [role, service]);
  const [origin] = (await once(child, 'message')) as [string];
  return {
    origin,
    usage: async () => {
      child.send('usage');
      const [used] = (await once(child, 'message')) as [number];
      return used;
    },
  };
}

async function serveProxy(role: string, service: string): Promise<void> {
  const origin = await listen(role === 'bare' ? createBareProxy(service) : createOurProxy(service));
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on('disconnect', () => process.exit());
  process.send?.(origin);
}

/** Asks one request after the other over a connection, for as long as one is wanted. */
function ask(origin: string, request: Buffer, isWanted: () => boolean): Promise<void> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let left = 0;
    let head = '';
    const next = () => {
      if (isWanted()) return void socket.write(request);
      socket.destroy();
      resolve();
    };
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      let bytes = chunk.length;
      if (left === 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /^content-length: (\d+)/im.exec(head.slice(0, end))?.[1];
        if (!head.startsWith('HTTP/1.1 200') || length === undefined)
          return reject(new Error(`answered ${head.slice(0, end)}`));
        left = Number(length);
        bytes = head.length - end - 4;
        head = '';
      }
      left -= bytes;
      if (left > 0) return;
      next();
    });
  });
}

const tokens = new Map<string, string>();

/** Requests a second, and the processor time of the proxy for each, in microseconds. */
async function measure({ origin, usage }: Proxy, shape: Shape): Promise<{ rate: number; cost: number }> {
  const { method, path, body = '', may } = shape;
  const request = Buffer.from(
    [
      `${method} /mss/api/v1/${project_id}/${path} HTTP/1.1`,
      `host: ${new URL(origin).host}`,
      'accept: application/json',
      `authorization: Bearer ${tokens.get(may) ?? ''}`,
      'user-agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'accept-encoding: gzip, deflate, br, zstd',
      'accept-language: en-US,en;q=0.9',
      'sec-fetch-site: same-origin',
      ...(body && ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
      '',
      body,
    ].join('\r\n'),
  );
  const before = await usage();
  const began = performance.now();
  let left = requests;
  await Promise.all(Array.from({ length: concurrency }, () => ask(origin, request, () => left-- > 0)));
  const took = performance.now() - began;
  return { rate: requests / (took / 1000), cost: ((await usage()) - before) / requests };
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

async function benchProxy(): Promise<void> {
  const service = await listen(createService());
  const [bare, ours] = await Promise.all([startProxy('bare', service), startProxy('ours', service)]);
  for (const { may } of shapes) {
    const answer = await fetch(`${ours.origin}/mss/token`, { method: 'POST', headers: { 'x-may': may } });
    tokens.set(may, ((await answer.json()) as Token).token);
  }
  const table = [];
  for (const shape of shapes) {
    const measured = {
      rate: [] as number[],
      cost: [] as number[],
      bare: [] as number[],
      ours: [] as number[],
      costs: [] as number[],
    };
    for (let round = -1; round <= rounds; round++) {
      const pair = { bare: await measure(bare, shape), ours: await measure(ours, shape) };
      if (round < 1) continue; // warming up
      measured.bare.push(pair.bare.rate);
      measured.ours.push(pair.ours.rate);
      measured.rate.push(pair.ours.rate / pair.bare.rate);
      measured.cost.push(pair.bare.cost / pair.ours.cost);
      measured.costs.push(pair.ours.cost);
    }
    table.push({
      what: shape.what,
      'bare proxy': Math.round(median(measured.bare)),
      'this proxy': Math.round(median(measured.ours)),
      ratio: Number(median(measured.rate).toFixed(2)),
      'µs of CPU': Math.round(median(measured.costs)),
      'ratio of CPU': Number(median(measured.cost).toFixed(2)),
    });
  }
  console.log('\nRequests a second through the proxy beside a bare reverse proxy of node:http, medians');
  console.table(table);
}

const [role, service = ''] = process.argv.slice(2);
if (role === undefined) await benchProxy();
else await serveProxy(role, service);
if (role === undefined) process.exit();
