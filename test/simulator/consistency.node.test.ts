/** Nothing that the simulator says contradicts another thing that it says, whatever is done to it in whatever order. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRandom } from '../../demo/simulator/random.js';
import {
  bench,
  callbacks,
  createRoom,
  goLive,
  ids,
  receiver,
  startLive,
  type Bench,
  type Live,
} from './bench.js';
import { createAsset, mp3, mp4, png, showAsset, upload, type Sample, type Shown } from './uploading.js';

const seeds = Array.from({ length: process.env['LONG'] ? 400 : 25 }, (_, index) => index + 1);

interface Step {
  name: string;
  run: () => Promise<unknown>;
}

/** Takes steps at random; after each one, `check` must hold. */
async function walk(
  seed: number,
  steps: readonly Step[],
  check: () => Promise<void>,
  count = 25,
): Promise<void> {
  const random = createRandom(seed);
  const taken: string[] = [];
  for (let left = count; left > 0; left -= 1) {
    const step = steps[Math.floor(random() * steps.length)];
    if (!step) continue;
    taken.push(step.name);
    await step.run();
    try {
      await check();
    } catch (error) {
      throw new Error(`seed ${seed}, after ${taken.join(', ')}: ${String(error)}`, { cause: error });
    }
  }
}

describe('a livestream', () => {
  const url = 'rtmp://push.test/live';

  it('is spoken in only when its stream is connected', async () => {
    const { fetch, received } = receiver();
    const on = await bench({ fetch, invented: { connectingSeconds: 4 } });
    const live = await goLive(on, { output_urls: [url], ...callbacks() });
    await live.command('INSERT_PLAY_SCRIPT', { text_config: { text: '好' } });
    await on.advance(3);
    assert.equal((await on.control('GET', 'state')).body.jobs?.[0]?.speaking, null);
    await on.advance(60);
    const said = received.map(({ event_type, message }) => message['state'] ?? event_type);
    assert.deepEqual(said.slice(0, 4), [
      'CONNECTING',
      'CONNECTED',
      'REPLY_COMMAND_FINISH',
      'SHOOT_SCRIPT_SWITCH',
    ]);
  });

  it('tells its end after everything else, though the receiver failed in between', async () => {
    let isDown = false;
    const { fetch, received } = receiver(() => (isDown ? 500 : 200));
    const on = await bench({ fetch, invented: { callbackRetrySeconds: [1, 3, 20] } });
    isDown = true;
    const live = await goLive(on, { output_urls: [url], ...callbacks() });
    await live.stop();
    await on.advance(on.invented.liveClosingSeconds);
    isDown = false;
    received.length = 0;
    for (let count = 0; count < 40; count += 1) await on.advance(1);
    assert.deepEqual(
      received.map(({ message }) => message['state']),
      ['CONNECTING', 'END'],
    );
  });

  it('that is redirected before it was connected is not connected before its time', async () => {
    const on = await bench({ invented: { connectingSeconds: 4 } });
    const live = await goLive(on, { output_urls: [url] });
    await on.advance(3);
    await live.command('REFRESH_OUTPUT_URL', { output_urls: ['rtmp://other.test/live'] });
    await on.advance(2);
    assert.equal((await on.control('GET', 'state')).body.jobs?.[0]?.rtmp, 'CONNECTING');
    await on.advance(2);
    assert.equal((await on.control('GET', 'state')).body.jobs?.[0]?.rtmp, 'CONNECTED');
  });

  it('has states, callbacks and speech that agree, in 25 random lives', async () => {
    for (const seed of seeds) await liveWalk(seed);
  });

  async function liveWalk(seed: number): Promise<void> {
    let status = 200;
    const { fetch, received } = receiver(() => status);
    const on = await bench({ fetch, inventedSeed: seed, invented: { recycleBinDays: 30 } });
    const hasStream = seed % 3 > 0;
    const room = {
      ...(hasStream && { output_urls: [url] }),
      ...callbacks(),
      play_policy: { repeat_count: 2 },
    };
    const live = await startLive(on, await createRoom(on, room));
    const say = (play_type: string) => () =>
      live.command('INSERT_PLAY_SCRIPT', { text_config: { text: '欢迎大家来到直播间' }, play_type });
    const rtmp = (state: string) => () => on.control('POST', 'rtmp', { job_id: live.job_id, state });
    const steps: Step[] = [
      ...[1, 2, 5, 9].map((seconds) => ({ name: `${seconds} s`, run: () => on.advance(seconds) })),
      ...['APPEND', 'INSERT', 'PLAY_NOW'].map((type) => ({ name: type, run: say(type) })),
      ...(hasStream ? ['DISCONNECTED', 'RECONNECTING', 'CONNECTED'] : []).map((state) => ({
        name: state,
        run: rtmp(state),
      })),
      { name: 'clean up', run: () => live.command('CLEAN_UP_INSERT_COMMAND') },
      { name: 'redirect', run: () => live.command('REFRESH_OUTPUT_URL', { output_urls: [`${url}2`] }) },
      { name: 'refuse', run: () => on.choose({ kind: 'livestream', outcome: 'REFUSED' }) },
      { name: 'receiver down', run: () => Promise.resolve((status = 500)) },
      { name: 'receiver up', run: () => Promise.resolve((status = 200)) },
      { name: 'an hour', run: () => on.advance(seed % 4 ? 10 : 3600) },
      { name: 'stop', run: () => (seed % 2 ? live.stop() : live.show()) },
    ];
    await walk(seed, steps, () => checkLive(on, live));
    await live.stop();
    status = 200;
    for (let count = 0; count < 60; count += 1) await on.advance(2);
    await checkLive(on, live);
    checkEvents(received, live, hasStream, seed);
  }

  async function checkLive(on: Bench, live: Live): Promise<void> {
    const shown = await live.show();
    const job = (await on.control('GET', 'state')).body.jobs?.find(({ job_id }) => job_id === live.job_id);
    const { state, start_time, end_time, duration = 0, stream_duration = 0, error_info } = shown;
    const isOver = state !== 'WAITING' && state !== 'PROCESSING';
    assert.equal(end_time !== undefined, isOver, 'an end time');
    assert.equal(error_info !== null, state === 'FAILED', 'an error');
    assert.ok(stream_duration <= duration, `connected for ${stream_duration} s of ${duration} s`);
    if (state === 'WAITING' || state === 'CANCELED') assert.equal(start_time, undefined);
    if (state === 'WAITING') assert.deepEqual([job?.rtmp, job?.speaking], [null, null]);
    if (state === 'PROCESSING') assert.notEqual(job?.rtmp, 'END');
    if (!isOver) return;
    assert.ok(job?.rtmp === null || job?.rtmp === 'END', `${String(state)} and ${String(job?.rtmp)}`);
    assert.deepEqual([job?.speaking, job?.waiting_replies, job?.layers.length], [null, 0, 0]);
  }

  function checkEvents(
    received: ReturnType<typeof receiver>['received'],
    live: Live,
    hasStream: boolean,
    seed: number,
  ): void {
    const own = received.filter(({ message }) => message['job_id'] === live.job_id);
    const names = own.map(({ event_type, message }) => message['state'] ?? event_type);
    const first = (name: string) => (names.includes(name) ? names.indexOf(name) : Infinity);
    const spoken = Math.min(first('SHOOT_SCRIPT_SWITCH'), first('REPLY_COMMAND_FINISH'));
    if (hasStream && spoken < Infinity)
      assert.ok(first('CONNECTED') < spoken, `seed ${seed}: ${names.join()}`);
    const end = names.lastIndexOf('END');
    // The last END may be repeated, as a receiver that was down did not take it.
    if (end >= 0) assert.deepEqual(names.slice(end + 1), [], `seed ${seed}: ${names.join()}`);
  }
});

describe('an uploaded file', () => {
  it('that is a picture called v.mp4 makes no usable video', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'VIDEO');
    await upload(on, asset_id, { ...png(4, 4), file_name: 'v.mp4' });
    await on.advance(1000);
    const shown = await showAsset(on, asset_id);
    assert.equal(shown.asset_state, 'FAILED');
    assert.equal(shown['reason'], 'File type is not supported');
    const meta = shown.asset_extra_meta?.video_meta;
    assert.equal(meta?.['video_transcoding_status'], 'FAILED');
    assert.deepEqual(meta?.['error_info'], {
      error_code: 'MSS.10001034',
      error_msg: 'File type is not supported',
    });
  });

  it('of a kind that is recognized and not the asset’s makes it fail; one of its kind makes it usable', async () => {
    const samples: Record<string, Sample> = { IMAGE: png(2, 2), VIDEO: mp4(2), AUDIO: mp3(2), MUSIC: mp3(2) };
    const names: Record<string, string> = { IMAGE: 'a.png', VIDEO: 'a.mp4', AUDIO: 'a.mp3', MUSIC: 'a.mp3' };
    const on = await bench();
    for (const type of Object.keys(samples))
      for (const [other, sample] of Object.entries(samples)) {
        const asset_id = await createAsset(on, type);
        await upload(on, asset_id, { ...sample, file_name: names[type] ?? '' });
        await on.advance(1000);
        const isFitting =
          samples[type] === sample ||
          names[type] === names[other] ||
          (type !== 'IMAGE' && type !== 'VIDEO' && other === 'VIDEO');
        const shown = await showAsset(on, asset_id);
        assert.equal(shown.asset_state, isFitting ? 'ACTIVED' : 'FAILED', `${other} as ${type}`);
        checkAsset(shown);
      }
  });

  it('leaves nothing behind when it is deleted', async () => {
    const on = await bench();
    const asset_id = await createAsset(on, 'VIDEO');
    const file_id = await upload(on, asset_id, mp4(2));
    await on.call('DELETE', `files/${file_id}`);
    await on.advance(1000);
    const shown = await showAsset(on, asset_id);
    assert.deepEqual([shown.asset_state, shown.asset_extra_meta?.video_meta], ['CREATING', undefined]);
  });

  it('and its asset have states that agree, in 25 random lives', async () => {
    for (const seed of seeds) await assetWalk(seed);
  });

  async function assetWalk(seed: number): Promise<void> {
    const on = await bench({ inventedSeed: seed, invented: { imageCover: true } });
    const type = ['IMAGE', 'VIDEO', 'AUDIO', 'PPT'][seed % 4] ?? 'IMAGE';
    const more = type === 'PPT' ? { asset_extra_meta: { ppt_meta: { auto_analysis: true } } } : {};
    const asset_id = await createAsset(on, type, more);
    const path = `digital-assets/${asset_id}`;
    const name = { IMAGE: 'a.png', VIDEO: 'a.mp4', AUDIO: 'a.mp3', PPT: 'a.pptx' }[type] ?? 'a.png';
    const garbage: Sample = { file_name: name, bytes: new Uint8Array(50).fill(7) };
    const send = (sample: Sample) => () =>
      upload(on, asset_id, { ...sample, file_name: name }).catch(() => '');
    const dropMain = async () => {
      const { files } = await showAsset(on, asset_id);
      const main = files.find((file) => file.asset_file_category === 'MAIN');
      if (main) await on.call('DELETE', `files/${main.file_id}`);
    };
    const choose = (kind: 'file_review' | 'file_processing' | 'asset', outcome: string) => () =>
      on.choose({ kind, outcome });
    const steps: Step[] = [
      { name: 'picture', run: send(png(3, 3)) },
      { name: 'film', run: send(mp4(2)) },
      { name: 'sound', run: send(mp3(2)) },
      { name: 'garbage', run: send(garbage) },
      { name: 'delete the file', run: dropMain },
      { name: 'delete', run: () => on.call('DELETE', path) },
      { name: 'restore', run: () => on.call('POST', `${path}/restore`) },
      { name: 'activate', run: () => on.call('PUT', path, { asset_state: 'ACTIVED' }) },
      { name: 'deactivate', run: () => on.call('PUT', path, { asset_state: 'UNACTIVED' }) },
      ...['AUTOMATIC_REVIEW_REJECT', 'MANUAL_REVIEW', 'MANUAL_REVIEW_REJECT'].map((outcome) => ({
        name: outcome,
        run: choose('file_review', outcome),
      })),
      { name: 'fail to convert', run: choose('file_processing', 'FAILED') },
      ...(seed % 5 === 0 ? [{ name: 'freeze', run: choose('asset', 'BLOCK') }] : []),
      ...[1, 5, 60].map((seconds) => ({ name: `${seconds} s`, run: () => on.advance(seconds) })),
    ];
    await walk(seed, steps, async () => {
      await on.advance(0.5); // or the service throttles
      checkAsset(await showAsset(on, asset_id));
    });
    await on.call('DELETE', `${path}?mode=force`);
    await on.advance(1000);
    checkAsset(await showAsset(on, asset_id));
  }

  function checkAsset(shown: Shown): void {
    const { asset_state: state, files, asset_extra_meta: meta = {} } = shown;
    const main = files.find((file) => file.asset_file_category === 'MAIN' && file.state === 'CREATED');
    if (state === 'ACTIVED' || state === 'UNACTIVED') assert.ok(main, `${state} without a main file`);
    if (state === 'CREATING') assert.equal(main, undefined, 'CREATING with its main file');
    if (state === 'DELETED') assert.deepEqual(files, []);
    if (state === 'FAILED')
      assert.ok(shown['reason'] ?? files.some((file) => file.state === 'FAILED'), 'FAILED without a reason');
    if (state === 'BLOCK') assert.ok(shown['reason'] && files.every((file) => !file.download_url));
    for (const file of files)
      if (file.download_url) assert.ok(file.state === 'CREATED', `a link to a file that is ${file.state}`);
    const film = meta.video_meta ?? {};
    const isFailed = film['video_transcoding_status'] === 'FAILED';
    if (film['video_transcoding_status'] === 'SUCCEEDED') assert.equal(film['error_info'], undefined);
    if (isFailed) assert.ok(film['error_info'], 'a failure without an error');
    const slides = meta.ppt_meta ?? {};
    const pages = files.filter((file) => file.asset_file_category === 'PAGE');
    if (state !== 'DELETED') assert.equal(pages.length, slides['page_count'] ?? 0, 'pages');
    assert.equal(slides['ppt_analysis_status'] === 'FAILED', slides['error_info'] !== undefined);
  }
});

describe('a produced or trained asset', () => {
  it('that is deleted while it is made is complete when it is restored', async () => {
    const on = await bench();
    const { body } = await on.call('POST', '2d-digital-human-videos', {
      model_asset_id: ids.avatar,
      voice_config: { voice_asset_id: ids.voice },
      video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920 },
      shoot_scripts: [
        {
          shoot_script: {
            text_config: { text: 'Good evening' },
            layer_config: [{ layer_type: 'HUMAN', position: { dx: 0, dy: 0, layer_index: 1 } }],
          },
        },
      ],
    });
    const path = `2d-digital-human-videos/${body.job_id ?? ''}`;
    await on.advance(on.invented.videoWaitingSeconds);
    const output = (await on.call('GET', path)).body['output_asset_config'] as Record<string, string>;
    const asset = `digital-assets/${output['asset_id'] ?? ''}`;
    await on.call('DELETE', asset);
    await on.advance(1000);
    assert.equal((await on.call('GET', path)).body.state, 'SUCCEED');
    await on.call('POST', `${asset}/restore`);
    assert.equal((await on.call('GET', asset)).body['asset_state'], 'ACTIVED');
  });
});
