/** Two instances of a backend in front of one simulator, sharing a Redis, behind a small balancer. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as requestTo,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createSimulator, defaultAccount, type LoggedCall } from '../../demo/simulator/index.js';
import { ids, library } from '../simulator/bench.js';
import { startRedis, type RedisServer } from './redis-server.js';

const key = 'callback-key';
const callbackUrl = 'https://shop.example/backend/callbacks';

/** An instance. */
interface Instance {
  url: string;
  kill(): Promise<void>;
}

/** The whole installation. */
export interface Installation {
  redis: RedisServer;
  instances: [Instance, Instance];
  /** The address that browsers know. */
  balancer: string;
  /** Holds the answers of an operation back until the returned function is called. */
  hold(path: RegExp): { arrived: Promise<void>; release(): void };
  /** Calls that the service has seen. */
  calls(): Promise<LoggedCall[]>;
  /** Number of sign-ins at IAM. */
  signIns(): number;
  /** Opens a session. */
  session(at?: string, user?: string): Promise<Record<string, string>>;
  /** Calls the service through an instance. */
  api(
    at: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Creates a room that can go on air. */
  createRoom(): Promise<string>;
  /** Sends a callback to an address. */
  callback(at: string, room_id: string, reply_id: string): Promise<Response>;
  close(): Promise<void>;
}

const addressOf = (server: { address(): unknown }) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Starts everything. */
export async function startInstallation(): Promise<Installation> {
  const redis = await startRedis();
  const simulator = createSimulator({ seed: library, concurrency: 1000 });
  const holds: { path: RegExp; arrived: () => void; released: Promise<void> }[] = [];
  let signIns = 0;
  const answer = async (request: Request) => {
    if (request.url.includes('/auth/tokens')) signIns++;
    const held = holds.find(
      ({ path }) => path.test(new URL(request.url).pathname) && request.method === 'POST',
    );
    const response = await simulator.fetch(request);
    held?.arrived();
    await held?.released;
    return response;
  };
  const service = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' });
  if (!service.listening) await once(service, 'listening');
  const settings = { service: addressOf(service), redis: redis.url, key, callbackUrl };
  const instances = await Promise.all([startInstance(settings), startInstance(settings)]);
  const balancer = await startBalancer(instances);
  let rooms = 0;
  const { project_id } = defaultAccount;
  const installation: Installation = {
    redis,
    instances,
    balancer: addressOf(balancer),
    hold(path) {
      let release = () => {};
      let arrived = () => {};
      const released = new Promise<void>((resolve) => (release = resolve));
      const isThere = new Promise<void>((resolve) => (arrived = resolve));
      const one = { path, arrived, released };
      holds.push(one);
      return {
        arrived: isThere,
        release() {
          holds.splice(holds.indexOf(one), 1);
          release();
        },
      };
    },
    async calls() {
      const log = await simulator.fetch(new Request(`${settings.service}/_simulator/requests`));
      return ((await log.json()) as { requests: LoggedCall[] }).requests;
    },
    signIns: () => signIns,
    async session(at = installation.balancer, user = 'ann') {
      const response = await fetch(`${at}/token`, { method: 'POST', headers: { 'x-user': user } });
      const { token } = (await response.json()) as { token: string };
      return { authorization: `Bearer ${token}` };
    },
    async api(at, method, path, body, headers) {
      return fetch(`${at}/api/v1/${project_id}/${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(headers ?? (await installation.session(at))) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    },
    async createRoom() {
      const response = await installation.api(installation.balancer, 'POST', 'smart-live-rooms', {
        ...room,
        room_name: `Room ${++rooms}`,
      });
      const { room_id, ...rest } = (await response.json()) as { room_id?: string };
      if (!room_id) throw new Error(`The room was not created: ${response.status} ${JSON.stringify(rest)}`);
      return room_id;
    },
    callback(at, room_id, reply_id) {
      const time = Math.floor(Date.now() / 1000).toString(16);
      const secret = createHmac('sha256', key)
        .update(callbackUrl + time)
        .digest('hex');
      const message = JSON.stringify({ room_id, job_id: 'job', reply_id });
      return fetch(`${at}/callbacks`, {
        method: 'POST',
        headers: { 'x-hw-mss-secret': secret, 'x-hw-mss-time': time },
        body: JSON.stringify({ event_type: 'REPLY_COMMAND_FINISH', message }),
      });
    },
    async close() {
      balancer.closeAllConnections();
      balancer.close();
      await Promise.all(instances.map((instance) => instance.kill()));
      (service as Server).closeAllConnections();
      service.close();
      await redis.stop();
    },
  };
  return installation;
}

/** A room with what the service needs for a start. */
const room = {
  video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920 },
  play_policy: { repeat_count: -1 },
  output_urls: ['rtmp://push.example/live'],
  stream_keys: ['k3y'],
  scene_scripts: [
    {
      script_name: 'Tea',
      model_asset_id: ids.avatar,
      voice_config: { voice_asset_id: ids.voice },
      shoot_scripts: [{ sequence_no: 1, title: 'One', text_config: { text: 'We open the doors at nine.' } }],
    },
  ],
};

async function startInstance(settings: Record<string, string>): Promise<Instance> {
  const script = fileURLToPath(new URL('instance.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, INSTANCE: JSON.stringify(settings) },
  });
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return {
    url: text.trim(),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Sends each request to the next instance, or to the other one if that is gone. */
async function startBalancer(instances: readonly Instance[]): Promise<Server> {
  let turn = 0;
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, attempts: number) => {
    const { url } = instances[turn++ % instances.length] as Instance;
    const { method, headers } = incoming;
    const call = requestTo(url + incoming.url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && attempts < instances.length)
        forward(incoming, outgoing, body, attempts + 1);
      else outgoing.destroy();
    });
    outgoing.on('close', () => call.destroy());
    call.end(body);
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => forward(incoming, outgoing, Buffer.concat(chunks), 1));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Reads an event stream. */
export async function readEvents(at: string, room_id: string, headers: Record<string, string>) {
  const ended = new AbortController();
  const response = await fetch(`${at}/events?room_id=${room_id}`, { headers, signal: ended.signal });
  let text = '';
  let isOver = false;
  const arrivals: { text: string; at: number }[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const part = decoder.decode(chunk, { stream: true });
      arrivals.push({ text: part, at: performance.now() });
      text += part;
    }
  })().then(
    () => (isOver = true),
    () => (isOver = true),
  );
  return {
    status: response.status,
    arrivals,
    text: () => text,
    isOver: () => isOver,
    lastId: () => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '',
    async close() {
      ended.abort();
      await reading;
    },
  };
}
