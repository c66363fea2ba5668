/** The library: filters, order, paging, and files with working links. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSimulator } from '../../../demo/simulator/index.js';
import { benchWith, ids, library, send, storage } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({ fileCacheSeconds: 86_400 });

describe('the list of assets', () => {
  const cases: Record<string, string[]> = {
    '': ['Studio wall'],
    'asset_source=SYSTEM': ['Wang', 'Film only', 'Asleep', 'Clear', 'Deep'],
    'asset_source=ALL&name=wA': ['Wang', 'Studio wall'],
    'asset_source=ALL&asset_type=HUMAN_MODEL_2D': ['Wang', 'Film only', 'Asleep'],
    'asset_source=ALL&asset_type=IMAGE,VOICE_MODEL': ['Clear', 'Deep', 'Studio wall'],
    'asset_source=ALL&asset_type=IMAGE&sort_dir=desc': ['Studio wall'],
    'asset_source=SYSTEM&sort_dir=desc&limit=2': ['Deep', 'Clear'],
    'asset_source=SYSTEM&limit=2&offset=1': ['Film only', 'Asleep'],
    'asset_source=ALL&tag=office': ['Wang', 'Film only'],
    'asset_source=ALL&tag=Office,Female': ['Wang'],
    'asset_source=ALL&tag=Office,Female&tag_combination_type=UNION_SET': ['Wang', 'Film only'],
    'asset_source=ALL&asset_state=UNACTIVED': ['Asleep'],
    'asset_source=ALL&start_time=2025-01-04T00:00:00Z&end_time=2025-01-05T00:00:00Z': ['Clear', 'Deep'],
    'asset_source=ALL&system_property=BACKGROUND_IMG:Yes': ['Studio wall'],
    'asset_source=ALL&system_property=BACKGROUND_IMG:Yes,RENDER_ENGINE:UE': [],
    'asset_source=ALL&asset_type=VOICE_MODEL&sex=FEMALE': ['Clear'],
    'asset_source=ALL&sex=FEMALE,MALE&language=en': ['Deep'],
    'asset_source=ALL&asset_type=VOICE_MODEL&is_realtime_voice=true': ['Clear'],
    'asset_source=ALL&asset_type=HUMAN_MODEL_2D&action_editable=true': ['Wang'],
    'asset_source=ALL&human_model_2d_version=V3': ['Wang'],
    [`asset_source=ALL&asset_id=${ids.voice},${ids.avatar}`]: ['Wang', 'Clear'],
    [`asset_source=ALL&asset_id=${ids.voice}&asset_id=${ids.avatar}`]: ['Wang', 'Clear'],
    'asset_source=ALL&role=SHARER': [],
  };
  for (const [query, names] of Object.entries(cases)) {
    it(`answers ${query || 'without a query'} with ${names.join(', ') || 'nothing'}`, async () => {
      const { call } = await bench();
      const { body } = await call('GET', `digital-assets?${query}`);
      assert.deepEqual(
        body.assets?.map((asset) => asset.asset_name),
        names,
      );
    });
  }

  it('counts all that match, whatever the page shows', async () => {
    const { call } = await bench();
    const { body } = await call('GET', 'digital-assets?asset_source=ALL&limit=2');
    assert.deepEqual([body.count, body.assets?.length], [library.length, 2]);
  });

  it('refuses a time that is none', async () => {
    const { call } = await bench();
    const { status, body } = await call('GET', 'digital-assets?start_time=yesterday');
    assert.equal(status, 400);
    assert.match(body.error_msg ?? '', /start_time/);
  });
});

describe('an asset', () => {
  it('is shown with a link on the origin that was asked', async () => {
    const { call } = await bench();
    const { body } = await call('GET', `digital-assets/${ids.avatar}`);
    assert.equal(body['asset_name'], 'Wang');
    assert.equal(body.files?.[0]?.download_url, `${storage}/_simulator/media/cover/wang`);
    assert.ok(!JSON.stringify(body).includes('"media"'));
  });

  it('is not found when there is none', async () => {
    const { call } = await bench();
    const { status, body } = await call('GET', `digital-assets/${'0'.repeat(32)}`);
    assert.deepEqual([status, body], [404, { error_code: 'MSS.00000002', error_msg: 'Not Found' }]);
  });
});

describe('the simulator’s own library', () => {
  const all = async (query: string) => {
    const { call } = await bench({ seed: true });
    return (await call('GET', `digital-assets?asset_source=ALL&limit=100&${query}`)).body.assets ?? [];
  };

  it('has at least 60 assets, each with files that can be fetched', async () => {
    const assets = await all('');
    assert.ok(assets.length >= 60, `${assets.length} assets`);
    const { simulator } = await bench({ seed: true });
    for (const file of assets.flatMap((asset) => asset.files ?? [])) {
      if (!file.download_url) continue;
      const response = await simulator.fetch(new Request(file.download_url));
      assert.equal(response.status, 200, `${file.file_name}`);
      assert.match(response.headers.get('content-type') ?? '', /^\w+\//);
      assert.equal(response.headers.get('cache-control'), 'max-age=86400');
    }
  });

  it('has an avatar and a voice that can go on air', async () => {
    const avatars = await all('asset_type=HUMAN_MODEL_2D&asset_state=ACTIVED');
    assert.ok(avatars.some((asset) => asset.asset_extra_meta?.human_model_2d_meta?.support_live));
    const voices = await all('asset_type=VOICE_MODEL&asset_state=ACTIVED&is_realtime_voice=true');
    assert.ok(voices.length > 0);
  });

  it('gives its files as data inside a page where no server answers', async () => {
    const { call } = await bench({ seed: true, fileUrls: 'data' });
    const { body } = await call('GET', 'digital-assets?asset_source=ALL&asset_type=IMAGE&limit=1');
    assert.match(body.assets?.[0]?.files?.[0]?.download_url ?? '', /^data:image\/[\w+]+;base64,/);
  });

  it('gives a part of a recording when a part is asked for', async () => {
    const voices = await all('asset_type=VOICE_MODEL');
    const sample = voices
      .flatMap((asset) => asset.files ?? [])
      .find((file) => /wav/i.test(file.file_type ?? ''));
    const simulator = createSimulator();
    const ask = (range: string) =>
      simulator.fetch(new Request(sample?.download_url ?? '', { headers: { Range: range } }));
    const part = await ask('bytes=0-3');
    assert.equal(part.status, 206);
    assert.equal(await part.text(), 'RIFF');
    assert.match(part.headers.get('content-range') ?? '', /^bytes 0-3\/\d+$/);
    assert.equal((await ask('bytes=999999999-')).status, 416);
  });
});

describe('a file that there is not', () => {
  it('is not found', async () => {
    assert.equal(
      (await send(createSimulator({ seed: false }), 'GET', '/_simulator/media/nothing')).status,
      404,
    );
  });
});
