/** How long a burst of 1,000 reads takes, beside the best that the throttle table allows (reference 1.5). */
import {
  createClient,
  limitIn,
  listAssets,
  listSmartLiveJobs,
  listSmartLiveRooms,
  type Token,
} from '../../src/api/index.js';
import { createSimulator, defaultAccount, type JournalEntry } from '../../demo/simulator/index.js';

const origin = 'https://metastudio.test';
const simulator = createSimulator();
const { domain, user, password, project_id } = defaultAccount;

async function getToken(): Promise<Token> {
  const identity = {
    methods: ['password'],
    password: { user: { name: user, password, domain: { name: domain } } },
  };
  const body = JSON.stringify({ auth: { identity, scope: { project: { id: project_id } } } });
  const response = await simulator.fetch(new Request(`${origin}/v3/auth/tokens`, { method: 'POST', body }));
  return {
    token: response.headers.get('x-subject-token') ?? '',
    token_type: 'X-Auth-Token',
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    project_id,
    endpoint: origin,
    region: 'cn-north-4',
  };
}

const client = createClient({ getToken, fetch: (input, init) => simulator.fetch(new Request(input, init)) });
const operations = [listAssets, listSmartLiveRooms, listSmartLiveJobs];
const each = 333;
const begun = performance.now();
await Promise.all(
  operations.flatMap((operation) =>
    Array.from({ length: each }, (_, offset) => client.call(operation, { query: { offset, limit: 1 } })),
  ),
);
const seconds = (performance.now() - begun) / 1000;
const best = Math.ceil(each / limitIn(listAssets.limit, 'cn-north-4')) - 1;
const journal = await simulator.fetch(new Request(`${origin}/_simulator/requests`));
const { requests } = (await journal.json()) as { requests: JournalEntry[] };
console.log(`\nA burst of ${each * operations.length} reads of three operations, limits of cn-north-4`);
console.table([
  {
    'seconds, at best by the table': best,
    'seconds taken': Number(seconds.toFixed(2)),
    ratio: Number((seconds / best).toFixed(3)),
    'answers 429': requests.filter(({ status }) => status === 429).length,
  },
]);
process.exit();
