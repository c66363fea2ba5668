/** The token route and `getToken`: signing in, sharing, renewing, failing without a leak. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../../src/api/index.js';
import { createHouse, hour, iamAnswer, json, minute, password, projectId, tokenRequest } from './helpers.js';

const ask = async (house: ReturnType<typeof createHouse>) => json(await house.handler(tokenRequest()));

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
}

test('gives a token with all that a browser needs, not to be stored', async () => {
  const house = createHouse();
  const response = await house.handler(tokenRequest());
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
  const house = createHouse({ iam: { domain: 'shop', user: 'mss-widgets', password, project: projectId } });
  await ask(house);
  const [request] = house.asked;
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
  const house = createHouse();
  await ask(house);
  assert.equal(house.asked[0]?.redirect, 'manual');
});

test('a hundred askers at once share one sign-in', async () => {
  const house = createHouse();
  const { promise, resolve } = withResolvers<void>();
  house.iam = () => promise.then(() => iamAnswer(house));
  const answers = Array.from({ length: 100 }, () => house.handler.getToken());
  resolve();
  const tokens = new Set((await Promise.all(answers)).map(({ token }) => token));
  assert.deepEqual([...tokens], ['token-1']);
  assert.equal(house.asked.length, 1);
});

test('the same token is given until half an hour before its end, then a new one', async () => {
  const house = createHouse();
  await ask(house);
  house.time += 23.5 * hour - 1;
  assert.equal((await ask(house)).token, 'token-1');
  house.time += 1;
  assert.equal((await ask(house)).token, 'token-2');
});

test('a short-lived token is renewed at half of its life', async () => {
  const house = createHouse();
  house.iam = () => iamAnswer(house, { life: 10 * minute });
  await ask(house);
  house.time += 5 * minute - 1;
  assert.equal((await ask(house)).token, 'token-1');
  house.time += 1;
  assert.equal((await ask(house)).token, 'token-2');
});

test('IAM’s clock may be hours off: a token’s end is told and kept by the backend’s own', async () => {
  const house = createHouse();
  house.iam = () => iamAnswer(house, { date: house.time - 20 * hour });
  assert.equal((await ask(house)).expires_at, '2026-01-03T03:04:05.000Z');
  house.time += 23 * hour;
  assert.equal((await ask(house)).token, 'token-1');
  house.time += hour;
  assert.equal((await ask(house)).token, 'token-2');
});

test('a token that ended on arrival is still given, and not fetched with every request', async () => {
  const house = createHouse();
  house.iam = () => iamAnswer(house, { life: -1 });
  assert.equal((await ask(house)).token, 'token-1');
  assert.equal((await ask(house)).token, 'token-1');
  house.time += minute;
  assert.equal((await ask(house)).token, 'token-2');
});

test('while IAM is out of reach, the old token is given as long as it is good', async () => {
  const house = createHouse();
  await ask(house);
  house.iam = () => Promise.reject(new TypeError('fetch failed'));
  house.time += 23.75 * hour;
  assert.equal((await ask(house)).token, 'token-1');
  assert.equal((await ask(house)).token, 'token-1');
  assert.equal(house.asked.length, 2, 'IAM is left alone for a while');
  house.time += 14 * minute + 1;
  assert.equal((await ask(house)).error_code, 'MSW.IAM_UNREACHABLE');
});

test('a request with no-cache gets a newer token, but not one every time', async () => {
  const house = createHouse();
  const renew = async () => json(await house.handler(tokenRequest({ 'cache-control': 'no-cache' })));
  await ask(house);
  assert.equal((await renew()).token, 'token-1');
  house.time += minute;
  assert.equal((await renew()).token, 'token-2');
  assert.equal((await renew()).token, 'token-2');
});

test('authorize sees the request, and false means 403 and no sign-in', async () => {
  const seen: unknown[] = [];
  const house = createHouse({
    authorize: (request, what) => {
      seen.push(request.headers.get('cookie'), what);
      return false;
    },
  });
  const response = await house.handler(tokenRequest({ cookie: 'session=1' }));
  assert.equal(response.status, 403);
  const body = await json(response);
  assert.equal(body.error_code, 'MSW.TOKEN_REFUSED');
  assert.match(String(body.request_id), /^[0-9a-f]{32}$/);
  assert.equal(response.headers.get('x-request-id'), body.request_id);
  assert.deepEqual(seen, ['session=1', {}]);
  assert.equal(house.asked.length, 0);
});

test('only true lets in: an object is not a yes', async () => {
  const house = createHouse({ authorize: () => ({ allowed: false }) as unknown as boolean });
  assert.equal((await house.handler(tokenRequest())).status, 403);
});

test('authorize that throws means 500, its reason goes to the log alone', async () => {
  const reason = new Error('no route to the session database at 10.0.0.7');
  const house = createHouse({ authorize: () => Promise.reject(reason) });
  const response = await house.handler(tokenRequest());
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.doesNotMatch(text, /10\.0\.0\.7/);
  const body = JSON.parse(text) as Record<string, unknown>;
  assert.equal(body.error_code, 'MSW.AUTHORIZE_FAILED');
  assert.deepEqual(house.errors, [{ error: reason, request_id: body.request_id }]);
});

test('a refused sign-in means 502 with IAM’s code and request ID', async () => {
  const house = createHouse();
  house.iam = () =>
    Response.json(
      { error_code: 'IAM.0101', error_msg: 'The username or password is wrong.' },
      { status: 401, headers: { 'x-request-id': 'af2953f2bcc67a42325a69a19e6c32a2' } },
    );
  const response = await house.handler(tokenRequest());
  assert.equal(response.status, 502);
  assert.deepEqual(await response.json(), {
    error_code: 'MSW.IAM_REFUSED',
    error_msg: 'IAM refused the sign-in (401, IAM.0101): check domain, user, password and project',
    request_id: 'af2953f2bcc67a42325a69a19e6c32a2',
  });
});

test('a refused password is tried again after five seconds, then more and more seldom', async () => {
  const house = createHouse();
  house.iam = () => Response.json({ error: { code: 401 } }, { status: 401 });
  const pauses = [5, 10, 20, 40, 80, 160, 300, 300];
  await ask(house);
  for (const [index, seconds] of pauses.entries()) {
    house.time += seconds * 1000 - 1;
    await ask(house);
    assert.equal(house.asked.length, index + 1, `nothing is asked for ${seconds} s`);
    house.time += 1;
    await ask(house);
    assert.equal(house.asked.length, index + 2, `IAM is asked after ${seconds} s`);
  }
  house.iam = () => iamAnswer(house);
  house.time += 5 * minute;
  assert.match(String((await ask(house)).token), /^token-/);
});

test('a token that the service refused is renewed as soon as IAM is back, however it failed before', async () => {
  const house = createHouse();
  const renew = async () => json(await house.handler(tokenRequest({ 'cache-control': 'no-cache' })));
  await ask(house);
  house.time += minute;
  house.iam = () => new Response('', { status: 503 });
  assert.equal((await renew()).error_code, 'MSW.IAM_FAILED');
  house.iam = () => iamAnswer(house);
  assert.equal((await renew()).token, 'token-3');
});

test('an IAM that cannot be reached means 502, and the next request tries again', async () => {
  const house = createHouse();
  house.iam = () => Promise.reject(new TypeError(`connect failed with ${password}`));
  const body = await ask(house);
  assert.equal(body.error_code, 'MSW.IAM_UNREACHABLE');
  assert.equal(body.error_msg, 'IAM cannot be reached: check iam.endpoint');
  house.iam = () => iamAnswer(house);
  assert.equal((await ask(house)).token, 'token-2');
});

test('an IAM that does not answer is told apart', async () => {
  const house = createHouse();
  house.iam = () => Promise.reject(new DOMException('timed out', 'TimeoutError'));
  assert.equal((await ask(house)).error_msg, 'IAM did not answer in 10 seconds');
  assert.ok(house.asked[0]?.signal instanceof AbortSignal);
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
    const house = createHouse();
    house.iam = reply;
    const response = await house.handler(tokenRequest());
    const text = await response.text();
    assert.equal(response.status, 502);
    assert.equal((JSON.parse(text) as Record<string, unknown>).error_code, 'MSW.IAM_FAILED');
    assert.doesNotMatch(text, /secret-token/);
  });
}

test('no secret is in an answer, a header, an error or the log, whatever IAM says', async () => {
  const house = createHouse();
  house.iam = async (request) => {
    const sent = await request.text();
    return Response.json(
      { error_code: password, error_msg: sent, request_id: sent, error: { code: password, message: sent } },
      { status: 400, headers: { 'x-request-id': password, 'x-subject-token': 'secret-token' } },
    );
  };
  const response = await house.handler(tokenRequest());
  const error: unknown = await house.handler.getToken().catch((reason: unknown) => reason);
  assert.ok(error instanceof ApiError);
  const logged = house.errors.map((entry) => entry.error as ApiError);
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
  const house = createHouse();
  const { token } = await ask(house);
  assert.equal((await house.handler.getToken({ signal: new AbortController().signal })).token, token);
  assert.equal(house.asked.length, 1);
  const other = createHouse();
  other.iam = () => Response.json({}, { status: 500 });
  await assert.rejects(
    other.handler.getToken(),
    (error: unknown) => error instanceof ApiError && error.code === 'MSW.IAM_FAILED' && error.retriable,
  );
});

test('who stops waiting for a token is let go, the others get theirs', async () => {
  const house = createHouse();
  const { promise, resolve } = withResolvers<Response>();
  house.iam = () => promise;
  const controller = new AbortController();
  const leaver = house.handler.getToken({ signal: controller.signal });
  const stayer = house.handler.getToken();
  controller.abort();
  await assert.rejects(leaver, { name: 'AbortError' });
  resolve(iamAnswer(house));
  assert.equal((await stayer).token, 'token-1');
  await assert.rejects(house.handler.getToken({ signal: AbortSignal.abort() }), { name: 'AbortError' });
});
