/** What becomes of files, assets, tasks and trainings: chosen by the control, never by a name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OutcomeRule } from '../../demo/simulator/index.js';
import { bench, createRoom, goLive, ids, start, startLive, type Bench } from './bench.js';
import { createAsset, mp4, png, showAsset, upload } from './uploading.js';

/** Words that sound like an outcome. */
const words = [
  'Sunblock SPF 50',
  'Product preview',
  'Unfailing love',
  'reject refuse audit_failed TRAIN_FAILED',
];

/** Produces a video. */
async function film(on: Bench, asset_name = 'Film'): Promise<string> {
  const { body } = await on.call('POST', '2d-digital-human-videos', {
    model_asset_id: ids.avatar,
    voice_config: { voice_asset_id: ids.voice },
    video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920 },
    shoot_scripts: [{ shoot_script: { text_config: { text: 'Good evening' }, ...layers } }],
    output_asset_config: { asset_name },
  });
  return body.job_id ?? assert.fail(JSON.stringify(body));
}

const layers = { layer_config: [{ layer_type: 'HUMAN', position: { dx: 0, dy: 0, layer_index: 1 } }] };

async function stateOf(on: Bench, path: string): Promise<string> {
  const { body } = await on.call('GET', path);
  return String(body.state ?? body['asset_state']);
}

async function addProduct(on: Bench, name = 'Tea'): Promise<string> {
  return String((await on.call('POST', 'products', { name })).body['product_id']);
}

async function addPicture(on: Bench, asset_name = 'Picture'): Promise<string> {
  const asset_id = await createAsset(on, 'IMAGE', { asset_name });
  await upload(on, asset_id, png(2, 2));
  return asset_id;
}

const longEnough = 1000;

describe('a name decides nothing', () => {
  for (const word of words) {
    it(`for what is called “${word}”`, async () => {
      const on = await bench();
      const product = await addProduct(on, word);
      const picture = await addPicture(on, word);
      const video = await createAsset(on, 'VIDEO', { asset_name: word });
      await upload(on, video, { ...mp4(2), file_name: `${word}.mp4` });
      const job = await film(on, word);
      const path = encodeURIComponent(word);
      const live = await goLive(on, { room_name: word, output_urls: [`rtmp://push.test/${path}`] });
      await on.advance(on.invented.connectingSeconds);
      const stream = (await on.control('GET', 'state')).body.jobs?.[0]?.rtmp;
      assert.ok(stream === 'CONNECTED' || (await live.show()).state === 'SUCCEED');
      await on.advance(longEnough);
      assert.equal(await stateOf(on, `products/${product}`), 'UNACTIVED');
      assert.equal(await stateOf(on, `digital-assets/${picture}`), 'ACTIVED');
      assert.equal(await stateOf(on, `2d-digital-human-videos/${job}`), 'SUCCEED');
      const meta = (await showAsset(on, video)).asset_extra_meta?.video_meta;
      assert.equal(meta?.['video_transcoding_status'], 'SUCCEEDED');
    });
  }
});

describe('an outcome', () => {
  it('that is chosen for the next of a kind is that of the next only', async () => {
    const on = await bench();
    await on.choose({ kind: 'product', outcome: 'BLOCK' });
    const [first, second] = [await addProduct(on), await addProduct(on)];
    await on.advance(longEnough);
    assert.equal(await stateOf(on, `products/${first}`), 'BLOCK');
    assert.equal(await stateOf(on, `products/${second}`), 'UNACTIVED');
    assert.deepEqual((await on.control('GET', 'outcomes')).body['outcomes'], []);
  });

  it('that is chosen for one by its ID is not that of others', async () => {
    const on = await bench({ invented: { concurrentVideos: 4 } });
    const [first, second] = [await film(on, 'One'), await film(on, 'Two')];
    await on.choose({ kind: 'video', outcome: 'FAILED', id: second, error_code: 'MSS.20010071' });
    await on.advance(longEnough);
    assert.equal(await stateOf(on, `2d-digital-human-videos/${first}`), 'SUCCEED');
    const { body } = await on.call('GET', `2d-digital-human-videos/${second}`);
    assert.equal(body.state, 'FAILED');
    assert.deepEqual(body['error_info'], {
      error_code: 'MSS.20010071',
      error_msg: 'the asset is unavailable',
    });
  });

  it('that is chosen for a share meets about as many, and the same with the same seed', async () => {
    const blocked = async (seed: number): Promise<string> => {
      const on = await bench();
      await on.choose({ kind: 'product', outcome: 'BLOCK', share: 0.3, seed });
      let found = '';
      for (let count = 0; count < 60; count += 1) {
        const id = await addProduct(on);
        await on.advance(30);
        found += (await stateOf(on, `products/${id}`)) === 'BLOCK' ? 'x' : '.';
      }
      return found;
    };
    const once = await blocked(5);
    const share = once.replaceAll('.', '').length / once.length;
    assert.ok(share > 0.1 && share < 0.5, once);
    assert.equal(await blocked(5), once);
    assert.notEqual(await blocked(6), once);
  });

  it('SUCCEED for one keeps it out of a share of all', async () => {
    const on = await bench();
    const id = await addProduct(on);
    await on.choose({ kind: 'product', outcome: 'BLOCK', share: 1 });
    await on.choose({ kind: 'product', outcome: 'SUCCEED', id });
    const other = await addProduct(on);
    await on.advance(longEnough);
    assert.equal(await stateOf(on, `products/${id}`), 'UNACTIVED');
    assert.equal(await stateOf(on, `products/${other}`), 'BLOCK');
  });

  it('is listed with what is left of it, and gone when it is deleted or the simulator is reset', async () => {
    const on = await bench();
    const listed = async () => (await on.control('GET', 'outcomes')).body['outcomes'];
    await on.choose({ kind: 'product', outcome: 'BLOCK', times: 2 });
    await addProduct(on);
    await on.advance(longEnough);
    assert.deepEqual(await listed(), [{ kind: 'product', outcome: 'BLOCK', times: 1 }]);
    assert.equal((await on.control('DELETE', 'outcomes')).status, 204);
    assert.deepEqual(await listed(), []);
    await on.choose({ kind: 'preview', outcome: 'FAILED' });
    await on.control('POST', 'reset');
    assert.deepEqual(await listed(), []);
  });

  const wrong: Record<string, [rule: unknown, status: number, word: RegExp]> = {
    'without a kind': [{ outcome: 'FAILED' }, 400, /^0\.kind: must be one of file_review, /],
    'of an unknown kind': [
      { kind: 'weather', outcome: 'FAILED' },
      400,
      /^0\.kind: must be one of file_review, /,
    ],
    'that the kind does not have': [
      { kind: 'product', outcome: 'FAILED' },
      400,
      /SUCCEED, BLOCK for product/,
    ],
    'with a share above 1': [
      { kind: 'product', outcome: 'BLOCK', share: 2 },
      400,
      /^0\.share: must be from 0 to 1/,
    ],
    'with a share of one': [{ kind: 'product', outcome: 'BLOCK', share: 1, id: 'x' }, 400, /share/],
    'with a seed of nothing': [{ kind: 'product', outcome: 'BLOCK', seed: 1 }, 400, /seed/],
    'with an unknown code': [{ kind: 'video', outcome: 'FAILED', error_code: 'X' }, 400, /error_code/],
    'with a member that there is not': [
      { kind: 'video', outcome: 'FAILED', name: 'x' },
      400,
      /^0: has no member name/,
    ],
    'for what does not exist': [{ kind: 'video', outcome: 'FAILED', id: 'x' }, 404, /no video x/],
    'that is no rule': ['FAILED', 400, /^0: must be an object/],
  };
  for (const [how, [rule, status, word]] of Object.entries(wrong)) {
    it(`${how} is refused, and none of its list is taken`, async () => {
      const on = await bench();
      const answer = await on.control(
        'POST',
        'outcomes',
        [{ kind: 'asset', outcome: 'BLOCK' }, rule].reverse(),
      );
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      assert.match(String(answer.body['error']), word);
      assert.deepEqual((await on.control('GET', 'outcomes')).body['outcomes'], []);
    });
  }
});

describe('each kind', () => {
  const seen: Record<string, (on: Bench, rule: OutcomeRule) => Promise<string>> = {
    'file_review AUTOMATIC_REVIEW_REJECT': picture,
    'file_review MANUAL_REVIEW_REJECT': picture,
    'asset BLOCK': async (on, rule) => {
      await on.choose(rule);
      return stateOf(on, `digital-assets/${await addPicture(on)}`);
    },
    'file_processing FAILED': async (on, rule) => {
      await on.choose(rule);
      const video = await createAsset(on, 'VIDEO');
      await upload(on, video, mp4(2));
      await on.advance(longEnough);
      return String((await showAsset(on, video)).asset_extra_meta?.video_meta?.['video_transcoding_status']);
    },
    'livestream FAILED': async (on, rule) => {
      const live = await startLive(on, await createRoom(on));
      await on.choose({ ...rule, id: live.job_id });
      await on.advance(longEnough);
      const { state, start_time } = (await live.show()) as { state: string; start_time?: string };
      assert.equal(start_time, undefined);
      return state;
    },
    'preview FAILED': async (on, rule) => {
      await on.choose(rule);
      const { body } = await on.call('POST', 'ttsc/audition', { text: 'Hello', emotion: ids.voice });
      await on.advance(longEnough);
      const shown = (await on.call('GET', `ttsc/audition-file/${body.job_id ?? ''}`)).body;
      assert.deepEqual([shown['is_file_complete'], shown.files], [true, []]);
      return shown['message'] === '' ? 'SUCCEED' : 'FAILED';
    },
  };

  async function picture(on: Bench, rule: OutcomeRule): Promise<string> {
    await on.choose(rule);
    const id = await addPicture(on);
    await on.advance(longEnough);
    const shown = await showAsset(on, id);
    assert.equal(shown.asset_state, 'FAILED');
    return String(shown['fail_type']);
  }

  for (const [name, run] of Object.entries(seen)) {
    it(`has the outcome ${name}`, async () => {
      const [kind = '', outcome = ''] = name.split(' ');
      const rule = { kind, outcome } as OutcomeRule;
      assert.equal(await run(await bench(), rule), outcome);
    });
  }

  it('of asset freezes one that is usable at once', async () => {
    const on = await bench({ now: () => start });
    const id = await addPicture(on);
    await on.choose({ kind: 'asset', outcome: 'BLOCK', id });
    const shown = await showAsset(on, id);
    assert.equal(shown.asset_state, 'BLOCK');
    assert.ok(shown['reason']);
  });
});
