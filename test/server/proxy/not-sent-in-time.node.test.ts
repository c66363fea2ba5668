/**
 * A page gives up waiting after a while, sooner for a stop than for other calls. Whatever holds a call up in the backend
 * before it is sent, the page hears in that time that nothing was sent: it never takes such a call for a lost one.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  ApiError,
  createClient,
  operations,
  showSmartLive,
  startSmartLive,
  stopSmartLive,
  updateSmartLiveRoom,
  type Client,
  type Operation,
  type Token,
} from '../../../src/api/index.js';
import { start, stop } from '../../../src/live/start-stop.js';
import type { LiveObservation } from '../../../src/live/state.js';
import { Outbox } from '../../../src/server/callbacks/outbox.js';
import type { HandlerContext } from '../../../src/server/context.js';
import { errorAnswer, HttpError, toHttpError } from '../../../src/server/http-error.js';
import { createMemoryStore } from '../../../src/server/index.js';
import { createLimiter } from '../../../src/server/limiter/limiter.js';
import { resolveOptions } from '../../../src/server/options.js';
import { answerApi } from '../../../src/server/proxy/answer-api.js';
import { toResponse } from '../../../src/server/text-answer.js';
import { issueSession } from '../../../src/server/session.js';
import { SetClock } from '../../api/set-clock.js';
import { arbitraryValue, randomFrom } from '../../helpers/arbitrary.js';

const room_id = 'a'.repeat(32);
const project_id = 'p1';

/** What holds calls up, each for much longer than a page waits. */
interface Hold {
  /** No place in the line of the tenant's limits becomes free. */
  line?: boolean;
  /** The sign-in takes long, or fails. */
  signIn?: 'slow' | 'failed';
  /** What the backend itself reads before the call takes long, or its answer is lost. */
  read?: 'slow' | 'lost';
}

const long = 25_000;

async function installation({ line = false, signIn, read }: Hold) {
  const clock = new SetClock();
  const { now } = clock;
  const every = (milliseconds: number, tick: () => void) => {
    const ended = new AbortController();
    const run = async () => {
      for (;;) {
        await clock.wait(milliseconds, ended.signal);
        tick();
      }
    };
    void run().catch(() => undefined);
    return () => ended.abort();
  };
  let isHeld = false;
  const memory = createMemoryStore({ now });
  const store = {
    ...memory,
    acquire: (...call: Parameters<typeof memory.acquire>) =>
      isHeld && line ? Promise.resolve(3000) : memory.acquire(...call),
  };
  const sent: string[] = [];
  const settings = resolveOptions({
    region: 'cn-north-4',
    credentials: { access_key: 'unused', secret_key: 'unused', project_id },
    sessionSecrets: ['x'.repeat(32)],
    authorize: () => false,
    endpoint: 'https://metastudio.test',
    store,
    now,
    every,
    fetch: async (input, init) => {
      const { pathname } = new URL(input as string);
      sent.push(`${init?.method} ${pathname}`);
      if (isHeld && read && init?.method === 'GET') {
        await clock.wait(long);
        if (read === 'lost') throw new TypeError('fetch failed');
      }
      await clock.wait(20);
      return Response.json({ room_id, job_id: room_id });
    },
  });
  const context: HandlerContext = {
    ...settings,
    closing: new AbortController().signal,
    service: {
      projectId: () => Promise.resolve(project_id),
      authenticate: async ({ headers }) => {
        if (isHeld && signIn) await clock.wait(long);
        if (isHeld && signIn === 'failed') throw new HttpError('MSW.IAM_UNREACHABLE', 'IAM did not answer');
        return headers;
      },
      renew: () => Promise.resolve(false),
    },
    outbox: new Outbox(settings),
    limiter: createLimiter(settings),
  };
  const session = await issueSession(
    // A session of one room makes the backend read what a task belongs to.
    { user: 'ann', may: 'administer', expiresIn: 86_400, ...(read && { rooms: [room_id] }) },
    await context.revocations.issueTime(),
    context,
  );
  const token: Token = {
    token: session.token,
    token_type: 'Bearer',
    expires_at: new Date(now() + 80_000_000).toISOString(),
    project_id,
    endpoint: 'https://shop.test/api',
    region: 'cn-north-4',
  };
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const rest = new URL(request.url).pathname.slice('/api/'.length);
    return toResponse(
      await answerApi(request, rest, context).catch((error: unknown) => errorAnswer(toHttpError(error))),
    );
  };
  const browser = (): Client => createClient({ getToken: () => Promise.resolve(token), fetch: send, clock });
  // The session is verified once, which takes real time: the clock runs on meanwhile.
  const path = { room_id, job_id: 'b'.repeat(32) };
  for (let call = 0; call < 2; call++)
    await clock.until(
      browser()
        .call(showSmartLive, { path })
        .catch(() => undefined),
    );
  sent.length = 0;
  isHeld = true;
  return { clock, browser, sent };
}

/** A body that the operation takes, if chance finds one. */
function bodyFor({ body }: Operation): unknown {
  for (let seed = 1; body && seed < 60; seed++) {
    const value = arbitraryValue(body, randomFrom(seed));
    if (body.safeParse(value).success) return value;
  }
  return undefined;
}

/** The operations that change something, and an input of each. */
const writes = operations
  .filter(({ safeToRepeat }) => !safeToRepeat)
  .map((operation: Operation) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const path = Object.fromEntries(names.map((name) => [name, room_id]));
    return { operation, input: { path, body: bodyFor(operation) } };
  })
  .filter(({ operation, input }) => !operation.body || input.body !== undefined);

const holds: Record<string, Hold> = {
  'a full line': { line: true },
  'a slow sign-in': { signIn: 'slow' },
  'a sign-in that fails late': { signIn: 'failed' },
  'a slow read before the call': { read: 'slow' },
  'a read before the call whose answer is lost': { read: 'lost' },
};

test('chance finds a body for nearly all operations that change something', () => {
  assert.ok(writes.length > 0.8 * operations.filter(({ safeToRepeat }) => !safeToRepeat).length);
});

describe('a call that the backend has not sent is never taken for a lost one', () => {
  for (const [name, hold] of Object.entries(holds)) {
    test(`${name}: every write, however long its page waits`, async () => {
      const { clock, browser, sent } = await installation(hold);
      const client = browser();
      let unsent = 0;
      for (const timeout of [8000, 30_000]) {
        for (const { operation, input } of writes) {
          sent.length = 0;
          const options = { timeout, maxWait: 1.2 * timeout, priority: 'command' } as const;
          const call = client.call(operation, input, options);
          const error = await clock.until(call.catch((cause: unknown) => cause));
          if (sent.some((line) => !line.startsWith('GET'))) continue;
          unsent++;
          assert.ok(error instanceof ApiError, `${operation.name} ${timeout}: ${String(error)}`);
          assert.notEqual(error.code, 'OUTCOME_UNKNOWN', `${operation.name} ${timeout}`);
        }
      }
      const held = hold.read
        ? writes.filter(({ input }) => ['room_id', 'job_id'].every((key) => key in input.path))
        : writes;
      assert.ok(unsent >= 2 * held.length, `${unsent} calls were held up`);
      assert.ok(held.length > 0);
    });
  }

  test('a save whose masked keys the backend has to look up, which takes too long', async () => {
    const { clock, browser, sent } = await installation({ read: 'slow' });
    const body = { ...(bodyFor(updateSmartLiveRoom) as object), stream_keys: ['***0123456789ab'] };
    const call = browser().call(updateSmartLiveRoom, { path: { room_id }, body } as never, {
      maxWait: 12_000,
    });
    const error = await clock.until(call.catch((cause: unknown) => cause));
    assert.notEqual((error as ApiError).code, 'OUTCOME_UNKNOWN');
    assert.deepEqual(
      sent.filter((line) => line.startsWith('PUT')),
      [],
    );
  });

  for (const [name, hold] of Object.entries(holds)) {
    test(`${name}: a person who presses Stop or Start hears that nothing was sent`, async () => {
      const { clock, browser, sent } = await installation(hold);
      const schedule = (milliseconds: number, run: () => void) => {
        const ended = new AbortController();
        clock.wait(milliseconds, ended.signal).then(run, () => undefined);
        return () => ended.abort();
      };
      for (const press of ['stop', 'start'] as const) {
        const seen: LiveObservation[] = [];
        const watch = {
          client: browser(),
          room_id,
          state: {},
          environment: { now: clock.now, schedule },
          dispatch: (one: LiveObservation) => void seen.push(one),
          refresh: () => Promise.resolve(),
          readAnew: () => Promise.resolve(),
        } as unknown as Parameters<typeof stop>[0];
        const before = sent.length;
        const pressed = press === 'stop' ? stop(watch, room_id) : start(watch, {});
        await clock.until(pressed.catch(() => undefined));
        const posts = sent.slice(before).filter((line) => line.startsWith('POST'));
        const kinds = seen.map(({ type }) => type);
        if (posts.length > 0) assert.ok(kinds.includes('accepted'), `${press}: ${kinds.join(' ')}`);
        else assert.equal(kinds.at(-1), 'rejected', `${press}: ${kinds.join(' ')}`);
      }
    });
  }

  test('forty stops at once: each is sent, and none is called unknown', async () => {
    const { clock, browser, sent } = await installation({});
    const browsers = Array.from({ length: 40 }, browser);
    const all = browsers.map((client) =>
      client.call(
        stopSmartLive,
        { path: { room_id, job_id: room_id } },
        { priority: 'command', maxWait: 30_000, timeout: 8000 },
      ),
    );
    const results = await clock.until(Promise.allSettled(all));
    assert.deepEqual(new Set(results.map(({ status }) => status)), new Set(['fulfilled']));
    assert.equal(sent.length, 40);
    assert.ok(startSmartLive.limit['cn-north-4'] < 40);
  });
});
