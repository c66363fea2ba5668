/** What is seen of the handler from outside: the access log, the figures, and that none of it contains a secret. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessLine, Metric } from '../../src/server/index.js';
import { callback, createFixture, origin, password, roomId, tokenRequest } from './helpers.js';

/** A fixture with its access lines and changes of figures. */
function createObserved(options: Parameters<typeof createFixture>[0] = {}) {
  const lines: AccessLine[] = [];
  const changes: Metric[] = [];
  const fixture = createFixture({
    onAccess: (line) => lines.push(line),
    onMetric: (metric) => changes.push(metric),
    ...options,
  });
  return { fixture, lines, changes };
}

const metricsRequest = (headers: Record<string, string> = {}) =>
  new Request(`${origin}/mss/metrics`, { headers });

test('each answered request has one line, which says who did what and how it went', async () => {
  const { fixture, lines } = createObserved();
  await fixture.handler(tokenRequest());
  await fixture.handler(await callback(fixture));
  await fixture.handler(new Request(`${origin}/mss/nothing?key=secret`));
  await fixture.handler(new Request(`${origin}/mss/token`));
  assert.deepEqual(
    lines.map(({ route, method, status }) => [route, method, status]),
    [
      ['token', 'POST', 200],
      ['callbacks', 'POST', 200],
      ['none', 'GET', 404],
      ['token', 'GET', 405],
    ],
  );
  for (const line of lines) {
    assert.match(line.request_id, /^[0-9a-f]{32}$/);
    assert.equal(line.at, new Date(fixture.time).toISOString());
    assert.equal(line.milliseconds, 0);
  }
  assert.doesNotMatch(JSON.stringify(lines), /secret|token-1/);
});

test('the line of a refusal has the request ID of its answer', async () => {
  const { fixture, lines } = createObserved({ authorize: () => false });
  const response = await fixture.handler(tokenRequest());
  assert.equal(lines[0]?.request_id, response.headers.get('x-request-id'));
});

test('a line names the user of a session', async () => {
  const { fixture, lines } = createObserved({
    mode: 'proxy',
    sessionSecrets: ['s'.repeat(32)],
    authorize: () => ({ user: 'ming', may: 'view' }),
  });
  const { token } = (await (await fixture.handler(tokenRequest())).json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const stream = await fixture.handler(new Request(`${origin}/mss/events?room_id=${roomId}`, { headers }));
  await stream.body?.cancel();
  assert.deepEqual(
    lines.map(({ route, user }) => [route, user]),
    [
      ['token', 'ming'],
      ['events', 'ming'],
    ],
  );
});

test('the figures are in the format of Prometheus', async () => {
  const { fixture, changes } = createObserved({ authorize: (request) => !request.headers.has('x-wrong') });
  await fixture.handler(tokenRequest());
  await fixture.handler(tokenRequest());
  await fixture.handler(tokenRequest({ 'x-wrong': '1' }));
  const response = await fixture.handler(metricsRequest());
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  for (const line of [
    '# TYPE mss_requests_total counter',
    'mss_requests_total{operation="",route="token",status="200"} 2',
    'mss_requests_total{operation="",route="token",status="403"} 1',
    'mss_request_seconds_count{operation="",route="token"} 3',
    'mss_refusals_total{code="MSW.TOKEN_REFUSED"} 1',
    'mss_sign_ins_total{result="ok"} 1',
  ])
    assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
  for (const line of text.trimEnd().split('\n'))
    assert.match(line, /^(# (HELP|TYPE) mss_\w+ .+|mss_\w+(\{\w+="[^"\\]*"(,\w+="[^"\\]*")*\})? [\d.e+-]+)$/);
  assert.deepEqual(
    changes.find(({ name }) => name === 'mss_refusals'),
    { name: 'mss_refusals', kind: 'counter', value: 1, labels: { code: 'MSW.TOKEN_REFUSED' } },
  );
});

test('with a metricsToken, the figures are for who has it', async () => {
  const { fixture } = createObserved({ metricsToken: 'the-token-of-metrics' });
  assert.equal((await fixture.handler(metricsRequest())).status, 403);
  assert.equal((await fixture.handler(metricsRequest({ authorization: 'Bearer wrong' }))).status, 403);
  const right = metricsRequest({ authorization: 'Bearer the-token-of-metrics' });
  assert.equal((await fixture.handler(right)).status, 200);
});

test('hooks that throw, reject or never settle change no answer', async () => {
  const hooks: (() => void)[] = [
    () => {
      throw new Error('the log is full');
    },
    async () => Promise.reject(new Error('the log is full')),
    () => new Promise<never>(() => undefined),
  ];
  for (const hook of hooks) {
    const { fixture } = createObserved({ onAccess: hook, onMetric: hook, onError: hook, onRefused: hook });
    assert.equal((await fixture.handler(tokenRequest())).status, 200);
    assert.equal(
      (await fixture.handler(new Request(`${origin}/mss/callbacks`, { method: 'POST' }))).status,
      401,
    );
  }
});

test('no line and no figure contains a token, a key, the password or a room’s event', async () => {
  const { fixture, lines, changes } = createObserved();
  await fixture.handler(tokenRequest({ cookie: 'shop=cookie-secret', authorization: 'Bearer abc.def.ghi' }));
  await fixture.handler(await callback(fixture));
  await fixture.handler(new Request(`${origin}/mss/events?room_id=${roomId}&last_event_id=x`));
  const all = JSON.stringify([lines, changes, await (await fixture.handler(metricsRequest())).text()]);
  for (const secret of [password, 'cookie-secret', 'abc.def', 'token-1', 'RTMP_STREAM', '?'])
    assert.ok(!all.includes(secret), secret);
});
