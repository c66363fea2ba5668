/** Training of voices: recordings in an archive or sentence by sentence, reviews, training, and the resulting voice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CreateVoiceTrainingAnswer, VoiceTrainingJob } from '../../../src/api/index.js';
import { benchWith, start, type Bench } from '../bench.js';
import { corpus, latin1, sound, zip } from './voice-package.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  voiceTrainingSeconds: {
    SYSTEM_AUDITING: 10,
    AUDITING: 60,
    WAITING: 20,
    PROCESSING: 120,
    RESULT_REVIEW: 30,
  },
  runningTrainings: 20,
  trainings: 1000,
  voiceTrainingOrder: 'asc',
});

const manage = 'voice-training-manage/user';
const unknown = '0'.repeat(32);

/** A created task, and its path. */
interface Task extends CreateVoiceTrainingAnswer {
  path: string;
  show(): Promise<VoiceTrainingJob>;
  commit(body?: unknown): Promise<[status: number, code: string | undefined]>;
}

async function create(
  on: Bench,
  body: Record<string, unknown> = {},
  edition = 'basic',
  user = '',
): Promise<Task> {
  const headers = user ? { 'X-App-UserId': user } : undefined;
  const answer = await on.call('POST', `${manage}/${edition}-jobs`, { voice_name: 'Warm', ...body }, headers);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const created = answer.body as unknown as CreateVoiceTrainingAnswer;
  const path = `${manage}/jobs/${created.job_id ?? ''}`;
  return {
    ...created,
    path,
    show: async () => (await on.call('GET', path)).body,
    commit: async (commit = {}) => {
      await put(on, created.authorization_letter_uploading_url, 'A letter', 'application/pdf');
      const { status, body: answered } = await on.call('POST', path, commit);
      return [status, answered.error_code];
    },
  };
}

async function put(
  on: Bench,
  link: string | undefined | null,
  bytes: Uint8Array | string,
  type: string,
): Promise<number> {
  const request = new Request(link ?? '', {
    method: 'PUT',
    body: bytes as BodyInit,
    headers: { 'Content-Type': type },
  });
  return (await on.simulator.fetch(request)).status;
}

/** Creates a task and uploads its archive. */
async function packed(on: Bench, body: Record<string, unknown> = {}, files = corpus(20)): Promise<Task> {
  const task = await create(on, body);
  assert.equal(await put(on, task.training_data_uploading_url, zip(files), 'application/zip'), 200);
  return task;
}

async function audit(on: Bench, task: Task): Promise<Record<string, Record<string, unknown>>> {
  return (await on.call('GET', `${task.path}/audit-result`)).body as Record<string, Record<string, unknown>>;
}

describe('the training of a voice', () => {
  it('is created with a link for a package, and shown as it was created', async () => {
    const on = await bench();
    const wishes = { tag: 'ECOMMERCE', sex: 'FEMALE', language: 'CN', phone: '1', create_type: 'PACKAGE' };
    const task = await create(on, wishes, 'basic', 'user-7');
    assert.match(task.job_id ?? '', /^[0-9a-f]{32}$/);
    assert.match(task.training_data_uploading_url ?? '', /\/_simulator\/upload\//);
    assert.equal(task.segment_uploading_url, undefined);
    assert.deepEqual(await task.show(), {
      job_type: 'BASIC',
      job_id: task.job_id,
      app_user_id: 'user-7',
      voice_name: 'Warm',
      sex: 'FEMALE',
      language: 'CN',
      state: 'CREATING',
      reject_times: 0,
      create_time: start,
      lastupdate_time: start,
      create_type: 'PACKAGE',
      tag: 'ECOMMERCE',
      phone: '1',
    });
  });

  it('goes through the documented states in their order, and leaves a voice in the library', async () => {
    const on = await bench();
    const task = await packed(on, { description: 'As by a fire', sex: 'MALE', tag: 'NEWS' });
    assert.deepEqual(await task.commit({ voice_name: 'Warmer' }), [200, undefined]);
    const states: unknown[] = [(await task.show()).state];
    for (let second = 0; second < 250; second += 1) {
      await on.advance(1);
      const { state } = await task.show();
      if (states.at(-1) !== state) states.push(state);
    }
    assert.deepEqual(states, [
      'SYSTEM_AUDITING',
      'AUDITING',
      'WAITING',
      'PROCESSING',
      'RESULT_REVIEW',
      'SUCCEED',
    ]);
    const { asset_id, lastupdate_time } = await task.show();
    assert.equal(lastupdate_time, start + 240_000);
    const { body } = await on.call('GET', 'digital-assets?asset_type=VOICE_MODEL');
    const [voice] = body.assets ?? [];
    assert.deepEqual(
      [voice?.asset_id, voice?.asset_name, voice?.asset_description, voice?.asset_state, voice?.tags],
      [asset_id, 'Warmer', 'As by a fire', 'ACTIVED', ['NEWS']],
    );
    const meta = voice?.asset_extra_meta?.voice_model_meta;
    assert.deepEqual([meta?.sex, meta?.language, meta?.model_type], ['MALE', 'CN', 'CLONE']);
    const sample = voice?.files?.find((file) => file.asset_file_category === 'SAMPLE')?.download_url ?? '';
    const response = await on.simulator.fetch(new Request(sample));
    assert.equal(response.headers.get('content-type'), 'audio/wav');
  });

  it('is made ready for speech: its voice can be heard', async () => {
    const on = await bench();
    const task = await packed(on);
    await task.commit();
    await on.advance(240);
    const { asset_id } = await task.show();
    const heard = await on.call('POST', 'ttsc/audition', { text: 'Hello', emotion: asset_id });
    assert.equal(heard.status, 200, JSON.stringify(heard.body));
  });

  it('needs its recordings before it is handed in, and is handed in once', async () => {
    const on = await bench();
    const task = await create(on);
    assert.deepEqual(await task.commit(), [400, 'MSS.20020027']);
    await put(on, task.training_data_uploading_url, zip(corpus(20)), 'application/zip');
    assert.deepEqual(await task.commit(), [200, undefined]);
    assert.deepEqual(await task.commit(), [400, 'MSS.20020001']);
    assert.equal(await put(on, task.training_data_uploading_url, 'late', 'application/zip'), 403);
  });

  it('takes a package as a ZIP only, and shows the letter of authorization', async () => {
    const on = await bench();
    const task = await create(on);
    assert.equal(await put(on, task.training_data_uploading_url, 'x', 'application/json'), 403);
    assert.equal(await put(on, task.authorization_letter_uploading_url, 'yes', 'application/pdf'), 200);
    const { voice_authorization_url } = await task.show();
    const response = await on.simulator.fetch(new Request(voice_authorization_url ?? ''));
    assert.equal(await response.text(), 'yes');
  });

  it('tells the places for its files again', async () => {
    const on = await bench();
    const task = await create(on);
    const { body } = await on.call('GET', `${task.path}/uploading-address-url`);
    const { training_data_uploading_url } = body['package_url'] as Record<string, string>;
    assert.equal(body['segment_url'], undefined);
    assert.equal(await put(on, training_data_uploading_url, zip(corpus(20)), 'application/zip'), 200);
    assert.deepEqual(await task.commit(), [200, undefined]);
  });

  it('is trained from 20 sentences, 100, or long recordings, by its edition', async () => {
    const on = await bench();
    for (const [edition, type, files] of [
      ['basic', 'BASIC', corpus(20)],
      ['middle', 'MIDDLE', corpus(100)],
      ['advance', 'ADVANCE', { 'reading one.wav': sound }],
    ] as const) {
      const task = await create(on, {}, edition);
      await put(on, task.training_data_uploading_url, zip(files), 'application/zip');
      await task.commit();
      await on.advance(240);
      const { job_type, state } = await task.show();
      assert.deepEqual([job_type, state], [type, 'SUCCEED']);
    }
  });
});

describe('the reviews of recordings', () => {
  it('find what is wrong with a package, and with which file', async () => {
    const on = await bench();
    const full = corpus(20);
    const { '19.txt': _last, ...short } = full;
    const faults: [files: Record<string, string> | string, code: string, file?: string][] = [
      ['no archive', 'MSS.20020013'],
      [short, 'MSS.20020016'],
      [corpus(21), 'MSS.20020022'],
      [{ ...short, 'a/19.txt': 'x' }, 'MSS.20020025', 'a/19.txt'],
      [{ ...short, '19.docx': 'x' }, 'MSS.20020012', '19.docx'],
      [{ ...full, 'a/': '' }, 'MSS.20020025', 'a/'],
      [{ ...full, 'notes.pdf': 'x' }, 'MSS.20020012', 'notes.pdf'],
      [{ ...short, '20.txt': 'x' }, 'MSS.20020026', '20.txt'],
      [{ ...full, '3.wav': 'no sound at all' }, 'MSS.20020018', '3.wav'],
      [{ ...full, '3.wav': '' }, 'MSS.20020029', '3.wav'],
    ];
    for (const [files, code, file] of faults) {
      const task = await create(on);
      const bytes = typeof files === 'string' ? files : zip(files);
      await put(on, task.training_data_uploading_url, bytes, 'application/zip');
      await task.commit();
      await on.advance(10);
      const shown = await task.show();
      assert.deepEqual([shown.state, shown.reject_times, shown.job_failed_code], ['AUDIT_FAILED', 1, code]);
      const { system_audit_result } = await audit(on, task);
      const [first] = (system_audit_result?.['errors'] ?? []) as Record<string, string>[];
      assert.equal(first?.['error_code'], code);
      assert.equal(first?.['audio_name'] ?? first?.['text_name'], file);
    }
  });

  it('let recordings through that are right, one review after the other', async () => {
    const on = await bench();
    const task = await packed(on);
    await task.commit();
    assert.deepEqual(await audit(on, task), {});
    await on.advance(10);
    assert.deepEqual(await audit(on, task), {
      system_audit_result: { audit_time: start + 10_000, errors: [] },
    });
    await on.advance(60);
    const { admin_audit_result } = await audit(on, task);
    assert.deepEqual(admin_audit_result, { message: '', audit_time: start + 70_000 });
  });

  it('turn a task down where that was chosen; sent and named anew, it gets through', async () => {
    const on = await bench();
    const task = await packed(on);
    await on.choose({ kind: 'voice_training', outcome: 'AUDIT_FAILED' });
    await task.commit();
    await on.advance(70);
    const { state, reject_times, job_failed_code } = await task.show();
    assert.deepEqual([state, reject_times, job_failed_code], ['AUDIT_FAILED', 1, 'MSS.20020004']);
    assert.match(String((await audit(on, task))['admin_audit_result']?.['message']), /training data/);
    assert.equal(await put(on, task.training_data_uploading_url, zip(corpus(20)), 'application/zip'), 200);
    assert.deepEqual(await task.commit({ voice_name: 'Warm' }), [200, undefined]);
    await on.advance(240);
    const better = await task.show();
    assert.deepEqual([better.state, better.reject_times, better.job_failed_code], ['SUCCEED', 1, undefined]);
  });

  it('do not keep a training from failing, which is said with code and reason', async () => {
    const on = await bench();
    const task = await packed(on);
    await on.choose({ kind: 'voice_training', outcome: 'FAILED' });
    await task.commit();
    await on.advance(240);
    const { state, job_failed_code, job_failed_reason, asset_id } = await task.show();
    assert.deepEqual([state, job_failed_code, asset_id], ['FAILED', 'MSS.20020005', undefined]);
    assert.equal(job_failed_reason, 'training failure');
    assert.deepEqual(await task.commit(), [400, 'MSS.20020001']);
  });
});

describe('recording sentence by sentence', () => {
  const confirm = (on: Bench, task: Task, index: number) =>
    on.call('POST', `${manage}/training-segment?job_id=${task.job_id ?? ''}&index=${index}`);
  const confirmed = async (on: Bench, task: Task) =>
    (await on.call('GET', `${manage}/training-segment?job_id=${task.job_id ?? ''}`)).body['confirmed_index'];
  const record = async (on: Bench, task: Task, index: number, text: string, audio = sound) => {
    const { audio_uploading_url = [], txt_uploading_url = [] } = task.segment_uploading_url ?? {};
    assert.equal(await put(on, audio_uploading_url?.[index], latin1(audio), 'audio/wav'), 200);
    assert.equal(await put(on, txt_uploading_url?.[index], text, 'text/plain'), 200);
  };

  it('gives two links a sentence, 20 or 100 by the edition', async () => {
    const on = await bench();
    const basic = await create(on, { create_type: 'SEGMENT' });
    const middle = await create(on, { create_type: 'SEGMENT' }, 'middle');
    assert.equal(basic.training_data_uploading_url, undefined);
    assert.equal(basic.segment_uploading_url?.audio_uploading_url?.length, 20);
    assert.equal(middle.segment_uploading_url?.txt_uploading_url?.length, 100);
    assert.equal((await basic.show()).create_type, 'SEGMENT');
  });

  it('confirms what matches, names what does not, and takes a sentence again', async () => {
    const on = await bench();
    const task = await create(on, { create_type: 'SEGMENT' });
    const early = await confirm(on, task, 1);
    assert.deepEqual([early.status, early.body.error_code], [400, 'MSS.20020030']);
    await record(on, task, 1, '欢迎来到直播间');
    assert.deepEqual((await confirm(on, task, 1)).body, { confirm_result: true, unmatched_index_hit: [] });
    await record(on, task, 0, 'we sell');
    await on.choose({ kind: 'voice_segment', outcome: 'UNMATCHED' });
    assert.deepEqual((await confirm(on, task, 0)).body, {
      confirm_result: false,
      unmatched_index_hit: [0, 1, 2, 3, 4, 5, 6],
    });
    assert.deepEqual(await confirmed(on, task), [1]);
    await record(on, task, 0, 'we win');
    await confirm(on, task, 0);
    assert.deepEqual(await confirmed(on, task), [0, 1]);
    await record(on, task, 1, '你好', 'no sound');
    assert.deepEqual(await confirmed(on, task), [0]);
    assert.deepEqual((await confirm(on, task, 1)).body['unmatched_index_hit'], [0, 1]);
  });

  it('is handed in when every sentence is confirmed', async () => {
    const on = await bench();
    const task = await create(on, { create_type: 'SEGMENT' });
    assert.deepEqual(await task.commit(), [400, 'MSS.20020027']);
    for (let index = 0; index < 20; index += 1) {
      await record(on, task, index, `Sentence ${index}`);
      if (index === 19) assert.deepEqual(await task.commit(), [400, 'MSS.20020016']);
      await on.advance(1);
      await confirm(on, task, index);
    }
    assert.deepEqual(await task.commit(), [200, undefined]);
    await on.advance(240);
    assert.equal((await task.show()).state, 'SUCCEED');
  });

  it('knows no sentence beyond the last, and none of a package', async () => {
    const on = await bench();
    const sentences = await create(on, { create_type: 'SEGMENT' });
    const packaged = await create(on);
    const beyond = await confirm(on, sentences, 20);
    assert.deepEqual([beyond.status, beyond.body.error_code], [400, 'MSS.00000003']);
    const none = await confirm(on, packaged, 0);
    assert.deepEqual([none.status, none.body.error_code], [400, 'MSS.20020001']);
    const unnamed = await on.call('POST', `${manage}/training-segment?index=1`);
    assert.deepEqual([unnamed.status, unnamed.body.error_code], [400, 'MSS.00000003']);
  });
});

describe('the list of voice trainings', () => {
  it('is filtered, put in order and cut into pages', async () => {
    const on = await bench();
    const first = await packed(on, { voice_name: 'Warm', tag: 'NEWS', batch_name: 'May' });
    await first.commit();
    await on.advance(60);
    await create(on, { voice_name: 'Cool' }, 'middle');
    await on.advance(60);
    await create(on, { voice_name: 'Lukewarm', is_ondemand_resource: true });
    const expected: [query: string, names: string[]][] = [
      ['', ['Warm', 'Cool', 'Lukewarm']],
      ['?sort_dir=desc', ['Lukewarm', 'Cool', 'Warm']],
      ['?sort_key=lastupdate_time', ['Cool', 'Warm', 'Lukewarm']],
      ['?offset=1&limit=1', ['Cool']],
      ['?voice_name=warm', ['Warm', 'Lukewarm']],
      ['?state=WAITING,PROCESSING', ['Warm']],
      ['?job_type=MIDDLE', ['Cool']],
      ['?tag=NEWS', ['Warm']],
      ['?batch_name=May', ['Warm']],
      ['?is_ondemand_resource=true', ['Lukewarm']],
      [`?job_id=${first.job_id ?? ''}`, ['Warm']],
      ['?create_since=2026-01-05T09:01:00Z&create_until=2026-01-05T09:01:30Z', ['Cool']],
      [`?create_since=${start + 90_000}`, ['Lukewarm']],
    ];
    for (const [query, names] of expected) {
      const { body } = await on.call('GET', `${manage}/jobs${query}`);
      const shown = body.jobs as unknown as VoiceTrainingJob[];
      assert.deepEqual(
        shown.map(({ voice_name }) => voice_name),
        names,
        query,
      );
    }
    assert.equal((await on.call('GET', `${manage}/jobs?limit=1`)).body.count, 3);
    for (const wrong of ['?sort_key=name', '?create_since=yesterday']) {
      const refused = await on.call('GET', `${manage}/jobs${wrong}`);
      assert.deepEqual([refused.status, refused.body.error_code], [400, 'MSS.00000003'], wrong);
    }
  });

  it('loses a task that is deleted; a voice that it made stays', async () => {
    const on = await bench();
    const task = await packed(on);
    await task.commit();
    await on.advance(240);
    const { asset_id } = await task.show();
    assert.equal((await on.call('DELETE', task.path)).status, 200);
    assert.equal((await on.call('GET', `${manage}/jobs`)).body.count, 0);
    assert.equal((await on.call('GET', `digital-assets/${asset_id ?? ''}`)).status, 200);
  });

  it('says of every call when there is no such task', async () => {
    const on = await bench();
    const gone = `${manage}/jobs/${unknown}`;
    for (const [method, path] of [
      ['GET', gone],
      ['POST', gone],
      ['DELETE', gone],
      ['GET', `${gone}/uploading-address-url`],
      ['GET', `${gone}/audit-result`],
      ['POST', `${manage}/training-segment?job_id=${unknown}&index=0`],
      ['GET', `${manage}/training-segment?job_id=${unknown}`],
    ] as const) {
      const { status, body } = await on.call(method, path);
      assert.deepEqual([status, body.error_code], [400, 'MSS.20020002'], `${method} ${path}`);
    }
  });

  it('has no task without a name', async () => {
    const on = await bench();
    for (const edition of ['basic', 'middle', 'advance']) {
      const { status, body } = await on.call('POST', `${manage}/${edition}-jobs`, { sex: 'FEMALE' });
      assert.deepEqual([status, body.error_code], [400, 'MSS.00000003']);
    }
  });
});
