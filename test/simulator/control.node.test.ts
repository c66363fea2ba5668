/** The simulator's controls: clock, reset, request log, faults. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConnectionDropped, createSimulator, type LoggedTransfer } from '../../demo/simulator/index.js';
import { benchWith, createRoom, goLive, origin, roomBody, send, signIn, start, startLive } from './bench.js';
import { createAsset, png, upload } from './uploading.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  retryAfterSeconds: 1,
});

describe('the clock', () => {
  it('runs with the machine’s, as many times as fast as it is told', async () => {
    let machine = start;
    const on = await bench({ now: () => machine, speed: 1 });
    const now = async () => String((await on.control('GET', 'clock')).body['now']);
    machine += 1000;
    assert.equal(await now(), '2026-01-05T09:00:01.000Z');
    await on.control('POST', 'clock', { speed: 60 });
    machine += 1000;
    assert.equal(await now(), '2026-01-05T09:01:01.000Z');
    await on.control('POST', 'clock', { speed: 0 });
    machine += 1000;
    assert.equal(await now(), '2026-01-05T09:01:01.000Z');
    await on.control('POST', 'clock', { advance: 3600 });
    assert.equal(await now(), '2026-01-05T10:01:01.000Z');
  });

  it('begins where it is told to', async () => {
    const simulator = createSimulator({ start: 0, speed: 0, seed: false });
    const { body } = await send(simulator, 'GET', '/_simulator/clock');
    assert.deepEqual(body, { now: '1970-01-01T00:00:00.000Z', speed: 0 });
  });

  it('brings everything due in its order and at its own time, however far it jumps', async () => {
    const on = await bench();
    const live = await startLive(on, await createRoom(on));
    await on.advance(80_000);
    const { state, duration, ...rest } = await live.show();
    assert.deepEqual([state, duration, rest['end_time']], ['SUCCEED', 18, '2026-01-05T09:00:24Z']);
  });

  it('lets what is due happen by itself, without a request', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
    const seen: string[] = [];
    const fetch = (url: unknown) => {
      seen.push(String(url));
      return Promise.resolve(new Response());
    };
    const on = await bench({ now: Date.now, speed: 2, fetch });
    await startLive(on, await createRoom(on, { live_event_callback_config: hook }));
    context.mock.timers.tick(2999);
    assert.deepEqual(seen, []);
    context.mock.timers.tick(1);
    await on.control('POST', 'clock', {});
    assert.deepEqual(seen, ['https://shop.test/hook']);
  });

  it('refuses to run backwards', async () => {
    const on = await bench();
    assert.equal((await on.control('POST', 'clock', { advance: -1 })).status, 400);
    assert.equal((await on.control('POST', 'clock', { speed: -1 })).status, 400);
  });

  const hook = {
    live_event_type_callback_url: 'https://shop.test/hook',
    callback_event_type: ['SHOOT_SCRIPT_SWITCH'],
  };
});

describe('a reset', () => {
  it('brings back the beginning: rooms, livestreams, clock, faults and journal', async () => {
    const on = await bench();
    await goLive(on);
    await on.control('POST', 'faults', [{ status: 500 }]);
    await on.control('POST', 'reset');
    assert.equal((await on.call('GET', 'smart-live-rooms')).body.count, 0);
    assert.equal((await on.call('GET', 'smart-live-jobs')).body.count, 0);
    assert.equal((await on.control('GET', 'clock')).body['now'], new Date(start).toISOString());
    assert.equal((await on.journal()).length, 2);
  });
});

describe('the journal', () => {
  it('tells what was called, when, with what outcome, and never a secret', async () => {
    const on = await bench();
    const { headers } = await on.call('POST', 'smart-live-rooms', roomBody());
    await on.advance(5);
    await on.call('GET', 'smart-live-rooms/nowhere?x=1');
    const [iam, created, shown] = await on.journal();
    assert.equal(iam?.operation, 'keystoneCreateUserTokenByPassword');
    assert.equal(iam?.body_hash, null);
    assert.equal(created?.operation, 'createSmartLiveRoom');
    assert.deepEqual([created?.status, created?.executed], [200, true]);
    assert.equal(created?.request_id, headers.get('x-request-id'));
    assert.match(created?.path ?? '', /^\/v1\/\w+\/smart-live-rooms$/);
    assert.equal(shown?.time, '2026-01-05T09:00:05.000Z');
    assert.deepEqual([shown?.status, shown?.executed, shown?.method], [404, false, 'GET']);
    assert.ok(!JSON.stringify(await on.journal()).includes(on.token));
  });

  it('shows a write that was sent twice', async () => {
    const on = await bench();
    for (let time = 0; time < 2; time += 1) await on.call('POST', 'smart-live-rooms', roomBody());
    const [, first, second] = await on.journal();
    assert.equal(first?.duplicate_of, null);
    assert.equal(second?.duplicate_of, first?.request_id);
    assert.deepEqual([first?.executed, second?.executed], [true, false]);
  });

  it('keeps files apart from calls, and hides the signatures of their links', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'IMAGE');
    await upload(on, asset_id, png(1, 1));
    const calls = (await on.journal()).map(({ operation }) => operation).slice(1);
    assert.deepEqual(calls, ['createDigitalAsset', 'createFile', 'confirmFileUpload']);
    const transfers = (await on.control('GET', 'requests')).body['transfers'] as LoggedTransfer[];
    assert.deepEqual(
      transfers.map(({ method, status }) => [method, status]),
      [['PUT', 200]],
    );
    assert.match(transfers[0]?.path ?? '', /^\/_simulator\/upload\/.*Signature=(\*|%2A){3}/);
    assert.match(transfers[0]?.request_id ?? '', /^[0-9A-F]{32}$/);
  });

  it('hides the key of a report', async () => {
    const on = await bench();
    const live = await goLive(on);
    await send(on.simulator, 'POST', String(live.answer.body['live_event_report_url']), { total: 0 });
    assert.match((await on.journal()).at(-1)?.path ?? '', /auth_key=\*\*\*|auth_key=%2A/);
  });
});

describe('a fault', () => {
  const list = 'smart-live-rooms';

  it('strikes the operation it names, as often as it says', async () => {
    const on = await bench();
    await on.control('POST', 'faults', [{ operation: 'listSmartLiveRooms', status: 500, times: 2 }]);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await on.call('GET', list)).status);
    assert.deepEqual(statuses, [500, 500, 200]);
    assert.equal((await on.call('GET', 'digital-assets')).status, 200);
  });

  it('answers as the service would: body, request ID, and when to come again', async () => {
    const on = await bench();
    await on.control('POST', 'faults', [
      { operation: 'listAssets', status: 429 },
      { operation: '*', status: 500 },
    ]);
    const limited = await on.call('GET', 'digital-assets');
    assert.deepEqual([limited.status, limited.body.error_code], [429, 'APIGW.0308']);
    assert.equal(limited.headers.get('retry-after'), '1');
    const failed = await on.call('GET', list);
    assert.deepEqual(failed.body, { error_code: 'MSS.00000004', error_msg: 'Internal Error' });
    assert.match(failed.headers.get('x-request-id') ?? '', /^[0-9a-f]{32}$/);
    const speech = await on.call('POST', 'ttsc/audition', {});
    assert.deepEqual([speech.body.error_code, speech.body.request_id?.length], ['MSS.000000002', 32]);
  });

  it('may carry a code of its own', async () => {
    const on = await bench();
    await on.control('POST', 'faults', { operation: '*', status: 403, error_code: 'MSS.00023003' });
    const { status, body } = await on.call('GET', list);
    assert.deepEqual([status, body.error_code], [403, 'MSS.00023003']);
  });

  it('strikes every second call, or by chance', async () => {
    const on = await bench();
    const statuses = async (calls: number) => {
      const answers = [];
      for (let time = 0; time < calls; time += 1) {
        answers.push((await on.call('GET', list)).status);
        await on.advance(1);
      }
      return answers;
    };
    await on.control('POST', 'faults', [{ status: 500, every: 2 }]);
    assert.deepEqual(await statuses(4), [200, 500, 200, 500]);
    await on.control('POST', 'faults', [{ status: 500, probability: 0.5 }]);
    const hits = (await statuses(60)).filter((status) => status === 500).length;
    assert.ok(hits > 15 && hits < 45, `${hits} of 60`);
  });

  it('drops a connection before the request is carried out', async () => {
    const on = await bench();
    await on.control('POST', 'faults', [{ operation: 'createSmartLiveRoom', drop: 'before', times: 1 }]);
    await assert.rejects(on.call('POST', list, roomBody()), (error) => {
      assert.ok(error instanceof ConnectionDropped && error instanceof TypeError);
      assert.equal(error.message, 'Failed to fetch');
      return true;
    });
    assert.equal((await on.call('GET', list)).body.count, 0);
  });

  it('drops an answer after the request was carried out, and the journal knows', async () => {
    const on = await bench();
    await on.control('POST', 'faults', [{ operation: 'createSmartLiveRoom', drop: 'after' }]);
    await assert.rejects(on.call('POST', list, roomBody()), ConnectionDropped);
    assert.equal((await on.call('GET', list)).body.count, 1);
    const [, created] = await on.journal();
    assert.deepEqual([created?.status, created?.executed, created?.fault?.drop], [null, true, 'after']);
  });

  it('delays an answer by the machine’s clock', async (context) => {
    const on = await bench();
    await on.control('POST', 'faults', [{ operation: 'listAssets', delay: 5000 }]);
    const delayed = new Promise<[wake: () => void, delay: number]>((resolve) => {
      context.mock.method(globalThis, 'setTimeout', (wake: () => void, delay: number) =>
        resolve([wake, delay]),
      );
    });
    let settled = false;
    const slow = on.call('GET', 'digital-assets').finally(() => (settled = true));
    const [wake, delay] = await delayed;
    assert.deepEqual([delay, settled], [5000, false]);
    wake();
    assert.equal((await slow).status, 200);
  });

  it('lets a caller give up who does not want to wait', async () => {
    const on = await bench();
    await on.control('POST', 'faults', [{ operation: 'listAssets', delay: 600_000 }]);
    const abort = new AbortController();
    const request = new Request(`${origin}/v1/x/digital-assets`, { signal: abort.signal });
    const answer = on.simulator.fetch(request);
    abort.abort(new Error('gone'));
    await assert.rejects(answer, /gone/);
  });

  it('strikes IAM and files too', async () => {
    const on = await bench();
    await on.control('POST', 'faults', [
      { operation: 'keystoneCreateUserTokenByPassword', status: 503 },
      { operation: 'media', status: 404 },
    ]);
    assert.equal((await signIn(on.simulator)).status, 503);
    const file = await send(on.simulator, 'GET', '/_simulator/media/cover/wang');
    assert.deepEqual([file.status, file.body.error_code], [404, 'MSS.00000002']);
  });

  it('is gone when the rules are deleted, and is refused when it makes no sense', async () => {
    const on = await bench();
    await on.control('POST', 'faults', { rules: [{ status: 500 }] });
    await on.control('DELETE', 'faults');
    assert.equal((await on.call('GET', list)).status, 200);
    for (const rule of [{ status: 200 }, { drop: 'sometimes' }, { probability: 2 }]) {
      assert.equal((await on.control('POST', 'faults', [rule])).status, 400);
    }
  });
});

describe('a control that there is not', () => {
  it('says which there are', async () => {
    const { status, body } = await (await bench()).control('GET', 'magic');
    assert.equal(status, 404);
    assert.ok((body['controls'] as string[]).includes('POST reset'));
  });
});
