/** One sign-in for several instances that share a store; and why a sign-in failed. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ApiError } from '../../src/api/index.js';
import { createMemoryStore, type Store } from '../../src/server/index.js';
import { failureCause } from '../../src/server/credentials/failure-cause.js';
import {
  createFixture,
  hour,
  iamAnswer,
  json,
  minute,
  password,
  secret,
  tokenRequest,
  type Fixture,
} from './helpers.js';

/** Instances with one store and one IAM, which counts all sign-ins. */
function instances(count: number, options: Parameters<typeof createFixture>[0] = {}) {
  const texts = new Map<string, string>();
  const memory = createMemoryStore();
  const store: Store = {
    ...memory,
    set: (key, value, ttl) => {
      texts.set(key, value);
      return memory.set(key, value, ttl);
    },
  };
  const fixtures = Array.from({ length: count }, () => createFixture({ store, ...options }));
  let asked = 0;
  for (const fixture of fixtures)
    fixture.iam = () => {
      asked++;
      return iamAnswer({
        time: fixture.time,
        asked: Array.from({ length: asked }, () => new Request('https://x')),
      });
    };
  return { fixtures, store, texts, asked: () => asked };
}

const tokensOf = async (fixtures: Fixture[], refused?: string) =>
  Promise.all(
    fixtures.map(
      async ({ handler }) => (await handler.getToken(refused === undefined ? {} : { refused })).token,
    ),
  );

for (const [name, options] of [
  ['with session secrets', { sessionSecrets: [secret] }],
  ['in direct mode without any', {}],
] as const) {
  test(`ten instances that need a token at once sign in once, ${name}`, async () => {
    const { fixtures, texts, asked } = instances(10, options);
    assert.deepEqual(new Set(await tokensOf(fixtures)), new Set(['token-1']));
    assert.equal(asked(), 1);
    const kept = [...texts.entries()].flat().join('\n');
    assert.ok(kept.includes('sign-in:'));
    for (const hidden of ['token-1', password, 'mss-widgets', secret])
      assert.ok(!kept.includes(hidden), hidden);
  });
}

test('an instance that comes later takes the token, and all renew it together', async () => {
  const { fixtures, asked } = instances(3, { sessionSecrets: [secret] });
  const [one, ...others] = fixtures as [Fixture, ...Fixture[]];
  await tokensOf([one]);
  assert.deepEqual(await tokensOf(others), ['token-1', 'token-1']);
  for (const fixture of fixtures) fixture.time += 23.5 * hour;
  assert.deepEqual(new Set(await tokensOf(fixtures)), new Set(['token-2']));
  assert.equal(asked(), 2);
});

test('a token that the service refused at one instance is renewed once for all', async () => {
  const { fixtures, asked } = instances(3, { sessionSecrets: [secret] });
  await tokensOf(fixtures);
  for (const fixture of fixtures) fixture.time += minute;
  assert.deepEqual(new Set(await tokensOf(fixtures, 'token-1')), new Set(['token-2']));
  assert.equal(asked(), 2);
});

test('instances with other secrets do not read the token, and an older secret still opens it', async () => {
  const store = createMemoryStore();
  const [older, newer] = ['older'.repeat(8), 'newer'.repeat(8)];
  const of = (...sessionSecrets: string[]) => createFixture({ store, sessionSecrets });
  const [first, rotated, other] = [of(older), of(newer, older), of(newer)];
  for (const fixture of [first, rotated, other]) await tokensOf([fixture]);
  assert.deepEqual(
    [first, rotated, other].map(({ asked }) => asked.length),
    [1, 0, 1],
  );
});

test('another account has another token in the same store', async () => {
  const store = createMemoryStore();
  const one = createFixture({ store });
  const other = createFixture({ store, credentials: { domain: 'other', user: 'mss-widgets', password } });
  await tokensOf([one, other]);
  assert.equal(other.asked.length, 1);
});

test('a refused password is tried by one instance, and then none tries it for as long as one would', async () => {
  const { fixtures } = instances(4, { sessionSecrets: [secret] });
  let asked = 0;
  for (const fixture of fixtures)
    fixture.iam = () => {
      asked++;
      return Response.json({ error_code: 'IAM.0101' }, { status: 401 });
    };
  const codes = async () =>
    Promise.all(
      fixtures.map(({ handler }) =>
        handler
          .getToken()
          .catch((error: unknown) => (error instanceof ApiError ? error.code : String(error))),
      ),
    );
  assert.deepEqual(new Set(await codes()), new Set(['MSW.IAM_REFUSED']));
  assert.equal(asked, 1);
  let tries = 0;
  for (let step = 0; step < 600; step++) {
    for (const fixture of fixtures) fixture.time += 1000;
    await codes();
    tries++;
  }
  assert.ok(asked <= 9, `${asked} sign-ins in ten minutes, at ${tries} attempts`);
});

test('a store that is away costs a sign-in for each instance, and an entry in the log', async () => {
  const reason = new Error('redis is gone');
  const away = () => Promise.reject(reason);
  const store: Store = { ...createMemoryStore(), get: away, set: away, add: away, remove: away };
  const fixtures = [createFixture({ store }), createFixture({ store })];
  assert.deepEqual(await tokensOf(fixtures), ['token-1', 'token-1']);
  for (const { asked, errors } of fixtures) {
    assert.equal(asked.length, 1);
    assert.equal(errors[0]?.error, reason);
  }
});

test('who holds the hash of the refused token gets a newer one', async () => {
  const fixture = createFixture();
  await fixture.handler(tokenRequest());
  fixture.time += minute;
  const refused = createHash('sha256').update('token-1').digest('hex');
  const ask = async (named: string) =>
    (await json(await fixture.handler(tokenRequest({}, { refused: named })))).token;
  assert.equal(await ask(refused.toUpperCase()), 'token-1', 'another text');
  assert.equal(await ask(createHash('sha256').update('token-2').digest('hex')), 'token-1');
  assert.equal(await ask(refused), 'token-2');
  assert.equal(await ask(refused), 'token-2');
});

for (const [reply, most] of [
  ['gives tokens', 300],
  ['refuses the password', 300],
  ['fails', 1450],
] as const)
  for (const [name, pauses] of [
    ['all the time', []],
    ['and lets a token rest for ten minutes', [10]],
    ['and lets a token rest for an hour', [60]],
  ] as const) {
    test(`who names tokens as refused ${name} has IAM asked ${most} times a day at most while it ${reply}`, async () => {
      const fixture = createFixture();
      await fixture.handler.getToken();
      if (reply !== 'gives tokens')
        fixture.iam = () => new Response('', { status: reply === 'fails' ? 500 : 401 });
      const begun = fixture.time;
      let token = 'token-1';
      for (let step = 1; fixture.time - begun < 24 * hour; step++) {
        fixture.time += step % 100 === 0 ? (pauses[0] ?? 0) * minute : 10_000;
        const given = await fixture.handler.getToken({ refused: token }).catch(() => undefined);
        token = given?.token ?? token;
      }
      assert.ok(fixture.asked.length <= most, `${fixture.asked.length} sign-ins`);
    });
  }

test('why IAM could not be reached is in the log, and not in the answer', async () => {
  const fixture = createFixture();
  const expired = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' });
  fixture.iam = () => Promise.reject(new TypeError('fetch failed', { cause: expired }));
  const answer = await fixture.handler(tokenRequest());
  assert.doesNotMatch(await answer.text(), /certificate/);
  const { cause } = fixture.errors[0]?.error as ApiError;
  assert.equal((cause as Error).message, 'fetch failed: certificate has expired (CERT_HAS_EXPIRED)');
});

test('a cause keeps what helps, without secrets, at a length that a person reads', () => {
  const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED' });
  const several = Object.assign(new AggregateError([refused, refused], ''), { code: 'ECONNREFUSED' });
  const endless = new Error('a');
  endless.cause = endless;
  for (const [error, message] of [
    [new TypeError('fetch failed', { cause: several }), 'fetch failed: ECONNREFUSED'],
    [new Error(`posted ${password}`), 'posted ***'],
    [endless, 'a'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [new Error('x'.repeat(600)), `${'x'.repeat(500)}…`],
  ] as const)
    assert.equal(failureCause(error, [password, '']).message, message);
});

test('of an answer of IAM only the beginning is read, and none is waited for without end', async (context) => {
  const fixture = createFixture();
  let read = 0;
  fixture.iam = () =>
    new Response(
      new ReadableStream({
        pull: (controller) => {
          assert.ok(++read < 100, 'it reads on and on');
          controller.enqueue(new Uint8Array(16_384).fill(0x20));
        },
      }),
      { status: 201, headers: { 'x-subject-token': 'token' } },
    );
  assert.equal((await json(await fixture.handler(tokenRequest())))['error_code'], 'MSW.IAM_FAILED');
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const other = createFixture();
  other.iam = () => new Response(new ReadableStream({}), { status: 201 });
  const answer = other.handler(tokenRequest());
  for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve));
  context.mock.timers.tick(10_000);
  assert.equal((await json(await answer))['error_msg'], 'IAM did not answer in 10 seconds');
});
