/** Video production: requests, queue, cancellation, failures, and the produced assets. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import type { SeedAsset } from '../../../demo/simulator/index.js';
import { benchWith, ids, library, start, wordsOf, type Bench } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  videoWaitingSeconds: 3,
  videoBaseSeconds: 5,
  videoSecondsPerSecond: 0.5,
  concurrentVideos: 2,
  waitingVideos: 200,
  recordingSeconds: 8,
});

const unknown = '0'.repeat(32);
const item = (text: string, sequence_no = 0) => ({ sequence_no, shoot_script: { text_config: { text } } });

/** A video of 25 words: 6 seconds. */
function videoBody(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    model_asset_id: ids.avatar,
    voice_config: { voice_asset_id: ids.voice },
    video_config: { codec: 'H264', bitrate: 5000, width: 1920, height: 1080, frame_rate: '30' },
    shoot_scripts: [item(wordsOf(25))],
    output_asset_config: { asset_name: 'Spring tea' },
    ...more,
  };
}

async function film({ call }: Bench, more: Record<string, unknown> = {}, headers = {}): Promise<string> {
  const { body } = await call('POST', '2d-digital-human-videos', videoBody(more), headers);
  return body.job_id ?? assert.fail(JSON.stringify(body));
}

const show = async ({ call }: Bench, job_id: string, query = '') =>
  (await call('GET', `2d-digital-human-videos/${job_id}${query}`)).body;

const outputOf = (body: Record<string, unknown>) => body['output_asset_config'] as Record<string, string>;

/** The duration in the header of an MP4 file, in seconds. */
function secondsOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes).indexOf('mvhd');
  const view = new DataView(bytes.buffer, head);
  return view.getUint32(20) / view.getUint32(16);
}

describe('a video task', () => {
  it('waits, is worked on, and succeeds with an asset that can be played', async () => {
    const on = await bench();
    const job_id = await film(on, {}, { 'X-App-UserId': 'anna' });
    assert.match(job_id, /^[0-9a-f]{32}$/);
    const waiting = await show(on, job_id);
    assert.equal(waiting.state, 'WAITING');
    assert.equal(waiting['start_time'], undefined);
    await on.advance(3);
    const working = await show(on, job_id);
    assert.equal(working.state, 'PROCESSING');
    assert.equal(working['start_time'], '2026-01-05T09:00:03Z');
    const asset_id = outputOf(working)['asset_id'] ?? '';
    assert.equal((await on.call('GET', `digital-assets/${asset_id}`)).body['asset_state'], 'CREATING');
    await on.advance(8);
    const done = await show(on, job_id);
    assert.deepEqual(
      [done.state, done['job_type'], done.duration, done['end_time'], done['error_info']],
      ['SUCCEED', '2D_DIGITAL_HUMAN_VIDEO', 6, '2026-01-05T09:00:11Z', null],
    );
    assert.match(outputOf(done)['cover_url'] ?? '', /cover\/wang$/);
    const asset = (await on.call('GET', `digital-assets/${asset_id}`)).body;
    assert.deepEqual(
      [asset['asset_state'], asset['asset_type'], asset['asset_name'], asset['app_user_id']],
      ['ACTIVED', 'VIDEO', 'Spring tea', 'anna'],
    );
    const main = asset.files?.[0] as unknown as Record<string, string>;
    const file = await on.simulator.fetch(new Request(main['download_url'] ?? ''));
    const bytes = new Uint8Array(await file.arrayBuffer());
    assert.equal(file.headers.get('content-type'), 'video/mp4');
    assert.equal(bytes.length, main['file_size']);
    assert.equal(String.fromCharCode(...bytes.subarray(4, 12)), 'ftypisom');
    assert.equal(secondsOf(bytes), 6);
  });

  it('shows what is filmed only when it is asked to', async () => {
    const on = await bench();
    const job_id = await film(on);
    assert.equal((await show(on, job_id))['shoot_scripts'], undefined);
    const body = await show(on, job_id, '?show_script=true');
    assert.deepEqual(body['voice_config'], {
      speed: 100,
      pitch: 100,
      volume: 140,
      voice_asset_id: ids.voice,
    });
    assert.equal((body['shoot_scripts'] as unknown[]).length, 1);
  });

  it('is filmed from a script, which goes before what the request says', async () => {
    const on = await bench();
    const script = { ...videoBody(), script_name: 'Tea', shoot_scripts: [item('From the script')] };
    const { body } = await on.call('POST', 'digital-human-video-scripts', script);
    const job_id = await film(on, {
      script_id: body['script_id'],
      shoot_scripts: [item('From the request')],
    });
    const shown = await show(on, job_id, '?show_script=true');
    assert.match(JSON.stringify(shown['shoot_scripts']), /From the script/);
    assert.equal(shown['script_id'], body['script_id']);
  });

  it('waits for a place while two others are worked on', async () => {
    const on = await bench();
    const jobs = [await film(on), await film(on), await film(on)];
    const states = async () => Promise.all(jobs.map(async (id) => (await show(on, id)).state));
    await on.advance(3);
    assert.deepEqual(await states(), ['PROCESSING', 'PROCESSING', 'WAITING']);
    await on.advance(8);
    assert.deepEqual(await states(), ['SUCCEED', 'SUCCEED', 'PROCESSING']);
  });

  it('is cancelled while it waits, and not later', async () => {
    const on = await bench();
    const cancelled = await film(on);
    const begun = await film(on);
    const cancel = (id: string) => on.call('POST', `2d-digital-human-videos/${id}/cancel`);
    assert.equal((await cancel(cancelled)).status, 200);
    await on.advance(3);
    assert.equal((await show(on, cancelled)).state, 'CANCELED');
    assert.equal((await cancel(begun)).body.error_code, 'MSS.20010048');
    await on.advance(60);
    assert.equal((await cancel(begun)).body.error_code, 'MSS.20010066');
    assert.equal((await show(on, cancelled)).state, 'CANCELED');
    assert.equal((await cancel(unknown)).body.error_code, 'MSS.20010051');
  });

  it('fails, or is frozen, when that was chosen, and its asset with it', async () => {
    for (const outcome of ['FAILED', 'BLOCK']) {
      const on = await bench();
      const job_id = await film(on);
      await on.choose({ kind: 'video', id: job_id, outcome });
      await on.advance(60);
      const body = await show(on, job_id);
      assert.equal(body.state, outcome);
      assert.ok(body['error_info']);
      const asset = await on.call('GET', `digital-assets/${outputOf(body)['asset_id']}`);
      assert.equal(asset.body['asset_state'], outcome);
    }
  });

  it('fails when its avatar has gone before it is done', async () => {
    const own = (one: SeedAsset): SeedAsset => ({ ...one, source: 'CUSTOMIZATION' });
    const on = await bench({ seed: library.map(own) });
    const job_id = await film(on);
    await on.advance(3);
    const change = await on.call('PUT', `digital-assets/${ids.avatar}`, { asset_state: 'UNACTIVED' });
    assert.equal(change.status, 200);
    await on.advance(60);
    const body = await show(on, job_id);
    assert.equal(body.state, 'FAILED');
    assert.equal((body['error_info'] as Record<string, string>)['error_code'], 'MSS.20010071');
  });

  const lacking: Record<string, Record<string, unknown>> = {
    avatar: { model_asset_id: unknown },
    voice: { voice_config: { voice_asset_id: unknown } },
    music: { background_music_config: { music_asset_id: unknown } },
  };
  for (const [what, more] of Object.entries(lacking)) {
    it(`fails on a ${what} that is not there`, async () => {
      const on = await bench();
      const job_id = await film(on, more);
      await on.advance(60);
      const body = await show(on, job_id);
      assert.equal(body.state, 'FAILED');
      const error_msg = `the asset is unavailable: ${unknown}`;
      assert.deepEqual(body['error_info'], { error_code: 'MSS.20010071', error_msg });
    });
  }

  it('is not known by another ID', async () => {
    const { status, body } = await (await bench()).call('GET', `2d-digital-human-videos/${unknown}`);
    assert.deepEqual([status, body.error_code], [404, 'MSS.00000002']);
  });
});

describe('the list of video tasks', () => {
  it('has the oldest first, and is filtered, turned round and paged', async () => {
    const on = await bench();
    const first = await film(on, { output_asset_config: { asset_name: 'Tea one' } });
    await on.advance(60);
    const second = await film(on, { output_asset_config: { asset_name: 'Tea two' } });
    const list = async (query: string) => {
      const { body } = await on.call('GET', `digital-human-videos?${query}`);
      await on.advance(0.2);
      return [body.count, ...(body.jobs ?? []).map(({ job_id }) => job_id)];
    };
    assert.deepEqual(await list(''), [2, first, second]);
    assert.deepEqual(await list('sort_key=create_time&sort_dir=desc'), [2, second, first]);
    assert.deepEqual(await list('limit=1&offset=1'), [2, second]);
    assert.deepEqual(await list('state=SUCCEED,FAILED'), [1, first]);
    assert.deepEqual(await list('asset_name=Tea'), [0]);
    assert.deepEqual(await list('asset_name=tea&fuzzy_query_field=asset_name'), [2, first, second]);
    assert.deepEqual(await list('asset_name=Tea%20two'), [1, second]);
    assert.deepEqual(await list(`job_id=${first}`), [1, first]);
    assert.deepEqual(await list(`job_ids=${second},${unknown}`), [1, second]);
    assert.deepEqual(await list('job_type=DIGITAL_HUMAN_PHOTO_VIDEO'), [0]);
    assert.deepEqual(await list('create_since=2026-01-05T09:00:30Z'), [1, second]);
    assert.deepEqual(await list('create_until=2026-01-05T09:00:30Z'), [1, first]);
  });
});

describe('a video is refused', () => {
  const config = (more: object) => ({ video_config: { bitrate: 5000, width: 1920, height: 1080, ...more } });
  const refused: Record<
    string,
    [more: Record<string, unknown>, status: number, code: string, member?: string]
  > = {
    'without an avatar': [{ model_asset_id: undefined }, 400, 'MSS.00000003', 'model_asset_id'],
    'without an output size': [{ video_config: undefined }, 400, 'MSS.00000003', 'video_config'],
    'without anything to say': [{ shoot_scripts: [] }, 500, 'MSS.20010027'],
    'with an empty text': [{ shoot_scripts: [item(' ')] }, 500, 'MSS.20010086'],
    'with a voice for an avatar': [{ model_asset_id: ids.voice }, 500, 'MSS.20010098'],
    'with an avatar that is not active': [{ model_asset_id: ids.sleepingAvatar }, 500, 'MSS.20010044'],
    'with an unknown script': [{ script_id: unknown }, 404, 'MSS.20010079'],
    'with a bitrate below 40': [config({ bitrate: 39 }), 400, 'MSS.00000003', 'video_config.bitrate'],
    'in a size that is not offered': [
      config({ width: 640, height: 480 }),
      400,
      'MSS.00000003',
      'video_config',
    ],
    'in 4K by an avatar in 1080p': [config({ width: 3840, height: 2160 }), 500, 'MSS.20010085'],
    'in QTRLE with 1,500 characters': [
      { ...config({ codec: 'QTRLE' }), shoot_scripts: [item(wordsOf(1500))] },
      400,
      'MSS.00000003',
      'video_config.codec',
    ],
    'with two paragraphs of one number': [
      { shoot_scripts: [item('a'), item('b')] },
      400,
      'MSS.00000003',
      'shoot_scripts[1].sequence_no',
    ],
    'from recordings without a script': [
      { shoot_scripts: [{ shoot_script: { script_type: 'AUDIO' } }] },
      400,
      'MSS.20010073',
    ],
    'with a callback without an address': [
      { callback_config: { auth_type: 'MSS_A' } },
      400,
      'MSS.00000003',
      'callback_config.callback_url',
    ],
  };
  for (const [how, [more, status, code, member]] of Object.entries(refused)) {
    it(how, async () => {
      const answer = await (await bench()).call('POST', '2d-digital-human-videos', videoBody(more));
      assert.deepEqual([answer.status, answer.body.error_code], [status, code]);
      assert.ok(!member || answer.body.error_msg?.includes(member), answer.body.error_msg);
    });
  }
});

describe('the callback of a video', () => {
  const url = 'https://shop.test/done?shop=1';

  async function heard(config: Record<string, unknown>, outcome = 'SUCCEED') {
    const received: { url: string; body: Record<string, string> }[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      const body = JSON.parse(init?.body as string) as Record<string, string>;
      received.push({ url: input as string, body });
      return Promise.resolve(new Response());
    };
    const on = await bench({ fetch });
    await on.choose({ kind: 'video', outcome });
    const job_id = await film(on, { callback_config: config });
    await on.advance(60);
    return { received, job_id, asset_id: outputOf(await show(on, job_id))['asset_id'] };
  }

  it('tells how it ended, and names the asset', async () => {
    const { received, job_id, asset_id } = await heard({ callback_url: url });
    assert.deepEqual(received, [{ url, body: { result: 'SUCCEED', asset_id, job_id } }]);
    assert.equal((await heard({ callback_url: url }, 'FAILED')).received[0]?.body['result'], 'FAILED');
  });

  it('is signed in its URL with MSS_A', async () => {
    const { received } = await heard({ callback_url: url, auth_type: 'MSS_A', key: 'a key' });
    const time = Math.floor(start / 1000).toString(16);
    const secret = createHmac('sha256', 'a key')
      .update(url + time)
      .digest('hex');
    assert.equal(received[0]?.url, `${url}&secret=${secret}&time_stamp=${time}`);
  });
});

it('a 4K avatar is filmed in 4K, upright', async () => {
  const seed = library.map((one) =>
    one.asset.asset_id === ids.avatar
      ? {
          ...one,
          asset: { ...one.asset, asset_extra_meta: { human_model_2d_meta: { model_resolution: '4K' } } },
        }
      : one,
  );
  const on = await bench({ seed: seed as typeof library });
  const job_id = await film(on, { video_config: { bitrate: 8000, width: 2160, height: 3840 } });
  await on.advance(60);
  const asset_id = outputOf(await show(on, job_id))['asset_id'];
  const meta = (await on.call('GET', `digital-assets/${asset_id}`)).body['asset_extra_meta'] as {
    video_meta: Record<string, unknown>;
  };
  assert.equal(meta.video_meta['mode'], 'Vertical');
  assert.equal(meta.video_meta['video_bit_rate'], 8000);
});
