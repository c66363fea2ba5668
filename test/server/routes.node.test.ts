/** Routes, methods and origins of the handler. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFixture, json, origin, tokenRequest } from './helpers.js';

const admin = 'https://admin.shop.example';

test('it can be mounted anywhere, with or without a slash at the end', async () => {
  const { handler } = createFixture();
  for (const path of ['/token', '/api/v2/mss/token', '/mss/token/', '/mss/token?tenant=1']) {
    assert.equal((await handler(new Request(origin + path, { method: 'POST' }))).status, 200, path);
  }
});

test('it is a function and an object with fetch', async () => {
  const { handler } = createFixture();
  const { fetch } = handler;
  assert.equal((await fetch(tokenRequest())).status, 200);
});

test('an unknown path is a 404 in the service’s shape', async () => {
  const { handler } = createFixture();
  for (const path of ['/', '/mss', '/token/other', '/constructor', '/__proto__']) {
    const response = await handler(new Request(origin + path, { method: 'POST' }));
    assert.equal(response.status, 404, path);
    const body = await json(response);
    assert.deepEqual(Object.keys(body), ['error_code', 'error_msg', 'request_id']);
    assert.equal(body.error_code, 'MSW.NOT_FOUND');
  }
});

test('without callbacks configured, their routes are not there', async () => {
  const { handler } = createFixture({ callbacks: undefined });
  assert.equal((await handler(new Request(`${origin}/callbacks`, { method: 'POST' }))).status, 404);
  assert.equal((await handler(new Request(`${origin}/events?room_id=1`))).status, 404);
});

test('a wrong method is a 405 that names the right one', async () => {
  const { handler } = createFixture();
  for (const [path, method, allow] of [
    ['token', 'GET', 'POST, OPTIONS'],
    ['callbacks', 'PUT', 'POST, OPTIONS'],
    ['events', 'POST', 'GET, OPTIONS'],
  ] as const) {
    const response = await handler(new Request(`${origin}/${path}`, { method }));
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), allow);
    assert.equal((await json(response)).error_code, 'MSW.METHOD_NOT_ALLOWED');
  }
});

const askers: [string, Record<string, string>, number][] = [
  ['a page of the same origin', { origin, 'sec-fetch-site': 'same-origin' }, 200],
  ['a page of the same origin behind a proxy', { origin: admin, 'sec-fetch-site': 'same-origin' }, 200],
  ['a person, without a page', { 'sec-fetch-site': 'none' }, 200],
  ['a program that is no browser', {}, 200],
  ['an old browser on the same origin', { origin }, 200],
  ['an old browser on another origin', { origin: 'https://evil.example' }, 403],
  ['a page of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
  ['a page of another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling of the same site', { origin: 'https://blog.shop.example', 'sec-fetch-site': 'same-site' }, 403],
  ['the same host without HTTPS', { origin: 'http://shop.example' }, 403],
];

for (const [name, headers, status] of askers) {
  test(`${name} is answered ${status} by default`, async () => {
    const fixture = createFixture();
    const request = new Request(`${origin}/mss/token`, { method: 'POST', headers });
    const response = await fixture.handler(request);
    assert.equal(response.status, status);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    if (status === 403) assert.equal((await json(response)).error_code, 'MSW.ORIGIN_REFUSED');
    assert.equal(fixture.asked.length, status === 200 ? 1 : 0);
  });
}

test('a listed origin may ask with its visitors’ cookies, and read refusals too', async () => {
  let allowed = true;
  const { handler } = createFixture({ allowedOrigins: [admin], authorize: () => allowed });
  for (const status of [200, 403]) {
    const response = await handler(tokenRequest({ origin: admin, 'sec-fetch-site': 'cross-site' }));
    assert.equal(response.status, status);
    assert.equal(response.headers.get('access-control-allow-origin'), admin);
    assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
    assert.equal(response.headers.get('vary'), 'Origin');
    allowed = false;
  }
});

test('an origin that only looks like a listed one is refused', async () => {
  const { handler } = createFixture({ allowedOrigins: [admin] });
  for (const other of [`${admin}.evil.example`, 'http://admin.shop.example', `${admin}:8443`]) {
    const response = await handler(tokenRequest({ origin: other, 'sec-fetch-site': 'cross-site' }));
    assert.equal(response.status, 403);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  }
});

const preflight = (headers: Record<string, string>) =>
  new Request(`${origin}/mss/token`, { method: 'OPTIONS', headers });

test('a preflight of a listed origin is answered without asking authorize', async () => {
  const { handler } = createFixture({ allowedOrigins: [admin], authorize: () => false });
  const response = await handler(
    preflight({
      origin: admin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    }),
  );
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), admin);
  assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
  assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
  assert.equal(response.headers.get('access-control-allow-headers'), 'authorization,content-type');
});

test('a preflight of another origin is refused', async () => {
  const { handler } = createFixture({ allowedOrigins: [admin] });
  const response = await handler(preflight({ origin: 'https://evil.example' }));
  assert.equal(response.status, 403);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
});

test('OPTIONS without an origin names the method', async () => {
  const { handler } = createFixture();
  const response = await handler(preflight({}));
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('allow'), 'POST, OPTIONS');
});
