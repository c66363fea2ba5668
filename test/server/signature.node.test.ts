/** Requests signed with an access key: as the official signer signs them, and as the simulator accepts them. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { isSigned } from '../../demo/simulator/iam/signature.js';
import { signRequest } from '../../src/server/credentials/signature.js';

const require = createRequire(import.meta.url);
interface OfficialRequest {
  method: string;
  endpoint: string;
  headers: Record<string, string>;
  queryParams: Record<string, string | string[]>;
  data?: unknown;
}
interface Key {
  getAk(): string;
  getSk(): string;
}
const { AKSKSigner } = require('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js') as {
  AKSKSigner: { sign(request: OfficialRequest, key: Key): { Authorization: string } };
};

const now = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const { access_key, secret_key, project_id } = defaultAccount;
const key = { access_key, secret_key };

interface Sample {
  method: string;
  path: string;
  query: [string, string][];
  body?: object;
}

const addressOf = ({ path, query }: Sample) => {
  const search = new URLSearchParams(query).toString();
  return new URL(`https://metastudio.cn-north-4.myhuaweicloud.com${path}${search && `?${search}`}`);
};

async function signed(sample: Sample): Promise<Headers> {
  const { method, body } = sample;
  const headers = { 'x-project-id': project_id, ...(body && { 'content-type': 'application/json' }) };
  const request = { method, url: addressOf(sample), headers, ...(body && { body: JSON.stringify(body) }) };
  return new Headers(await signRequest(request, key, now));
}

function officiallySigned({ method, path, query, body }: Sample): string {
  const queryParams: Record<string, string[]> = {};
  for (const [name, value] of query) (queryParams[name] ??= []).push(value);
  return AKSKSigner.sign(
    {
      method,
      endpoint: `https://metastudio.cn-north-4.myhuaweicloud.com${path}`,
      headers: {
        'X-Sdk-Date': '20260102T030405Z',
        'x-project-id': project_id,
        ...(body && { 'content-type': 'application/json' }),
      },
      queryParams,
      ...(body && { data: body }),
    },
    { getAk: () => access_key, getSk: () => secret_key },
  ).Authorization;
}

test('a request is signed as in the official vector', async () => {
  const headers = await signed({ method: 'GET', path: `/v1/${project_id}/digital-assets`, query: [] });
  assert.equal(headers.get('x-sdk-date'), '20260102T030405Z');
  assert.match(
    headers.get('authorization') ?? '',
    new RegExp(
      `^SDK-HMAC-SHA256 Access=${access_key}, SignedHeaders=host;x-project-id;x-sdk-date, Signature=[0-9a-f]{64}$`,
    ),
  );
});

/** A random source that is the same in each run. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const texts = [
  '',
  'a',
  'A-b_c.d~e',
  'two words',
  'a+b',
  '100%',
  '%41',
  'x&y=z',
  '#?/:@!$\'()*,;"<>[]\\^`{|}',
  'é',
  '桂花茶',
  '🍵',
  '\uE000',
  'zé',
  'z-',
  ' ',
];

/** Parts of paths. The official signer leaves others to Node's `url.parse`, which encodes them before it does. */
const segments = ['digital-assets', 'a_b-c.d~e', '桂花茶', 'é', '🍵', 'a!b(c)*d', 'x@y:z,w', 'a&b=c$d'];

function aSample(random: (limit: number) => number): Sample {
  const one = <T>(values: readonly T[]) => values[random(values.length)] as T;
  const several = <T>(most: number, make: () => T) => Array.from({ length: random(most + 1) }, make);
  const method = one(['GET', 'POST', 'PUT', 'DELETE']);
  return {
    method,
    path: `/v1/${[project_id, ...several(4, () => one(segments))].join('/')}${one(['', '', '/'])}`,
    query: several(6, () => [one(['a', 'b', 'asset_id', 'é', 'z-', '桂']), one(texts)]),
    ...(method !== 'GET' &&
      random(3) > 0 && { body: { [one(texts)]: one(texts), list: several(3, () => one(texts)) } }),
  };
}

test('500 requests of all kinds are signed as the official signer does', async () => {
  for (let seed = 1; seed <= 500; seed++) {
    const sample = aSample(randomOf(seed));
    const expected = officiallySigned(sample);
    assert.equal((await signed(sample)).get('authorization'), expected, `${seed}: ${JSON.stringify(sample)}`);
  }
});

test('the simulator accepts them, and none whose path, query, body, header or key was changed', async () => {
  const isAccepted = async (sample: Sample, headers: Headers, account = key) => {
    const url = addressOf(sample);
    const body = new TextEncoder().encode(sample.body ? JSON.stringify(sample.body) : '');
    const request = new Request(url, { method: sample.method, headers });
    return isSigned(request, url, body, account, [now]);
  };
  for (let seed = 1; seed <= 200; seed++) {
    const sample = aSample(randomOf(seed));
    const headers = await signed(sample);
    const changed = (name: string, value: string) => {
      const other = new Headers(headers);
      other.set(name, value);
      return isAccepted(sample, other);
    };
    const about = `${seed}: ${JSON.stringify(sample)}`;
    assert.ok(await isAccepted(sample, headers), about);
    assert.ok(!(await isAccepted({ ...sample, path: `${sample.path}x` }, headers)), about);
    assert.ok(!(await isAccepted({ ...sample, query: [...sample.query, ['x', '']] }, headers)), about);
    assert.ok(!(await isAccepted({ ...sample, body: { x: 1 } }, headers)), about);
    assert.ok(!(await isAccepted(sample, headers, { access_key, secret_key: 'other' })), about);
    assert.ok(!(await changed('x-project-id', 'other')), about);
    assert.ok(!(await changed('x-sdk-date', '20260102T030406Z')), about);
  }
});

test('the simulated service answers a signed request', async () => {
  const simulator = createSimulator({ now: () => now });
  const sample: Sample = { method: 'GET', path: `/v1/${project_id}/digital-assets`, query: [['limit', '2']] };
  const headers = await signed(sample);
  assert.equal((await simulator.fetch(new Request(addressOf(sample), { headers }))).status, 200);
  headers.set('authorization', 'SDK-HMAC-SHA256 Access=x');
  assert.equal((await simulator.fetch(new Request(addressOf(sample), { headers }))).status, 401);
});

test('headers that a proxy may change are not signed', async () => {
  const headers = await signRequest(
    {
      method: 'GET',
      url: new URL('https://metastudio.test/v1/p/digital-assets'),
      headers: { accept: '*/*', 'x-request-id': '1', 'x-app-userid': 'ann' },
    },
    key,
    now,
  );
  assert.match(headers['authorization'] ?? '', /SignedHeaders=host;x-app-userid;x-sdk-date,/);
  assert.equal(headers['accept'], '*/*');
});
