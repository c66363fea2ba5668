/** Common behaviour of all calls: a handler for each operation, errors in the documented format, throttle, headers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations } from '../../src/api/index.js';
import { handlers } from '../../demo/simulator/handlers/index.js';
import { createSimulator, defaultAccount } from '../../demo/simulator/index.js';
import { benchWith, origin, roomBody, send, start, type AnswerBody } from './bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({ retryAfterSeconds: 1 });

describe('every operation', () => {
  for (const { name } of operations) it(`has a handler: ${name}`, () => assert.ok(handlers.has(name)));

  it('is the only thing that has one', () =>
    assert.deepEqual([...handlers.keys()].sort(), operations.map(({ name }) => name).sort()));

  for (const operation of operations) {
    it(`is closed to strangers: ${operation.name}`, async () => {
      const { simulator } = await bench();
      const path = operation.path
        .replace('{project_id}', defaultAccount.project_id)
        .replace(/\{\w+\}/g, 'f'.repeat(32));
      const { status, body } = await send(simulator, operation.method, path);
      assert.equal(status, 401);
      const speech = operation.reference.startsWith('9');
      assert.equal(body.error_code, speech ? 'MSS.000000004' : 'MSS.00000001');
      assert.equal(body.error_msg, 'Unauthorized');
    });
  }
});

describe('an answer', () => {
  it('carries a request ID of its own and the simulated date', async () => {
    const { call } = await bench();
    const [one, two] = [await call('GET', 'digital-assets'), await call('GET', 'digital-assets')];
    assert.match(one.headers.get('x-request-id') ?? '', /^[0-9a-f]{32}$/);
    assert.notEqual(one.headers.get('x-request-id'), two.headers.get('x-request-id'));
    assert.equal(one.headers.get('date'), new Date(start).toUTCString());
  });

  const preflight = { 'Access-Control-Request-Headers': 'x-auth-token,content-type' };

  it('is closed to other origins', async () => {
    const { simulator, call } = await bench();
    const asked = await send(simulator, 'OPTIONS', '/v1/x/digital-assets', undefined, preflight);
    assert.equal(asked.status, 405);
    assert.equal(asked.headers.get('access-control-allow-origin'), null);
    assert.equal((await call('GET', 'digital-assets')).headers.get('access-control-allow-origin'), null);
  });

  it('is open to them where that was asked for, and says which headers they may read', async () => {
    const { simulator, call } = await bench({ cors: true });
    const asked = await send(simulator, 'OPTIONS', '/v1/x/digital-assets', undefined, preflight);
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('access-control-allow-headers'), 'x-auth-token,content-type');
    const answer = await call('GET', 'digital-assets');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const readable = (answer.headers.get('access-control-expose-headers') ?? '').split(', ');
    for (const name of ['X-Request-Id', 'Retry-After', 'Date', 'ETag', 'x-obs-request-id', 'Content-Range'])
      assert.ok(readable.includes(name), name);
  });

  it('does not come to a caller who has given up', async () => {
    const simulator = createSimulator({ seed: false });
    const request = new Request(`${origin}/_simulator/clock`, {
      signal: AbortSignal.abort(new Error('gone')),
    });
    await assert.rejects(simulator.fetch(request));
  });
});

describe('a request that the service cannot take', () => {
  it('has a path that is unknown', async () => {
    const { call } = await bench();
    const { status, body } = await call('GET', 'dreams');
    assert.equal(status, 404);
    assert.match(body.request_id ?? '', /^[0-9a-f]{32}$/);
  });

  it('has a method that the path does not answer to', async () => {
    const { call } = await bench();
    const { status, headers } = await call('DELETE', 'digital-assets');
    assert.equal(status, 405);
    assert.equal(headers.get('allow'), 'POST, GET');
  });

  it('has a body that is not JSON', async () => {
    const { call } = await bench();
    const { status, body } = await call('POST', 'smart-live-rooms', '{"room_name":');
    assert.deepEqual([status, body.error_code], [400, 'MSS.10000002']);
  });

  it('has a body of another type', async () => {
    const { call } = await bench();
    const answer = await call('POST', 'smart-live-rooms', roomBody(), { 'Content-Type': 'text/plain' });
    assert.equal(answer.status, 400);
    assert.match(answer.body.error_msg ?? '', /Content-Type/);
  });

  it('has no body where one is needed, or one that is no object', async () => {
    const { call, advance } = await bench();
    for (const body of [undefined, '', '[]', 'null', '"room"', '7']) {
      await advance(1);
      const answer = await call('POST', 'smart-live-rooms', body);
      assert.deepEqual([answer.status, answer.body.error_code], [400, 'MSS.00000003'], String(body));
      assert.match(answer.body.error_msg ?? '', /^Invalid parameter: (room_name is mandatory|body must be)/);
    }
  });

  it('has a body that is not UTF-8', async () => {
    const { simulator, token } = await bench();
    const path = `${origin}/v1/${defaultAccount.project_id}/smart-live-rooms`;
    const headers = { 'X-Auth-Token': token, 'Content-Type': 'application/json;charset=utf8' };
    const body = Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const answer = await simulator.fetch(new Request(path, { method: 'POST', headers, body }));
    assert.deepEqual(
      [answer.status, ((await answer.json()) as AnswerBody).error_code],
      [400, 'MSS.10000002'],
    );
  });

  it('names a user in letters that a header cannot have', async () => {
    const { call } = await bench();
    const user = Buffer.from('小王').toString('latin1');
    for (const [method, path] of [
      ['GET', 'digital-assets'],
      ['POST', 'smart-live-rooms'],
    ] as const) {
      const answer = await call(method, path, undefined, { 'X-App-UserId': user });
      assert.deepEqual([answer.status, answer.body.error_code], [400, 'MSS.00000003']);
      assert.match(answer.body.error_msg ?? '', /^Invalid parameter: X-App-UserId /);
    }
  });

  it('names things by IDs that are too long, or no IDs at all', async () => {
    const { call, advance } = await bench();
    for (const id of ['x'.repeat(4096), '%00', '..%2F..', '%E4%BD%A0', '%', '{room_id}', '__proto__']) {
      await advance(1);
      const shown = await call('GET', `smart-live-rooms/${id}`);
      assert.deepEqual([shown.status, shown.body.error_code], [404, 'MSS.00000002'], id);
      const deleted = await call('DELETE', `smart-live-rooms/${id}`);
      assert.deepEqual([deleted.status, deleted.body.error_code], [400, 'MSS.20010045'], id);
    }
  });

  it('leaves out a member that is mandatory', async () => {
    const { call } = await bench();
    const body = { room_name: 'A', scene_scripts: [{ shoot_scripts: [] }] };
    const answer = await call('POST', 'smart-live-rooms', body);
    assert.deepEqual(answer.body, {
      error_code: 'MSS.00000003',
      error_msg: 'Invalid parameter: scene_scripts[0].script_name is mandatory',
    });
  });

  it('asks in its query for what is out of range', async () => {
    const { call } = await bench();
    for (const query of [
      'limit=101',
      'limit=0',
      'offset=-1',
      'limit=many',
      'is_realtime_voice=maybe',
      'asset_type=CAT',
    ]) {
      const { status, body } = await call('GET', `digital-assets?${query}`);
      assert.equal(status, 400, query);
      assert.match(body.error_msg ?? '', new RegExp(`Invalid parameter: ${query.split('=')[0]} `));
    }
  });

  it('is for another project', async () => {
    const { simulator, token } = await bench();
    const path = `/v1/${'0'.repeat(32)}/digital-assets`;
    const { status, body } = await send(simulator, 'GET', path, undefined, { 'X-Auth-Token': token });
    assert.deepEqual([status, body.error_code], [403, 'MSS.00020006']);
  });
});

describe('the throttle', () => {
  it('lets as many calls through as the region allows, and says when to come again', async () => {
    const { call } = await bench({ region: 'ap-southeast-3' });
    const answers = await Promise.all(Array.from({ length: 11 }, () => call('GET', 'digital-assets')));
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 1);
    assert.equal(refused[0]?.body.error_code, 'APIGW.0308');
    assert.match(refused[0]?.body.error_msg ?? '', /^The throttling threshold has been reached: /);
    assert.equal(refused[0]?.body.request_id, refused[0]?.headers.get('x-request-id'));
    assert.equal(refused[0]?.headers.get('retry-after'), '1');
  });

  it('forgets calls after a second, and counts each operation by itself', async () => {
    const { call, advance } = await bench();
    await Promise.all(Array.from({ length: 20 }, () => call('GET', 'digital-assets')));
    assert.equal((await call('GET', 'digital-assets')).status, 429);
    assert.equal((await call('GET', 'smart-live-rooms')).status, 200);
    await advance(1);
    assert.equal((await call('GET', 'digital-assets')).status, 200);
  });
});
