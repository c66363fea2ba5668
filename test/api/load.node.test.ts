/** Two thousand mixed calls over HTTP to a failing service: every call settles, and no write is applied twice. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, it } from 'node:test';
import {
  ApiError,
  createClient,
  createFile,
  createSmartLiveRoom,
  createTtsAudition,
  deleteSmartLiveRoom,
  executeSmartLiveCommand,
  listAssets,
  listSmartLiveJobs,
  listSmartLiveRooms,
  OutcomeUnknownError,
  showAsset,
  startSmartLive,
  stopSmartLive,
  updateSmartLiveRoom,
  type Client,
} from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import {
  ConnectionDropped,
  createSimulator,
  defaultAccount,
  type LoggedCall,
} from '../../demo/simulator/index.js';
import { ids, library, roomBody } from '../simulator/bench.js';
import { SetClock } from './set-clock.js';
import { inventedOptions } from '../helpers/invented.js';

const clock = new SetClock();
const simulator = createSimulator({ now: clock.now, seed: library, concurrency: 10_000, ...inventedOptions });
let server: Server;
let origin = '';

before(async () => {
  server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method = 'GET', url = '' } = incoming;
      const headers = incoming.headers as Record<string, string>;
      const body = method === 'GET' || chunks.length === 0 ? null : Buffer.concat(chunks);
      simulator.fetch(new Request(origin + url, { method, headers, body })).then(
        async (response) => {
          outgoing.writeHead(response.status, Object.fromEntries(response.headers));
          outgoing.end(Buffer.from(await response.arrayBuffer()));
        },
        (error: unknown) => {
          if (error instanceof ConnectionDropped && error.executed)
            outgoing.writeHead(200, { 'content-length': 1000 }).write('{', () => outgoing.destroy());
          else outgoing.destroy();
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.closeAllConnections());
after(() => server.close());

const control = async (method: string, name: string, body?: unknown): Promise<unknown> => {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${origin}/_simulator/${name}`, { method, ...init });
  return (await response.json().catch(() => undefined)) as unknown;
};

/** A seeded random number generator, from 0 to below 1. */
let state = 11;
const random = () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;

function client(): Client {
  const { domain, user, password, project_id: project } = defaultAccount;
  const handler = createHandler({
    region: 'cn-north-4',
    mode: 'direct', // the page's own calls to a service that fails and limits them
    endpoint: origin,
    credentials: { endpoint: origin, domain, user, password, project },
    authorize: () => true,
  });
  return createClient({
    clock,
    getToken: (options) => clock.workingOn(() => handler.getToken(options)),
    fetch: async (input, init) => {
      await clock.wait(Math.floor(random() * 4) * 25, init?.signal ?? undefined);
      return clock.workingOn(async () => {
        const response = await fetch(input, init);
        return new Response(await response.arrayBuffer(), response);
      });
    },
  });
}

/** A call, and its key in the simulator's journal. */
interface Intent {
  call: (client: Client) => Promise<unknown>;
  /** Method, path and body of a write, which are unique. */
  write?: string;
}

const hash = (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest('hex');

function intents(rooms: readonly { room_id: string; job_id: string }[]): Intent[] {
  const write = (path: string, body: unknown, call: Intent['call'], method = 'POST'): Intent => ({
    call,
    write: `${method} /v1/${defaultAccount.project_id}/${path} ${body === undefined ? null : hash(body)}`,
  });
  const makers: ((index: number) => Intent)[] = [
    (offset) => ({ call: (to) => to.call(listAssets, { query: { offset, limit: 1 } }) }),
    (offset) => ({ call: (to) => to.call(listSmartLiveRooms, { query: { offset, limit: 1 } }) }),
    (offset) => ({ call: (to) => to.call(listSmartLiveJobs, { query: { offset, limit: 1 } }) }),
    () => ({ call: (to) => to.call(showAsset, { path: { asset_id: ids.voice } }) }),
    (index) => {
      const body = { room_name: `Room ${index}` };
      return write('smart-live-rooms', body, (to) => to.call(createSmartLiveRoom, { body }));
    },
    (index) => {
      const body = { text: `Text ${index}`, emotion: ids.voice };
      return write('ttsc/audition', body, (to) => to.call(createTtsAudition, { body }));
    },
    (index) => {
      const body = {
        file_name: `tea-${index}.png`,
        file_md5: 'XrY7u+Ae7tCTyyK7j1rNww==',
        file_size: 4,
        file_type: 'PNG',
        asset_id: ids.background,
        asset_file_category: 'MAIN',
      } as const;
      return write('files', body, (to) => to.call(createFile, { body }));
    },
    (index) => {
      const { room_id = '' } = rooms[index % rooms.length] ?? {};
      const body = { ...roomBody(), room_name: `Renamed ${index}` };
      const path = { room_id };
      return write(
        `smart-live-rooms/${room_id}`,
        body,
        (to) => to.call(updateSmartLiveRoom, { path, body }),
        'PUT',
      );
    },
    (index) => {
      const { room_id = '' } = rooms[index % rooms.length] ?? {};
      const body = { stream_keys: [`key ${index}`] };
      const path = { room_id };
      return write(`smart-live-rooms/${room_id}/smart-live-jobs`, body, (to) =>
        to.call(startSmartLive, { path, body }),
      );
    },
    (index) => {
      const { room_id = '', job_id = '' } = rooms[index % rooms.length] ?? {};
      const body = {
        command: 'INSERT_PLAY_SCRIPT',
        params: { text_config: { text: `Hello ${index}` } },
      } as const;
      const path = { room_id, job_id };
      return write(`smart-live-rooms/${room_id}/smart-live-jobs/${job_id}/command`, body, (to) =>
        to.call(executeSmartLiveCommand, { path, body }),
      );
    },
  ];
  const made = Array.from({ length: 2000 }, (_, index) => makers[index % makers.length]?.(index));
  const stops = rooms
    .slice(0, 10)
    .map((path) =>
      write(`smart-live-rooms/${path.room_id}/smart-live-jobs/${path.job_id}/stop`, undefined, (to) =>
        to.call(stopSmartLive, { path }),
      ),
    );
  const deleted = rooms
    .slice(10, 20)
    .map(({ room_id }) =>
      write(
        `smart-live-rooms/${room_id}`,
        undefined,
        (to) => to.call(deleteSmartLiveRoom, { path: { room_id } }),
        'DELETE',
      ),
    );
  return [...made, ...stops, ...deleted].filter((one) => one !== undefined);
}

/** Creates twenty rooms with running tasks. */
async function rooms(to: Client): Promise<{ room_id: string; job_id: string }[]> {
  const made = await clock.until(
    Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const body = { ...roomBody(), room_name: `On air ${index}` };
        const { room_id } = await to.call(createSmartLiveRoom, { body });
        const path = { room_id: room_id ?? '' };
        const { job_id } = await to.call(startSmartLive, { path, body: {} });
        return { ...path, job_id: job_id ?? '' };
      }),
    ),
  );
  await clock.pass(7000);
  return made;
}

it('with faults, 2,000 calls are settled, no write is carried out twice, and none is told falsely', async () => {
  const to = client();
  const wanted = intents(await rooms(to));
  const known = ((await control('GET', 'requests')) as { requests: LoggedCall[] }).requests.length;
  await control('POST', 'faults', [
    { operation: '*', status: 500, probability: 0.1 },
    { operation: '*', drop: 'after', probability: 0.06 },
    { operation: '*', drop: 'before', probability: 0.06 },
    { operation: '*', status: 429, probability: 0.05 },
    { operation: '*', delay: 5, probability: 0.05 },
  ]);
  const outcomes = await clock.until(Promise.allSettled(wanted.map(({ call }) => call(to))));
  const { requests } = (await control('GET', 'requests')) as { requests: LoggedCall[] };
  const writes = new Map<string, LoggedCall[]>();
  for (const entry of requests.slice(known)) {
    if (entry.method === 'GET') continue;
    const name = `${entry.method} ${entry.path} ${entry.body_hash}`;
    writes.set(name, [...(writes.get(name) ?? []), entry]);
  }
  assert.equal(outcomes.length, 2020);
  const seen = { done: 0, refused: 0, unknown: 0 };
  outcomes.forEach((outcome, index) => {
    const { write } = wanted[index] ?? {};
    if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof ApiError, String(outcome.reason));
    if (write === undefined) return;
    // A 429 was not carried out, so the call is repeated after it.
    const arrived = (writes.get(write) ?? []).filter(({ status }) => status !== 429);
    // A write that met a 429 each time was not sent, and says so.
    const isUnsent = arrived.length === 0 && outcome.status === 'rejected';
    assert.ok(arrived.length === 1 || isUnsent, `${arrived.length} times: ${write}`);
    const executed = arrived[0]?.executed ?? false;
    if (outcome.status === 'fulfilled') {
      assert.ok(executed, `said to be done: ${write}`);
      seen.done++;
    } else if (outcome.reason instanceof OutcomeUnknownError) {
      seen.unknown++;
    } else {
      assert.ok(!executed, `said to be refused: ${write}, ${String(outcome.reason)}`);
      seen.refused++;
    }
  });
  const reads = outcomes.filter((_, index) => wanted[index]?.write === undefined);
  const failed = reads.filter(({ status }) => status === 'rejected').length;
  assert.ok(failed < reads.length / 50, `${failed} of ${reads.length} reads failed`);
  for (const [name, count] of Object.entries(seen)) assert.ok(count > 50, `${count} writes ${name}`);
  await clock.pass(60_000);
  assert.equal(clock.pending, 0, 'nothing is left running');
});
