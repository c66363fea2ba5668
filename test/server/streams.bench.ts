/**
 * The memory of event streams in one process, over real sockets: 10,000 streams that are read, and a user with 100 readers
 * that never read. The browsers are a process of their own.
 *
 * `STREAMS` sets the number of streams (default: 10,000).
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createHandler, createMemoryStore } from '../../src/server/index.js';
import { toNodeHandler } from '../../src/server/node/index.js';

const wanted = Number(process.env['STREAMS'] ?? 10_000);
const perUser = 50;
const slowReaders = 100;
const rooms = 100;
const key = 'callback-key';
const callbackUrl = 'https://shop.example/mss/callbacks';

/** Stands in each event that all streams get. */
const broadcast = '-broadcast-';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the process of the browsers is asked to do, and what it says. */
interface Order {
  port: number;
  streams: { token: string; room: number }[];
  /** Whether they never read. */
  isSlow: boolean;
}
interface Progress {
  open: number;
  refused: number;
  closed: number;
  events: number;
}

if (process.send) openStreams();
else {
  await measure();
  process.exit();
}

/** The browsers: opens streams as they are ordered, and tells every now and then how they are. */
function openStreams(): void {
  const now: Progress = { open: 0, refused: 0, closed: 0, events: 0 };
  const opened: Socket[] = [];
  const open = ({ port, isSlow }: Order, { token, room }: Order['streams'][number]) =>
    new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `GET /mss/events?room_id=room${room} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`,
        ),
      );
      opened.push(socket);
      socket.once('data', (head: Buffer) => {
        if (head.includes(' 200 ')) now.open++;
        else now.refused++;
        if (isSlow) socket.pause();
        else socket.on('data', (data: Buffer) => (now.events += data.toString().split(broadcast).length - 1));
        resolve();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => (now.closed++, resolve()));
    });
  process.on('message', (order: Order | 'close') => {
    if (order === 'close') return opened.forEach((socket) => socket.destroy());
    const queue = [...order.streams];
    const work = async () => {
      for (let one = queue.pop(); one; one = queue.pop()) await open(order, one);
    };
    for (let worker = 0; worker < 50; worker++) void work();
  });
  setInterval(() => process.send?.(now), 100);
}

/** Figures of a process in MB, without what could be freed. */
async function memory(): Promise<{ rss: number; held: number }> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await pause(100);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss: rss / 1e6, held: (heapUsed + external) / 1e6 };
}

/** A process of browsers. */
function browsers() {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url));
  let progress: Progress = { open: 0, refused: 0, closed: 0, events: 0 };
  child.on('message', (message: Progress) => (progress = message));
  const until = async (what: string, isReached: (now: Progress) => boolean, seconds = 300) => {
    for (const end = Date.now() + seconds * 1000; !isReached(progress); await pause(50))
      if (Date.now() > end) return console.log(`Not reached in ${seconds} s: ${what}`, progress);
  };
  const close = async () => {
    child.send('close');
    await pause(500);
    const exited = once(child, 'exit');
    child.kill();
    await exited;
  };
  return { order: (order: Order) => child.send(order), until, now: () => progress, close };
}

async function measure(): Promise<void> {
  const project_id = '0123456789abcdef0123456789abcdef';
  const handler = createHandler({
    region: 'cn-north-4',
    credentials: { access_key: 'unused', secret_key: 'unused', project_id },
    sessionSecrets: ['the secret of the bench, of 32 bytes'],
    authorize: (request) => ({ user: request.headers.get('x-user') ?? 'ann', may: 'view' }),
    callbacks: { keys: [key], urls: [callbackUrl] },
    store: createMemoryStore(),
  });
  const listener = toNodeHandler(handler);
  const server = createServer((request, response) => void listener(request, response));
  server.listen(0, '127.0.0.1', 4096);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const tokenOf = async (user: string) => {
    const request = new Request('https://shop.example/mss/token', {
      method: 'POST',
      headers: { 'x-user': user },
    });
    return ((await (await handler(request)).json()) as { token: string }).token;
  };
  let sent = 0;
  const tell = async (room: number, bytes: number, mark = '') => {
    const time = Math.floor(Date.now() / 1000).toString(16);
    const secret = createHmac('sha256', key)
      .update(callbackUrl + time)
      .digest('hex');
    const message = JSON.stringify({
      room_id: `room${room}`,
      job_id: 'job',
      reply_id: `${sent++}${mark}${'x'.repeat(bytes)}`,
    });
    const response = await handler(
      new Request(callbackUrl, {
        method: 'POST',
        headers: { 'x-hw-mss-secret': secret, 'x-hw-mss-time': time },
        body: JSON.stringify({ event_type: 'REPLY_COMMAND_FINISH', message }),
      }),
    );
    if (!response.ok) console.log(response.status, await response.text());
  };
  const metric = async () => {
    const text = await (await handler(new Request('https://shop.example/mss/metrics'))).text();
    return Number(/^mss_event_streams (\d+)/m.exec(text)?.[1] ?? 0);
  };

  // What the first streams load and compile is not theirs.
  const first = browsers();
  first.order({ port, isSlow: false, streams: [{ token: await tokenOf('first'), room: 0 }] });
  await first.until('the first', ({ open }) => open === 1);
  await tell(0, 10);
  await first.close();

  const before = await memory();
  const readers = browsers();
  const users = await Promise.all(
    Array.from({ length: Math.ceil(wanted / perUser) }, (_, user) => tokenOf(`user${user}`)),
  );
  const streams = Array.from({ length: wanted }, (_, index) => ({
    token: users[Math.floor(index / perUser)] ?? '',
    room: index % rooms,
  }));
  readers.order({ port, isSlow: false, streams });
  await readers.until('all are open', ({ open, refused, closed }) => open + refused + closed >= wanted);
  const open = await memory();
  for (let room = 0; room < rooms; room++) await tell(room, 200, broadcast);
  await readers.until('all have the event', ({ events }) => events >= wanted, 60);
  const told = await memory();
  const { events, refused } = readers.now();
  const inMetrics = await metric();
  await readers.close();
  for (let tries = 0; (await metric()) > 0 && tries < 100; tries++) await pause(100);
  const after = await memory();
  console.log('\nThe memory of event streams in one process, in MB above what it had before');
  const above = ({ rss, held }: typeof before) => ({
    rss: Math.round(rss - before.rss),
    'held by objects': Number((held - before.held).toFixed(1)),
  });
  console.table({
    [`${inMetrics} streams${refused > 0 ? `, ${refused} refused` : ''}`]: above(open),
    [`after an event that ${events} readers got`]: above(told),
    'after all have left': above(after),
  });

  const calm = await memory();
  const slow = browsers();
  const token = await tokenOf('slow');
  slow.order({
    port,
    isSlow: true,
    streams: Array.from({ length: slowReaders }, () => ({ token, room: 0 })),
  });
  await slow.until('the slow are there', (now) => now.open + now.refused >= slowReaders);
  const admitted = await metric();
  let most = 0;
  let sentBytes = 0;
  for (let round = 0; (await metric()) > 0 && round < 2000; round++) {
    await tell(0, 15_000);
    sentBytes += 15_000;
    if (round % 20 === 0) most = Math.max(most, (await memory()).held);
  }
  const cutOff = await memory();
  const left = await metric();
  await pause(11_000); // what waits for a reader that was cut off is kept for ten seconds
  const freed = await memory();
  const aboveCalm = ({ rss, held }: typeof before) => ({
    rss: Math.round(rss - calm.rss),
    'held by objects': Number((held - calm.held).toFixed(1)),
  });
  console.log(
    `\n${slowReaders} readers of one user that never read: ${admitted} were admitted, ${left} are left after ${(sentBytes / 1e6).toFixed(1)} MB of events`,
  );
  console.table({
    'at most': { rss: '', 'held by objects': Number((most - calm.held).toFixed(1)) },
    'when they were cut off': aboveCalm(cutOff),
    'eleven seconds later': aboveCalm(freed),
  });
  await slow.close();
  await handler.close();
  server.closeAllConnections();
  server.close();
}
