/** Authentication: tokens for a password, projects, and requests signed with an access key. */
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { createSimulator, defaultAccount } from '../../../demo/simulator/index.js';
import { bench, origin, roomBody, send, signIn, start, type AnswerBody } from '../bench.js';

const { project_id, project_name, domain } = defaultAccount;
const hour = 3600;

interface Token {
  expires_at: string;
  issued_at: string;
  project?: { id: string; name: string };
  domain?: { name: string };
  catalog?: unknown[];
}

const options = { seed: false, speed: 0, now: () => start } as const;
const tokenIn = (body: AnswerBody) => body['token'] as Token;

describe('a token', () => {
  it('is given for a password, for 24 hours counted in microseconds', async () => {
    const { status, headers, body } = await signIn(createSimulator(options));
    assert.equal(status, 201);
    assert.ok((headers.get('x-subject-token') ?? '').length > 100);
    const token = tokenIn(body);
    assert.equal(token.expires_at, '2026-01-06T09:00:00.000000Z');
    assert.equal(token.issued_at, '2026-01-05T09:00:00.000000Z');
    assert.deepEqual(token.project, {
      id: project_id,
      name: project_name,
      domain: token.project && domainIn(token),
    });
  });

  it('is given for a project by its name, and leaves the catalog out when asked', async () => {
    const simulator = createSimulator(options);
    const named = await signIn(simulator, {}, { project: { name: project_name } });
    assert.equal(tokenIn(named.body).project?.id, project_id);
    assert.equal(tokenIn(named.body).catalog?.length, 1);
    const { user, password } = defaultAccount;
    const identity = {
      methods: ['password'],
      password: { user: { name: user, password, domain: { name: domain } } },
    };
    const bare = await send(simulator, 'POST', '/v3/auth/tokens?nocatalog=true', { auth: { identity } });
    assert.equal(tokenIn(bare.body).catalog, undefined);
  });

  for (const wrong of [{ password: 'guess' }, { user: 'nobody' }, { domain: 'elsewhere' }]) {
    it(`is refused for a wrong ${Object.keys(wrong).join()}, in the shape of IAM`, async () => {
      const { status, body, headers } = await signIn(createSimulator(options), wrong);
      assert.equal(status, 401);
      const title = 'Unauthorized';
      assert.deepEqual(body, { error: { code: 401, message: 'The username or password is wrong.', title } });
      assert.equal(headers.get('x-subject-token'), null);
    });
  }

  it('is refused for a project that does not exist, and for half a request', async () => {
    const simulator = createSimulator(options);
    assert.equal((await signIn(simulator, {}, { project: { name: 'moon' } })).status, 401);
    assert.equal((await send(simulator, 'POST', '/v3/auth/tokens', { auth: {} })).status, 400);
  });

  it('ends after 24 hours', async () => {
    const { call, advance } = await bench();
    await advance(24 * hour - 1);
    assert.equal((await call('GET', 'digital-assets')).status, 200);
    await advance(1);
    assert.equal((await call('GET', 'digital-assets')).status, 401);
  });

  it('ends at once when all are revoked, and outlives a reset', async () => {
    const { call, control } = await bench();
    await control('POST', 'reset');
    assert.equal((await call('GET', 'digital-assets')).status, 200);
    await control('DELETE', 'tokens');
    assert.equal((await call('GET', 'digital-assets')).status, 401);
  });

  it('opens nothing when it is for no project', async () => {
    const simulator = createSimulator(options);
    const { headers } = await signIn(simulator, {}, { domain: { name: domain } });
    const path = `/v1/${project_id}/digital-assets`;
    const answer = await send(simulator, 'GET', path, undefined, {
      'X-Auth-Token': headers.get('x-subject-token') ?? '',
    });
    assert.equal(answer.status, 401);
  });
});

describe('the projects', () => {
  it('are found by name by whoever has a token', async () => {
    const { simulator, token } = await bench();
    const ask = (name: string) =>
      send(simulator, 'GET', `/v3/projects?name=${name}`, undefined, { 'X-Auth-Token': token });
    const found = (await ask(project_name)).body['projects'] as { id: string }[];
    assert.deepEqual(
      found.map(({ id }) => id),
      [project_id],
    );
    assert.deepEqual((await ask('elsewhere')).body['projects'], []);
    assert.equal((await send(simulator, 'GET', '/v3/projects')).status, 401);
  });
});

describe('a signed request', () => {
  it('is let in: a read with a query, a write with a body', async () => {
    const { simulator } = await bench();
    const read = sign('GET', `/v1/${project_id}/digital-assets?name=W+a%2Fb&asset_source=ALL&limit=5`);
    assert.equal((await simulator.fetch(read)).status, 200);
    const write = sign('POST', `/v1/${project_id}/smart-live-rooms`, JSON.stringify(roomBody()));
    assert.equal((await simulator.fetch(write)).status, 200);
  });

  it('is refused when anything in it was changed afterwards', async () => {
    const { simulator } = await bench();
    const path = `/v1/${project_id}/smart-live-rooms`;
    const signed = sign('POST', path, JSON.stringify(roomBody()));
    const changed = [
      new Request(`${origin}${path}?x=1`, {
        method: 'POST',
        headers: signed.headers,
        body: JSON.stringify(roomBody()),
      }),
      new Request(`${origin}${path}`, { method: 'POST', headers: signed.headers, body: '{"room_name":"x"}' }),
      new Request(`${origin}${path}`, { headers: signed.headers }),
    ];
    for (const request of changed) assert.equal((await simulator.fetch(request)).status, 401);
  });

  it('is refused with another key, and when it is older or newer than 15 minutes', async () => {
    const { simulator } = await bench();
    const path = `/v1/${project_id}/digital-assets`;
    const status = async (request: Request) => (await simulator.fetch(request)).status;
    assert.equal(await status(sign('GET', path, '', { secret: 'wrong' })), 401);
    assert.equal(await status(sign('GET', path, '', { access: 'WRONG' })), 401);
    assert.equal(await status(sign('GET', path, '', { at: start - 16 * 60_000 })), 401);
    assert.equal(await status(sign('GET', path, '', { at: start + 16 * 60_000 })), 401);
    assert.equal(await status(sign('GET', path, '', { at: start - 14 * 60_000 })), 200);
  });
});

interface Signing {
  access?: string;
  secret?: string;
  at?: number;
}

/** Signs a request according to the reference, independently of the simulator's code. */
function sign(method: string, target: string, body = '', signing: Signing = {}): Request {
  const { access = defaultAccount.access_key, secret = defaultAccount.secret_key, at = start } = signing;
  const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const url = new URL(`${origin}${target}`);
  const escaped = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  const query = [...url.searchParams.entries()]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort();
  const headers = { 'content-type': 'application/json', host: url.host, 'x-sdk-date': date };
  const canonical = [
    method,
    `${url.pathname}/`,
    query.join('&'),
    ...Object.entries(headers).map(([name, value]) => `${name}:${value}`),
    '',
    Object.keys(headers).join(';'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const signature = createHmac('sha256', secret).update(`SDK-HMAC-SHA256\n${date}\n${hashed}`).digest('hex');
  const names = Object.keys(headers).join(';');
  return new Request(url, {
    method,
    headers: {
      ...headers,
      Authorization: `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names}, Signature=${signature}`,
    },
    ...(body && { body }),
  });
}

function domainIn(token: Token): unknown {
  return (token.project as { domain?: unknown } | undefined)?.domain;
}
