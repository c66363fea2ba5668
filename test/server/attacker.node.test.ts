/**
 * An attacker with a session: whatever is tried, nothing reaches the service that the grant does not allow, and neither a
 * secret nor the cloud's token comes back.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT, UnsecuredJWT, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { operations, type Operation, type Permission } from '../../src/api/index.js';
import type { Grant } from '../../src/server/index.js';
import { permissions } from '../../src/server/grant.js';
import { least } from '../api/corpus-requests.js';
import {
  createProxyFixture,
  iamAnswer,
  json,
  minute,
  origin,
  projectId,
  roomId,
  secret,
  tokenRequest,
  type Fixture,
} from './helpers.js';

const otherRoom = 'ffffffffffffffffffffffffffffffff';
const viewer: Grant = { user: 'ann', may: 'view' };

/** What the service holds, and pages without `edit` must not see. */
const secrets = { stream: 'stream-key-9f2c', callback: 'callback-key-77aa', address: 'rtmp-key-4141' };

/** An answer with a secret in each place that is known. */
const leaky = {
  room_id: roomId,
  room_name: 'Tea',
  stream_keys: [secrets.stream],
  stream_key: secrets.stream,
  output_urls: [`rtmp://push.example/live/${secrets.address}`],
  live_event_callback_config: { key: secrets.callback, auth_type: 'MSS_A' },
  count: 1,
};

interface Attack {
  fixture: Fixture;
  /** The requests that have reached the service. */
  reached: Request[];
  session: string;
  /** Sends a request with the session to a path below `api/`. */
  send(path: string, init?: RequestInit & { session?: string }): Promise<Response>;
}

async function attackWith(grant: Grant): Promise<Attack> {
  const fixture = createProxyFixture(grant);
  const reached: Request[] = [];
  fixture.iam = (request) => {
    if (new URL(request.url).hostname.startsWith('iam.')) return iamAnswer(fixture);
    reached.push(request);
    return Response.json(leaky, { headers: { 'x-request-id': 'r', 'x-subject-token': 'token-1' } });
  };
  const { token } = await json(await fixture.handler(tokenRequest()));
  const session = String(token);
  return {
    fixture,
    reached,
    session,
    send: (path, { session: other = session, ...init } = {}) => {
      fixture.time += 2000; // the limits count by the second
      const headers = new Headers(init.headers);
      if (!headers.has('authorization')) headers.set('authorization', `Bearer ${other}`);
      if (init.body !== undefined && !headers.has('content-type'))
        headers.set('content-type', 'application/json');
      return fixture.handler(new Request(`${origin}/mss/api/${path}`, { ...init, headers }));
    },
  };
}

const pathOf = ({ path }: Operation, room_id = roomId) =>
  path
    .slice(1)
    .replace('{project_id}', projectId)
    .replace('{room_id}', room_id)
    .replace(/\{\w+\}/g, 'c0ffee');

const queries: Record<string, string> = {
  confirmTrainingSegment: '?job_id=c0ffee&index=0',
  showTrainingSegmentInfo: '?job_id=c0ffee',
};

const bodies: Record<string, unknown> = {
  ...least,
  liveEventReport: { total: 0 },
};

/** The least request of an operation. */
const leastOf = (operation: Operation, room_id?: string): [string, RequestInit] => [
  `${pathOf(operation, room_id)}${queries[operation.name] ?? ''}`,
  {
    method: operation.method,
    ...(operation.body && { body: JSON.stringify(bodies[operation.name] ?? {}) }),
  },
];

const includes = (word: Permission, needs: Permission) =>
  permissions.indexOf(needs) <= permissions.indexOf(word);

for (const may of permissions) {
  test(`${may} reaches what it allows, of all operations, and nothing else`, async () => {
    const { send, reached } = await attackWith({ user: 'ann', may });
    for (const operation of operations) {
      reached.length = 0;
      const response = await send(...leastOf(operation));
      const text = await response.text();
      if (includes(may, operation.needs)) {
        assert.notEqual(response.status, 403, `${operation.name}: ${text}`);
        continue;
      }
      assert.equal(response.status, 403, operation.name);
      assert.match(text, /MSW\.NOT_ALLOWED/);
      assert.deepEqual(reached, [], operation.name);
    }
  });
}

test('a viewer writes nothing, with whatever method', async () => {
  const { send, reached } = await attackWith(viewer);
  const reads = operations
    .filter(({ needs }) => needs === 'view')
    .map(({ path }) => new RegExp(`^${path.slice(1).replace(/\{\w+\}/g, '[\\w-]+')}$`));
  for (const operation of operations)
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'get', 'LOCK', 'MOVE']) {
      const canHaveBody = !['GET', 'HEAD', 'get'].includes(method);
      const body = canHaveBody ? { body: JSON.stringify(bodies[operation.name] ?? {}) } : {};
      await (await send(pathOf(operation), { method, ...body })).body?.cancel();
    }
  assert.ok(reached.length > 0, 'reads are sent');
  for (const { method, url } of reached) {
    const path = new URL(url).pathname.slice(1);
    assert.ok(
      reads.some((read) => read.test(path)),
      `${method} ${path}`,
    );
    assert.ok(method === 'GET' || path.endsWith('/summarys'), `${method} ${path}`);
  }
});

const room = `smart-live-rooms/${roomId}`;
const paths = [
  `v1/${projectId}/${room}/../../digital-assets`,
  `v1/${projectId}/${room}/..%2f..%2fdigital-assets`,
  `v1/${projectId}/smart-live-rooms/..%2fsmart-live-rooms%2f${otherRoom}`,
  `v1/${projectId}/smart-live-rooms/%2e%2e/smart-live-rooms/${otherRoom}`,
  `v1/${projectId}/smart-live-rooms/${otherRoom}%2f..%2f${roomId}`,
  `v1/${projectId}/smart-live-rooms/${roomId}%00`,
  `v1/${projectId}/smart-live-rooms/${roomId};${otherRoom}`,
  `v1/${projectId}/smart-live-rooms/${roomId}%3Fx`,
  `v1/${projectId}/smart-live-rooms/${roomId}%23`,
  `v1/${projectId}/smart-live-rooms//${otherRoom}`,
  `v1/${projectId}//smart-live-rooms/${otherRoom}`,
  `v1//${projectId}/smart-live-rooms/${otherRoom}`,
  `v1/${projectId}/smart-live-rooms/${otherRoom}/`,
  `v1/${projectId}/smart-live-rooms/${otherRoom}/api/v1/${projectId}/smart-live-rooms/${otherRoom}`,
  `v1/${projectId}/Smart-Live-Rooms/${roomId}`,
  `v1/${projectId}/smart%2Dlive%2Drooms/${roomId}`,
  `v1/${projectId}/smart-live-rooms\\${otherRoom}`,
  `v1/${otherRoom}/${room}`,
  `v1/%7Bproject_id%7D/${room}`,
  `v2/${projectId}/${room}`,
  `v3/auth/tokens`,
  `v1/${projectId}/unknown`,
  `uploads/x`,
  `https://evil.example/v1/${projectId}/${room}`,
  `//evil.example/v1/${projectId}/${room}`,
  `@evil.example/v1/${projectId}/${room}`,
];

test('no spelling of a path reaches another room, another project or another host', async () => {
  for (const path of paths)
    for (const method of ['GET', 'DELETE', 'POST']) {
      const { send, reached } = await attackWith({ user: 'ann', may: 'administer', rooms: [roomId] });
      const response = await send(path, { method });
      for (const { url } of reached) {
        const { hostname, pathname } = new URL(url);
        assert.equal(hostname, 'metastudio.cn-north-4.myhuaweicloud.com', path);
        assert.ok(pathname.startsWith(`/v1/${projectId}/`) && !url.includes(otherRoom), `${path}: ${url}`);
        assert.ok(!/%|\.\.|\/\//.test(pathname), url);
      }
      if (reached.length === 0)
        assert.ok([400, 401, 403, 404, 405].includes(response.status), `${path}: ${response.status}`);
    }
});

test('a session for a room reaches no other, named in the path, the query or the body', async () => {
  const { send, reached } = await attackWith({ user: 'ann', may: 'administer', rooms: [roomId] });
  for (const operation of operations.filter(({ path }) => path.includes('{room_id}'))) {
    const response = await send(...leastOf(operation, otherRoom));
    assert.equal(response.status, 403, operation.name);
  }
  assert.deepEqual(reached, []);
});

/** Headers by which gateways and services are told something. */
const smuggled: Record<string, string> = {
  'x-http-method-override': 'DELETE',
  'x-method-override': 'DELETE',
  'x-http-method': 'DELETE',
  'x-original-url': `/v1/${projectId}/smart-live-rooms/${otherRoom}`,
  'x-rewrite-url': `/v1/${projectId}/smart-live-rooms/${otherRoom}`,
  'x-forwarded-host': 'evil.example',
  'x-forwarded-for': '10.0.0.1',
  forwarded: 'host=evil.example',
  'x-auth-token': 'smuggled-token',
  'x-project-id': otherRoom,
  'x-app-userid': 'root',
  'x-sdk-date': '20260102T030405Z',
  'x-security-token': 'smuggled-token',
  'x-mss-auth-key': 'smuggled-key',
  cookie: 'session=smuggled-cookie',
  'accept-encoding': 'smuggled-encoding',
};

test('headers of the page do not reach the service, except those that it may choose', async () => {
  for (const [name, value] of Object.entries(smuggled)) {
    const { send, reached } = await attackWith(viewer);
    await send(`v1/${projectId}/${room}`, { headers: { [name]: value } });
    for (const request of reached) {
      assert.equal(request.method, 'GET', name);
      assert.ok(!request.url.includes(otherRoom), name);
      assert.notEqual(request.headers.get(name), value, name);
      assert.equal(request.headers.get('x-app-userid'), 'ann');
      assert.equal(request.headers.get('authorization'), null, 'the session stays here');
    }
    assert.equal(reached.length, 1, name);
  }
});

test('neither a secret nor the cloud’s token is in any answer to a viewer, whatever is asked for', async () => {
  const { fixture, send, session } = await attackWith(viewer);
  const answers: Response[] = [];
  for (const operation of operations) answers.push(await send(...leastOf(operation)));
  answers.push(await send(`v1/${projectId}/${room}`, { headers: { 'x-mss-reveal': 'secrets' } }));
  for (const path of ['token', 'health', 'metrics', 'callbacks', 'api', 'unknown'])
    for (const method of ['GET', 'POST'])
      answers.push(
        await fixture.handler(
          new Request(`${origin}/mss/${path}`, { method, headers: { authorization: `Bearer ${session}` } }),
        ),
      );
  for (const response of answers) {
    const text = JSON.stringify([...response.headers]) + (await response.text());
    for (const hidden of [...Object.values(secrets), 'token-1', 'mss-widgets', secret])
      assert.ok(!text.includes(hidden), `${response.url} tells ${hidden}: ${text.slice(0, 300)}`);
  }
});

test('a viewer who asks for the secrets is refused, and the service is not asked', async () => {
  const { send, reached } = await attackWith(viewer);
  const response = await send(`v1/${projectId}/${room}`, { headers: { 'x-mss-reveal': 'secrets' } });
  assert.equal(response.status, 403);
  assert.deepEqual(reached, []);
});

test('a page of another origin is refused, with a session, too', async () => {
  const { send, reached } = await attackWith(viewer);
  const others: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: `${origin}.evil.example`, 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of others) {
    const response = await send(`v1/${projectId}/${room}`, { headers });
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  }
  assert.deepEqual(reached, []);
});

test('no session but a right one opens the api', async () => {
  const { fixture, send, session, reached } = await attackWith(viewer);
  const claims = decodeJwt(session);
  const { kid = '' } = decodeProtectedHeader(session);
  const sign = (payload: object, key = secret, header: object = {}) =>
    new SignJWT({ ...payload })
      .setProtectedHeader({ alg: 'HS256', kid, ...header })
      .sign(new TextEncoder().encode(key));
  const own = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(own.publicKey);
  const byOwnKey = (header: object) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(own.privateKey);
  const [head = '', body = '', signature = ''] = session.split('.');
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged = {
    'without a signature': new UnsecuredJWT(claims).encode(),
    'signed by another': await sign(claims, 'another secret of 32 bytes and more'),
    'of another handler': await sign({ ...claims, aud: 'other' }),
    'of another issuer': await sign({ ...claims, iss: 'other' }),
    'that has ended': await sign({ ...claims, exp: fixture.time / 1000 - 1 }),
    'without an end': await sign({ ...claims, exp: undefined }),
    'of nobody': await sign({ ...claims, sub: undefined }),
    'with a word of its own': await sign({ ...claims, may: 'root' }),
    'with the right of another': [head, encoded({ ...claims, may: 'administer' }), signature].join('.'),
    'with another algorithm in its header': [encoded({ alg: 'none', kid }), body, signature].join('.'),
    'that says "None"': [encoded({ alg: 'None', kid }), body, ''].join('.'),
    'signed by a key of the attacker': await byOwnKey({}),
    'that brings its key along': await byOwnKey({ jwk }),
    'that says where its key is': await byOwnKey({ jku: 'https://evil.example/keys' }),
    'signed with the public key as a secret': await sign(claims, JSON.stringify(jwk)),
    'signed with the ID of the key': await sign(claims, kid.padEnd(32, kid)),
    'with a path as the ID of the key': await sign(claims, secret, { kid: '../../../../dev/null' }),
    'without an ID of the key': await sign(claims, secret, { kid: undefined }),
    'with an inherited name as the ID of the key': await sign(claims, secret, { kid: 'constructor' }),
    'by another strength': await sign(claims, secret.repeat(2), { alg: 'HS512' }),
    'with a critical header that nobody knows': `${encoded({ alg: 'HS256', kid, crit: ['x'], x: 1 })}.${body}.${signature}`,
    'of all rooms': await sign({ ...claims, rooms: '*' }),
    'not for today': await sign({ ...claims, nbf: fixture.time / 1000 + 3600 }),
    'that is the cloud’s token': 'token-1',
    'that is no token': 'x',
    'that is empty': '',
  };
  const path = `v1/${projectId}/${room}`;
  for (const [name, token] of Object.entries(forged))
    assert.equal((await send(path, { session: token })).status, 401, name);
  for (const authorization of [`Basic ${session}`, session, `Bearer ${session}, Bearer ${session}`])
    assert.equal((await send(path, { headers: { authorization } })).status, 401, authorization.slice(0, 12));
  assert.equal((await send(`${path}?access_token=${session}`, { session: '' })).status, 401);
  await fixture.handler.revoke('ann');
  assert.equal((await send(path)).status, 401, 'revoked');
  fixture.time += 16 * minute;
  assert.equal((await send(path)).status, 401, 'ended');
  assert.deepEqual(reached, []);
});

test('a page of another origin gets no session with its visitor’s cookies, however it posts', async () => {
  const { fixture } = await attackWith(viewer);
  const sent = { cookie: 'session=visitor' };
  const types = ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'];
  for (const type of [...types, 'application/json'])
    for (const from of [
      'https://evil.example',
      'null',
      `${origin}.evil.example`,
      origin.replace('https', 'http'),
    ])
      for (const site of [undefined, 'cross-site', 'same-site']) {
        const headers = {
          ...sent,
          'content-type': type,
          origin: from,
          ...(site !== undefined && { 'sec-fetch-site': site }),
        };
        const response = await fixture.handler(
          new Request(`${origin}/mss/token`, { method: 'POST', headers, body: '{}' }),
        );
        assert.equal(response.status, 403, `${type} from ${from}`);
        assert.equal(response.headers.get('access-control-allow-origin'), null);
        assert.ok(!(await response.text()).includes('Bearer'));
      }
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
    assert.equal(
      (await fixture.handler(new Request(`${origin}/mss/token`, { method, headers: sent }))).status,
      405,
    );
});

test('in direct mode there is no api', async () => {
  const { fixture } = await attackWith(viewer);
  const direct = createProxyFixture(viewer, { mode: 'direct', sessionSecrets: [] });
  const request = new Request(`${origin}/mss/api/v1/${projectId}/${room}`);
  assert.equal((await direct.handler(request)).status, 404);
  assert.equal((await fixture.handler(request)).status, 401);
});
