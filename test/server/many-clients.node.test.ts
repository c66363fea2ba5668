/**
 * Many browsers command at once through two instances: more than the tenant's limits allow for minutes. Everything is sent
 * once, nobody is told "unknown" of what was not sent, and the service refuses nothing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ApiError,
  createClient,
  executeSmartLiveCommand,
  stopSmartLive,
  type CallOptions,
  type Client,
  type Token,
} from '../../src/api/index.js';
import { createMemoryStore } from '../../src/server/index.js';
import { errorAnswer, toHttpError } from '../../src/server/http-error.js';
import { toResponse } from '../../src/server/text-answer.js';
import { createLimiter } from '../../src/server/limiter/limiter.js';
import { callService, type CallSettings, type ServiceCall } from '../../src/server/proxy/call-service.js';
import { matchOperation } from '../../src/server/proxy/match-operation.js';
import { sendByOf } from '../../src/server/proxy/send-by.js';
import { SetClock } from '../api/set-clock.js';

const perSecond = executeSmartLiveCommand.limit['cn-north-4'];
const room_id = 'a'.repeat(32);
const path = { room_id, job_id: room_id };

/** Two instances with a store, in front of a service that counts calls over any second. All on one clock. */
function installation({ signIn = 0 } = {}) {
  const clock = new SetClock();
  const { now } = clock;
  const store = createMemoryStore({ now });
  const every = (milliseconds: number, tick: () => void) => {
    const stop = new AbortController();
    const run = async () => {
      for (;;) {
        await clock.wait(milliseconds, stop.signal);
        tick();
      }
    };
    void run().catch(() => undefined);
    return () => stop.abort();
  };
  const arrivals: { at: number; body: string }[] = [];
  let refused = 0;
  const service: typeof fetch = async (_input, init) => {
    await clock.wait(10 + (arrivals.length % 7) * 5);
    const isRefused = arrivals.filter(({ at }) => now() - at < 1000).length >= perSecond;
    if (isRefused) refused++;
    else arrivals.push({ at: now(), body: init?.body as string });
    await clock.wait(20);
    return Response.json({}, { status: isRefused ? 429 : 200 });
  };
  const instance = (): CallSettings => ({
    service: {
      projectId: () => Promise.resolve('p1'),
      authenticate: async ({ headers }) => (signIn > 0 && (await clock.wait(signIn)), headers),
      renew: () => Promise.resolve(false),
    },
    limiter: createLimiter({ region: 'cn-north-4', store, now, every }),
    endpoint: 'https://metastudio.test',
    fetch: service,
    now,
    every,
    store,
  });
  const instances = [instance(), instance()];
  const statuses: number[] = [];
  let turn = 0;
  const through = async (request: Request): Promise<Response> => {
    const came_at = now();
    const { pathname } = new URL(request.url);
    const body = await request.text();
    const { operation, path } = matchOperation(request.method, pathname.slice('/api/'.length));
    const call: ServiceCall = {
      operation,
      path,
      body: body === '' ? undefined : (JSON.parse(body) as unknown),
      user: 'ann',
      priority: 'command',
      requestId: String(came_at),
      sendBy: sendByOf(request, operation, came_at),
      signal: request.signal,
    };
    const settings = instances[turn++ % instances.length] as CallSettings;
    const response = await callService(call, settings).then(
      ({ status, headers, text }) => new Response(text, { status, headers: headers as Headers }),
      (error: unknown) => toResponse(errorAnswer(toHttpError(error))),
    );
    statuses.push(response.status);
    return response;
  };
  const token: Token = {
    token: 'session',
    token_type: 'Bearer',
    expires_at: new Date(now() + 86_400_000).toISOString(),
    project_id: 'p1',
    endpoint: 'https://shop.test/api',
    region: 'cn-north-4',
  };
  const browser = (): Client =>
    createClient({
      getToken: () => Promise.resolve(token),
      fetch: (input, init) => through(new Request(input, init)),
      clock,
    });
  return { clock, through, browser, arrivals, statuses, refused: () => refused };
}

const command = (client: Client, index: number, options: CallOptions = {}) => {
  const body = { command: 'INSERT_PLAY_SCRIPT', params: { id: String(index) } } as never;
  return client.call(executeSmartLiveCommand, { path, body }, { maxWait: Infinity, ...options });
};

for (const [browsers, commands] of [
  [6, 500],
  [60, 300],
] as const) {
  test(`${browsers} browsers send ${commands} commands at once: each is sent once, in 1.15 × the best time`, async () => {
    const { clock, browser, arrivals, statuses, refused } = installation();
    const clients = Array.from({ length: browsers }, browser);
    const began = clock.now();
    const all = Array.from({ length: commands }, (_, index) =>
      command(clients[index % browsers] as Client, index),
    );
    const results = await clock.until(Promise.allSettled(all));
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [String((result.reason as ApiError).code)] : [],
    );
    assert.deepEqual(failures, []);
    assert.equal(new Set(arrivals.map(({ body }) => body)).size, commands, 'each was sent');
    assert.equal(arrivals.length, commands, 'and once');
    assert.equal(refused(), 0, 'the service has refused none');
    if (browsers === 6) assert.ok(!statuses.includes(429), 'nor has the backend');
    else assert.ok(statuses.includes(429), 'the line is longer than browsers wait');
    const best = (Math.ceil(commands / perSecond) - 1) * 1000;
    const taken = (arrivals.at(-1)?.at ?? 0) - began;
    assert.ok(taken <= best * 1.15, `${taken} of ${best}`);
  });
}

test('a sender that says how long it waits hears in time that nothing was sent, also of a stop', async () => {
  const { clock, through, browser, arrivals } = installation();
  const busy = Array.from({ length: 20 }, browser).map((client) =>
    Promise.all([0, 1, 2].map(() => client.call(stopSmartLive, { path }, { maxWait: Infinity }))),
  );
  await clock.pass(100);
  const began = clock.now();
  const stop = new Request(`https://shop.test/api/v1/p1/smart-live-rooms/a/smart-live-jobs/b/stop`, {
    method: 'POST',
    headers: { prefer: 'respond-async, wait=10' },
  });
  const answer = await clock.until(through(stop));
  assert.equal(answer.status, 429);
  assert.match(await answer.text(), /MSW\.BUSY/);
  assert.equal(answer.headers.get('retry-after'), '1');
  assert.equal(clock.now() - began, 3000);
  await clock.until(Promise.all(busy));
  assert.equal(arrivals.length, 60);
});

test('a sign-in that takes too long: the command is not sent when its browser no longer waits for it', async () => {
  const { clock, browser, arrivals } = installation({ signIn: 12_000 });
  const error = await clock.until(
    command(browser(), 1, { maxWait: 14_000 }).catch((cause: unknown) => cause),
  );
  assert.equal((error as ApiError).code, 'NOT_SENT');
  assert.equal(arrivals.length, 0);
});

test('who does not say how long waits for as long as the line takes', () => {
  const sendBy = (prefer?: string, operation: Pick<typeof stopSmartLive, 'safeToRepeat'> = stopSmartLive) =>
    sendByOf(
      new Request('https://shop.test', prefer === undefined ? {} : { headers: { prefer } }),
      operation as typeof stopSmartLive,
      1000,
    );
  assert.equal(sendBy(), Infinity);
  for (const odd of ['', 'wait', 'wait=', 'wait=x', 'wait=-1', 'wait=1.5', 'await=3', 'wait=99999999'])
    assert.equal(sendBy(odd), Infinity, odd);
  assert.equal(sendBy('wait=10'), 4000);
  assert.equal(sendBy('return=minimal;x=1, wait=10'), 4000);
  assert.equal(sendBy('wait=10', { safeToRepeat: true }), 9000);
});
