/** Measures a burst of 1,000 mixed calls, compared with the optimum by the throttle table (reference 1.5). */
import { createClient, limitIn, type Token } from '../../src/api/index.js';
import { createSimulator, defaultAccount, type LoggedCall } from '../../demo/simulator/index.js';

import { mixed } from './call-mix.js';

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
const rounds = 11;
const calls = mixed.flatMap(([operation, call]) =>
  Array.from(
    { length: limitIn(operation.limit, 'cn-north-4') * rounds },
    (_, index) => () => call(client, index),
  ),
);
const begun = performance.now();
await Promise.allSettled(calls.map((call) => call()));
const seconds = (performance.now() - begun) / 1000;
const best = rounds - 1;
const journal = await simulator.fetch(new Request(`${origin}/_simulator/requests`));
const { requests } = (await journal.json()) as { requests: LoggedCall[] };
console.log(`\nA burst of ${calls.length} calls of ${mixed.length} operations, limits of cn-north-4`);
console.table([
  {
    'seconds, at best by the table': best,
    'seconds taken': Number(seconds.toFixed(2)),
    ratio: Number((seconds / best).toFixed(3)),
    'answers 429': requests.filter(({ status }) => status === 429).length,
  },
]);
process.exit();
