/** Sessions of proxy mode: what a page gets, and which sessions are refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader } from 'jose';
import { operations } from '../../src/api/index.js';
import { createMemoryStore, type Grant, type Store } from '../../src/server/index.js';
import {
  createFixture,
  createProxyFixture,
  hour,
  json,
  minute,
  openEvents,
  origin,
  projectId,
  roomId,
  secret,
  tokenRequest,
  type Fixture,
} from './helpers.js';

const ann: Grant = { user: 'ann', may: 'operate', rooms: [roomId] };

const ask = async (fixture: Fixture, headers?: Record<string, string>) =>
  json(await fixture.handler(tokenRequest(headers)));
const sessionOf = async (fixture: Fixture) => String((await ask(fixture))['token']);

/** The status and the code with which a session is answered, where it is needed. */
const used = async ({ handler }: Fixture, authorization: string) => {
  const response = await handler(
    new Request(`${origin}/mss/events?room_id=${roomId}`, {
      headers: authorization ? { authorization } : {},
    }),
  );
  await response.body?.cancel();
  return response.status;
};
const refusal = async ({ handler }: Fixture, authorization: string) => {
  const request = new Request(`${origin}/mss/events?room_id=${roomId}`, {
    headers: authorization ? { authorization } : {},
  });
  const response = await handler(request);
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('www-authenticate'), 'Bearer');
  const { error_code, error_msg } = await json(response);
  assert.match(String(error_msg), /reload the page|sign in/, 'it says what to do');
  return error_code;
};

test('a page gets a session with all that it needs, and nothing of the cloud', async () => {
  const fixture = createProxyFixture(ann);
  const response = await fixture.handler(tokenRequest());
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const { token, grant, ...rest } = await json(response);
  assert.deepEqual(rest, {
    token_type: 'Bearer',
    expires_at: new Date(fixture.time + 15 * minute).toISOString(),
    project_id: projectId,
    endpoint: `${origin}/mss/api`,
    region: 'cn-north-4',
  });
  const may = ['view', 'operate'];
  assert.deepEqual(grant, {
    operations: operations.filter(({ needs }) => may.includes(needs)).map(({ name }) => name),
    rooms: [roomId],
    user: 'ann',
    may: 'operate',
  });
  assert.doesNotMatch(
    JSON.stringify(rest) + JSON.stringify(decodeJwt(String(token))),
    /token-\d|mss-widgets/,
  );
});

test('a session says who, what, where and how long, and is signed by HS256', async () => {
  const fixture = createProxyFixture({ ...ann, expiresIn: 60 });
  const token = await sessionOf(fixture);
  const { kid, ...header } = decodeProtectedHeader(token);
  assert.deepEqual(header, { alg: 'HS256', typ: 'JWT' });
  assert.match(kid ?? '', /^[0-9a-f]{16}$/);
  const { jti, aud, ...claims } = decodeJwt(token);
  assert.match(jti ?? '', /^[0-9a-f-]{36}$/);
  assert.match(String(aud), /^[0-9a-f]{24}$/);
  const now = fixture.time / 1000;
  assert.deepEqual(claims, {
    may: 'operate',
    rooms: [roomId],
    iss: 'metastudio-widgets',
    sub: 'ann',
    iat: now,
    exp: now + 60,
  });
});

test('a grant of single operations is told as such', async () => {
  const fixture = createProxyFixture({ user: 'bob', may: ['stopSmartLive', 'showSmartLive'] });
  assert.deepEqual((await ask(fixture))['grant'], {
    operations: ['showSmartLive', 'stopSmartLive'].sort(
      (a, b) =>
        operations.findIndex(({ name }) => name === a) - operations.findIndex(({ name }) => name === b),
    ),
    user: 'bob',
  });
});

test('no session lasts longer than a day', async () => {
  const fixture = createProxyFixture({ ...ann, expiresIn: 1e9 });
  assert.equal((await ask(fixture))['expires_at'], new Date(fixture.time + 24 * hour).toISOString());
});

const addresses: [string, string, Record<string, string>, string | undefined, string][] = [
  ['as the page asked', `${origin}/mss/token`, { origin }, undefined, `${origin}/mss/api`],
  ['with a slash at the end', `${origin}/mss/token/?a=1`, { origin }, undefined, `${origin}/mss/api`],
  ['at the top', `${origin}/token`, {}, undefined, `${origin}/api`],
  [
    'with the page’s scheme, as TLS ended before',
    'http://shop.example/mss/token',
    { origin, 'sec-fetch-site': 'same-origin' },
    undefined,
    `${origin}/mss/api`,
  ],
  [
    'with the page’s host, which a proxy has changed',
    'http://10.0.0.7:3000/mss/token',
    { origin: 'https://shop.example:8443', 'sec-fetch-site': 'same-origin' },
    undefined,
    'https://shop.example:8443/mss/api',
  ],
  [
    'not with the host of a page elsewhere',
    `${origin}/mss/token`,
    { origin: 'https://admin.shop.example', 'sec-fetch-site': 'cross-site' },
    undefined,
    `${origin}/mss/api`,
  ],
  ['as the option says', 'http://10.0.0.7/token', {}, 'https://cdn.example/x/', 'https://cdn.example/x/api'],
];

for (const [name, url, headers, option, endpoint] of addresses) {
  test(`the address of the api is told ${name}`, async () => {
    const fixture = createProxyFixture(ann, {
      allowedOrigins: ['https://admin.shop.example'],
      ...(option !== undefined && { url: option }),
    });
    const response = await fixture.handler(new Request(url, { method: 'POST', headers }));
    assert.equal((await json(response))['endpoint'], endpoint);
  });
}

test('true names nobody: it is refused with a sentence that says what to answer', async () => {
  const fixture = createProxyFixture(ann, { authorize: () => true });
  const response = await fixture.handler(tokenRequest());
  assert.equal(response.status, 403);
  const { error_code, error_msg } = await json(response);
  assert.equal(error_code, 'MSW.AUTHORIZE_UNNAMED');
  assert.match(String(error_msg), /\{ user, may \}/);
});

for (const answer of [false, undefined, null, 1, 'yes', {}, [], { allowed: true }]) {
  test(`${JSON.stringify(answer)} is no grant, and lets nobody in`, async () => {
    const fixture = createProxyFixture(ann, { authorize: () => answer as boolean });
    assert.equal((await ask(fixture))['error_code'], 'MSW.TOKEN_REFUSED');
  });
}

test('a grant with a fault is a 500, and the log says which', async () => {
  const fixture = createProxyFixture({ user: 'ann', may: 'everything' as 'edit' });
  assert.equal((await ask(fixture))['error_code'], 'MSW.AUTHORIZE_FAILED');
  assert.match(String((fixture.errors[0]?.error as Error).message), /may must be one of/);
});

test('an authorize that never answers is a 500 after ten seconds', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const fixture = createProxyFixture(ann, { authorize: () => new Promise<boolean>(() => {}) });
  const answer = ask(fixture);
  for (let turns = 0; turns < 20; turns++) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  context.mock.timers.tick(10_000);
  assert.equal((await answer)['error_code'], 'MSW.AUTHORIZE_FAILED');
});

test('in direct mode a grant goes with the cloud’s token, as advice', async () => {
  const fixture = createFixture({ authorize: () => ({ user: 'ann', may: ['showAsset'] }) });
  const { token, token_type, grant } = await ask(fixture);
  assert.deepEqual([token, token_type], ['token-1', 'X-Auth-Token']);
  assert.deepEqual(grant, { operations: ['showAsset'], user: 'ann' });
});

test('a session is accepted until it ends', async () => {
  const fixture = createProxyFixture(ann);
  const token = await sessionOf(fixture);
  assert.equal(await used(fixture, `Bearer ${token}`), 200);
  assert.equal(await used(fixture, `bearer  ${token}`), 200, 'the scheme has no case');
  fixture.time += 15 * minute - 1000;
  assert.equal(await used(fixture, `Bearer ${token}`), 200);
  fixture.time += 1000;
  assert.equal(await refusal(fixture, `Bearer ${token}`), 'MSW.SESSION_EXPIRED');
});

test('what is no session is refused', async () => {
  const fixture = createProxyFixture(ann);
  const token = await sessionOf(fixture);
  for (const none of [
    '',
    'Bearer',
    `Basic ${token}`,
    token,
    `Bearer ${token} x`,
    `Bearer ${'a.b.c'.repeat(9000)}`,
  ])
    assert.equal(await refusal(fixture, none), 'MSW.SESSION_MISSING', none.slice(0, 30));
  for (const other of ['a.b.c', `${token}x`, token.slice(0, -2)])
    assert.equal(await refusal(fixture, `Bearer ${other}`), 'MSW.SESSION_INVALID', other);
});

test('a changed session is refused, whatever was changed', async () => {
  const fixture = createProxyFixture(ann);
  const [header = '', payload = '', signature = ''] = (await sessionOf(fixture)).split('.');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  for (const change of [
    { may: 'administer' },
    { sub: 'bob' },
    { rooms: undefined },
    { exp: 9e9 },
    { aud: 'x' },
  ]) {
    const changed = encode({ ...decode(payload), ...change });
    assert.equal(await refusal(fixture, `Bearer ${header}.${changed}.${signature}`), 'MSW.SESSION_INVALID');
  }
  for (const change of [
    { kid: 'x' },
    { kid: undefined },
    { alg: 'HS512' },
    { alg: 'none' },
    { crit: ['x'], x: 1 },
  ]) {
    const changed = encode({ ...decode(header), ...change });
    assert.equal(await refusal(fixture, `Bearer ${changed}.${payload}.${signature}`), 'MSW.SESSION_INVALID');
  }
});

test('a session without a signature is refused', async () => {
  const fixture = createProxyFixture(ann);
  const token = await sessionOf(fixture);
  const unsigned = new UnsecuredJWT(decodeJwt(token)).encode();
  for (const forged of [unsigned, `${unsigned}x`, `${unsigned}${token.split('.')[2]}`])
    assert.match(String(await refusal(fixture, `Bearer ${forged}`)), /MSW\.SESSION_(MISSING|INVALID)/);
});

test('a session signed with the right secret but another algorithm or other claims is refused', async () => {
  const fixture = createProxyFixture(ann);
  const token = await sessionOf(fixture);
  const { kid } = decodeProtectedHeader(token);
  const claims = decodeJwt(token);
  const key = new TextEncoder().encode(secret);
  const sign = (payload: object, alg = 'HS256') =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg, kid: kid ?? '' }).sign(key);
  assert.equal(await used(fixture, `Bearer ${await sign(claims)}`), 200, 'the control');
  const long = new TextEncoder().encode(secret.repeat(2));
  const other = await new SignJWT(claims).setProtectedHeader({ alg: 'HS512', kid: kid ?? '' }).sign(long);
  assert.equal(await refusal(fixture, `Bearer ${other}`), 'MSW.SESSION_INVALID');
  for (const change of [
    { iss: 'other' },
    { aud: 'other' },
    { sub: undefined },
    { jti: undefined },
    { exp: undefined },
    { iat: undefined },
    { may: 'all' },
    { may: undefined },
    { rooms: 'all' },
    { sub: '' },
  ]) {
    const forged = await sign({ ...claims, ...change });
    assert.equal(await refusal(fixture, `Bearer ${forged}`), 'MSW.SESSION_INVALID', JSON.stringify(change));
  }
});

test('a session of another handler is refused, also if the secret is the same', async () => {
  const fixture = createProxyFixture(ann);
  const token = `Bearer ${await sessionOf(fixture)}`;
  assert.equal(await used(createProxyFixture(ann), token), 200, 'another instance of the same');
  for (const options of [
    { sessionSecrets: ['another secret of 32 bytes and more'] },
    { region: 'cn-east-3' },
    { url: 'https://other.example/mss' },
    { credentials: { domain: 'other', user: 'mss-widgets', password: 'p' } },
    { credentials: { access_key: 'a', secret_key: 's', project_id: projectId } },
  ])
    assert.equal(await refusal(createProxyFixture(ann, options), token), 'MSW.SESSION_INVALID');
});

test('secrets rotate: the newest signs, older ones are still accepted, gone ones are not', async () => {
  const [older, newer] = ['older'.repeat(8), 'newer'.repeat(8)];
  const before = createProxyFixture(ann, { sessionSecrets: [older] });
  const between = createProxyFixture(ann, { sessionSecrets: [newer, older] });
  const after = createProxyFixture(ann, { sessionSecrets: [new TextEncoder().encode(newer)] });
  const old = `Bearer ${await sessionOf(before)}`;
  assert.equal(await used(between, old), 200);
  assert.equal(await refusal(after, old), 'MSW.SESSION_INVALID');
  assert.equal(await used(after, `Bearer ${await sessionOf(between)}`), 200);
});

test('a revoked user’s sessions end at once, on all instances; a new one is accepted', async () => {
  const store = createMemoryStore();
  const one = createProxyFixture(ann, { store });
  const other = createProxyFixture(ann, { store });
  const old = `Bearer ${await sessionOf(one)}`;
  const bobs = `Bearer ${await sessionOf(createProxyFixture({ ...ann, user: 'bob' }, { store }))}`;
  await other.handler.revoke('ann');
  for (const fixture of [one, other]) {
    assert.equal(await refusal(fixture, old), 'MSW.SESSION_REVOKED');
    assert.equal(await used(fixture, bobs), 200, 'nobody else’s');
    assert.equal(await used(fixture, `Bearer ${await sessionOf(one)}`), 200);
  }
  await one.handler.revoke('ann');
  assert.equal(await refusal(one, old), 'MSW.SESSION_REVOKED');
});

test('a session that is being authorised while its user is revoked is refused', async () => {
  const fixture: Fixture = createProxyFixture(ann, {
    authorize: async () => {
      await fixture.handler.revoke('ann');
      return ann;
    },
  });
  assert.equal(await refusal(fixture, `Bearer ${await sessionOf(fixture)}`), 'MSW.SESSION_REVOKED');
});

test('clocks of instances that differ by half a minute revoke the same', async () => {
  for (const ahead of [-30_000, 30_000]) {
    const store = createMemoryStore();
    const one = createProxyFixture(ann, { store });
    const other = createProxyFixture(ann, { store });
    other.time += ahead;
    const old = `Bearer ${await sessionOf(one)}`;
    await other.handler.revoke('ann');
    assert.equal(await refusal(one, old), 'MSW.SESSION_REVOKED');
    assert.equal(await used(one, `Bearer ${await sessionOf(one)}`), 200);
  }
});

test('while the store is away, known revocations hold, sessions are accepted, and the log says it once', async () => {
  const reason = new Error('redis is gone');
  const away = () => Promise.reject(reason);
  const store: Store = createMemoryStore();
  const fixture = createProxyFixture(ann, { store });
  const old = `Bearer ${await sessionOf(fixture)}`;
  await fixture.handler.revoke('ann');
  Object.assign(store, { get: away, set: away });
  assert.equal(await refusal(fixture, old), 'MSW.SESSION_REVOKED');
  assert.equal(await used(fixture, `Bearer ${await sessionOf(fixture)}`), 200);
  assert.deepEqual([...new Set(fixture.errors.map(({ error }) => error))], [reason]);
  assert.equal(fixture.errors.length, 1);
  await assert.rejects(fixture.handler.revoke('bob'), reason);
});

test('a session watches the events of its rooms, and no others', async () => {
  const fixture = createProxyFixture(ann);
  const headers = { authorization: `Bearer ${await sessionOf(fixture)}` };
  const watch = async (query: string) => {
    const { response, cancel } = await openEvents(fixture, query, { headers });
    await cancel();
    return response.status;
  };
  assert.equal(await watch(`room_id=${roomId}`), 200);
  for (const query of ['room_id=other', 'room_id=other,third']) assert.equal(await watch(query), 403, query);
  // As lists, the stream is limited to the rooms of the session.
  assert.equal(await watch(`room_id=other,${roomId}`), 200);
});

test('health tells whether the store can be reached', async () => {
  const store: Store = createMemoryStore();
  const fixture = createProxyFixture(ann, { store });
  const health = () => fixture.handler(new Request(`${origin}/mss/health`));
  assert.deepEqual(await json(await health()), { status: 'ok' });
  Object.assign(store, { ping: () => Promise.reject(new Error('gone')) });
  assert.equal((await health()).status, 503);
});
