/** The official SDK with an access key against the simulator: signatures are accepted, and responses can be parsed. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../src/api/index.js';
import { ids, paragraph } from './bench.js';
import { open, type Answer, type Call, type Sdk } from './sdk.js';
import { fileBody, md5, png } from './uploading.js';

let sdk: Sdk;
const called = new Set<string>();

/** Calls an operation; the answer has the documented status, and its schema reads it without loss. */
async function request(name: string, call?: Call): Promise<Answer> {
  const answer = await sdk.call(name, call);
  const operation = operations.find((one) => one.name === name);
  assert.equal(answer.httpStatusCode, operation?.success, name);
  assert.deepEqual(operation?.response.parse(answer), answer, name);
  called.add(name);
  return answer;
}

const scene = {
  script_name: '开场',
  model_asset_id: ids.avatar,
  voice_config: { voice_asset_id: ids.voice },
  shoot_scripts: [paragraph(1, '欢迎', 25)],
};
const script = {
  script_name: 'Tea',
  model_asset_id: ids.avatar,
  voice_config: { voice_asset_id: ids.voice },
  video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920, frame_rate: '25' },
  shoot_scripts: [{ sequence_no: 1, shoot_script: { text_config: { text: '大家好' } } }],
};
const rule = {
  rule_name: 'Price',
  event_type: 1,
  hit_condition: { relation: 'AND', tags: [{ tag: 'content', match: 'REGEX', value: 'price' }] },
  trigger: { reply_mode: 'SYSTEM_REPLY', reply_texts: ['¥9'] },
};

describe('The official SDK, with an access key', () => {
  before(async () => (sdk = await open()));
  after(() => sdk.close());

  it('finds assets by names in any writing, and by lists', async () => {
    for (const asset_name of ['背景 (1)', "a*b'c!d~e f+g%&=/?#", 'ü😀']) {
      const body = { asset_name, asset_type: 'IMAGE' };
      const { asset_id } = await request('createDigitalAsset', { body });
      assert.equal((await request('listAssets', { query: { name: asset_name, limit: 5 } }))['count'], 1);
      const both = { asset_id: [ids.background, asset_id], asset_source: 'ALL', sort_key: 'create_time' };
      assert.equal((await request('listAssets', { query: both }))['count'], 2);
    }
  });

  it('finds its project by the name of its region', async () => {
    const client = await open({ project_id: '' });
    const { count } = await client.call('listAssets', { query: { asset_source: 'SYSTEM' } });
    assert.equal(count, 5);
    await client.close();
  });

  it('sends a file into an asset, and looks after the asset', async () => {
    const { asset_id } = await request('createDigitalAsset', {
      body: { asset_name: 'Wall', asset_type: 'IMAGE' },
    });
    const path = { asset_id: String(asset_id) };
    const sample = png(2, 2);
    const { file_id, upload_url } = await request('createFile', { body: fileBody(path.asset_id, sample) });
    const sent = await fetch(String(upload_url), {
      method: 'PUT',
      body: sample.bytes as Uint8Array<ArrayBuffer>,
      headers: { 'Content-MD5': md5(sample.bytes), 'Content-Type': 'image/png' },
    });
    assert.equal(sent.status, 200);
    const file = { file_id: String(file_id) };
    await request('confirmFileUpload', { path: file, body: { state: 'CREATED' } });
    await sdk.advance(60);
    assert.equal((await request('showAsset', { path }))['asset_state'], 'ACTIVED');
    await request('updateDigitalAsset', { path, body: { asset_name: 'Brick wall', tags: ['red'] } });
    const { asset_list } = await request('listAssetSummary', { body: { asset_ids: [asset_id] } });
    assert.equal((asset_list as { asset_name: string }[])[0]?.asset_name, 'Brick wall');
    await request('deleteAsset', { path });
    await request('restoreAsset', { path });
    const action = { asset_ids: [asset_id], action: 'UNACTIVE' };
    const { results } = await request('batchExecuteAssetAction', { body: action });
    assert.deepEqual(results, [{ ret_status: 'SUCCESS', asset_ids: [asset_id] }]);
    const { httpStatusCode: _status, ...sealed } = await request('showAssetReplicationInfo', { path });
    await request('createAssetByReplicationInfo', { body: sealed });
    await request('deleteFile', { path: file });
  });

  it('announces a large file in parts, and gives it up', async () => {
    const { asset_id } = await request('createDigitalAsset', {
      body: { asset_name: 'Long', asset_type: 'VIDEO' },
    });
    const body = { asset_id, file_name: 'a.mp4', file_type: 'MP4', asset_file_category: 'MAIN' };
    const large = await request('createLargeFile', { body: { ...body, file_multipart_count: 2 } });
    assert.equal((large['upload_urls'] as string[]).length, 2);
    const path = { file_id: String(large['file_id']) };
    await request('confirmFileUpload', { path, body: { state: 'CANCELLED' } });
  });

  it('hears a text', async () => {
    const { job_id } = await request('createTtsAudition', { body: { text: '大家好', emotion: ids.voice } });
    await sdk.advance(5);
    const { is_file_complete, files } = await request('showTtsAuditionFile', {
      path: { job_id: String(job_id) },
    });
    assert.equal(is_file_complete, true);
    const [file] = files as { download_url: string }[];
    assert.equal((await fetch(file?.download_url ?? '')).headers.get('content-type'), 'audio/wav');
  });

  it('keeps products', async () => {
    const { product_id } = await request('createProduct', { body: { name: '绿茶', tags: ['tea'] } });
    const path = { product_id: String(product_id) };
    assert.equal((await request('listProducts', { query: { name: '绿茶' } }))['count'], 1);
    await request('updateProduct', { path, body: { name: 'Green tea' } });
    await request('setProductAsset', {
      path,
      body: { action: 'LINK', asset_item: { asset_id: ids.background } },
    });
    assert.equal(((await request('showProduct', { path }))['asset_list'] as unknown[]).length, 1);
    await request('deleteProduct', { path });
  });

  it('keeps libraries of rules', async () => {
    const body = { group_name: '规则', interaction_rules: [rule] };
    const path = { group_id: String((await request('createInteractionRuleGroup', { body }))['group_id']) };
    assert.equal((await request('listInteractionRuleGroups', { query: { group_name: '规则' } }))['count'], 1);
    await request('updateInteractionRuleGroup', { path, body: { ...body, group_name: 'Rules' } });
    await request('deleteInteractionRuleGroup', { path });
  });

  it('runs a livestream, commands it, and stops it', async () => {
    const body = { room_name: '直播间', scene_scripts: [scene], interaction_rules: [rule] };
    const { room_id } = await request('createSmartLiveRoom', { body });
    const room = { room_id: String(room_id) };
    assert.equal((await request('listSmartLiveRooms', { query: { room_name: '直播' } }))['count'], 1);
    await request('updateSmartLiveRoom', {
      path: room,
      body: { ...body, play_policy: { repeat_count: -1 } },
    });
    assert.equal((await request('showSmartLiveRoom', { path: room }))['room_state'], 'ENABLE');
    const started = await request('startSmartLive', {
      path: room,
      body: { output_urls: ['rtmp://a.test/live'] },
    });
    const path = { ...room, job_id: String(started['job_id']) };
    await sdk.advance(10);
    assert.equal((await request('showSmartLive', { path }))['state'], 'PROCESSING');
    assert.equal(
      (await request('listSmartLive', { path: room, query: { state: 'PROCESSING' } }))['count'],
      1,
    );
    assert.equal((await request('listSmartLiveJobs', { query: { limit: 1 } }))['count'], 1);
    const command = {
      command: 'INSERT_PLAY_SCRIPT',
      params: { text_config: { text: '<speak>你好</speak>' } },
    };
    assert.match(
      String((await request('executeSmartLiveCommand', { path, body: command }))['command_id']),
      /^\w{32}$/,
    );
    const clean = { command: 'CLEAN_UP_INSERT_COMMAND' };
    assert.equal((await request('executeSmartLiveCommand', { path, body: clean }))['result'], '');
    const report = new URL(String(started['live_event_report_url'])).searchParams;
    const events = [{ type: 1, timestamp: 1, content: JSON.stringify({ content: 'price' }) }];
    await request('liveEventReport', { path, query: Object.fromEntries(report), body: { total: 1, events } });
    await request('stopSmartLive', { path });
    await sdk.advance(3);
    assert.equal((await request('showSmartLive', { path }))['state'], 'SUCCEED');
    await request('deleteSmartLiveRoom', { path: room });
  });

  it('writes a video script and films it', async () => {
    const { script_id } = await request('createVideoScripts', { body: { ...script, view_mode: 'VERTICAL' } });
    const path = { script_id: String(script_id) };
    assert.equal((await request('listVideoScripts', { query: { view_mode: 'VERTICAL' } }))['count'], 1);
    await request('updateVideoScript', { path, body: { script_name: 'Green tea' } });
    assert.equal((await request('showVideoScript', { path }))['script_name'], 'Green tea');
    await request('copyVideoScripts', { path });
    const first = await request('create2DDigitalHumanVideo', { body: { script_id } });
    const second = await request('create2DDigitalHumanVideo', {
      body: { ...script, shoot_scripts: script.shoot_scripts },
    });
    await request('cancel2DDigitalHumanVideo', { path: { job_id: String(second['job_id']) } });
    await sdk.advance(60);
    const job = { job_id: String(first['job_id']) };
    const shown = await request('show2DDigitalHumanVideo', { path: job, query: { show_script: true } });
    assert.deepEqual([shown['state'], shown['model_asset_id']], ['SUCCEED', ids.avatar]);
    assert.equal((await request('listDigitalHumanVideo', { query: { state: 'CANCELED' } }))['count'], 1);
    await request('deleteVideoScript', { path });
  });

  it('trains a voice in each edition', async () => {
    for (const edition of ['Basic', 'Middle', 'Advance']) {
      const { job_id } = await request(`createTraining${edition}Job`, {
        body: { voice_name: '温暖', sex: 'FEMALE' },
      });
      const path = { job_id: String(job_id) };
      assert.equal((await request('showVoiceTrainingJob', { path }))['voice_name'], '温暖');
      await request('showJobUploadingAddress', { path });
      await request('showJobAuditResult', { path });
      await request('showTrainingSegmentInfo', { query: path });
      await request('deleteVoiceTrainingJob', { path });
    }
    assert.equal((await request('listVoiceTrainingJob'))['count'], 0);
  });

  it('trains an avatar', async () => {
    const body = { name: 'Ann', model_version: 'V3.2', video_multipart_count: 2 };
    const { job_id, training_video_upload_url: urls } = await request('create2dModelTrainingJob', { body });
    const path = { job_id: String(job_id) };
    for (const url of urls as string[]) await fetch(url, { method: 'PUT', body: 'a film' });
    const told = { command: 'CONFIRM_MULTIPART_UPLOADED' };
    await request('execute2dModelTrainingCommandByUser', { path, body: told });
    assert.equal((await request('show2dModelTrainingJob', { path }))['state'], 'WAIT_FILE_UPLOAD');
    assert.equal((await request('list2dModelTrainingJob', { query: { limit: 5 } }))['count'], 1);
    await request('delete2dModelTrainingJob', { path });
  });

  it('has called every operation but three, which the tests of training call', () => {
    const left = operations.map(({ name }) => name).filter((name) => !called.has(name));
    assert.deepEqual(left, ['update2dModelTrainingJob', 'commitVoiceTrainingJob', 'confirmTrainingSegment']);
  });
});

describe('The official SDK reads a refusal', () => {
  /** What it tells of a call that is refused. */
  async function told(client: Sdk, name: string, call?: Call) {
    const error: unknown = await client.call(name, call).then(
      () => assert.fail('it was not refused'),
      (thrown: unknown) => thrown,
    );
    const { httpStatusCode, errorCode, errorMsg, requestId } = error as Record<string, unknown>;
    assert.match(String(requestId), /^[0-9a-f]{32}$/);
    return [httpStatusCode, errorCode, errorMsg];
  }

  const wrong = {
    'another secret key': { secret_key: 'x' },
    'another access key': { access_key: 'x' },
  };
  for (const [what, account] of Object.entries(wrong)) {
    it(`of ${what}`, async () => {
      const client = await open(account);
      assert.deepEqual(await told(client, 'listAssets'), [401, 'MSS.00000001', 'Unauthorized']);
      await client.close();
    });
  }

  it('of another project', async () => {
    const client = await open({ project_id: '0'.repeat(32) });
    assert.deepEqual(await told(client, 'listAssets'), [403, 'MSS.00020006', 'projectid not match']);
    await client.close();
  });

  it('of a member, a room, a task, a text, and of too many calls', async () => {
    const client = await open();
    const mandatory = 'Invalid parameter: room_name is mandatory';
    assert.deepEqual(await told(client, 'createSmartLiveRoom', { body: {} }), [
      400,
      'MSS.00000003',
      mandatory,
    ]);
    const path = { room_id: 'none', job_id: 'none' };
    assert.deepEqual(await told(client, 'showSmartLiveRoom', { path }), [404, 'MSS.00000002', 'Not Found']);
    assert.equal((await told(client, 'stopSmartLive', { path }))[1], 'MSS.20010074');
    const body = { text: 'Hello', emotion: ids.voice, speed: 201 };
    const fast = 'Invalid parameter: speed must be at most 200';
    assert.deepEqual(await told(client, 'createTtsAudition', { body }), [400, 'MSS.000000003', fast]);
    await fetch(`${client.origin}/_simulator/faults`, {
      method: 'POST',
      body: JSON.stringify({ status: 429 }),
    });
    assert.deepEqual((await told(client, 'listAssets')).slice(0, 2), [429, 'APIGW.0308']);
    await client.close();
  });
});
