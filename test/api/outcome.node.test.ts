/** Determining the outcome of a write whose answer was lost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  cancel2DDigitalHumanVideo,
  create2DDigitalHumanVideo,
  createSmartLiveRoom,
  executeSmartLiveCommand,
  findOutcome,
  listSmartLive,
  OutcomeUnknownError,
  outcomeOfCommand,
  outcomeOfStart,
  outcomeOfStop,
  startSmartLive,
  stopSmartLive,
  type LiveCommandBody,
  type FindOutcomeOptions,
  type Outcome,
} from '../../src/api/index.js';
import { ids, paragraph, roomBody } from '../simulator/bench.js';
import { played, type Played } from './throttle-replay.js';

type Drop = 'before' | 'after';

/** A room in the simulator, and helpers that lose the answer of a call. */
async function createFixture() {
  const on = await played(undefined, { liveWaitingSeconds: 6, liveClosingSeconds: 1, connectingSeconds: 2 });
  const { client, clock, control } = on;
  const body = roomBody({ output_urls: ['rtmp://push.test/live'], stream_keys: ['key'] }) as never;
  const { room_id } = await clock.until(client.call(createSmartLiveRoom, { body }));
  const room = { room_id: room_id ?? '' };
  const start = async () => {
    const { job_id } = await clock.until(client.call(startSmartLive, { path: room, body: {} }));
    return { ...room, job_id: job_id ?? '' };
  };
  const goLive = async () => {
    const path = await start();
    await clock.pass(7000);
    return path;
  };
  /** Makes a call whose answer is lost, and determines its outcome. */
  const lost = async (
    operation: string,
    drop: Drop,
    call: () => Promise<unknown>,
    options: FindOutcomeOptions = {},
  ): Promise<Outcome & { after: number; error: OutcomeUnknownError }> => {
    await control('POST', 'faults', [{ operation, drop, times: 1 }]);
    const error = await clock.until(
      call().then(
        () => undefined,
        (reason: unknown) => reason,
      ),
    );
    assert.ok(error instanceof OutcomeUnknownError, String(error));
    const from = clock.now();
    const outcome = await clock.until(findOutcome(client, error, { clock, ...options }));
    return { ...outcome, after: clock.now() - from, error };
  };
  const command = (path: { room_id: string; job_id: string }, drop: Drop, body: LiveCommandBody) =>
    lost('executeSmartLiveCommand', drop, () => client.call(executeSmartLiveCommand, { path, body }));
  return { ...on, room, start, goLive, lost, command };
}

async function executed({ journal }: Played, operation: string): Promise<number> {
  return (await journal()).filter((entry) => entry.operation === operation && entry.executed).length;
}

describe('a start whose answer was lost', () => {
  it('is found among the tasks of the room where it was carried out', async () => {
    const on = await createFixture();
    const { client, clock, room, lost } = on;
    const found = await lost('startSmartLive', 'after', () =>
      client.call(startSmartLive, { path: room, body: {} }),
    );
    const { smart_live_jobs } = await clock.until(client.call(listSmartLive, { path: room }));
    assert.equal(found.outcome, 'done');
    assert.equal(found.job?.job_id, smart_live_jobs?.[0]?.job_id);
    assert.equal(await executed(on, 'startSmartLive'), 1);
  });

  it('is known not to have been carried out after 4 seconds without a trace', async () => {
    const on = await createFixture();
    const { client, room, lost, start } = on;
    await start();
    await on.clock.pass(10_000);
    const found = await lost('startSmartLive', 'before', () =>
      client.call(startSmartLive, { path: room, body: {} }),
    );
    assert.deepEqual([found.outcome, found.reason, found.after], ['not-done', undefined, 4000]);
    assert.equal(await executed(on, 'startSmartLive'), 1);
  });

  it('is told apart from the task before it by name, also within the same second', async () => {
    for (const drop of ['before', 'after'] as const) {
      const { client, room, lost, start } = await createFixture();
      const { job_id } = await start();
      const call = () => client.call(startSmartLive, { path: room, body: {} });
      const found = await lost('startSmartLive', drop, call, { before: job_id });
      assert.equal(found.outcome, drop === 'before' ? 'not-done' : 'done');
      assert.notEqual(found.job?.job_id, job_id);
    }
  });

  it('does not answer before the time: what was sent may still be on its way', async () => {
    const { client, room, lost } = await createFixture();
    const call = () => client.call(startSmartLive, { path: room, body: {} });
    const found = await lost('startSmartLive', 'before', call, { patience: 1000 });
    assert.deepEqual([found.outcome, found.reason], ['unknown', 'too-early']);
  });

  const sent = { sent_at: 100_000, lost_at: 101_000, skew: undefined };
  const job = (job_id: string, at: number) => ({ job_id, create_time: new Date(at).toISOString() });

  it('is unknown where tasks were there and neither a clock nor the task before tells when they began', () => {
    assert.equal(outcomeOfStart(sent, [job('a', 100_500)], 110_000).reason, 'clock');
    assert.equal(outcomeOfStart(sent, [], 110_000).outcome, 'not-done');
    assert.equal(outcomeOfStart(sent, [job('a', 100_500)], 110_000, null).outcome, 'done');
  });

  it('does not mind a clock that is wrong by an hour, once an answer has told', () => {
    const hour = 3_600_000;
    for (const skew of [-hour, hour]) {
      const jobs = [job('new', 100_500 + skew), job('old', 90_000 + skew)];
      assert.equal(outcomeOfStart({ ...sent, skew }, jobs, 110_000).job?.job_id, 'new');
      assert.equal(outcomeOfStart({ ...sent, skew }, jobs.slice(1), 110_000).outcome, 'not-done');
    }
  });

  it('is unknown where two tasks began at that time', () => {
    const jobs = [job('c', 101_000), job('b', 100_500), job('a', 50_000)];
    assert.equal(outcomeOfStart({ ...sent, skew: 0 }, jobs, 110_000).reason, 'several');
    assert.equal(outcomeOfStart(sent, jobs, 110_000, 'a').reason, 'several');
  });
});

describe('a stop whose answer was lost', () => {
  it('is done once the task has ended', async () => {
    const { client, goLive, lost } = await createFixture();
    const path = await goLive();
    const found = await lost('stopSmartLive', 'after', () => client.call(stopSmartLive, { path }));
    assert.deepEqual([found.outcome, found.job?.state], ['done', 'SUCCEED']);
    assert.ok(found.after <= 4000);
  });

  it('is known not to have been carried out when the task still runs after half a minute', async () => {
    const { client, clock, room, lost } = await createFixture();
    const scene = { script_name: 'Long', shoot_scripts: [{ text_config: { text: '好'.repeat(9000) } }] };
    const scene_scripts = [{ ...scene, model_asset_id: ids.avatar }];
    const body = { room_name: 'Long', scene_scripts };
    const { room_id } = await clock.until(client.call(createSmartLiveRoom, { body }));
    assert.notEqual(room_id, room.room_id);
    const at = { room_id: room_id ?? '' };
    const { job_id } = await clock.until(client.call(startSmartLive, { path: at, body: {} }));
    await clock.pass(7000);
    const path = { ...at, job_id: job_id ?? '' };
    const found = await lost('stopSmartLive', 'before', () => client.call(stopSmartLive, { path }));
    assert.deepEqual([found.outcome, found.job?.state], ['not-done', 'PROCESSING']);
    assert.ok(found.after >= 30_000 && found.after < 35_000, String(found.after));
  });

  it('is not called undone while the task may be closing', () => {
    const sent = { sent_at: 0, lost_at: 1000, skew: undefined };
    const job = { job_id: 'j', state: 'PROCESSING' } as const;
    assert.equal(outcomeOfStop(sent, job, 3000).reason, 'too-early');
    assert.equal(outcomeOfStop(sent, job, 20_000).reason, 'still-running');
    assert.equal(outcomeOfStop(sent, job, 31_000).outcome, 'not-done');
  });
});

describe('a command whose answer was lost', () => {
  const scene_scripts = [
    { script_name: 'New', model_asset_id: ids.avatar, shoot_scripts: [paragraph(1, 'Fresh', 50)] },
  ];
  const interaction_rules = [{ rule_index: 'r1', event_type: 1, enabled: true }];
  const told: LiveCommandBody[] = [
    { command: 'REWRITE_PLAY_SCRIPT', params: { scene_scripts } },
    { command: 'REWRITE_INTERACTION_RULES', params: { interaction_rules } },
    { command: 'REFRESH_OUTPUT_URL', params: { output_urls: ['rtmp://b.test/l'], stream_keys: ['other'] } },
  ];
  for (const body of told) {
    it(`is told by the configuration of the task: ${body.command}`, async () => {
      const one = await createFixture();
      const path = await one.goLive();
      const done = await one.command(path, 'after', body);
      assert.deepEqual([done.outcome, done.reason], ['done', undefined]);
      const other = await createFixture();
      const elsewhere = await other.goLive();
      const not = await other.command(elsewhere, 'before', body);
      assert.deepEqual([not.outcome, not.reason, not.after], ['not-done', undefined, 4000]);
      assert.equal(not.job?.job_id, elsewhere.job_id);
    });
  }

  const hidden: LiveCommandBody[] = [
    { command: 'INSERT_PLAY_SCRIPT', params: { text_config: { text: 'Hello' } } },
    { command: 'INSERT_PLAY_AUDIO', params: { audio_url: 'https://a.test/a.mp3' } },
    { command: 'SHOW_LAYER', params: {} },
  ];
  for (const body of hidden) {
    it(`stays unknown, with the reason, where nothing shows it: ${body.command}`, async () => {
      const { goLive, command } = await createFixture();
      const found = await command(await goLive(), 'after', body);
      assert.deepEqual([found.outcome, found.reason, found.after], ['unknown', 'not-shown', 0]);
    });

    it(`can't have been carried out before the task was on air: ${body.command}`, async () => {
      const { start, command } = await createFixture();
      const found = await command(await start(), 'before', body);
      assert.equal(found.outcome, 'not-done');
    });
  }

  for (const name of ['GET_CURRENT_PLAYING_SCRIPTS', 'GET_LIVE_JOB_CONFIG_INFO'] as const) {
    it(`has changed nothing if it only reads, and may be asked again: ${name}`, async () => {
      const { goLive, command } = await createFixture();
      const found = await command(await goLive(), 'after', { command: name });
      assert.equal(found.outcome, 'not-done');
    });
  }

  it('is looked for again when the reading that tells is lost, too', async () => {
    const { client, clock, control, goLive, lost } = await createFixture();
    const path = await goLive();
    const body = told[0] as LiveCommandBody;
    const call = async () => {
      const answer = client.call(executeSmartLiveCommand, { path, body });
      await answer.catch(() => undefined);
      await control('POST', 'faults', [{ operation: 'executeSmartLiveCommand', status: 500, times: 1 }]);
      return answer;
    };
    const found = await lost('executeSmartLiveCommand', 'after', call);
    assert.deepEqual([found.outcome, found.after], ['done', 2000]);
    assert.equal(clock.pending <= 3, true);
  });

  const sent = { sent_at: 0, lost_at: 1000, skew: undefined };
  const onAir = { job_id: 'j', state: 'PROCESSING' } as const;
  const refresh = { command: 'REFRESH_OUTPUT_URL', params: { output_urls: ['a'], stream_keys: ['k'] } };
  const of = (config?: object) =>
    outcomeOfCommand(sent, refresh, onAir, config && { room_name: 'Tea', ...config }, 60_000);

  it('is unknown where the service masks what would tell, or answers something else', () => {
    assert.equal(of({ output_urls: ['a'], stream_keys: ['k'] }).outcome, 'done');
    assert.equal(of({ output_urls: ['b'], stream_keys: ['k'] }).outcome, 'not-done');
    assert.equal(of({ output_urls: ['a'], stream_keys: ['***'] }).reason, 'not-shown');
    assert.equal(of({ output_urls: ['rtmp://a/b/***0123456789ab'] }).reason, 'not-shown');
    assert.equal(of({}).outcome, 'not-done');
    assert.equal(of().reason, 'unreadable');
    assert.equal(outcomeOfCommand(sent, refresh, onAir, { code: 0 }, 60_000).reason, 'not-shown');
    assert.equal(outcomeOfCommand(sent, refresh, { ...onAir, state: 'SUCCEED' }, {}, 60_000).reason, 'ended');
  });

  it('shows what was sent to whoever looks for it, and to no log', async () => {
    const { goLive, command } = await createFixture();
    const path = await goLive();
    const body = told[2] as LiveCommandBody;
    const { error } = await command(path, 'after', body);
    assert.deepEqual(error.sent.body, body);
    assert.deepEqual(error.sent.path, path);
    assert.doesNotMatch(JSON.stringify(error) + Object.getOwnPropertyNames(error).join(), /other|sent/);
  });
});

describe('a video order whose answer was lost', () => {
  const body = {
    model_asset_id: ids.filmAvatar,
    voice_config: { voice_asset_id: ids.slowVoice },
    video_config: { codec: 'H264', bitrate: 4000, width: 1920, height: 1080 },
    shoot_scripts: [{ shoot_script: { text_config: { text: 'Hello' } } }],
    output_asset_config: { asset_name: 'Spring' },
  } as never;

  for (const drop of ['before', 'after'] as const) {
    it(`is found by its name and time, or not: ${drop}`, async () => {
      const { client, lost } = await createFixture();
      const call = () => client.call(create2DDigitalHumanVideo, { body });
      const found = await lost('create2DDigitalHumanVideo', drop, call);
      assert.equal(found.outcome, drop === 'before' ? 'not-done' : 'done');
    });

    it(`and so is its cancelling: ${drop}`, async () => {
      const { client, clock, lost } = await createFixture();
      const { job_id } = await clock.until(client.call(create2DDigitalHumanVideo, { body }));
      const path = { job_id: job_id ?? '' };
      const call = () => client.call(cancel2DDigitalHumanVideo, { path });
      const found = await lost('cancel2DDigitalHumanVideo', drop, call);
      assert.equal(found.outcome, drop === 'before' ? 'not-done' : 'done');
    });
  }
});

it('the looking ends when its signal aborts, and leaves nothing behind', async () => {
  const { client, clock, control, room } = await createFixture();
  await control('POST', 'faults', [{ operation: 'startSmartLive', drop: 'before' }]);
  const call = client.call(startSmartLive, { path: room, body: {} });
  const error = (await clock.until(call.catch((reason: unknown) => reason))) as OutcomeUnknownError;
  const stop = new AbortController();
  const looking = findOutcome(client, error, { clock, signal: stop.signal });
  const ended = looking.catch((reason: unknown) => (reason as Error).name);
  await clock.pass(2000);
  stop.abort();
  assert.equal(await clock.until(ended), 'AbortError');
  await clock.pass(5000);
  assert.equal(clock.pending, 0);
});
