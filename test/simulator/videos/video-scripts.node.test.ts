/** Video scripts: creation, lists, details, changes, copies, deletion, and recordings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, ids, type Bench } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({ videoScriptOrder: 'desc' });

const path = 'digital-human-video-scripts';
const unknown = '0'.repeat(32);

function scriptBody(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    script_name: 'The Legend of Nature',
    model_asset_id: ids.avatar,
    voice_config: { voice_asset_id: ids.voice },
    video_config: { codec: 'H264', bitrate: 4000, width: 1920, height: 1080 },
    shoot_scripts: [{ sequence_no: 0, shoot_script: { text_config: { text: 'Hello.' } } }],
    ...more,
  };
}

async function create({ call }: Bench, more: Record<string, unknown> = {}): Promise<string> {
  const { body } = await call('POST', path, scriptBody(more));
  return (body['script_id'] as string | undefined) ?? assert.fail(JSON.stringify(body));
}

async function names({ call }: Bench, query = ''): Promise<unknown[]> {
  const { body } = await call('GET', `${path}?${query}`);
  return (body['video_scripts'] as Record<string, unknown>[]).map((script) => script['script_name']);
}

interface AudioFiles {
  audio_file_url: { sequence_no: number; audio_file_upload_url: string; audio_file_download_url: string }[];
}

describe('a video script', () => {
  it('is shown as it was created, with its defaults, a cover and its times', async () => {
    const on = await bench();
    const script_id = await create(on, {
      priv_data: 'ours',
      animation_config: [{ animation: 'x' }],
      video_config: { bitrate: 4000, width: 1920, height: 1080 },
      background_music_config: { music_asset_id: ids.background },
    });
    const { body } = await on.call('GET', `${path}/${script_id}`);
    assert.equal(body['view_mode'], 'LANDSCAPE');
    assert.equal(body['priv_data'], 'ours');
    assert.deepEqual(body['voice_config'], {
      speed: 100,
      pitch: 100,
      volume: 140,
      voice_asset_id: ids.voice,
    });
    const output = { bitrate: 4000, width: 1920, height: 1080, frame_rate: '25' };
    const defaults = { clip_mode: 'RESIZE', codec: 'H264', is_subtitle_enable: false };
    assert.deepEqual(body['video_config'], { ...output, ...defaults });
    assert.deepEqual(body['background_music_config'], { music_asset_id: ids.background, volume: 100 });
    assert.match(String(body['script_cover_url']), /cover\/wang$/);
    assert.equal(body['create_time'], '2026-01-05T09:00:00Z');
    assert.deepEqual(body['animation_config'], [{ animation: 'x' }]);
    const [item] = body['shoot_scripts'] as { shoot_script: Record<string, unknown> }[];
    assert.equal(item?.shoot_script['script_type'], 'TEXT');
  });

  it('keeps what a change does not name', async () => {
    const on = await bench();
    const script_id = await create(on, { script_description: 'Courseware' });
    await on.advance(60);
    const changed = await on.call('PUT', `${path}/${script_id}`, { script_name: 'Nature' });
    assert.deepEqual([changed.status, changed.body['script_id']], [200, script_id]);
    const { body } = await on.call('GET', `${path}/${script_id}`);
    assert.deepEqual(
      [body['script_name'], body['script_description'], body['update_time']],
      ['Nature', 'Courseware', '2026-01-05T09:01:00Z'],
    );
  });

  it('is copied under a name of its own', async () => {
    const on = await bench();
    const script_id = await create(on);
    const copied = await on.call('POST', `${path}/${script_id}/copy`);
    assert.notEqual(copied.body['script_id'], script_id);
    await on.call('POST', `${path}/${script_id}/copy`);
    assert.equal(new Set(await names(on)).size, 3);
    await on.call('PUT', `${path}/${String(copied.body['script_id'])}`, { priv_data: 'of the copy' });
    assert.equal((await on.call('GET', `${path}/${script_id}`)).body['priv_data'], undefined);
  });

  it('is gone when it is deleted', async () => {
    const on = await bench();
    const script_id = await create(on);
    assert.equal((await on.call('DELETE', `${path}/${script_id}`)).status, 200);
    const shown = await on.call('GET', `${path}/${script_id}`);
    assert.deepEqual([shown.status, shown.body.error_code], [404, 'MSS.00000002']);
    for (const [method, place] of [
      ['DELETE', ''],
      ['PUT', ''],
      ['POST', '/copy'],
    ] as const) {
      const { body } = await on.call(
        method,
        `${path}/${script_id}${place}`,
        method === 'PUT' ? {} : undefined,
      );
      assert.equal(body.error_code, 'MSS.20010079');
    }
  });
});

describe('the list of video scripts', () => {
  it('has the newest first, in landscape unless asked otherwise, by name and page', async () => {
    const on = await bench();
    await create(on, { script_name: 'Tea' });
    await on.advance(1);
    await create(on, { script_name: 'Tea upright', view_mode: 'VERTICAL' });
    await create(on, { script_name: 'Coffee' });
    assert.deepEqual(await names(on), ['Coffee', 'Tea']);
    assert.deepEqual(await names(on, 'view_mode=VERTICAL'), ['Tea upright']);
    assert.deepEqual(await names(on, 'name=tEA'), ['Tea']);
    assert.deepEqual(await names(on, 'limit=1&offset=1'), ['Tea']);
    const { body } = await on.call('GET', path);
    const [first] = body['video_scripts'] as Record<string, unknown>[];
    assert.deepEqual([body.count, first?.['text'], first?.['script_type']], [2, 'Hello.', 'TEXT']);
  });

  it("keeps the service's templates apart, which can be copied but not changed", async () => {
    const on = await bench({ seed: true });
    assert.deepEqual(await names(on), []);
    const { body } = await on.call('GET', `${path}?script_catalog=SYSTEM_VIDEO_TEMPLAT`);
    const [template] = body['video_scripts'] as Record<string, string>[];
    const id = template?.['script_id'] ?? '';
    assert.equal((await on.call('PUT', `${path}/${id}`, {})).body.error_code, 'MSS.20010082');
    assert.equal((await on.call('DELETE', `${path}/${id}`)).body.error_code, 'MSS.20010082');
    const copy = await on.call('POST', `${path}/${id}/copy`);
    assert.equal((await names(on)).length, 1);
    const filmed = await on.call('POST', '2d-digital-human-videos', { script_id: copy.body['script_id'] });
    assert.equal(filmed.status, 200);
  });
});

describe('a video script is refused', () => {
  const item = (shoot_script: object) => ({ shoot_scripts: [{ shoot_script }] });
  const refused: Record<
    string,
    [body: Record<string, unknown>, member: string, status?: number, code?: string]
  > = {
    'without a name': [{ script_name: undefined }, 'script_name'],
    'without paragraphs': [{ shoot_scripts: undefined }, 'shoot_scripts'],
    'with a paragraph that is none': [{ shoot_scripts: [{}] }, 'shoot_scripts[0].shoot_script'],
    'with a picture that is not named': [
      item({ background_config: [{ background_type: 'IMAGE' }] }),
      'shoot_scripts[0].shoot_script.background_config[0].background_config',
    ],
    'with markup that is not well formed': [
      item({ text_config: { text: '<speak>Hello<break time="500ms"></speak>' } }),
      'shoot_scripts[0].shoot_script.text_config.text',
      500,
      'MSS.20010015',
    ],
  };
  for (const [how, [more, member, refusal = 400, code = 'MSS.00000003']] of Object.entries(refused)) {
    it(how, async () => {
      const { status, body } = await (await bench()).call('POST', path, scriptBody(more));
      assert.deepEqual([status, body.error_code], [refusal, code]);
      assert.ok(body.error_msg?.includes(member), body.error_msg);
    });
  }

  it('whose name another has, but may keep its own', async () => {
    const on = await bench();
    const script_id = await create(on);
    const again = await on.call('POST', path, scriptBody());
    assert.deepEqual([again.status, again.body.error_code], [400, 'MSS.20010005']);
    assert.equal((await on.call('PUT', `${path}/${script_id}`, scriptBody())).status, 200);
    assert.equal((await on.call('PUT', `${path}/${unknown}`, scriptBody())).status, 404);
  });
});

describe('a script that is spoken from recordings', () => {
  const spoken = { shoot_scripts: [{ sequence_no: 7, shoot_script: { script_type: 'AUDIO' } }] };

  /** Three seconds of silence: WAV, 16 kHz, 16 bits. */
  function wav(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(44 + 3 * 32_000);
    bytes.set(new TextEncoder().encode('RIFF'), 0);
    bytes.set(new TextEncoder().encode('WAVE'), 8);
    new DataView(bytes.buffer).setUint32(28, 32_000, true);
    return bytes;
  }

  it('gives a link to upload each to, and one to hear it', async () => {
    const on = await bench();
    const created = (await on.call('POST', path, scriptBody(spoken))).body;
    const [upload] = (created['audio_files'] as AudioFiles).audio_file_url;
    assert.equal(upload?.sequence_no, 7);
    const film = { script_id: created['script_id'] };
    const early = await on.call('POST', '2d-digital-human-videos', film);
    assert.deepEqual([early.status, early.body.error_code], [400, 'MSS.20010067']);
    const put = { method: 'PUT', body: wav() };
    const link = upload?.audio_file_upload_url ?? '';
    assert.equal((await on.simulator.fetch(new Request(link, put))).status, 200);
    assert.equal((await on.simulator.fetch(new Request(`${link}0`, put))).status, 403);
    const shown = (await on.call('GET', `${path}/${String(created['script_id'])}`)).body;
    const [download] = (shown['audio_files'] as AudioFiles).audio_file_url;
    const heard = await on.simulator.fetch(new Request(download?.audio_file_download_url ?? ''));
    assert.equal(heard.headers.get('content-type'), 'audio/wav');
    assert.equal((await heard.arrayBuffer()).byteLength, 44 + 3 * 32_000);
    const { job_id } = (await on.call('POST', '2d-digital-human-videos', film)).body;
    await on.advance(60);
    const job = (await on.call('GET', `2d-digital-human-videos/${job_id}`)).body;
    assert.deepEqual([job.state, job.duration], ['SUCCEED', 3]);
  });
});
