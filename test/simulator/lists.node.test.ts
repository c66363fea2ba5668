/** Common behaviour of all lists (pages, counts, times), and filters that only few lists have. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeedAsset } from '../../demo/simulator/index.js';
import { benchWith, createRoom, ids, library, roomBody, startLive, type Bench } from './bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  roomOrder: 'desc',
  ruleGroupOrder: 'desc',
  videoScriptOrder: 'desc',
  voiceTrainingOrder: 'asc',
  concurrentLives: 3,
});

/** A list: its path, the member of the response that contains it, and a function that creates the n-th item. */
interface List {
  path: string;
  member: string;
  add: (on: Bench, number: number) => Promise<unknown>;
}

const script = {
  model_asset_id: ids.avatar,
  voice_config: { voice_asset_id: ids.voice },
  video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920, frame_rate: '25' },
  shoot_scripts: [{ sequence_no: 1, shoot_script: { text_config: { text: 'Hello' } } }],
};

/** A list whose items are created by a POST to the same path. */
function plain(path: string, member: string, body: (name: string) => unknown, create = path): List {
  return { path, member, add: (on, number) => on.call('POST', create, body(`Thing ${number}`)) };
}

/** Starts and ends a livestream in a new room. */
async function broadcast(on: Bench, number: number): Promise<void> {
  const live = await startLive(on, await createRoom(on, { room_name: `Thing ${number}` }));
  await live.stop();
}

const voices = 'voice-training-manage/user';
const lists: Record<string, List> = {
  assets: plain('digital-assets', 'assets', (asset_name) => ({ asset_name, asset_type: 'VIDEO' })),
  rooms: plain('smart-live-rooms', 'smart_live_rooms', (room_name) => roomBody({ room_name })),
  'rule libraries': plain('smart-live-interaction-rule-groups', 'interaction_rule_groups', (group_name) => ({
    group_name,
  })),
  products: plain('products', 'products', (name) => ({ name })),
  'video scripts': plain('digital-human-video-scripts', 'video_scripts', (script_name) => ({
    ...script,
    script_name,
  })),
  videos: plain('digital-human-videos', 'jobs', () => script, '2d-digital-human-videos'),
  'avatar trainings': plain('digital-human-training-manage/user/jobs', 'jobs', (name) => ({ name })),
  'voice trainings': plain(
    `${voices}/jobs`,
    'jobs',
    (voice_name) => ({ voice_name }),
    `${voices}/basic-jobs`,
  ),
  livestreams: { path: 'smart-live-jobs', member: 'smart_live_jobs', add: broadcast },
};

describe('a list', () => {
  for (const [what, { path, member, add }] of Object.entries(lists)) {
    it(`of ${what} comes in pages of ten or as many as asked, and counts all`, async () => {
      const on = await bench({ seed: library.map((one) => ({ ...one, source: 'SYSTEM' })) });
      for (let number = 0; number < 12; number++) {
        await add(on, number);
        await on.advance(1);
      }
      await on.advance(600);
      const page = async (query: string) => {
        await on.advance(1);
        const { status, body } = await on.call('GET', `${path}?${query}`);
        assert.equal(status, 200, JSON.stringify(body));
        return [body.count, ...(body[member] as unknown[]).map((item) => JSON.stringify(item))];
      };
      const [count, ...first] = await page('');
      const all = await page('limit=100');
      assert.deepEqual([count, first.length], [12, 10]);
      assert.deepEqual(all.slice(1, 11), first);
      assert.deepEqual(await page('offset=10'), [12, ...all.slice(11)]);
      assert.deepEqual(await page('limit=3&offset=4'), [12, ...all.slice(5, 8)]);
      assert.deepEqual(await page('offset=12'), [12]);
      assert.deepEqual(await page('offset=2147483647'), [12]);
    });

    it(`of ${what} refuses a page that there cannot be`, async () => {
      const on = await bench();
      for (const query of [
        'limit=0',
        'limit=101',
        'limit=ten',
        'offset=-1',
        'offset=1.5',
        'offset=2147483648',
      ]) {
        await on.advance(1);
        const { status, body } = await on.call('GET', `${path}?${query}`);
        assert.equal(status, 400, query);
        assert.match(body.error_msg ?? '', new RegExp(`^Invalid parameter: ${query.split('=')[0]} must be `));
      }
    });
  }
});

describe('the list of assets', () => {
  const seeded = (asset_name: string, asset: SeedAsset['asset']): SeedAsset => ({
    source: 'CUSTOMIZATION',
    asset: { asset_id: asset_name, asset_name, asset_state: 'ACTIVED', ...asset },
  });
  const avatar = (name: string, human_model_2d_meta: object, properties: Record<string, string> = {}) =>
    seeded(name, {
      asset_type: 'HUMAN_MODEL_2D',
      asset_extra_meta: { human_model_2d_meta },
      system_properties: Object.entries(properties).map(([key, value]) => ({ key, value })),
    });
  const seed = [
    avatar('Walker', { device_names: ['phone'] }, { IS_MOVABLE: 'Yes', RENDER_ENGINE: 'UE' }),
    avatar('Sitter', { device_names: ['wall'] }, { RENDER_ENGINE: 'MetaEngine' }),
    seeded('Styled', {
      asset_type: 'HUMAN_MODEL',
      asset_extra_meta: { human_model_meta: { style_id: 'system_male_001' } },
    }),
    seeded('Mobvoi', {
      asset_type: 'VOICE_MODEL',
      asset_extra_meta: { voice_model_meta: { external_voice_meta: { provider: 'MOBVOI' } } },
    }),
    seeded('Own', { asset_type: 'VOICE_MODEL', asset_extra_meta: { voice_model_meta: {} } }),
  ];
  const cases: Record<string, string[]> = {
    'asset_type=HUMAN_MODEL_2D&is_movable=true': ['Walker'],
    'asset_type=HUMAN_MODEL_2D&is_movable=false': ['Sitter'],
    'render_engine=UE': ['Walker'],
    'render_engine=MetaEngine': ['Sitter'],
    'style_id=system_male_001': ['Styled'],
    'style_id=system_female_002': [],
    'voice_provider=MOBVOI': ['Mobvoi'],
    'voice_provider=HUAWEI_METASTUDIO': ['Own'],
    'include_device_name=phone': ['Walker'],
    'asset_type=HUMAN_MODEL_2D&exclude_device_name=phone': ['Sitter'],
    'sort_key=create_time&limit=2': ['Walker', 'Sitter'],
  };
  for (const [query, names] of Object.entries(cases)) {
    it(`answers ${query} with ${names.join(', ') || 'nothing'}`, async () => {
      const { body } = await (await bench({ seed })).call('GET', `digital-assets?${query}`);
      assert.deepEqual(
        body.assets?.map(({ asset_name }) => asset_name),
        names,
      );
    });
  }
});

describe('the list of rooms', () => {
  it('is filtered by the virtual human of a scene, and by when the last livestream was', async () => {
    const on = await bench();
    const scene = { script_name: 'S', dh_id: 'human-1', shoot_scripts: [] };
    await createRoom(on, { room_name: 'Human', scene_scripts: [scene] });
    const live = await startLive(on, await createRoom(on, { room_name: 'Aired' }));
    await on.advance(60);
    assert.equal((await live.show()).state, 'SUCCEED');
    const names = async (query: string) =>
      (await on.call('GET', `smart-live-rooms?${query}`)).body.smart_live_rooms?.map(
        ({ room_name }) => room_name,
      );
    assert.deepEqual(await names('dh_id=human-1'), ['Human']);
    assert.deepEqual(await names('start_time=2026-01-05T09:00:06Z'), ['Aired']);
    assert.deepEqual(await names('start_time=2026-01-05T09:00:07Z'), []);
    assert.deepEqual(await names('end_time=2026-01-05T09:00:30Z'), ['Aired']);
    assert.deepEqual(await names('end_time=2026-01-05T09:00:10Z'), []);
  });
});

describe('the lists of livestreams', () => {
  it('are filtered by when they were created, in a room and among all', async () => {
    const on = await bench();
    const room_id = await createRoom(on);
    const early = await startLive(on, room_id);
    await on.advance(60);
    const late = await startLive(on, room_id);
    const jobs = async (path: string, query: string) => {
      await on.advance(1);
      const { body } = await on.call('GET', `${path}?sort_key=create_time&${query}`);
      return body.smart_live_jobs?.map(({ job_id }) => job_id);
    };
    for (const path of [`smart-live-rooms/${room_id}/smart-live-jobs`, 'smart-live-jobs']) {
      assert.deepEqual(await jobs(path, ''), [early.job_id, late.job_id]);
      assert.deepEqual(await jobs(path, 'sort_dir=desc'), [late.job_id, early.job_id]);
      assert.deepEqual(await jobs(path, 'create_until=2026-01-05T09:00:30Z'), [early.job_id]);
      assert.deepEqual(await jobs(path, 'create_since=2026-01-05T09:00:30Z'), [late.job_id]);
      assert.deepEqual(await jobs(path, 'limit=1&offset=1'), [late.job_id]);
      assert.deepEqual(await jobs(path, 'state=SUCCEED'), [early.job_id]);
    }
  });
});

describe('the list of videos', () => {
  it('is filtered by the script that was filmed', async () => {
    const on = await bench();
    await on.call('POST', '2d-digital-human-videos', script);
    const { body } = await on.call('POST', 'digital-human-video-scripts', { ...script, script_name: 'Tea' });
    const script_id = body['script_id'] as string;
    const { job_id } = (await on.call('POST', '2d-digital-human-videos', { script_id })).body;
    const found = (await on.call('GET', `digital-human-videos?script_id=${script_id}`)).body;
    assert.deepEqual([found.count, found.jobs?.[0]?.job_id], [1, job_id]);
  });
});
