/** Training of avatars: creation, uploads, submission, reviews, training, acceptance, and rejected requests. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { SimulatorOptions } from '../../../demo/simulator/index.js';
import type { ModelTrainingJob, ModelTrainingJobDetail } from '../../../src/api/index.js';
import { benchWith, type Answered, type Bench } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  avatarTrainingSeconds: {
    AUTO_VERIFYING: 10,
    MANUAL_VERIFYING: 60,
    MANUAL_VERIFY_SUCCESS: 5,
    TRAINING_DATA_PREPROCESSING: 30,
    TRAINING_DATA_PREPROCESS_SUCCESS: 5,
    TRAINING: 120,
    TRAIN_SUCCESS: 5,
    INFERENCE_DATA_PREPROCESSING: 30,
    WAIT_MAIN_FILE_UPLOAD: 10,
    JOB_SUCCESS: 5,
    JOB_REJECT: 60,
  },
  runningTrainings: 20,
  trainings: 1000,
  uploadParts: 10_000,
});

const jobs = 'digital-human-training-manage/user/jobs';
const unknown = '0'.repeat(32);
const film = mp4(200, 1920, 1080);

interface Uploads {
  job_id: string;
  training_video_upload_url: string[];
  cover_upload_url: string;
  id_card_image1_upload_url: string;
  id_card_image2_upload_url: string;
  grant_file_upload_url: string;
}

/** A created task, and its path. */
interface Task extends Uploads {
  path: string;
  show(): Promise<ModelTrainingJobDetail>;
  command(command: string, more?: Record<string, unknown>): Promise<Answered>;
}

async function create(on: Bench, body: Record<string, unknown> = {}, user = ''): Promise<Task> {
  const headers = user ? { 'X-App-UserId': user } : undefined;
  const answer = await on.call('POST', jobs, { name: 'Ann', ...body }, headers);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const uploads = answer.body as unknown as Uploads;
  const path = `${jobs}/${uploads.job_id}`;
  return {
    ...uploads,
    path,
    show: async () => (await on.call('GET', path)).body,
    command: (command, more = {}) => on.call('POST', `${path}/command`, { command, ...more }),
  };
}

async function put(
  on: Bench,
  link: string,
  bytes: Uint8Array | string,
  headers: Record<string, string> = {},
) {
  return on.simulator.fetch(new Request(link, { method: 'PUT', body: bytes as BodyInit, headers }));
}

/** Creates a task, uploads its video and submits it. */
async function handedIn(
  on: Bench,
  body: Record<string, unknown> = {},
  bytes: Uint8Array = film,
): Promise<Task> {
  const task = await create(on, body);
  await put(on, task.training_video_upload_url[0] ?? '', bytes);
  assert.equal((await task.command('SUBMITVERIFYING')).body['commond_result'], 'EXCUTE_SUCCESS');
  return task;
}

/** Creates a task and advances it until it waits for the user's confirmation. */
async function trained(on: Bench, body: Record<string, unknown> = {}): Promise<Task> {
  const task = await handedIn(on, body);
  await on.advance(300);
  assert.equal((await task.show()).state, 'WAIT_USER_CONFIRM');
  return task;
}

async function list(on: Bench, query = ''): Promise<{ count: number; names: string[] }> {
  const { status, body } = await on.call('GET', `${jobs}${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  const shown = body.jobs as unknown as ModelTrainingJob[];
  return { count: body.count ?? 0, names: shown.map(({ name }) => name ?? '') };
}

describe('the training of an avatar', () => {
  it('is created with a link for every file, and shown as it was created', async () => {
    const on = await bench();
    const task = await create(on, { contact: '+86 1', batch_name: 'May', tags: ['shop'] }, 'user-7');
    assert.match(task.job_id, /^[0-9a-f]{32}$/);
    assert.equal(task.training_video_upload_url.length, 1);
    for (const link of [task.cover_upload_url, task.id_card_image1_upload_url, task.grant_file_upload_url])
      assert.match(link, /\/_simulator\/upload\//);
    const { operation_logs, ...shown } = await task.show();
    assert.deepEqual(shown, {
      job_id: task.job_id,
      name: 'Ann',
      state: 'WAIT_FILE_UPLOAD',
      project_id: '70b76a2f9c1e34253880af501cd8e6b2',
      last_update_time: '2026-01-05T09:00:00Z',
      create_time: '2026-01-05T09:00:00Z',
      contact: '+86 1',
      batch_name: 'May',
      tags: ['shop'],
      model_version: 'V3.2',
      matting_type: 'AI',
      model_resolution: '1080P',
      app_user_id: 'user-7',
      comment_logs: [],
      is_mask_file_uploaded: false,
      is_background_replacement: false,
    });
    assert.deepEqual(
      operation_logs?.map(({ log_type, operate_user }) => [log_type, operate_user]),
      [['USER_CREATE_JOD', 'USER']],
    );
  });

  it('must have a name, and takes a film in at most 10,000 parts', async () => {
    const on = await bench();
    for (const body of [{}, { name: '' }, { name: 'Ann', video_multipart_count: 10_001 }]) {
      const refused = await on.call('POST', jobs, body);
      assert.deepEqual([refused.status, refused.body.error_code], [400, 'MSS.00000003']);
    }
  });

  it('goes through the documented states in their order, and leaves an avatar in the library', async () => {
    const on = await bench();
    const task = await handedIn(on, { model_version: 'V3.3', tags: ['shop'] });
    const states: unknown[] = [(await task.show()).state];
    for (let second = 0; second < 300; second += 1) {
      await on.advance(1);
      const { state } = await task.show();
      if (states.at(-1) !== state) states.push(state);
    }
    assert.deepEqual(states, [
      'AUTO_VERIFYING',
      'MANUAL_VERIFYING',
      'MANUAL_VERIFY_SUCCESS',
      'TRAINING_DATA_PREPROCESSING',
      'TRAINING_DATA_PREPROCESS_SUCCESS',
      'TRAINING',
      'TRAIN_SUCCESS',
      'INFERENCE_DATA_PREPROCESSING',
      'WAIT_MAIN_FILE_UPLOAD',
      'JOB_SUCCESS',
      'WAIT_USER_CONFIRM',
    ]);
    const before = await task.show();
    const asset = async () => (await on.call('GET', `digital-assets/${before.asset_id ?? ''}`)).body;
    assert.equal((await asset())['asset_state'], 'UNACTIVED');
    await task.command('CONFIRM_ACCEPT');
    const finished = await task.show();
    assert.equal(finished.state, 'JOB_FINISH');
    assert.deepEqual(
      finished.operation_logs?.map(({ log_type }) => log_type),
      [
        'USER_CREATE_JOD',
        'SYSTEM_MARKABLE_VIDEO',
        'USER_VERIFYING_SUBMITTED',
        'SYSTEM_VERIFY_SUCCESS',
        'SYSTEM_MARKABLE_VIDEO_SUCCESS',
        'ADMIN_VERIFY_SUCCESS',
        'SYSTEM_TRAIN_DATA_PREPROCESSING',
        'SYSTEM_TRAIN_DATA_PREPROCESS_SUCCESS',
        'SYSTEM_TRAINING',
        'SYSTEM_TRAIN_SUCCESS',
        'SYSTEM_INFERENCE_DATA_PREPROCESSING',
        'SYSTEM_INFERENCE_DATA_PREPROCESS_SUCCESS',
        'SYSTEM_JOB_SUCCESS',
      ],
    );
    const { body } = await on.call('GET', 'digital-assets?asset_type=HUMAN_MODEL_2D');
    const [avatar] = body.assets ?? [];
    assert.equal(avatar?.asset_id, finished.asset_id);
    assert.equal(avatar?.asset_name, 'Ann');
    assert.equal(avatar?.asset_state, 'ACTIVED');
    assert.deepEqual(avatar?.tags, ['shop']);
    assert.equal(avatar?.asset_extra_meta?.human_model_2d_meta?.model_version, 'V3_3');
    assert.ok(avatar?.files?.some((file) => file.asset_file_category === 'COVER' && file.download_url));
  });

  it('is for a livestream with the avatar it made, once that is accepted', async () => {
    const on = await bench();
    const task = await trained(on);
    const { asset_id } = await task.show();
    const scene = { script_name: 'S', model_asset_id: asset_id, shoot_scripts: [] };
    const room = await on.call('POST', 'smart-live-rooms', { room_name: 'R', scene_scripts: [scene] });
    const state = async () =>
      (await on.call('GET', `smart-live-rooms/${room.body.room_id ?? ''}`)).body['room_state'];
    assert.equal(await state(), 'DISABLE');
    await task.command('CONFIRM_ACCEPT');
    assert.equal(await state(), 'ENABLE');
  });

  it('keeps the cover that was sent, for the task and for the avatar', async () => {
    const on = await bench();
    const task = await create(on);
    await put(on, task.training_video_upload_url[0] ?? '', film);
    await put(on, task.cover_upload_url, 'a picture', { 'Content-Type': 'image/jpeg' });
    await task.command('SUBMITVERIFYING');
    await on.advance(300);
    const shown = await task.show();
    const { body } = await on.call('GET', `digital-assets/${shown.asset_id ?? ''}`);
    const cover = body.files?.find((file) => file.download_url)?.download_url ?? '';
    for (const link of [shown.cover_download_url ?? '', cover]) {
      const response = await on.simulator.fetch(new Request(link));
      assert.equal(response.headers.get('content-type'), 'image/jpeg');
      assert.equal(await response.text(), 'a picture');
    }
  });
});

describe('the files of a training', () => {
  it('arrive once: the link is good no more, and the film can be fetched', async () => {
    const on = await bench();
    const task = await create(on);
    const link = task.training_video_upload_url[0] ?? '';
    const md5 = createHash('md5').update(film);
    const first = await put(on, link, film, { 'Content-Type': 'video/mp4' });
    assert.deepEqual([first.status, first.headers.get('etag')], [200, `"${md5.digest('hex')}"`]);
    const second = await put(on, link, film);
    assert.equal(second.status, 403);
    assert.match(await second.text(), /<Code>AccessDenied<\/Code>/);
    const { training_video_download_url } = await task.show();
    const fetched = await on.simulator.fetch(new Request(training_video_download_url ?? ''));
    assert.equal(fetched.headers.get('content-type'), 'video/mp4');
    assert.deepEqual(new Uint8Array(await fetched.arrayBuffer()), film);
  });

  it('are refused where the link is forged or a day old, or their MD5 is another', async () => {
    const on = await bench();
    const task = await create(on);
    const link = task.training_video_upload_url[0] ?? '';
    assert.equal((await put(on, link.replace('/upload/', '/upload/x'), film)).status, 403);
    const wrong = createHash('md5').update('other').digest('base64');
    assert.match(await (await put(on, link, film, { 'Content-MD5': wrong })).text(), /BadDigest/);
    assert.equal((await task.command('SUBMITVERIFYING')).body['commond_result'], 'EXCUTE_FAILED');
    await on.advance(86_401);
    assert.equal((await put(on, link, film)).status, 403);
  });

  it('may be a film in parts, which are counted and put together', async () => {
    const on = await bench();
    const task = await create(on, { video_multipart_count: 2 });
    const [first = '', second = ''] = task.training_video_upload_url;
    await put(on, second, 'world');
    const { body } = await task.command('GET_MULTIPART_UPLOADED');
    const etag = createHash('md5').update('world').digest('hex');
    assert.deepEqual(body, {
      commond_result: 'EXCUTE_SUCCESS',
      multipart_data: [{ part_number: '2', etag }],
    });
    const early = await task.command('CONFIRM_MULTIPART_UPLOADED');
    assert.deepEqual([early.status, early.body], [200, { commond_result: 'EXCUTE_FAILED' }]);
    await put(on, first, 'hello ');
    assert.deepEqual((await task.command('SUBMITVERIFYING')).body, { commond_result: 'EXCUTE_FAILED' });
    assert.deepEqual((await task.command('CONFIRM_MULTIPART_UPLOADED')).body, {
      commond_result: 'EXCUTE_SUCCESS',
    });
    const { training_video_download_url } = await task.show();
    const fetched = await on.simulator.fetch(new Request(training_video_download_url ?? ''));
    assert.equal(await fetched.text(), 'hello world');
    assert.deepEqual((await task.command('SUBMITVERIFYING')).body, { commond_result: 'EXCUTE_SUCCESS' });
  });

  it('must be a film of 3 to 10 minutes in 1080P or 4K, as far as it tells', async () => {
    const on = await bench();
    const outcomes: [Uint8Array, unknown, unknown][] = [
      [mp4(200, 1920, 1080), 'MANUAL_VERIFYING', '1080P'],
      [mp4(600, 2160, 3840), 'MANUAL_VERIFYING', '4K'],
      [mp4(20, 1920, 1080), 'AUTO_VERIFY_FAILED', '1080P'],
      [mp4(601, 1920, 1080), 'AUTO_VERIFY_FAILED', '1080P'],
      [mp4(200, 1280, 720), 'AUTO_VERIFY_FAILED', '1080P'],
      [new TextEncoder().encode('%PDF-1.7 and so on'), 'AUTO_VERIFY_FAILED', '1080P'],
    ];
    for (const [bytes, state, resolution] of outcomes) {
      const task = await handedIn(on, {}, bytes);
      await on.advance(10);
      const shown = await task.show();
      assert.deepEqual([shown.state, shown.model_resolution], [state, resolution]);
      const last = shown.operation_logs?.findLast(({ log_type }) => log_type?.includes('_VERIFY_'));
      const isFailed = state === 'AUTO_VERIFY_FAILED';
      assert.equal(last?.log_type, isFailed ? 'SYSTEM_VERIFY_FAILED' : 'SYSTEM_VERIFY_SUCCESS');
      if (isFailed) assert.match(last?.log_description ?? '', /^MSS\.\d{8} \w/);
    }
  });

  it('must prove who a tenant is that is no NA user; its avatars need no consent', async () => {
    const options: SimulatorOptions = { account: { na_user: false } };
    const on = await bench(options);
    const unproven = await handedIn(on);
    const task = await create(on);
    await put(on, task.training_video_upload_url[0] ?? '', film);
    for (const link of [
      task.id_card_image1_upload_url,
      task.id_card_image2_upload_url,
      task.grant_file_upload_url,
    ])
      await put(on, link, 'papers');
    await task.command('SUBMITVERIFYING');
    await on.advance(300);
    assert.equal((await unproven.show()).state, 'AUTO_VERIFY_FAILED');
    const shown = await task.show();
    assert.equal(shown.state, 'JOB_FINISH');
    assert.ok(shown.grant_file_download_url && shown.id_card_image1_download_url);
    const refused = await task.command('CONFIRM_ACCEPT');
    assert.deepEqual([refused.status, refused.body.error_code], [400, 'MSS.00000003']);
  });
});

describe('a training that fails', () => {
  it('fails where that was chosen', async () => {
    const on = await bench();
    const failures = [
      'AUTO_VERIFY_FAILED',
      'MANUAL_VERIFY_FAILED',
      'TRAINING_DATA_PREPROCESS_FAILED',
      'TRAIN_FAILED',
      'INFERENCE_DATA_PREPROCESS_FAILED',
    ] as const;
    const tasks = [];
    for (const outcome of failures) {
      const task = await handedIn(on);
      await on.choose({ kind: 'avatar_training', id: task.job_id, outcome });
      tasks.push(task);
    }
    await on.advance(400);
    for (const [index, task] of tasks.entries()) assert.equal((await task.show()).state, failures[index]);
  });

  it('is mended after a review: with new files, or another name, then handed in again', async () => {
    const on = await bench();
    const task = await handedIn(on, { name: 'Ann' }, mp4(20, 1920, 1080));
    const early = await on.call('PUT', task.path, { name: 'Bea' });
    assert.deepEqual([early.status, early.body.error_code], [400, 'MSS.41000001']);
    await on.advance(10);
    const updated = await on.call('PUT', task.path, { name: 'Bea', command_message: 'UPDATE_VIDEO' });
    const { training_video_upload_url, job_id } = updated.body as unknown as Uploads;
    assert.equal(job_id, task.job_id);
    assert.equal((await put(on, training_video_upload_url[0] ?? '', mp4(200, 1920, 1080))).status, 200);
    await task.command('SUBMITVERIFYING');
    await on.advance(300);
    const shown = await task.show();
    assert.deepEqual([shown.state, shown.name], ['WAIT_USER_CONFIRM', 'Bea']);
    assert.equal(shown.last_update_time, '2026-01-05T09:00:10Z');
    assert.ok(shown.operation_logs?.some(({ log_type }) => log_type === 'USER_UPDATE_VIDEO'));
  });

  it('keeps the files that are not sent again', async () => {
    const on = await bench();
    const task = await handedIn(on);
    await on.choose({ kind: 'avatar_training', outcome: 'MANUAL_VERIFY_FAILED' });
    await on.advance(70);
    await on.call('PUT', task.path, { name: 'Ann' });
    assert.equal((await task.command('SUBMITVERIFYING')).body['commond_result'], 'EXCUTE_SUCCESS');
  });
});

describe('the person whose training it is', () => {
  it('rejects with remarks and attachments, is answered, and gets the result anew', async () => {
    const on = await bench();
    const task = await trained(on);
    const comment_data = {
      comment_title: 'Lips',
      comment_message: 'They lag behind.',
      attachment_name: ['lips.png'],
    };
    const { body } = await task.command('CONFIRM_REJECT', { comment_data });
    assert.equal(body['commond_result'], 'EXCUTE_SUCCESS');
    const [link = ''] = body['attachment_upload_url'] as string[];
    assert.equal((await put(on, link, 'lips', { 'Content-Type': 'image/png' })).status, 200);
    const rejected = await task.show();
    assert.equal(rejected.state, 'JOB_REJECT');
    const [said] = rejected.comment_logs ?? [];
    assert.deepEqual([said?.comment_type, said?.comment_title], ['USER_REJECT', 'Lips']);
    const fetched = await on.simulator.fetch(new Request(said?.attachment_download_url?.[0] ?? ''));
    assert.equal(await fetched.text(), 'lips');
    await on.advance(60);
    const remade = await task.show();
    assert.equal(remade.state, 'INFERENCE_DATA_PREPROCESSING');
    assert.equal(remade.comment_logs?.[1]?.comment_type, 'ADMIN_COMMENT');
    await on.advance(60);
    const again = await task.show();
    assert.deepEqual([again.state, again.asset_id], ['WAIT_USER_CONFIRM', rejected.asset_id]);
  });

  it('lets it rest and wakes it, and may say something meanwhile', async () => {
    const on = await bench();
    const task = await trained(on);
    await task.command('CONFIRM_PENDING');
    assert.equal((await task.show()).state, 'JOB_PENDING');
    await task.command('CONFIRM_ANSWER', { comment_data: { comment_message: 'On Monday.' } });
    await task.command('CONFIRM_ACTIVE');
    const shown = await task.show();
    assert.equal(shown.state, 'WAIT_USER_CONFIRM');
    assert.equal(shown.comment_logs?.[0]?.comment_type, 'USER_COMMENT');
  });

  it('is refused a command that the state is not for, or that nobody knows', async () => {
    const on = await bench();
    const task = await create(on);
    const early = await task.command('CONFIRM_ACCEPT');
    assert.deepEqual([early.status, early.body.error_code], [400, 'MSS.41000001']);
    const strange = await task.command('SUBMIT');
    assert.deepEqual([strange.status, strange.body.error_code], [400, 'MSS.00000003']);
  });

  it('deletes it with its files and its avatar, unless it is being trained', async () => {
    const on = await bench();
    const task = await handedIn(on);
    const { training_video_download_url } = await task.show();
    await on.advance(120);
    const busy = await on.call('DELETE', task.path);
    assert.deepEqual([busy.status, busy.body.error_code], [400, 'MSS.41000008']);
    await on.advance(200);
    const { asset_id } = await task.show();
    assert.equal((await on.call('DELETE', task.path)).status, 200);
    assert.equal((await on.call('GET', task.path)).status, 404);
    assert.equal((await on.call('GET', `digital-assets/${asset_id ?? ''}`)).status, 404);
    assert.equal((await on.simulator.fetch(new Request(training_video_download_url ?? ''))).status, 404);
  });

  it('is told when there is no such task', async () => {
    const on = await bench();
    const told = async (method: string, path: string, body?: unknown) => {
      const answer = await on.call(method, path, body);
      return [answer.status, answer.body.error_code];
    };
    assert.deepEqual(await told('GET', `${jobs}/${unknown}`), [404, 'MSS.41000003']);
    assert.deepEqual(await told('PUT', `${jobs}/${unknown}`, {}), [404, 'MSS.41000003']);
    const command = { command: 'SUBMITVERIFYING' };
    assert.deepEqual(await told('POST', `${jobs}/${unknown}/command`, command), [404, 'MSS.41000003']);
    assert.deepEqual(await told('DELETE', `${jobs}/${unknown}`), [400, 'MSS.41000008']);
  });
});

describe('the list of trainings', () => {
  it('is filtered, put in order and cut into pages', async () => {
    const on = await bench();
    const first = await handedIn(on, { name: 'Ann', batch_name: 'May', tags: ['shop', 'news'] });
    await on.advance(60);
    await create(on, { name: 'Bea', is_flexus: true });
    await on.advance(60);
    await create(on, { name: 'Joanna', batch_name: 'June' });
    const expected: [query: string, names: string[]][] = [
      ['', ['Ann', 'Bea', 'Joanna']],
      ['?sort_key=create_time&sort_dir=desc', ['Joanna', 'Bea', 'Ann']],
      ['?offset=1&limit=1', ['Bea']],
      ['?name=ann', ['Ann', 'Joanna']],
      ['?state=WAIT_FILE_UPLOAD,JOB_FINISH', ['Bea', 'Joanna']],
      ['?state=TRAINING', ['Ann']],
      ['?batch_name=May', ['Ann']],
      ['?tag=news', ['Ann']],
      [`?job_id=${first.job_id}`, ['Ann']],
      ['?create_since=2026-01-05T09:01:00Z&create_until=2026-01-05T09:01:30Z', ['Bea']],
      ['?update_until=2026-01-05T09:00:30Z', ['Ann']],
      ['?is_flexus=true', ['Bea']],
      ['?is_flexus=false', ['Ann', 'Joanna']],
      ['?model_resolution=4K', []],
      [`?query_project_id=${unknown}`, []],
    ];
    for (const [query, names] of expected) assert.deepEqual((await list(on, query)).names, names, query);
    assert.equal((await list(on, '?limit=1')).count, 3);
    for (const wrong of ['?sort_key=name', '?create_since=yesterday', '?limit=0']) {
      const refused = await on.call('GET', `${jobs}${wrong}`);
      assert.deepEqual([refused.status, refused.body.error_code], [400, 'MSS.00000003'], wrong);
    }
  });

  it('tells that too many are being trained at once', async () => {
    const on = await bench();
    for (let count = 0; count < 20; count += 1) {
      await handedIn(on);
      await on.advance(0.5);
    }
    const task = await create(on);
    await put(on, task.training_video_upload_url[0] ?? '', film);
    const refused = await task.command('SUBMITVERIFYING');
    assert.deepEqual([refused.status, refused.body.error_code], [403, 'MSS.41000002']);
  });
});

/** The header of an MP4 file with a duration in seconds and a size in pixels. */
function mp4(seconds: number, width: number, height: number): Uint8Array {
  const box = (name: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + body.length);
    head.write(name, 4, 'latin1');
    return Buffer.concat([head, body]);
  };
  const words = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer).swap32();
  const mvhd = box('mvhd', words(0, 0, 0, 1000, seconds * 1000));
  const tkhd = box('tkhd', Buffer.alloc(76), words(width * 65_536, height * 65_536));
  return new Uint8Array(
    Buffer.concat([box('ftyp', Buffer.from('isom')), box('moov', mvhd, box('trak', tkhd))]),
  );
}
