/** What passes the proxy: the operations of the grant, in the credentials' own project and the session's rooms. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations, type Operation } from '../../../src/api/index.js';
import { base, createProxy, json, project_id } from './proxy-fixture.js';

const room = '26f065244f754b3aa853b649a21aaf66';
const foreign = '36f065244f754b3aa853b649a21aaf66';
const ranks = ['view', 'operate', 'edit', 'administer'] as const;

/** A proxy whose service answers everything with an empty object, and keeps what it is sent. */
const quiet = () => createProxy({ fetch: () => Promise.resolve(Response.json({})) });

function requestOf({ method, path, body }: Operation, ids: Record<string, string> = {}) {
  const filled = path
    .replace('/v1/{project_id}/', '')
    .replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? 'id');
  // An action that can be taken back: the others need more than the operation.
  return [filled, { method, ...(body && { body: { action: 'DELETE' } }) }] as const;
}

describe('the operations', () => {
  for (const may of ranks)
    it(`pass or are refused by the word ${may}, each of the 65, before anything is sent`, async () => {
      const proxy = await quiet();
      assert.equal(operations.length, 65);
      for (const operation of operations) {
        proxy.seen.length = 0;
        const answer = await proxy.ask({ may }, ...requestOf(operation));
        const { error_code, error_msg } = await json(answer);
        const isAllowed = ranks.indexOf(operation.needs) <= ranks.indexOf(may);
        assert.equal(error_code === 'MSW.NOT_ALLOWED', !isAllowed, operation.name);
        if (isAllowed) continue;
        assert.equal(answer.status, 403);
        assert.match(String(error_msg), new RegExp(`${operation.name}.*“${operation.needs}”.*“${may}”`));
        assert.equal(proxy.seen.length, 0);
      }
    });

  it('pass by their names, and no others', async () => {
    const proxy = await quiet();
    for (const operation of operations) {
      const may = operations.filter((other) => other !== operation).map(({ name }) => name);
      const answer = await proxy.ask({ may }, ...requestOf(operation));
      assert.equal(answer.status, 403, operation.name);
      const alone = await proxy.ask({ may: [operation.name] }, ...requestOf(operation));
      assert.notEqual(alone.status, 403, operation.name);
    }
  });

  it('need a session, which is asked for before an address is looked up', async () => {
    const { handle } = await quiet();
    for (const path of [`v1/${project_id}/smart-live-rooms`, 'v1/nothing'])
      assert.equal((await handle(new Request(`${base}/api/${path}`))).status, 401);
  });

  it('answer other methods with 405 and those that there are', async () => {
    const { ask } = await quiet();
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'PROPFIND']) {
      const answer = await ask({ may: 'administer' }, 'smart-live-rooms', { method });
      assert.equal(answer.status, 405, method);
      assert.equal(answer.headers.get('allow'), 'POST, GET, OPTIONS');
    }
  });
});

describe('an address', () => {
  const strange = [
    'smart-live-rooms/',
    '/smart-live-rooms',
    'smart-live-rooms//',
    `smart-live-rooms/${room}/`,
    `smart-live-rooms//${room}`,
    `smart-live-rooms/${room}%2Fsmart-live-jobs`,
    `smart-live-rooms/${room}%2fsmart-live-jobs`,
    `smart-live-rooms/${room}%252Fsmart-live-jobs`,
    `smart-live-rooms/${room}/%2e%2e/${foreign}`,
    `smart-live-rooms/${room};x=1`,
    `smart-live-rooms/${room}%00`,
    `smart-live-rooms/${room}%3Fx=1`,
    `smart-live-rooms/${room}%23`,
    `smart-live-rooms/${room}.json`,
    'smart-live-rooms/a b',
    'smart-live-rooms/%E4%B8%AD',
    'Smart-Live-Rooms',
    'SMART-LIVE-ROOMS',
    'smart%2Dlive-rooms',
    'smart-live-rooms%20',
    `smart-live-rooms\\${room}\\..`,
    '',
    'iam',
    `smart-live-rooms/${room}/smart-live-jobs/j/unknown`,
    `smart-live-rooms/${'x'.repeat(129)}`,
  ];
  for (const path of strange)
    it(`in another spelling is not found: ${path.slice(0, 80)}`, async () => {
      const proxy = await quiet();
      const answer = await proxy.ask({ may: 'administer' }, path);
      const reached = proxy.seen.map(({ url }) => url);
      // The URL parser takes dot segments and backslashes away, before anybody sees them.
      const isNormalised = /%2e|\\/.test(path);
      if (!isNormalised) assert.equal(answer.status, 404, await answer.text());
      for (const url of reached)
        assert.match(url, /^https:\/\/metastudio\.test\/v1\/\w+\/smart-live-rooms(\/\w+)?$/);
    });

  it('of another project is not found, as an unknown one', async () => {
    const proxy = await quiet();
    const headers = { authorization: `Bearer ${await proxy.sessionFor({ may: 'administer' })}` };
    for (const path of [
      `v1/${project_id.replace(/.$/, 'f')}/smart-live-rooms`,
      `v1/${project_id.toUpperCase()}x/smart-live-rooms`,
      `v2/${project_id}/smart-live-rooms`,
      `v1//smart-live-rooms`,
      `v1/smart-live-rooms`,
      `v3/auth/tokens`,
    ]) {
      const answer = await proxy.handle(new Request(`${base}/api/${path}`, { headers }));
      assert.equal(answer.status, 404, path);
      assert.equal((await json(answer))['error_code'], 'MSW.NOT_FOUND');
    }
    assert.equal(proxy.seen.length, 0);
  });
});

describe('a session that is limited to rooms', () => {
  const rooms = [room];

  it('reaches no other room, over all operations that name one', async () => {
    const proxy = await quiet();
    const naming = operations.filter(({ path }) => path.includes('{room_id}'));
    assert.ok(naming.length >= 8);
    for (const operation of naming) {
      const answer = await proxy.ask(
        { may: 'administer', rooms },
        ...requestOf(operation, { room_id: foreign }),
      );
      assert.equal(answer.status, 403, operation.name);
      assert.equal((await json(answer))['error_code'], 'MSW.NOT_ALLOWED');
    }
    assert.equal(proxy.seen.length, 0);
  });

  it('names no other room in a query or a body, wherever it stands', async () => {
    const proxy = await quiet();
    const grant = { may: 'administer', rooms } as const;
    const bodies = [
      { room_name: 'A', room_id: foreign },
      { room_name: 'A', room_ids: [room, foreign] },
      { room_name: 'A', tomorrow: [{ live_room_id: foreign }] },
      { room_name: 'A', tomorrow: { target_room_ids: { all: [foreign] } } },
      { room_name: 'A', room_ids: `${room},${foreign}` },
      { room_name: 'A', room_id: 7 },
    ];
    for (const body of bodies) {
      const answer = await proxy.ask(grant, `smart-live-rooms/${room}`, { method: 'PUT', body });
      assert.equal(answer.status, 403, JSON.stringify(body));
    }
    assert.equal(proxy.seen.length, 0);
    const body = { room_name: 'A', room_id: room, rtc_room_info: { room_id: 'rtc' } };
    assert.equal((await proxy.ask(grant, `smart-live-rooms/${room}`, { method: 'PUT', body })).status, 200);
  });

  it('creates no room, which it could not see', async () => {
    const { ask } = await quiet();
    const answer = await ask({ may: 'administer', rooms }, 'smart-live-rooms', {
      method: 'POST',
      body: { room_name: 'A' },
    });
    assert.equal(answer.status, 403);
  });

  it('reaches no task of another room under the name of its own, over all operations on tasks', async () => {
    const job = { room_id: foreign, job_id: 'job' };
    const proxy = await createProxy({ fetch: () => Promise.resolve(Response.json(job)) });
    const onTasks = operations.filter(({ path }) => path.includes('{room_id}') && path.includes('{job_id}'));
    assert.ok(onTasks.length >= 4);
    for (const operation of onTasks) {
      const [path, init] = requestOf(operation, { room_id: room, job_id: 'job' });
      const body = { command: 'GET_CURRENT_PLAYING_SCRIPTS', total: 0 };
      const request = operation.body ? { ...init, body } : init;
      const answer = await proxy.ask({ may: 'administer', rooms }, path, request);
      assert.equal(answer.status, 404, operation.name);
    }
    assert.deepEqual([...new Set(proxy.seen.map(({ method }) => method))], ['GET']);
  });

  it('reads to whom a task belongs once, and then only sends', async () => {
    const job = { room_id: room, job_id: 'job' };
    const proxy = await createProxy({ fetch: () => Promise.resolve(Response.json(job)) });
    const stop = () =>
      proxy.ask({ may: 'operate', rooms }, `smart-live-rooms/${room}/smart-live-jobs/job/stop`, {
        method: 'POST',
      });
    assert.equal((await stop()).status, 200);
    assert.equal((await stop()).status, 200);
    assert.deepEqual(
      proxy.seen.map(({ method }) => method),
      ['GET', 'POST', 'POST'],
    );
  });

  it('sees its rooms and tasks in lists, with their own count, page by page', async () => {
    const all = Array.from({ length: 250 }, (_, index) => `room${index}`);
    const own = all.filter((_, index) => index % 10 === 3);
    const tasks = all.map((room_id) => ({ room_id, job_id: `job-${room_id}` }));
    const proxy = await createProxy({
      fetch: ({ url }) => {
        const { pathname, searchParams } = new URL(url);
        const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
        const member = pathname.endsWith('smart-live-rooms') ? 'smart_live_rooms' : 'smart_live_jobs';
        return Promise.resolve(Response.json({ count: 250, [member]: tasks.slice(offset, offset + limit) }));
      },
    });
    for (const [path, member] of [
      ['smart-live-rooms', 'smart_live_rooms'],
      ['smart-live-jobs', 'smart_live_jobs'],
    ] as const) {
      const shown: unknown[] = [];
      for (let offset = 0; offset < 30; offset += 10) {
        const { count, [member]: page } = await json(
          await proxy.ask({ rooms: own }, `${path}?offset=${offset}&limit=10&room_name=x`),
        );
        assert.equal(count, own.length);
        shown.push(...(page as { room_id: string }[]).map(({ room_id }) => room_id));
      }
      assert.deepEqual(shown, own);
      assert.ok(proxy.seen.every(({ url }) => url.includes('room_name=x')));
    }
    proxy.seen.length = 0;
    await proxy.ask({ rooms: ['room3'] }, 'smart-live-rooms');
    assert.equal(proxy.seen.length, 1, 'reads no further than its last room');
    const { count } = await json(await proxy.ask({ rooms: [] }, 'smart-live-rooms'));
    assert.equal(count, 0);
  });

  it('reads a bounded number of pages', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ room_id: `r${index}`, job_id: `j${index}` }));
    const proxy = await createProxy({
      fetch: () => Promise.resolve(Response.json({ count: 1e9, smart_live_jobs: page })),
    });
    const answer = await proxy.ask({ rooms: ['other'] }, 'smart-live-jobs');
    assert.deepEqual(await json(answer), { count: 0, smart_live_jobs: [] });
    assert.equal(proxy.seen.length, 50);
  });
});

describe('a request', () => {
  const wrong = [
    ['smart-live-rooms?limit=101', {}, /limit/],
    ['smart-live-rooms?limit=0', {}, /limit/],
    ['smart-live-rooms?limit=', {}, /limit/],
    ['smart-live-rooms?offset=-1', {}, /offset/],
    ['smart-live-rooms?limit=1&limit=2', {}, /limit is given 2 times/],
    ['smart-live-rooms?room_type=OTHER', {}, /room_type/],
    ['smart-live-rooms?admin=true', {}, /knows no admin/],
    ['smart-live-rooms?__proto__=1', {}, /knows no __proto__/],
    ['smart-live-rooms?constructor=1', {}, /knows no constructor/],
    [`smart-live-rooms/${room}?x=1`, {}, /knows no x/],
    ['smart-live-rooms', { method: 'POST', body: {} }, /room_name is mandatory/],
    ['smart-live-rooms', { method: 'POST', body: '[]' }, /JSON object/],
    ['smart-live-rooms', { method: 'POST', body: '{' }, /JSON object/],
    ['smart-live-rooms', { method: 'POST', body: 'null' }, /JSON object/],
    [
      'smart-live-rooms',
      { method: 'POST', body: { room_name: 'A', scene_scripts: [{}] } },
      /scene_scripts\[0\]/,
    ],
    [
      'smart-live-rooms',
      { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } },
      /application\/json/,
    ],
  ] as const;
  for (const [path, init, sentence] of wrong)
    it(`that the service would refuse is not sent: ${JSON.stringify([path, init]).slice(0, 90)}`, async () => {
      const proxy = await quiet();
      const answer = await proxy.ask({ may: 'administer' }, path, init);
      const { error_code, error_msg } = await json(answer);
      assert.equal(answer.status, 400);
      assert.equal(error_code, 'MSW.REQUEST_INVALID');
      assert.match(String(error_msg), sentence);
      assert.equal(proxy.seen.length, 0);
    });

  it('may have members that the service adds tomorrow, but of two with one name only the last', async () => {
    const proxy = await quiet();
    const body = '{"room_name":"A","tomorrow":{"a":1},"room_description":"first","room_description":"last"}';
    assert.equal(
      (await proxy.ask({ may: 'edit' }, 'smart-live-rooms', { method: 'POST', body })).status,
      200,
    );
    assert.equal(
      await proxy.seen[0]?.text(),
      '{"room_name":"A","tomorrow":{"a":1},"room_description":"last"}',
    );
  });

  it('that saves an odd value of the service itself is judged by the service', async () => {
    const held = { room_name: 'A', view_mode: 'ROUND', priv_data: null };
    const proxy = await createProxy({ fetch: () => Promise.resolve(Response.json(held)) });
    const put = (body: unknown) =>
      proxy.ask({ may: 'edit' }, `smart-live-rooms/${room}`, { method: 'PUT', body });
    assert.equal((await put({ room_name: 'B', view_mode: 'ROUND' })).status, 200);
    const plain = await createProxy({ fetch: () => Promise.resolve(Response.json({ room_name: 'A' })) });
    const answer = await plain.ask({ may: 'edit' }, `smart-live-rooms/${room}`, {
      method: 'PUT',
      body: { room_name: 'B', view_mode: 'ROUND' },
    });
    assert.equal(answer.status, 400);
  });

  it('of more than 16 MiB is refused without being read to its end', async () => {
    const proxy = await quiet();
    const body = JSON.stringify({ room_name: 'A', priv_data: 'x'.repeat(17 * 2 ** 20) });
    const answer = await proxy.ask({ may: 'edit' }, 'smart-live-rooms', { method: 'POST', body });
    assert.equal(answer.status, 413);
    assert.equal((await json(answer))['error_code'], 'MSW.BODY_TOO_LARGE');
  });

  it('passes with the headers of a fixed list', async () => {
    const proxy = await quiet();
    const headers = {
      cookie: 'session=1',
      'x-auth-token': 'forged',
      'x-app-userid': 'somebody-else',
      'x-forwarded-for': '10.0.0.1',
      'x-real-ip': '10.0.0.1',
      forwarded: 'for=10.0.0.1',
      'x-project-id': 'other',
      'x-sdk-date': '20260101T000000Z',
      'x-request-id': 'forged',
      'x-http-method-override': 'DELETE',
      'x-original-url': '/v1/other',
      'accept-language': 'zh',
      priority: 'u=1',
    };
    await proxy.ask({ user: '王 ann', may: 'view' }, 'smart-live-rooms', { headers });
    const [sent] = proxy.seen;
    assert.deepEqual([...(sent?.headers.keys() ?? [])].sort(), [
      'accept',
      'x-app-userid',
      'x-auth-token',
      'x-request-id',
    ]);
    assert.equal(sent?.headers.get('x-app-userid'), '%E7%8E%8B%20ann');
    assert.notEqual(sent?.headers.get('x-auth-token'), 'forged');
    assert.notEqual(sent?.headers.get('x-request-id'), 'forged');
  });

  it('that deletes for good needs more than its operation', async () => {
    const proxy = await quiet();
    const answer = await proxy.ask({ may: 'edit' }, 'digital-assets/a?mode=FORCE', { method: 'DELETE' });
    const { error_msg } = await json(answer);
    assert.equal(answer.status, 403);
    assert.match(String(error_msg), /“administer”/);
    assert.equal(proxy.seen.length, 0);
  });
});

describe('an answer', () => {
  it('carries fixed headers, and is never kept', async () => {
    const answered = {
      'set-cookie': 'a=b',
      server: 'api-gateway',
      'x-subject-token': 'secret',
      'x-iam-trace-id': 'token',
      'access-control-allow-origin': '*',
      etag: 'x',
      'cache-control': 'max-age=1000',
      'x-request-id': 'of-the-service',
      date: 'Tue, 21 May 2024 09:03:40 GMT',
      'retry-after': '3',
    };
    const proxy = await createProxy({
      fetch: () => Promise.resolve(Response.json({}, { headers: answered })),
    });
    const answer = await proxy.ask({}, 'smart-live-rooms');
    assert.deepEqual(Object.fromEntries(answer.headers), {
      'cache-control': 'no-store',
      'content-length': '2',
      'content-type': 'application/json',
      date: 'Tue, 21 May 2024 09:03:40 GMT',
      'retry-after': '3',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'of-the-service',
    });
  });

  it('is not a page, and not a redirection', async () => {
    const html = () =>
      new Response('<script>alert(1)</script>', { headers: { 'content-type': 'text/html' } });
    const moved = () => new Response(null, { status: 302, headers: { location: 'https://evil.example' } });
    for (const make of [html, moved]) {
      const proxy = await createProxy({ fetch: () => Promise.resolve(make()) });
      const answer = await proxy.ask({}, 'smart-live-rooms', { headers: { priority: 'u=6' } });
      assert.equal(answer.status, 502);
      assert.equal((await json(answer))['error_code'], 'MSW.ANSWER_UNFIT');
      assert.equal(answer.headers.get('location'), null);
    }
  });

  it('of more than 32 MiB is not read to its end', async () => {
    let sent = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => {
          sent += 2 ** 20;
          controller.enqueue(new Uint8Array(2 ** 20).fill(32));
        },
      });
    const headers = { 'content-type': 'application/json' };
    const proxy = await createProxy({ fetch: () => Promise.resolve(new Response(endless(), { headers })) });
    const answer = await proxy.ask({}, 'smart-live-rooms', { headers: { priority: 'u=6' } });
    assert.equal(answer.status, 502);
    assert.ok(sent < 40 * 2 ** 20);
  });
});
