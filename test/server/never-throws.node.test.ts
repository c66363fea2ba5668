/** Whatever the customer's functions and the store do, the handler answers, and nothing is thrown or left unhandled. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMemoryStore, type HandlerOptions, type Store } from '../../src/server/index.js';
import { callback, createFixture, json, origin, roomId, tokenRequest, type Fixture } from './helpers.js';

const secrets = ['s'.repeat(32)];
const grant = { user: 'ming', may: 'administer' } as const;

/** What goes wrong. */
const failures: [string, () => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('broken');
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken'))],
  [
    'throws nothing',
    () => {
      throw undefined; // eslint-disable-line @typescript-eslint/only-throw-error
    },
  ],
  ['answers nonsense', () => ({ events: 'none', then: 1 })],
];

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
before(() => process.on('unhandledRejection', note));
after(() => process.off('unhandledRejection', note));

/** One request for each route, with a session where one is needed. */
async function requestsOf(fixture: Fixture, authorization: string): Promise<Request[]> {
  const headers = { authorization };
  return [
    tokenRequest(),
    await callback(fixture),
    new Request(`${origin}/mss/events?room_id=${roomId}`, { headers }),
    new Request(`${origin}/mss/api/v1/project/smart-live-rooms`, { headers }),
    new Request(`${origin}/mss/health`),
    new Request(`${origin}/mss/metrics`),
    new Request(`${origin}/mss/nowhere`),
    new Request(`${origin}/mss/token`, { method: 'OPTIONS' }),
  ];
}

/** Sends one request to each route, and checks the answers. */
async function attack(options: Partial<HandlerOptions>, name: string): Promise<void> {
  unhandled.length = 0;
  const common = { mode: 'proxy', sessionSecrets: secrets, authorize: () => grant } as const;
  const healthy = createFixture(common);
  const { token } = await json(await healthy.handler(tokenRequest()));
  const fixture = createFixture({ ...common, ...options });
  for (const request of await requestsOf(fixture, `Bearer ${String(token)}`)) {
    const about = `${name}: ${request.method} ${new URL(request.url).pathname}`;
    const response = await fixture.handler(request);
    assert.ok(response instanceof Response, about);
    assert.ok(response.status >= 200 && response.status < 600, about);
    const { body } = response;
    if (response.headers.get('content-type')?.includes('event-stream')) {
      // The stream may fail where the store does, but on its own.
      const reader = body?.getReader();
      await reader?.read().catch(() => undefined);
      await reader?.cancel().catch(() => undefined);
    } else {
      assert.doesNotMatch(await response.text(), /broken|s{32}/, about);
    }
  }
  await fixture.handler.close();
  await new Promise(setImmediate);
  assert.deepEqual(unhandled, [], name);
}

const storeMethods = Object.keys(createMemoryStore()) as (keyof Store)[];

for (const method of storeMethods)
  for (const [how, fail] of failures)
    test(`the store's ${method} ${how}`, async () => {
      await attack({ store: { ...createMemoryStore(), [method]: fail } }, `${method} ${how}`);
    });

for (const [how, fail] of failures) {
  test(`the whole store ${how}`, async () => {
    const store = Object.fromEntries(storeMethods.map((method) => [method, fail]));
    await attack({ store: store as unknown as Store }, how);
  });
  for (const hook of ['authorize', 'onError', 'onRefused', 'onAccess', 'onMetric', 'audit', 'fetch'] as const)
    test(`${hook} ${how}`, async () => {
      await attack({ [hook]: fail }, `${hook} ${how}`);
    });
}

test('a clock that throws is an answer, too', async () => {
  let isBroken = false;
  const now = () => {
    if (isBroken) throw new Error('broken');
    return Date.UTC(2026, 0, 2);
  };
  const { handler } = createFixture({ now });
  isBroken = true;
  const response = await handler(tokenRequest());
  assert.equal(response.status, 500);
});
