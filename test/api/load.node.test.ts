/** Many calls at once, against the simulator: under the limits, each settled, no write carried out twice. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  ApiError,
  createClient,
  createSmartLiveRoom,
  createTtsAudition,
  listAssets,
  listSmartLiveJobs,
  listSmartLiveRooms,
  OutcomeUnknownError,
  showAsset,
  type Client,
} from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import { createSimulator, defaultAccount, type JournalEntry } from '../../demo/simulator/index.js';

const origin = 'https://metastudio.test';

interface Service {
  client: Client;
  /** When each operation was sent, in milliseconds. */
  sent: Map<string, number[]>;
  control: (method: string, name: string, body?: unknown) => Promise<unknown>;
  journal: () => Promise<JournalEntry[]>;
}

function service(): Service {
  const simulator = createSimulator();
  const { domain, user, password, project_id: project } = defaultAccount;
  const send: typeof fetch = (input, init) => simulator.fetch(new Request(input, init));
  const handler = createHandler({
    region: 'cn-north-4',
    endpoint: origin,
    iam: { endpoint: origin, domain, user, password, project },
    authorize: () => true,
    fetch: send,
  });
  const control: Service['control'] = async (method, name, body) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await simulator.fetch(new Request(`${origin}/_simulator/${name}`, { method, ...init }));
    return (await response.json().catch(() => undefined)) as unknown;
  };
  const sent: Service['sent'] = new Map();
  const noting: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    const name = `${request.method} ${new URL(request.url).pathname}`;
    sent.set(name, [...(sent.get(name) ?? []), performance.now()]);
    return simulator.fetch(request);
  };
  return {
    sent,
    client: createClient({ getToken: handler.getToken, fetch: noting }),
    control,
    journal: async () => ((await control('GET', 'requests')) as { requests: JournalEntry[] }).requests,
  };
}

/** Calls of different operations; no two reads are the same, so none is shared. */
const mixed = (client: Client): ((index: number) => Promise<unknown>)[] => [
  (index) => client.call(listAssets, { query: { offset: index, limit: 1 } }),
  (index) => client.call(listSmartLiveRooms, { query: { offset: index, limit: 1 } }),
  (index) => client.call(listSmartLiveJobs, { query: { offset: index, limit: 1 } }),
  (index) => client.call(listAssets, { query: { offset: index, limit: 2, asset_source: 'ALL' } }),
];

it('a burst keeps under the limit of each operation, in every second', async () => {
  const { client, sent } = service();
  const calls = mixed(client);
  await Promise.all(
    Array.from({ length: 160 }, (_, index) => calls[index % calls.length]?.(index) ?? Promise.resolve()),
  );
  for (const [name, times] of sent) {
    const most = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
    );
    assert.ok(most <= 20, `${name}: ${most} calls in a second, 20 are allowed`);
  }
});

it('with faults, every call is settled and no write is carried out twice', async () => {
  const { client, control, journal } = service();
  const { assets } = await client.call(listAssets, { query: { asset_source: 'ALL', limit: 20 } });
  const shown = (assets ?? []).map(({ asset_id }) => asset_id ?? '');
  await control('POST', 'faults', [
    { operation: '*', status: 500, every: 10 },
    { operation: '*', drop: 'after', every: 7 },
    { operation: '*', status: 429, every: 20 },
  ]);
  const write = (index: number): Promise<unknown> =>
    index % 2 === 0
      ? client.call(createSmartLiveRoom, { body: { room_name: `Room ${index}` } })
      : client.call(createTtsAudition, { body: { text: `Text ${index}`, emotion: shown[0] ?? '' } });
  const reads = mixed(client);
  const read = (index: number): Promise<unknown> =>
    index % 3 === 0
      ? client.call(showAsset, { path: { asset_id: shown[index % shown.length] ?? '' } })
      : (reads[index % reads.length]?.(index) ?? Promise.resolve());
  const writes = 40;
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: writes }, (_, index) => write(index)),
    ...Array.from({ length: 160 }, (_, index) => read(index)),
  ]);
  const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  assert.deepEqual(
    failed.filter((reason) => !(reason instanceof ApiError)),
    [],
  );
  assert.ok(failed.some((reason) => reason instanceof OutcomeUnknownError));
  const written = (await journal()).filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/v1/'),
  );
  assert.equal(written.length, writes, 'each write was sent once');
});
