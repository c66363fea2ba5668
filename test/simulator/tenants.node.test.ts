/** Several accounts: each tenant has its own world, and sees of another's what is shared with it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulator, defaultAccount, type Account } from '../../demo/simulator/index.js';
import {
  bench,
  callbacks,
  goLive,
  ids,
  roomBody,
  send,
  signIn,
  startLive,
  createRoom,
  type Bench,
} from './bench.js';
import { createAsset, png, upload } from './uploading.js';

const neighbour: Account = {
  user: 'neighbour',
  domain: 'other-shop',
  password: 'another-password',
  access_key: 'SIMULATEDACCESSKEY02',
  secret_key: 'simulatedSecretKeySimulatedSecretKey0002',
  project_id: '0123456789abcdef0123456789abcdef',
  project_name: 'cn-north-4',
};

/** Two tenants of one simulator. */
async function both(): Promise<{ ours: Bench; theirs: Bench }> {
  const ours = await bench({ accounts: [neighbour] });
  const scope = { project: { id: neighbour.project_id } };
  const token = (await signIn(ours.simulator, neighbour, scope)).headers.get('x-subject-token') ?? '';
  const theirs: Bench = {
    ...ours,
    token,
    call: (method, path, body, headers = {}) =>
      send(ours.simulator, method, `/v1/${neighbour.project_id}/${path}`, body, {
        'X-Auth-Token': token,
        ...headers,
      }),
  };
  return { ours, theirs };
}

/** An active picture of a tenant. */
async function picture(on: Bench, more: Record<string, unknown> = {}): Promise<string> {
  const asset_id = await createAsset(on, 'IMAGE', more);
  await upload(on, asset_id, png(4, 4));
  await on.advance(5);
  return asset_id;
}

const shared = (more: object = {}) => ({
  shared_config: { shared_type: 'SHARED', allowed_project_ids: [neighbour.project_id], ...more },
});

describe('a second tenant', () => {
  it('signs in with its own credentials, for its own project alone', async () => {
    const { ours, theirs } = await both();
    assert.equal((await theirs.call('GET', 'smart-live-rooms')).status, 200);
    const path = `/v1/${neighbour.project_id}/smart-live-rooms`;
    const wrong = await send(ours.simulator, 'GET', path, undefined, { 'X-Auth-Token': ours.token });
    assert.deepEqual([wrong.status, wrong.body.error_code], [403, 'MSS.00020006']);
    const foreign = await signIn(ours.simulator, neighbour, { project: { id: defaultAccount.project_id } });
    assert.equal(foreign.status, 401);
    const projects = await send(ours.simulator, 'GET', '/v3/projects', undefined, {
      'X-Auth-Token': theirs.token,
    });
    assert.match(JSON.stringify(projects.body), new RegExp(neighbour.project_id));
    assert.doesNotMatch(JSON.stringify(projects.body), new RegExp(defaultAccount.project_id));
  });

  it('sees none of the rooms, tasks, scripts, rules, products and assets of the first', async () => {
    const { ours, theirs } = await both();
    const live = await goLive(ours);
    const { body: product } = await ours.call('POST', 'products', { name: 'Tea' });
    const { body: group } = await ours.call('POST', 'smart-live-interaction-rule-groups', {
      group_name: 'G',
    });
    const asset_id = await picture(ours);
    const lists = [
      'smart-live-rooms',
      'smart-live-jobs',
      'products',
      'smart-live-interaction-rule-groups',
      'digital-assets?asset_source=CUSTOMIZATION',
      'digital-human-videos',
    ];
    for (const path of lists) assert.equal((await theirs.call('GET', path)).body.count, 0, path);
    const refused = [
      ['GET', `smart-live-rooms/${live.room_id}`],
      ['PUT', `smart-live-rooms/${live.room_id}`, roomBody({ room_name: 'Theirs' })],
      ['DELETE', `smart-live-rooms/${live.room_id}`],
      ['GET', live.path],
      ['POST', `${live.path}/stop`],
      ['POST', `${live.path}/command`, { command: 'CLEAN_UP_INSERT_COMMAND', params: {} }],
      ['GET', `products/${product['product_id'] as string}`],
      ['DELETE', `smart-live-interaction-rule-groups/${group['group_id'] as string}`],
      ['GET', `digital-assets/${asset_id}`],
      ['DELETE', `digital-assets/${asset_id}`],
    ] as const;
    for (const [method, path, body] of refused) {
      const { status } = await theirs.call(method, path, body);
      assert.ok(status >= 400, `${method} ${path}: ${status}`);
    }
    assert.equal((await live.show()).state, 'PROCESSING');
    assert.equal((await theirs.call('GET', 'digital-assets?asset_source=SYSTEM')).body.count, 5);
    const { body } = await theirs.call('POST', 'digital-assets/summarys', {
      asset_ids: [asset_id, ids.avatar],
    });
    assert.equal((body['asset_list'] as unknown[]).length, 1);
  });

  it('may use the same names, and has its own quota and its own throttle', async () => {
    const { ours, theirs } = await both();
    await createRoom(ours);
    assert.equal(
      (await theirs.call('POST', 'smart-live-rooms', roomBody({ scene_scripts: [] }))).status,
      200,
    );
    const list = (on: Bench) => on.call('GET', 'smart-live-rooms').then(({ status }) => status);
    const calls = await Promise.all(Array.from({ length: 60 }, () => list(ours)));
    assert.ok(calls.includes(429));
    assert.equal(await list(theirs), 200);
  });

  it('is a tenant whose tasks the controls reach', async () => {
    const { theirs } = await both();
    const live = await goLive(theirs, {
      scene_scripts: [{ ...(roomBody()['scene_scripts'] as object[])[0], background_config: [] }],
      output_urls: ['rtmp://push.test/live'],
      ...callbacks(),
    });
    await theirs.advance(5);
    const { status } = await theirs.control('POST', 'rtmp', { job_id: live.job_id, state: 'DISCONNECTED' });
    assert.equal(status, 200);
    await theirs.choose({ kind: 'room', id: live.room_id, outcome: 'BLOCKED' });
    assert.equal((await live.show()).state, 'BLOCKED');
  });

  it('is not the first by another name: two accounts of one project are refused', () => {
    assert.throws(() => createSimulator({ accounts: [defaultAccount] }), /same project_id/);
  });
});

describe('an asset that a tenant shares', () => {
  it('is found as SHAREE, read, downloaded and used by those named, and changed by its owner alone', async () => {
    const { ours, theirs } = await both();
    const asset_id = await picture(ours, shared());
    const listed = await theirs.call('GET', 'digital-assets?role=SHAREE');
    assert.deepEqual(
      listed.body.assets?.map((asset) => asset.asset_id),
      [asset_id],
    );
    assert.equal((await ours.call('GET', 'digital-assets?role=SHARER')).body.count, 1);
    assert.equal((await ours.call('GET', 'digital-assets?role=SHAREE')).body.count, 0);
    assert.equal((await theirs.call('GET', 'digital-assets')).body.count, 0);
    const { body } = await theirs.call('GET', `digital-assets/${asset_id}`);
    assert.equal(body['project_id'], defaultAccount.project_id);
    const link = body.files?.[0]?.download_url ?? '';
    assert.equal((await send(theirs.simulator, 'GET', link)).status, 200);
    for (const [method, change] of [['PUT', { asset_name: 'Mine' }], ['DELETE']] as const) {
      const { status, body: error } = await theirs.call(method, `digital-assets/${asset_id}`, change);
      assert.deepEqual([status, error.error_code], [403, 'MSS.00024001']);
    }
    const scene = (roomBody()['scene_scripts'] as object[])[0];
    const background_config = [{ background_type: 'IMAGE', background_asset_id: asset_id }];
    const room_id = await createRoom(theirs, { scene_scripts: [{ ...scene, background_config }] });
    assert.equal((await theirs.call('GET', `smart-live-rooms/${room_id}`)).body['room_state'], 'ENABLE');
  });

  const ends: { name: string; end: (on: Bench, asset_id: string) => Promise<unknown> }[] = [
    { name: 'its time is over', end: (on) => on.advance(3600 * 25) },
    {
      name: 'its owner takes it back',
      end: (on, asset_id) =>
        on.call('PUT', `digital-assets/${asset_id}`, { shared_config: { shared_type: 'PRIVATE' } }),
    },
    { name: 'it is deleted', end: (on, asset_id) => on.call('DELETE', `digital-assets/${asset_id}`) },
  ];
  for (const { name, end } of ends) {
    it(`is gone for the others when ${name}, and their rooms with it are DISABLE`, async () => {
      const { ours, theirs } = await both();
      const asset_id = await picture(ours, shared({ expire_time: '2026-01-06T09:00:00Z' }));
      const scene = (roomBody()['scene_scripts'] as object[])[0];
      const background_config = [{ background_type: 'IMAGE', background_asset_id: asset_id }];
      const room_id = await createRoom(theirs, { scene_scripts: [{ ...scene, background_config }] });
      await end(ours, asset_id);
      const scope = { project: { id: neighbour.project_id } };
      const token = (await signIn(ours.simulator, neighbour, scope)).headers.get('x-subject-token') ?? '';
      const fresh = { 'X-Auth-Token': token };
      const list = await theirs.call('GET', 'digital-assets?role=SHAREE', undefined, fresh);
      assert.equal(list.body.count, 0);
      assert.equal((await theirs.call('GET', `digital-assets/${asset_id}`, undefined, fresh)).status, 404);
      const room = await theirs.call('GET', `smart-live-rooms/${room_id}`, undefined, fresh);
      assert.equal(room.body['room_state'], 'DISABLE');
      const { answer } = await startLive(
        { ...theirs, call: (method, path, body) => theirs.call(method, path, body, fresh) },
        room_id,
      );
      assert.deepEqual([answer.status, answer.body.error_code], [500, 'MSS.20010069']);
    });
  }

  it('is for nobody, if no tenant is named', async () => {
    const { ours, theirs } = await both();
    await picture(ours, { shared_config: { shared_type: 'SHARED' } });
    assert.equal((await theirs.call('GET', 'digital-assets?role=SHAREE')).body.count, 0);
  });
});

describe('a template that a tenant shares', () => {
  const cases = [
    { name: 'published', config: { shared_state: 'PUBLISHED' }, seen: true },
    { name: 'without an end, when the time is blank', config: { expire_time: '' }, seen: true },
    { name: 'a draft', config: { shared_state: 'DRAFT' }, seen: false },
    { name: 'under review', config: { shared_state: 'REVIEW' }, seen: false },
    { name: 'expired', config: { expire_time: '2026-01-05T08:00:00Z' }, seen: false },
    { name: 'for others', config: { allowed_project_ids: ['f'.repeat(32)] }, seen: false },
    { name: 'private', config: { shared_type: 'PRIVATE' }, seen: false },
  ];
  for (const { name, config, seen } of cases) {
    it(`is seen by the others only if it may be: ${name}`, async () => {
      const { ours, theirs } = await both();
      const room_id = await createRoom(ours, { room_type: 'TEMPLATE', ...shared(config) });
      assert.equal((await ours.call('GET', `smart-live-rooms/${room_id}`)).status, 200);
      const query = 'smart-live-rooms?template_own_type=SHARED_FROM_OTHERS';
      const { body } = await theirs.call('GET', query);
      assert.deepEqual(
        body.smart_live_rooms?.map((room) => [room.room_id, room.project_id]),
        seen ? [[room_id, defaultAccount.project_id]] : [],
      );
      const shown = await theirs.call('GET', `smart-live-rooms/${room_id}`);
      assert.equal(shown.status, seen ? 200 : 404);
      assert.equal((await theirs.call('DELETE', `smart-live-rooms/${room_id}`)).status, 400);
      assert.equal((await theirs.call('GET', 'smart-live-rooms')).body.count, 0);
    });
  }

  it('cannot be edited while it is under review, and is published after it', async () => {
    const { ours, theirs } = await both();
    const body = roomBody({ room_type: 'TEMPLATE', ...shared({ shared_state: 'REVIEW' }) });
    const room_id = await createRoom(ours, body);
    const refused = await ours.call('PUT', `smart-live-rooms/${room_id}`, body);
    assert.deepEqual([refused.status, refused.body.error_code], [403, 'MSS.20010082']);
    await ours.advance(ours.invented.templateReviewSeconds);
    assert.equal((await theirs.call('GET', `smart-live-rooms/${room_id}`)).status, 200);
    assert.equal((await ours.call('PUT', `smart-live-rooms/${room_id}`, body)).status, 200);
  });
});
