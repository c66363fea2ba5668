/** Waiting: in line, after a 429, and for as long as the other side asks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ApiError,
  createClient,
  executeSmartLiveCommand,
  listAssets,
  operations,
  OutcomeUnknownError,
  stopSmartLive,
  updateSmartLiveRoom,
  type CallOptions,
  type Client,
  type Operation,
  type Token,
} from '../../src/api/index.js';
import { retryAfterOf, startTimer } from '../../src/base/index.js';
import { json } from './helpers.js';
import { least } from './corpus-requests.js';
import { SetClock } from './set-clock.js';

const second = 1000;
const id = 'a'.repeat(32);
const path = { room_id: id, job_id: id };

/** A token of the fake service. */
const tokenAt = (now: number): Token => ({
  token: 'secret',
  token_type: 'X-Auth-Token',
  expires_at: new Date(now + 86_400_000).toISOString(),
  project_id: 'p1',
  endpoint: 'https://metastudio.test',
  region: 'cn-north-4',
});

/** A client on a fake clock, of a service that answers each request with `answer`. */
function fixture(answer: (count: number) => Response | Promise<Response>) {
  const clock = new SetClock();
  const sent: number[] = [];
  const client = createClient({
    getToken: () => Promise.resolve(tokenAt(clock.now())),
    fetch: async () => {
      sent.push(clock.now());
      return answer(sent.length);
    },
    clock,
  });
  return { clock, client, sent };
}

const refused = (headers: Record<string, string> = {}) =>
  json({ error_code: 'APIG.0308', error_msg: 'Throttled' }, 429, headers);

/** Calls any operation with the least that it accepts. */
function callLeast(client: Client, operation: Operation, options: CallOptions = {}): Promise<unknown> {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const body = least[operation.name];
  const input = {
    path: Object.fromEntries(names.filter((name) => name !== 'project_id').map((name) => [name, id])),
    ...(operation.body && { body: body ?? {} }),
    ...(operation.name === 'confirmTrainingSegment' && { query: { job_id: id, index: 0 } }),
  };
  const call = client.call as (
    operation: Operation,
    input: unknown,
    options: CallOptions,
  ) => Promise<unknown>;
  return call(operation, input, options);
}

const failureOf = async (clock: SetClock, call: Promise<unknown>) =>
  (await clock.until(
    call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )) as ApiError;

describe('after a 429', () => {
  for (const operation of operations.filter(({ safeToRepeat }) => !safeToRepeat)) {
    it(`${operation.name} is sent again, and nothing was carried out before`, async () => {
      const { clock, client, sent } = fixture((count) => (count < 3 ? refused() : json({})));
      const steps: boolean[] = [];
      const onSending = (isSending: boolean) => void steps.push(isSending);
      const error = await failureOf(clock, callLeast(client, operation, { onSending }));
      assert.ok(error === undefined || error.code === 'INVALID_ANSWER', String(error));
      assert.equal(sent.length, 3);
      assert.deepEqual(steps, [true, false, true, false, true]);
    });
  }

  it('a lost answer of the repetition stays unknown, and is not sent a third time', async () => {
    const { clock, client, sent } = fixture((count) => {
      if (count === 1) return refused();
      throw new TypeError('Failed to fetch');
    });
    const error = await failureOf(clock, client.call(stopSmartLive, { path }));
    assert.ok(error instanceof OutcomeUnknownError);
    assert.equal(sent.length, 2);
  });

  it('a save is not kept waiting for ten minutes: it fails at once, and the error says how long', async () => {
    const { clock, client, sent } = fixture(() => refused({ 'retry-after': '600' }));
    const body = { room_name: 'Tea' };
    const from = clock.now();
    const error = await failureOf(clock, client.call(updateSmartLiveRoom, { path: { room_id: id }, body }));
    assert.deepEqual([error.status, error.retryAfter], [429, 600 * second]);
    assert.deepEqual([sent.length, clock.now() - from < second], [1, true]);
  });

  it('the call that was refused goes before those that came later', async () => {
    const order: string[] = [];
    const { clock, client } = fixture((count) => (count <= 4 ? refused() : json({})));
    const say = (name: string) =>
      client
        .call(
          executeSmartLiveCommand,
          { path, body: { command: 'GET_LIVE_JOB_CONFIG_INFO' } },
          { priority: 'command' },
        )
        .then(() => order.push(name));
    const all = Array.from({ length: 4 }, (_, index) => say(`early ${index}`));
    await clock.pass(500);
    for (let index = 0; index < 12; index++) all.push(say(`late ${index}`));
    await clock.until(Promise.all(all));
    const last = Math.max(...order.map((name, index) => (name.startsWith('early') ? index : 0)));
    assert.ok(last < 16 - 4, order.join(', '));
  });

  it('six browsers that press twelve commands each at once lose none', async () => {
    const clock = new SetClock();
    const recent: number[] = [];
    let done = 0;
    const gateway = async () => {
      await clock.wait(30);
      while (recent.length > 0 && clock.now() - (recent[0] ?? 0) >= second) recent.shift();
      if (recent.length >= 4) return refused({ 'retry-after': '1' });
      recent.push(clock.now());
      done++;
      return json({ command_id: `c${done}` });
    };
    const browsers = Array.from({ length: 6 }, () =>
      createClient({
        getToken: () => Promise.resolve(tokenAt(clock.now())),
        fetch: gateway,
        clock,
      }),
    );
    const from = clock.now();
    const calls = browsers.flatMap((client) =>
      Array.from({ length: 12 }, () =>
        client.call(
          executeSmartLiveCommand,
          { path, body: { command: 'GET_LIVE_JOB_CONFIG_INFO' } },
          { priority: 'command' },
        ),
      ),
    );
    const outcomes = await clock.until(Promise.allSettled(calls));
    assert.equal(outcomes.filter(({ status }) => status === 'rejected').length, 0);
    assert.equal(done, 72);
    assert.ok(clock.now() - from < 60 * second);
  });
});

describe('what others ask to wait is bounded', () => {
  const values = [
    ...['600', '86400', '99999999999', '9'.repeat(400), '0', '-5', '1.5', 'soon', '', ' 120 ', '1e9'],
    ...['Fri, 31 Dec 9999 23:59:59 GMT', '+275760-09-13T00:00:00Z', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ];

  for (const value of values) {
    it(`a stop that is always refused with Retry-After: ${value.slice(0, 30)} ends in its time, unsent`, async () => {
      const { clock, client, sent } = fixture(() => refused({ 'retry-after': value }));
      const from = clock.now();
      const call = client.call(stopSmartLive, { path }, { priority: 'command', maxWait: 30 * second });
      const error = await failureOf(clock, call);
      assert.deepEqual([error.code, error.status], ['NOT_SENT', 429]);
      assert.match(error.message, /Nothing was sent/);
      assert.ok(clock.now() - from <= 31 * second, `${clock.now() - from} ms`);
      assert.ok(sent.length >= 3, `${sent.length} attempts`);
      await clock.pass(60 * second);
      assert.equal(clock.pending, 0);
      const next = client.call(stopSmartLive, { path }, { priority: 'command', maxWait: 5 * second });
      const before = sent.length;
      await failureOf(clock, next);
      assert.ok(sent.length > before, 'the line is free again');
    });
  }

  it('a wait is a number of milliseconds from 0 to a day, whatever the header says', () => {
    const characters = '0123456789 -+.,:eTZGMSundFriJa';
    for (let round = 0; round < 20_000; round++) {
      const length = Math.floor(Math.random() * 24);
      const pick = () => characters[Math.floor(Math.random() * characters.length)] ?? '';
      const value = Array.from({ length }, pick).join('');
      const wait = retryAfterOf(new Headers({ 'retry-after': value }));
      assert.ok(wait === undefined || (wait >= 0 && wait <= 86_400_000), `${value}: ${wait}`);
    }
  });

  it('a date counts from the answer’s own, where the local clock is wrong', () => {
    const date = 'Mon, 05 Jan 2026 09:00:00 GMT';
    const headers = new Headers({ date, 'retry-after': 'Mon, 05 Jan 2026 09:00:07 GMT' });
    assert.equal(retryAfterOf(headers), 7 * second);
  });

  it('a timer of more than 25 days does not run at once', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let runs = 0;
    const cancel = startTimer(6_000_000_000, () => void runs++);
    startTimer(6_000_000_000, () => void runs++);
    t.mock.timers.tick(2_147_483_647);
    t.mock.timers.tick(2_147_483_647);
    assert.equal(runs, 0);
    cancel();
    t.mock.timers.tick(2_147_483_647);
    assert.equal(runs, 1);
  });
});

describe('in line', () => {
  it('a call without a turn leaves the line unsent, and says so', async () => {
    const { clock, client, sent } = fixture(() => json({}));
    const hold = Array.from({ length: 400 }, (_, offset) => client.call(listAssets, { query: { offset } }));
    const late = failureOf(
      clock,
      client.call(listAssets, { query: { offset: 999 } }, { maxWait: 5 * second }),
    );
    assert.equal((await late).code, 'NOT_SENT');
    await clock.until(Promise.all(hold));
    assert.equal(sent.length, 400);
    await clock.pass(10 * second);
    assert.equal(clock.pending, 0);
  });

  it('a call that may wait without end is sent in the end', async () => {
    const { clock, client, sent } = fixture(() => json({}));
    const all = Array.from({ length: 1500 }, (_, offset) =>
      client.call(listAssets, { query: { offset } }, { maxWait: Infinity }),
    );
    await clock.until(Promise.all(all));
    assert.equal(sent.length, 1500);
  });

  it('a stop of a page that was frozen before its turn is not sent hours later', async () => {
    const clock = new SetClock();
    let sent = 0;
    let give: (token: Token) => void = () => undefined;
    const client = createClient({
      getToken: () => new Promise((resolve) => (give = resolve)),
      fetch: () => (sent++, Promise.resolve(json({}))),
      clock: { now: clock.now, wait: (_, signal) => clock.wait(86_400_000, signal) }, // timers of a frozen page stand still
    });
    const call = client.call(stopSmartLive, { path }, { priority: 'command', maxWait: 30 * second });
    await clock.pass(7_200_000);
    give(tokenAt(clock.now()));
    assert.equal((await failureOf(clock, call)).code, 'NOT_SENT');
    assert.equal(sent, 0);
  });
});
