/** The token route and `getToken`: sign-in, sharing, renewal, and errors without secrets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { ApiError } from '../../src/api/index.js';
import { createHandler } from '../../src/server/index.js';
import {
  createFixture,
  hour,
  iamAnswer,
  json,
  minute,
  password,
  projectId,
  tokenRequest,
} from './helpers.js';

const ask = async (fixture: ReturnType<typeof createFixture>) => json(await fixture.handler(tokenRequest()));

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

test('gives a token with all that a browser needs, not to be stored', async () => {
  const fixture = createFixture();
  const response = await fixture.handler(tokenRequest());
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  assert.deepEqual(await response.json(), {
    token: 'token-1',
    token_type: 'X-Auth-Token',
    expires_at: '2026-01-03T03:04:05.000Z',
    project_id: projectId,
    endpoint: 'https://metastudio.cn-north-4.myhuaweicloud.com',
    region: 'cn-north-4',
  });
});

test('signs in at IAM with the password, for one project', async () => {
  const fixture = createFixture({
    credentials: { domain: 'shop', user: 'mss-widgets', password, project: projectId },
  });
  await ask(fixture);
  const [request] = fixture.asked;
  assert.equal(request?.method, 'POST');
  assert.equal(request.headers.get('content-type'), 'application/json;charset=utf8');
  assert.deepEqual(await request.json(), {
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'mss-widgets', password, domain: { name: 'shop' } } },
      },
      scope: { project: { id: projectId } },
    },
  });
});

test('a password follows no redirect', async () => {
  const fixture = createFixture();
  await ask(fixture);
  assert.equal(fixture.asked[0]?.redirect, 'manual');
});

test('a hundred askers at once share one sign-in', async () => {
  const fixture = createFixture();
  const { promise, resolve } = withResolvers<void>();
  fixture.iam = () => promise.then(() => iamAnswer(fixture));
  const answers = Array.from({ length: 100 }, () => fixture.handler.getToken());
  resolve();
  const tokens = new Set((await Promise.all(answers)).map(({ token }) => token));
  assert.deepEqual([...tokens], ['token-1']);
  assert.equal(fixture.asked.length, 1);
});

test('the same token is given until half an hour before its end, then a new one', async () => {
  const fixture = createFixture();
  await ask(fixture);
  fixture.time += 23.5 * hour - 1;
  assert.equal((await ask(fixture)).token, 'token-1');
  fixture.time += 1;
  assert.equal((await ask(fixture)).token, 'token-2');
});

test('a short-lived token is renewed at half of its life', async () => {
  const fixture = createFixture();
  fixture.iam = () => iamAnswer(fixture, { life: 10 * minute });
  await ask(fixture);
  fixture.time += 5 * minute - 1;
  assert.equal((await ask(fixture)).token, 'token-1');
  fixture.time += 1;
  assert.equal((await ask(fixture)).token, 'token-2');
});

test('IAM’s clock may be hours off: a token’s end is told and kept by the backend’s own', async () => {
  const fixture = createFixture();
  fixture.iam = () => iamAnswer(fixture, { date: fixture.time - 20 * hour });
  assert.equal((await ask(fixture)).expires_at, '2026-01-03T03:04:05.000Z');
  fixture.time += 23 * hour;
  assert.equal((await ask(fixture)).token, 'token-1');
  fixture.time += hour;
  assert.equal((await ask(fixture)).token, 'token-2');
});

test('a token that ended on arrival is still given, and not fetched with every request', async () => {
  const fixture = createFixture();
  fixture.iam = () => iamAnswer(fixture, { life: -1 });
  assert.equal((await ask(fixture)).token, 'token-1');
  assert.equal((await ask(fixture)).token, 'token-1');
  fixture.time += minute;
  assert.equal((await ask(fixture)).token, 'token-2');
});

test('while IAM is out of reach, the old token is given as long as it is good', async () => {
  const fixture = createFixture();
  await ask(fixture);
  fixture.iam = () => Promise.reject(new TypeError('fetch failed'));
  fixture.time += 23.75 * hour;
  assert.equal((await ask(fixture)).token, 'token-1');
  assert.equal((await ask(fixture)).token, 'token-1');
  assert.equal(fixture.asked.length, 2, 'IAM is left alone for a while');
  fixture.time += 14 * minute + 1;
  assert.equal((await ask(fixture)).error_code, 'MSW.IAM_UNREACHABLE');
});

/** Steps of the clock, in milliseconds: 50 requests a second, and then, as that takes long to test, one. */
const tenMinutes = [...Array<number>(500).fill(20), ...Array<number>(590).fill(1000)];

/** A page asks for a newer token than the one that the service refused. */
const renew = async (fixture: ReturnType<typeof createFixture>, refused: unknown) =>
  json(await fixture.handler(tokenRequest({ 'cache-control': 'no-cache' }, { refused })));

test('who names the refused token gets a newer one, all who name it the same one', async () => {
  const fixture = createFixture();
  await ask(fixture);
  assert.equal((await renew(fixture, 'token-1')).token, 'token-1', 'it is fresh');
  fixture.time += minute;
  assert.equal((await renew(fixture, 'token-1')).token, 'token-2');
  assert.equal((await renew(fixture, 'token-1')).token, 'token-2');
  fixture.time += minute;
  assert.equal((await renew(fixture, 'token-1')).token, 'token-2');
  assert.equal(fixture.asked.length, 2);
});

test('who does not name it gets the known token, however often and however it is asked for', async () => {
  const fixture = createFixture();
  await ask(fixture);
  for (const refused of [
    undefined,
    null,
    '',
    'token',
    'token-11',
    1,
    ['token-1'],
    { token: 'token-1' },
    'x'.repeat(100_000),
  ]) {
    fixture.time += minute;
    assert.equal((await renew(fixture, refused)).token, 'token-1');
  }
  for (const body of ['', 'token-1', '{', '[]', '"token-1"', 'null']) {
    fixture.time += minute;
    const request = new Request(tokenRequest({ 'cache-control': 'no-cache' }), { body });
    assert.equal((await json(await fixture.handler(request))).token, 'token-1');
  }
  assert.equal(fixture.asked.length, 1);
});

test('a service that refuses every token does not cause a sign-in for each refusal', async () => {
  const fixture = createFixture();
  let { token } = await ask(fixture);
  for (const step of tenMinutes) {
    fixture.time += step;
    ({ token } = await renew(fixture, token));
  }
  assert.ok(fixture.asked.length <= 10, `${fixture.asked.length} sign-ins in ten minutes`);
});

test('authorize sees the request, and false means 403 and no sign-in', async () => {
  const seen: unknown[] = [];
  const fixture = createFixture({
    authorize: (request, what) => {
      seen.push(request.headers.get('cookie'), what);
      return false;
    },
  });
  const response = await fixture.handler(tokenRequest({ cookie: 'session=1' }));
  assert.equal(response.status, 403);
  const body = await json(response);
  assert.equal(body.error_code, 'MSW.TOKEN_REFUSED');
  assert.match(String(body.request_id), /^[0-9a-f]{32}$/);
  assert.equal(response.headers.get('x-request-id'), body.request_id);
  assert.deepEqual(seen, ['session=1', {}]);
  assert.equal(fixture.asked.length, 0);
});

test('only true lets in: an object is not a yes', async () => {
  const fixture = createFixture({ authorize: () => ({ allowed: false }) as unknown as boolean });
  assert.equal((await fixture.handler(tokenRequest())).status, 403);
});

test('authorize that throws means 500, its reason goes to the log alone', async () => {
  const reason = new Error('no route to the session database at 10.0.0.7');
  const fixture = createFixture({ authorize: () => Promise.reject(reason) });
  const response = await fixture.handler(tokenRequest());
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.doesNotMatch(text, /10\.0\.0\.7/);
  const body = JSON.parse(text) as Record<string, unknown>;
  assert.equal(body.error_code, 'MSW.AUTHORIZE_FAILED');
  assert.deepEqual(fixture.errors, [{ error: reason, request_id: body.request_id }]);
});

test('a refused sign-in means 502 with IAM’s code and request ID', async () => {
  const fixture = createFixture();
  fixture.iam = () =>
    Response.json(
      { error_code: 'IAM.0101', error_msg: 'The username or password is wrong.' },
      { status: 401, headers: { 'x-request-id': 'af2953f2bcc67a42325a69a19e6c32a2' } },
    );
  const response = await fixture.handler(tokenRequest());
  assert.equal(response.status, 502);
  assert.deepEqual(await response.json(), {
    error_code: 'MSW.IAM_REFUSED',
    error_msg: 'IAM refused the sign-in (401, IAM.0101): check domain, user, password and project',
    request_id: 'af2953f2bcc67a42325a69a19e6c32a2',
  });
});

test('a refused password is tried again after five seconds, then more and more seldom', async () => {
  const fixture = createFixture();
  fixture.iam = () => Response.json({ error: { code: 401 } }, { status: 401 });
  const pauses = [5, 10, 20, 40, 80, 160, 300, 300];
  await ask(fixture);
  for (const [index, seconds] of pauses.entries()) {
    fixture.time += seconds * 1000 - 1;
    await ask(fixture);
    assert.equal(fixture.asked.length, index + 1, `nothing is asked for ${seconds} s`);
    fixture.time += 1;
    await ask(fixture);
    assert.equal(fixture.asked.length, index + 2, `IAM is asked after ${seconds} s`);
  }
  fixture.iam = () => iamAnswer(fixture);
  fixture.time += 5 * minute;
  assert.match(String((await ask(fixture)).token), /^token-/);
});

test('a token that the service refused is renewed soon after IAM is back', async () => {
  const fixture = createFixture();
  await ask(fixture);
  fixture.time += minute;
  fixture.iam = () => new Response('', { status: 503 });
  assert.equal((await renew(fixture, 'token-1')).error_code, 'MSW.IAM_FAILED');
  fixture.iam = () => iamAnswer(fixture);
  fixture.time += 1000;
  assert.equal((await renew(fixture, 'token-1')).token, 'token-3');
});

test('an IAM that cannot be reached means 502, and it is tried again a second later', async () => {
  const fixture = createFixture();
  fixture.iam = () => Promise.reject(new TypeError(`connect failed with ${password}`));
  const body = await ask(fixture);
  assert.equal(body.error_code, 'MSW.IAM_UNREACHABLE');
  assert.equal(body.error_msg, 'IAM cannot be reached: check credentials.endpoint');
  fixture.iam = () => iamAnswer(fixture);
  fixture.time += 1000;
  assert.equal((await ask(fixture)).token, 'token-2');
});

const outages: [string, () => Response | Promise<Response>][] = [
  ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ['does not answer', () => Promise.reject(new DOMException('timed out', 'TimeoutError'))],
  ['is overloaded', () => new Response('', { status: 503 })],
  ['throttles', () => new Response('', { status: 429 })],
  ['fails', () => new Response('', { status: 500 })],
  ['refuses the password', () => new Response('', { status: 401 })],
  ['answers without a token', () => Response.json({}, { status: 201 })],
];

for (const [name, reply] of outages) {
  test(`50 requests a second are a few sign-ins a minute while IAM ${name}, and browsers are told to wait`, async () => {
    const fixture = createFixture();
    fixture.iam = reply;
    let last = await fixture.handler(tokenRequest());
    for (const step of tenMinutes) {
      fixture.time += step;
      const before = fixture.asked.length;
      last = await fixture.handler(tokenRequest());
      const wait = Number(last.headers.get('retry-after'));
      assert.ok(wait >= 1 && wait <= 300, `${wait} s`);
      if (fixture.asked.length === before) assert.ok([429, 503].includes(last.status), String(last.status));
    }
    assert.ok(fixture.asked.length <= 16, `${fixture.asked.length} sign-ins in ten minutes`);
    fixture.iam = () => iamAnswer(fixture);
    fixture.time += Number(last.headers.get('retry-after')) * 1000;
    assert.match(String((await ask(fixture)).token), /^token-/, 'it is back at the time that was told');
  });
}

test('IAM’s Retry-After is the lower bound of the pause, within five minutes, and is passed on', async () => {
  for (const [value, seconds] of [
    ['90', 90],
    ['0', 1],
    ['999999999', 300],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 300],
  ] as const)
    for (const status of [429, 503]) {
      const fixture = createFixture();
      fixture.iam = () => new Response('', { status, headers: { 'retry-after': value } });
      const response = await fixture.handler(tokenRequest());
      assert.equal(response.status, status);
      assert.equal(response.headers.get('retry-after'), String(seconds));
      fixture.time += seconds * 1000 - 1;
      await ask(fixture);
      assert.equal(fixture.asked.length, 1);
      fixture.time += 1;
      await ask(fixture);
      assert.equal(fixture.asked.length, 2);
    }
});

test('a clock that is set back does not make the pause longer than five minutes', async () => {
  const fixture = createFixture();
  fixture.iam = () => new Response('', { status: 500 });
  await ask(fixture);
  fixture.iam = () => iamAnswer(fixture);
  fixture.time -= hour;
  assert.equal((await ask(fixture)).token, 'token-2');
});

test('an IAM that does not answer is told apart', async () => {
  const fixture = createFixture();
  fixture.iam = () => Promise.reject(new DOMException('timed out', 'TimeoutError'));
  assert.equal((await ask(fixture)).error_msg, 'IAM did not answer in 10 seconds');
  assert.ok(fixture.asked[0]?.signal instanceof AbortSignal);
});

const uselessAnswers: [string, () => Response][] = [
  ['a failure of its own', () => new Response('<html>', { status: 503 })],
  ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } })],
  ['no token', () => Response.json({ token: {} }, { status: 201 })],
  ['no JSON', () => new Response('hello', { status: 201, headers: { 'x-subject-token': 'secret-token' } })],
  [
    'a token without a project',
    () =>
      Response.json(
        { token: { expires_at: '2026-01-03T03:04:05Z', domain: { id: 'd' } } },
        { status: 201, headers: { 'x-subject-token': 'secret-token' } },
      ),
  ],
];

for (const [name, reply] of uselessAnswers) {
  test(`an IAM that answers with ${name} means 502`, async () => {
    const fixture = createFixture();
    fixture.iam = reply;
    const response = await fixture.handler(tokenRequest());
    const text = await response.text();
    assert.equal(response.status, 502);
    assert.equal((JSON.parse(text) as Record<string, unknown>).error_code, 'MSW.IAM_FAILED');
    assert.doesNotMatch(text, /secret-token/);
  });
}

test('no secret is in an answer, a header, an error or the log, whatever IAM says', async () => {
  const fixture = createFixture();
  fixture.iam = async (request) => {
    const sent = await request.text();
    return Response.json(
      { error_code: password, error_msg: sent, request_id: sent, error: { code: password, message: sent } },
      { status: 400, headers: { 'x-request-id': password, 'x-subject-token': 'secret-token' } },
    );
  };
  const response = await fixture.handler(tokenRequest());
  const error: unknown = await fixture.handler.getToken().catch((reason: unknown) => reason);
  assert.ok(error instanceof ApiError);
  const logged = fixture.errors.map((entry) => entry.error as ApiError);
  const everything = JSON.stringify([
    await response.text(),
    [...response.headers],
    [error, ...logged].map((one) => [one.message, one.stack, one.cause, { ...one }]),
  ]);
  assert.ok(logged.length > 0);
  for (const secret of [password, 'secret-token', 'mss-widgets'])
    assert.ok(!everything.includes(secret), secret);
});

test('the backend’s own code gets the same token, and an ApiError when there is none', async () => {
  const fixture = createFixture();
  const { token } = await ask(fixture);
  assert.equal((await fixture.handler.getToken({ signal: new AbortController().signal })).token, token);
  assert.equal(fixture.asked.length, 1);
  const other = createFixture();
  other.iam = () => Response.json({}, { status: 500 });
  await assert.rejects(
    other.handler.getToken(),
    (error: unknown) => error instanceof ApiError && error.code === 'MSW.IAM_FAILED' && error.retriable,
  );
});

test('who stops waiting for a token is let go, the others get theirs', async () => {
  const fixture = createFixture();
  const { promise, resolve } = withResolvers<Response>();
  fixture.iam = () => promise;
  const controller = new AbortController();
  const leaver = fixture.handler.getToken({ signal: controller.signal });
  const stayer = fixture.handler.getToken();
  controller.abort();
  await assert.rejects(leaver, { name: 'AbortError' });
  resolve(iamAnswer(fixture));
  assert.equal((await stayer).token, 'token-1');
  await assert.rejects(fixture.handler.getToken({ signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('a token that the service ends just after the sign-in is renewed by the call that it was refused to', async () => {
  const simulator = createSimulator();
  const origin = 'https://metastudio.example';
  const { domain, user, password: secret, project_id } = defaultAccount;
  const handler = createHandler({
    region: 'cn-north-4',
    endpoint: origin,
    credentials: { domain, user, password: secret, project: project_id, endpoint: origin },
    sessionSecrets: ['x'.repeat(32)],
    authorize: () => ({ user: 'ann', may: 'view' }),
    fetch: (input, init) => simulator.fetch(new Request(input, init)),
  });
  const { token } = await json(await handler(tokenRequest()));
  const list = async () => {
    const url = `https://shop.example/metastudio/api/v1/${project_id}/smart-live-rooms`;
    const headers = { authorization: `Bearer ${String(token)}` };
    return (await handler(new Request(url, { headers }))).status;
  };
  assert.equal(await list(), 200);
  await simulator.fetch(new Request(`${origin}/_simulator/tokens`, { method: 'DELETE' }));
  assert.equal(await list(), 200);
});
