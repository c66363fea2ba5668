/** A livestream from its start to its end: states, times, errors, warnings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, createRoom, goLive, ids, origin, paragraph, roomBody, startLive } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  interruptedParagraph: 'continues',
  recordingSeconds: 8,
  reportKeyHours: 24,
  rtcSignatureHours: 24,
  concurrentLives: 3,
  fewParagraphs: 10,
  shortRoundSeconds: 600,
});

const longScene = {
  script_name: 'Long',
  model_asset_id: ids.avatar,
  shoot_scripts: [paragraph(1, '', 2500)],
};
const rtmp = { output_urls: ['rtmp://push.test/live'], stream_keys: ['key'] };

describe('a livestream', () => {
  it('waits 6 seconds, is on air while it speaks, and has succeeded at the end of its script', async () => {
    const on = await bench();
    const live = await startLive(on, await createRoom(on));
    assert.equal(live.answer.status, 202);
    assert.match(live.job_id, /^[0-9a-f]{32}$/);
    assert.deepEqual((await live.show()).state, 'WAITING');
    await on.advance(5.9);
    assert.equal((await live.show()).state, 'WAITING');
    await on.advance(0.1);
    const begun = await live.show();
    assert.deepEqual(
      [begun.state, begun['start_time'], begun['end_time']],
      ['PROCESSING', '2026-01-05T09:00:06Z', undefined],
    );
    await on.advance(17.9);
    assert.equal((await live.show()).state, 'PROCESSING');
    await on.advance(60);
    const ended = await live.show();
    assert.deepEqual(
      [ended.state, ended.duration, ended['end_time']],
      ['SUCCEED', 18, '2026-01-05T09:00:24Z'],
    );
  });

  it('counts its seconds while it runs, and those of a stream that arrives', async () => {
    const on = await bench();
    const live = await goLive(on, { scene_scripts: [longScene], ...rtmp });
    await on.advance(10);
    const { duration, stream_duration } = await live.show();
    assert.deepEqual([duration, stream_duration], [10, 8]);
  });

  it('takes a second to stop, and keeps its duration afterwards', async () => {
    const on = await bench();
    const live = await goLive(on, { scene_scripts: [longScene], ...rtmp });
    await on.advance(30);
    assert.equal((await live.stop()).status, 200);
    assert.equal((await live.show()).state, 'PROCESSING');
    assert.equal((await live.stop()).status, 200);
    await on.advance(1);
    await on.advance(100);
    const { state, duration, stream_duration } = await live.show();
    assert.deepEqual([state, duration, stream_duration], ['SUCCEED', 31, 29]);
    const again = await live.stop();
    assert.deepEqual([again.status, again.body.error_code], [400, 'MSS.20010066']);
  });

  it('is cancelled when it is stopped before it begins', async () => {
    const on = await bench();
    const live = await startLive(on, await createRoom(on));
    await live.stop();
    await on.advance(60);
    const { state, duration } = await live.show();
    assert.deepEqual([state, duration], ['CANCELED', 0]);
  });

  it('fails when the platform refuses the stream', async () => {
    const on = await bench();
    await on.choose({ kind: 'livestream', outcome: 'REFUSED' });
    const live = await goLive(on, {}, { output_urls: ['rtmp://push.test/live'] });
    await on.advance(2);
    const { state, error_info } = await live.show();
    assert.equal(state, 'FAILED');
    assert.deepEqual(error_info, {
      error_code: 'MSS.47000003',
      error_msg: 'Failed to prepare the task: the RTMP server refused the stream',
    });
  });

  it('fails when its stream stays away for three minutes', async () => {
    const on = await bench();
    const live = await goLive(on, { scene_scripts: [longScene], ...rtmp });
    await on.advance(10);
    await on.control('POST', 'rtmp', { job_id: live.job_id, state: 'DISCONNECTED' });
    await on.advance(100);
    const broken = await live.show();
    assert.deepEqual([broken.state, broken.stream_duration], ['PROCESSING', 8]);
    await on.advance(80);
    assert.equal((await live.show()).state, 'FAILED');
  });

  it('goes on when its stream comes back', async () => {
    const on = await bench();
    const live = await goLive(on, { scene_scripts: [longScene], ...rtmp });
    await on.advance(10);
    for (const state of ['DISCONNECTED', 'RECONNECTING', 'CONNECTED']) {
      await on.control('POST', 'rtmp', { job_id: live.job_id, state });
      await on.advance(10);
    }
    await on.advance(200);
    const { state, stream_duration } = await live.show();
    assert.deepEqual([state, stream_duration], ['PROCESSING', 218]);
  });

  it('ends by itself after the hours that its policy allows', async () => {
    const on = await bench();
    const play_policy = { repeat_count: -1, live_exit_config: { max_live_duration: 1 } };
    const live = await goLive(on, {}, { play_policy });
    assert.equal(live.answer.body['limit_duration'], 1);
    await on.advance(3599);
    assert.equal((await live.show()).state, 'PROCESSING');
    await on.advance(1);
    const { state, duration } = await live.show();
    assert.deepEqual([state, duration], ['SUCCEED', 3600]);
  });

  it('ends at the end of a paragraph when its policy says so', async () => {
    const on = await bench();
    const live_exit_config = { max_live_duration: 1, auto_stop_mode: 'SEGMENT_END' };
    const live = await goLive(
      on,
      { scene_scripts: [{ ...longScene, shoot_scripts: [paragraph(1, '', 17_500 / 2)] }] },
      {
        play_policy: { repeat_count: -1, live_exit_config },
      },
    );
    await on.advance(5000);
    const { state, duration } = await live.show();
    assert.deepEqual([state, duration], ['SUCCEED', 4200]);
  });

  it('takes its temporary room with it, and can still be looked at', async () => {
    const on = await bench();
    const live = await goLive(on, { room_type: 'TEMP' });
    await on.advance(20);
    assert.equal((await on.call('GET', `smart-live-rooms/${live.room_id}`)).status, 404);
    assert.equal((await live.show()).state, 'SUCCEED');
  });

  it('is listed in its room and among all, by state', async () => {
    const on = await bench();
    const live = await goLive(on);
    await startLive(on, await createRoom(on, { room_name: 'Other' }));
    const inRoom = await on.call('GET', `smart-live-rooms/${live.room_id}/smart-live-jobs`);
    assert.deepEqual([inRoom.body.count, inRoom.body.smart_live_jobs?.[0]?.job_id], [1, live.job_id]);
    const jobs = async (query: string) =>
      (await on.call('GET', `smart-live-jobs?${query}`)).body.smart_live_jobs;
    assert.equal((await jobs(''))?.length, 2);
    assert.deepEqual(
      (await jobs('state=PROCESSING,FAILED'))?.map((job) => job.job_id),
      [live.job_id],
    );
    assert.deepEqual(
      (await jobs('room_name=oth'))?.map((job) => job.room_name),
      ['Other'],
    );
    assert.equal((await jobs('create_since=2026-01-05T09:00:06Z'))?.length, 1);
    assert.deepEqual(
      (await jobs('sort_dir=desc&limit=1'))?.map((job) => job.room_name),
      ['Other'],
    );
  });

  it('is not found under another room, or when there is none', async () => {
    const on = await bench();
    const live = await goLive(on);
    const other = await createRoom(on, { room_name: 'Other' });
    const answer = await on.call('GET', `smart-live-rooms/${other}/smart-live-jobs/${live.job_id}`);
    assert.deepEqual([answer.status, answer.body.error_code], [400, 'MSS.20010074']);
    const lost = await on.call('GET', 'smart-live-rooms/nowhere/smart-live-jobs');
    assert.equal(lost.body.error_code, 'MSS.20010045');
  });
});

describe('a start answers with', () => {
  it('warnings of what viewers may find monotonous', async () => {
    const on = await bench();
    const warned = async (more: object) => {
      const { answer } = await startLive(
        on,
        await createRoom(on, { room_name: JSON.stringify(more).slice(0, 99), ...more }),
      );
      return (answer.body['live_warning_info'] as { warning_type: string }[]).map(
        ({ warning_type }) => warning_type,
      );
    };
    assert.deepEqual(await warned({ play_policy: { random_play_mode: 'NONE' } }), [
      'TOO_LESSS_SCRIPT_ITEMS',
      'TOO_SHORT_SCRIPT_TIME',
      'TOO_LESS_DANMAKU_RULES',
      'RANDOM_PLAY_CLOSED',
      'ROTATION_MODEL_CLOSED',
    ]);
    const shoot_scripts = Array.from({ length: 10 }, (_, index) => paragraph(index, '', 250));
    const rich = {
      scene_scripts: [{ ...longScene, shoot_scripts }],
      interaction_rules: [{ event_type: 1, enabled: true }],
      backup_model_asset_ids: [ids.avatar],
    };
    assert.deepEqual(await warned(rich), []);
  });

  it('the way into its RTC room, and where to report events', async () => {
    const on = await bench();
    const live = await startLive(on, await createRoom(on), {
      play_policy: { need_independent_capture_client: true },
    });
    const rtc = live.answer.body['rtc_room_info'] as { users: { user_type: string; ctime: number }[] };
    assert.deepEqual(
      rtc.users.map((user) => user.user_type),
      ['CAPTURE', 'PLAYER'],
    );
    const url = String(live.answer.body['live_event_report_url']);
    assert.ok(
      url.startsWith(`${origin}/v1/`) && url.includes(`${live.path}/live-event-report?auth_key=`),
      url,
    );
  });
});

describe('a start', () => {
  it('changes for its task what it may, and nothing else', async () => {
    const on = await bench();
    const room_id = await createRoom(on, { stream_keys: ['room'], output_urls: ['rtmp://a.test/x'] });
    const body = { room_name: 'Other', stream_keys: ['start'], scene_scripts: [] };
    const live = await startLive(on, room_id, body);
    await on.advance(6);
    const { result } = (await live.command('GET_LIVE_JOB_CONFIG_INFO')).body;
    const told = JSON.parse(result ?? '') as Record<string, unknown>;
    assert.deepEqual(
      [told['room_name'], told['stream_keys'], told['output_urls']],
      ['Spring sale', ['start'], ['rtmp://a.test/x']],
    );
  });

  it('subscribes its RTC channel to the progress of the script, unless it says otherwise', async () => {
    const on = await bench();
    const asked = async (body: object) =>
      (await (await startLive(on, await createRoom(on, { room_name: JSON.stringify(body) }), body)).show())[
        'rtc_callback_config'
      ];
    assert.deepEqual(await asked({}), { rtc_callback_event_type: ['LIVE_PROGRESS'] });
    const rtc_callback_config = { rtc_callback_event_type: ['REPLY_COMMAND_FINISH'] };
    assert.deepEqual(await asked({ rtc_callback_config }), rtc_callback_config);
  });
});

describe('a start is refused', () => {
  const picture = (width: number, height: number) => ({ bitrate: 4000, width, height });
  const scene = (more: object) => ({
    scene_scripts: [
      { script_name: 'S', model_asset_id: ids.avatar, shoot_scripts: [paragraph(1, '', 5)], ...more },
    ],
  });
  const refused: Record<
    string,
    [room: Record<string, unknown>, status: number, code: string, body?: unknown]
  > = {
    'without a script': [scene({ shoot_scripts: [] }), 500, 'MSS.20010089'],
    'without an avatar': [scene({ model_asset_id: '' }), 500, 'MSS.20010050'],
    'with a picture for an avatar': [scene({ model_asset_id: ids.background }), 500, 'MSS.20010098'],
    'with an avatar that cannot go on air': [scene({ model_asset_id: ids.filmAvatar }), 500, 'MSS.20010044'],
    'with an avatar that is not active': [scene({ model_asset_id: ids.sleepingAvatar }), 500, 'MSS.20010069'],
    'with a voice that is not made in real time': [
      scene({ voice_config: { voice_asset_id: ids.slowVoice } }),
      500,
      'MSS.20010071',
    ],
    'in a template': [{ room_type: 'TEMPLATE' }, 500, 'MSS.20010069'],
    'with an address that is none': [{}, 400, 'MSS.20010093', { output_urls: ['push.test/live'] }],
    'in a size that is not streamed': [{}, 400, 'MSS.20010070', { video_config: picture(720, 1280) }],
    'in 4K': [{ video_config: picture(2160, 3840) }, 500, 'MSS.20010085'],
    'with rules that ask a service which is not named': [
      { interaction_rules: [{ event_type: 1, trigger: { reply_mode: 'CALLBACK' } }] },
      400,
      'MSS.00000003',
    ],
  };
  for (const [how, [room, status, code, body]] of Object.entries(refused)) {
    it(how, async () => {
      const on = await bench();
      const { answer } = await startLive(on, await createRoom(on, room), body);
      assert.deepEqual([answer.status, answer.body.error_code], [status, code]);
    });
  }

  it('in a room that does not exist', async () => {
    const { answer } = await startLive(await bench(), 'nowhere');
    assert.deepEqual([answer.status, answer.body.error_code], [400, 'MSS.20010045']);
  });

  it('a second time, in a room for one', async () => {
    const on = await bench();
    const room = await createRoom(on);
    await startLive(on, room);
    const { answer } = await startLive(on, room, { job_run_config: { single_job_in_room: true } });
    assert.deepEqual([answer.status, answer.body.error_code], [500, 'MSS.20010046']);
    assert.equal((await startLive(on, room)).answer.status, 202);
    await on.advance(60);
    const alone = await createRoom(on, { room_name: 'Alone' });
    await startLive(on, alone, { job_run_config: { single_job_in_room: true } });
    assert.equal((await startLive(on, alone)).answer.body.error_code, 'MSS.20010046');
  });

  it('when the quota is used up, until one has ended', async () => {
    const on = await bench({ concurrency: 2 });
    const room = await createRoom(on);
    const first = await startLive(on, room);
    await startLive(on, room);
    const { answer } = await startLive(on, room);
    assert.deepEqual([answer.status, answer.body.error_code], [403, 'MSS.20010065']);
    await first.stop();
    await on.advance(2);
    assert.equal((await startLive(on, room)).answer.status, 202);
  });

  it('no more once the room has been put right', async () => {
    const on = await bench();
    const room = await createRoom(on, { scene_scripts: [] });
    assert.equal((await startLive(on, room)).answer.body.error_code, 'MSS.20010089');
    await on.call('PUT', `smart-live-rooms/${room}`, roomBody());
    assert.equal((await startLive(on, room)).answer.status, 202);
  });
});
