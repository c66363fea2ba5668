/**
 * Requests a second through the proxy beside a bare reverse proxy of `node:http`, in one run, against the same service: a
 * room that is polled and a list, as pages ask for them.
 */
import { once } from 'node:events';
import { Agent, createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Token } from '../../../src/api/index.js';
import { createHandler, createMemoryStore } from '../../../src/server/index.js';
import { toNodeHandler } from '../../../src/server/node/index.js';

const project_id = '0123456789abcdef0123456789abcdef';
const seconds = 2;
const rounds = 3;
const concurrency = 32;

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
const list = JSON.stringify({ count: 20, smart_live_rooms: rooms });
const paragraphs = Array.from({ length: 40 }, (_, index) => ({
  title: `P${index}`,
  text_config: { text: '好'.repeat(100) },
}));
const room = JSON.stringify({
  room_id: 'room1',
  room_name: 'Room',
  scene_scripts: [{ script_name: 'S', shoot_scripts: paragraphs }],
  output_urls: ['rtmp://live.example/app/key'],
  stream_keys: ['stream-key-one'],
});
const service = await listen(
  createServer((request, response) => {
    const body = request.url?.endsWith('/smart-live-rooms') ? list : room;
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  }),
);

const agent = new Agent({ keepAlive: true });
const bare = await listen(
  createServer((incoming, outgoing) => {
    const path = incoming.url?.replace('/mss/api', '') ?? '';
    const options = { agent, method: incoming.method, headers: incoming.headers } as const;
    incoming.pipe(
      send(`${service}${path}`, options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  }),
);

const signedIn = () =>
  Response.json(
    { token: { expires_at: new Date(Date.now() + 86_400_000).toISOString(), project: { id: project_id } } },
    { status: 201, headers: { 'x-subject-token': 'token' } },
  );
const handler = createHandler({
  region: 'cn-north-4',
  credentials: {
    domain: 'd',
    user: 'u',
    password: 'p',
    project: project_id,
    endpoint: 'https://iam.invalid',
  },
  endpoint: service,
  sessionSecrets: ['a secret of sessions of 32 bytes'],
  authorize: () => ({ user: 'ann', may: 'view' }),
  fetch: (input, init) =>
    new Request(input).url.includes('/v3/') ? Promise.resolve(signedIn()) : fetch(input, init),
  // The limits of the tenant are not what is measured here.
  store: {
    ...createMemoryStore(),
    acquire: () => 0,
    release: () => undefined,
  },
});
const ours = await listen(
  createServer((request, response) => void toNodeHandler(handler)(request, response)),
);
const { token } = (await (await fetch(`${ours}/mss/token`, { method: 'POST' })).json()) as Token;

/** Requests a second. */
async function rate(origin: string, path: string): Promise<number> {
  const clients = new Agent({ keepAlive: true, maxSockets: concurrency });
  const headers = { authorization: `Bearer ${token}` };
  const once = () =>
    new Promise<void>((resolve, reject) => {
      const asked = send(
        `${origin}/mss/api/v1/${project_id}/${path}`,
        { agent: clients, headers },
        (answer) => {
          if (answer.statusCode !== 200) reject(new Error(`answered ${answer.statusCode}`));
          answer.resume().on('end', resolve);
        },
      );
      asked.on('error', reject).end();
    });
  let done = 0;
  const until = performance.now() + seconds * 1000;
  const worker = async () => {
    for (; performance.now() < until; done++) await once();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  clients.destroy();
  return done / seconds;
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
const table = [];
for (const [what, path] of [
  ['a list, 3 KB, nothing to mask', 'smart-live-rooms'],
  ['a room, 14 KB, masked', 'smart-live-rooms/room1'],
] as const) {
  const measured: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round <= rounds; round++) {
    const pair = { bare: await rate(bare, path), ours: await rate(ours, path) };
    if (round === 0) continue; // warming up
    measured.ours.push(pair.ours);
    measured.bare.push(pair.bare);
  }
  const [through, without] = [median(measured.ours), median(measured.bare)];
  table.push({
    what,
    'bare proxy': Math.round(without),
    'this proxy': Math.round(through),
    ratio: Number((through / without).toFixed(2)),
  });
}
console.log('\nRequests a second through the proxy beside a bare reverse proxy of node:http');
console.table(table);
process.exit();
