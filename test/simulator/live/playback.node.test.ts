/** Playback: paragraphs, rounds, replies between them, and commands that change the script. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benchWith, callbacks, goLive, ids, paragraph, receiver, wordsOf, type Bench } from '../bench.js';

/** These tests tell the service’s behaviour by values that are invented. */
const bench = benchWith({
  liveWaitingSeconds: 6,
  liveClosingSeconds: 1,
  connectingSeconds: 2,
  interruptedParagraph: 'continues',
  recordingSeconds: 8,
  layerSeconds: 10,
});

const saying = (words: number, play_type?: string) => ({
  text_config: { text: wordsOf(words) },
  ...(play_type && { play_type }),
});

/** The current utterance, and the number of waiting replies. */
async function speaking({ control }: Bench): Promise<[string | null | undefined, number | undefined]> {
  const job = (await control('GET', 'state')).body.jobs?.at(-1);
  return [job?.speaking, job?.waiting_replies];
}

/** A bench that records callbacks: titles of paragraphs, and `reply` for the end of a reply. */
async function listening(options = {}) {
  const post = receiver();
  const on = await bench({ fetch: post.fetch, ...options });
  const heard = () =>
    post.received
      .filter(({ event_type }) => event_type !== 'RTMP_STREAM_STATE_CHANGE')
      .map(({ message }) => message['shoot_script_title'] ?? 'reply');
  return { on, heard, received: post.received };
}

const scenes = (count: number) => [
  {
    script_name: 'Only',
    model_asset_id: ids.avatar,
    shoot_scripts: Array.from({ length: count }, (_, index) => paragraph(index + 1, `P${index + 1}`, 25)),
  },
];

describe('the script', () => {
  it('goes from paragraph to paragraph as long as each takes to say', async () => {
    const { on, heard, received } = await listening();
    await goLive(on, callbacks());
    assert.deepEqual(heard(), ['Welcome']);
    await on.advance(5.9);
    assert.deepEqual(heard(), ['Welcome']);
    await on.advance(0.1);
    assert.deepEqual(heard(), ['Welcome', 'Offer']);
    assert.equal(received[1]?.message['scene_script_name'], 'Opening');
    assert.equal(received[1]?.message['shoot_script_sequence_no'], '2');
  });

  it('is faster in a faster voice, and takes a recording at a fixed length', async () => {
    const { on, heard } = await listening();
    const voice_config = { voice_asset_id: ids.voice, speed: 200 };
    const shoot_scripts = [
      paragraph(1, 'Fast', 50),
      { title: 'Recorded', audio_config: { audio_url: 'https://x.test/a.mp3' } },
      paragraph(3, 'Last', 5),
    ];
    await goLive(on, {
      ...callbacks(),
      scene_scripts: [{ script_name: 'S', model_asset_id: ids.avatar, voice_config, shoot_scripts }],
    });
    await on.advance(6);
    assert.deepEqual(heard(), ['Fast', 'Recorded']);
    await on.advance(8);
    assert.deepEqual(heard(), ['Fast', 'Recorded', 'Last']);
  });

  it('is read once more for each repetition, in a random order from the second round on', async () => {
    const { on, heard } = await listening();
    const live = await goLive(on, {
      ...callbacks(),
      scene_scripts: scenes(8),
      play_policy: { repeat_count: 2 },
    });
    await on.advance(3 * 8 * 6);
    const rounds = [0, 8, 16].map((from) => heard().slice(from, from + 8));
    assert.deepEqual(rounds[0], ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8']);
    assert.notDeepEqual(rounds[1], rounds[0]);
    assert.deepEqual(rounds[1]?.toSorted(), rounds[0]);
    assert.equal(heard().length, 24);
    assert.equal((await live.show()).state, 'SUCCEED');
  });

  it('keeps its order when random play is off', async () => {
    const { on, heard } = await listening();
    const play_policy = { repeat_count: -1, random_play_mode: 'NONE' };
    await goLive(on, { ...callbacks(), scene_scripts: scenes(3), play_policy });
    await on.advance(5 * 6);
    assert.deepEqual(heard(), ['P1', 'P2', 'P3', 'P1', 'P2', 'P3']);
  });

  it('waits for a signal when it does not play by itself', async () => {
    const { on, heard } = await listening();
    const live = await goLive(on, { ...callbacks(), play_policy: { auto_play_script: false } });
    await on.advance(600);
    assert.deepEqual([heard(), (await live.show()).state], [[], 'PROCESSING']);
    await on.control('POST', 'play', { job_id: live.job_id });
    assert.deepEqual(heard(), ['Welcome']);
  });

  it('stays silent without a preset script, and speaks what it is told', async () => {
    const { on, heard } = await listening();
    const live = await goLive(on, {
      ...callbacks(),
      scene_scripts: [],
      play_policy: { play_mode: 'NO_PRESET' },
    });
    await on.advance(60);
    await live.command('INSERT_PLAY_SCRIPT', saying(25, 'APPEND'));
    await on.advance(6);
    assert.deepEqual([heard(), (await live.show()).state], [['reply'], 'PROCESSING']);
  });
});

describe('a reply', () => {
  it('that plays now interrupts the paragraph, which then goes on where it stopped', async () => {
    const { on, heard, received } = await listening();
    const live = await goLive(on, callbacks());
    await on.advance(4);
    const { body } = await live.command('INSERT_PLAY_SCRIPT', saying(25));
    assert.deepEqual(await speaking(on), [wordsOf(25), 1]);
    await on.advance(6);
    assert.deepEqual(heard(), ['Welcome', 'reply']);
    assert.equal(received.at(-1)?.message['reply_id'], body.command_id);
    assert.deepEqual(await speaking(on), ['Opening 1', 0]);
    await on.advance(2);
    assert.deepEqual(heard(), ['Welcome', 'reply', 'Offer']);
  });

  it('waits for the end of the paragraph when appended, and goes first when inserted', async () => {
    const { on } = await listening();
    const live = await goLive(on, callbacks());
    await live.command('INSERT_PLAY_SCRIPT', saying(10, 'APPEND'));
    await live.command('INSERT_PLAY_SCRIPT', saying(11, 'APPEND'));
    await live.command('INSERT_PLAY_SCRIPT', saying(12, 'INSERT'));
    assert.deepEqual(await speaking(on), ['Opening 1', 3]);
    const order: unknown[] = [];
    await on.advance(6);
    for (let turn = 0; turn < 4; turn += 1) {
      order.push((await speaking(on))[0]);
      await on.advance(2.9);
    }
    assert.deepEqual(order, [wordsOf(12), wordsOf(10), wordsOf(11), 'Opening 2']);
  });

  it('that is inserted follows the reply that is being spoken, before the paragraph goes on', async () => {
    const { on, heard, received } = await listening();
    const live = await goLive(on, callbacks());
    await on.advance(4);
    const said = [
      await live.command('INSERT_PLAY_SCRIPT', saying(25, 'PLAY_NOW')),
      await live.command('INSERT_PLAY_SCRIPT', saying(25, 'INSERT')),
      await live.command('INSERT_PLAY_SCRIPT', saying(25, 'APPEND')),
    ].map(({ body }) => body.command_id);
    await on.advance(12);
    assert.deepEqual(await speaking(on), ['Opening 1', 1]);
    await on.advance(8);
    assert.deepEqual(heard(), ['Welcome', 'reply', 'reply', 'reply', 'Offer']);
    assert.deepEqual(
      received.flatMap(({ message }) => message['reply_id'] ?? []),
      said,
    );
  });

  it('of the co-streamer is spoken at the speed of the voice of the co-streamer', async () => {
    const { on, heard } = await listening();
    const co_streamer_config = { voice_config: { voice_asset_id: ids.voice, speed: 200 } };
    const live = await goLive(on, { ...callbacks(), co_streamer_config });
    await live.command('INSERT_PLAY_SCRIPT', { ...saying(50, 'PLAY_NOW'), play_role: 'CO_STREAMER' });
    await on.advance(5.9);
    assert.deepEqual(heard(), ['Welcome']);
    await on.advance(0.2);
    assert.deepEqual(heard(), ['Welcome', 'reply']);
  });

  it('may be a recording, which joins the end of the queue', async () => {
    const { on, heard } = await listening();
    const live = await goLive(on, callbacks());
    const { status } = await live.command('INSERT_PLAY_AUDIO', { audio_url: 'https://x.test/a.mp3' });
    assert.equal(status, 200);
    await on.advance(6 + 8);
    assert.deepEqual(heard(), ['Welcome', 'reply', 'Offer']);
  });
});

describe('a command', () => {
  it('lists the round that is being played', async () => {
    const on = await bench();
    const live = await goLive(on);
    const { body } = await live.command('GET_CURRENT_PLAYING_SCRIPTS');
    assert.equal(body['command'], 'GET_CURRENT_PLAYING_SCRIPTS');
    assert.deepEqual(JSON.parse(body.result ?? ''), {
      scene_scripts: [
        {
          script_name: 'Opening',
          model_asset_id: ids.avatar,
          shoot_scripts: [
            { sequence_no: 1, title: 'Welcome' },
            { sequence_no: 2, title: 'Offer' },
          ],
        },
      ],
    });
  });

  it('rewrites what has not been said yet, and says nothing twice', async () => {
    const { on, heard } = await listening();
    const live = await goLive(on, { ...callbacks(), scene_scripts: scenes(2) });
    const [scene] = scenes(3);
    const { status } = await live.command('REWRITE_PLAY_SCRIPT', {
      scene_scripts: [{ ...scene, shoot_scripts: [paragraph(1, 'P1 again', 25), paragraph(7, 'New', 25)] }],
    });
    assert.equal(status, 200);
    await on.advance(60);
    assert.deepEqual(heard(), ['P1', 'New']);
  });

  it('rewrites the rest of a scene, which stays one scene', async () => {
    const { on } = await listening();
    const play_policy = {
      random_play_mode: 'NONE',
      repeat_count: -1,
      live_exit_config: { max_live_duration: 1, auto_stop_mode: 'SCENE_END' },
    };
    // A round takes 1,800 s + 6 s: the hour is over in the first paragraph of the second round.
    const [scene] = scenes(1);
    const long = [paragraph(1, 'Long', 7500), paragraph(2, 'P2', 25)];
    const live = await goLive(on, {
      ...callbacks(),
      scene_scripts: [{ ...scene, shoot_scripts: long }],
      play_policy,
    });
    await on.advance(1810);
    const shoot_scripts = [...long, paragraph(3, 'P3', 25)];
    await live.command('REWRITE_PLAY_SCRIPT', { scene_scripts: [{ ...scene, shoot_scripts }] });
    const { result = '' } = (await live.command('GET_CURRENT_PLAYING_SCRIPTS')).body;
    const { scene_scripts } = JSON.parse(result) as { scene_scripts: { shoot_scripts: unknown[] }[] };
    assert.deepEqual(
      scene_scripts.map((told) => told.shoot_scripts.length),
      [3],
    );
    await on.advance(1804);
    assert.equal((await live.show()).state, 'PROCESSING');
    await on.advance(6);
    assert.equal((await live.show()).state, 'SUCCEED');
  });

  it('rewrites from the next round on when the policy says so', async () => {
    const { on, heard } = await listening();
    const play_policy = { repeat_count: 1, is_rewrite_delay: true };
    const live = await goLive(on, { ...callbacks(), scene_scripts: scenes(2), play_policy });
    const [scene] = scenes(1);
    await live.command('REWRITE_PLAY_SCRIPT', {
      scene_scripts: [{ ...scene, shoot_scripts: [paragraph(1, 'New', 5)] }],
    });
    await on.advance(60);
    assert.deepEqual(heard(), ['P1', 'P2', 'New']);
  });

  it('moves the stream to another address', async () => {
    const { on, received } = await listening();
    const live = await goLive(on, {
      ...callbacks(),
      output_urls: ['rtmp://one.test/a'],
      stream_keys: ['k1'],
    });
    await on.advance(2);
    await live.command('REFRESH_OUTPUT_URL', { output_urls: ['rtmp://two.test/b'], stream_keys: ['k2'] });
    await on.advance(2);
    const stream = received.filter(({ event_type }) => event_type === 'RTMP_STREAM_STATE_CHANGE');
    assert.deepEqual(
      stream.map(({ message }) => `${message['state']} ${message['output_url']} ${message['stream_key']}`),
      [
        'CONNECTING rtmp://one.test/a k1',
        'CONNECTED rtmp://one.test/a k1',
        'END rtmp://one.test/a k1',
        'CONNECTING rtmp://two.test/b k2',
        'CONNECTED rtmp://two.test/b k2',
      ],
    );
  });

  it('lays materials over the picture for their time', async () => {
    const on = await bench();
    const live = await goLive(on, { play_policy: { repeat_count: -1 } });
    const layers = async () => (await on.control('GET', 'state')).body.jobs?.[0]?.layers;
    const layer_config = { layer_type: 'IMAGE', image_config: { image_url: 'https://x.test/a.png' } };
    const text_config = { text_context: 'Half price', display_duration: 20 };
    const params = { layer_config, extra_layer_config: { layer_type: 'TEXT', text_config } };
    assert.equal((await live.command('SHOW_LAYER', params)).status, 200);
    const [picture, words] = [
      { layer_type: 'IMAGE', what: 'https://x.test/a.png' },
      { layer_type: 'TEXT', what: 'Half price' },
    ];
    assert.deepEqual(await layers(), [picture, words]);
    await on.advance(10);
    assert.deepEqual(await layers(), [words]);
    await live.command('SHOW_LAYER', params);
    await on.advance(19);
    assert.deepEqual(await layers(), [words]);
    await on.advance(1);
    assert.deepEqual(await layers(), []);
  });

  it('takes a layer of a shape that nobody has documented, and shows nothing', async () => {
    const on = await bench();
    const live = await goLive(on);
    assert.equal((await live.command('SHOW_LAYER', { layer_config: 7, rules: [] })).status, 200);
    assert.deepEqual((await on.control('GET', 'state')).body.jobs?.[0]?.layers, []);
  });

  it('tells how the task is set up, as the room is shown', async () => {
    const on = await bench();
    const live = await goLive(on);
    const room = (await on.call('GET', `smart-live-rooms/${live.room_id}`)).body;
    const told = async () =>
      JSON.parse((await live.command('GET_LIVE_JOB_CONFIG_INFO')).body.result ?? '') as Record<
        string,
        unknown
      >;
    assert.deepEqual(await told(), room);
    await live.command('REFRESH_OUTPUT_URL', { output_urls: ['rtmp://b.test/x'], stream_keys: ['k'] });
    const scene_scripts = scenes(2);
    await live.command('REWRITE_PLAY_SCRIPT', { scene_scripts });
    assert.deepEqual(await told(), {
      ...room,
      output_urls: ['rtmp://b.test/x'],
      stream_keys: ['k'],
      scene_scripts,
    });
  });

  it('forgets the replies that have not begun, and lets the present one end', async () => {
    const { on, heard } = await listening();
    const live = await goLive(on, callbacks());
    await live.command('INSERT_PLAY_SCRIPT', saying(25));
    for (let time = 0; time < 2; time++) await live.command('INSERT_PLAY_SCRIPT', saying(25, 'APPEND'));
    assert.deepEqual(await speaking(on), [wordsOf(25), 3]);
    assert.equal((await live.command('CLEAN_UP_INSERT_COMMAND')).status, 200);
    assert.deepEqual(await speaking(on), [wordsOf(25), 1]);
    await on.advance(12);
    assert.deepEqual(heard(), ['Welcome', 'reply', 'Offer']);
  });

  it('moves the end of the stream, or takes it away', async () => {
    const on = await bench();
    const play_policy = { repeat_count: -1, live_exit_config: { max_live_duration: 1 } };
    const live = await goLive(on, { play_policy });
    const reset = (max_live_duration: number) => live.command('RESET_EXIT_CONFIG', { max_live_duration });
    assert.equal((await reset(2)).status, 200);
    await on.advance(3600);
    assert.equal((await live.show()).state, 'PROCESSING');
    await reset(0);
    await on.advance(3 * 3600);
    assert.equal((await live.show()).state, 'PROCESSING');
    await reset(1);
    await on.advance(1);
    assert.equal((await live.show()).state, 'SUCCEED');
  });

  const refused: Record<string, [command: string, params: unknown, status: number, code: string]> = {
    'that the service does not know': ['DANCE', {}, 400, 'MSS.00000003'],
    'with a recording at no address': ['INSERT_PLAY_AUDIO', { audio_url: 'a.mp3' }, 400, 'MSS.20010093'],
    'with rules whose reply has broken markup': [
      'REWRITE_INTERACTION_RULES',
      { interaction_rules: [{ trigger: { reply_texts: ['<speak>Hi'] } }] },
      500,
      'MSS.20010015',
    ],
    'with an end in more than a week': ['RESET_EXIT_CONFIG', { max_live_duration: 169 }, 400, 'MSS.00000003'],
    'with an avatar that is not there': [
      'REWRITE_PLAY_SCRIPT',
      { scene_scripts: [{ ...scenes(1)[0], model_asset_id: '0' }] },
      400,
      'MSS.20010070',
    ],
    'with nothing to say': ['INSERT_PLAY_SCRIPT', {}, 500, 'MSS.20010086'],
    'with no recording': ['INSERT_PLAY_AUDIO', {}, 500, 'MSS.20010111'],
    'with a wrong way to play': ['INSERT_PLAY_SCRIPT', saying(5, 'LOUDER'), 400, 'MSS.00000003'],
    'with broken markup': ['INSERT_PLAY_SCRIPT', { text_config: { text: '<speak>Hi' } }, 500, 'MSS.20010015'],
    'with scenes of no script': ['REWRITE_PLAY_SCRIPT', {}, 400, 'MSS.00000003'],
    'with no rules': ['REWRITE_INTERACTION_RULES', {}, 400, 'MSS.00000003'],
    'with an address that is none': ['REFRESH_OUTPUT_URL', { output_urls: ['x'] }, 400, 'MSS.20010093'],
  };
  for (const [how, [name, params, status, code]] of Object.entries(refused)) {
    it(`is refused ${how}`, async () => {
      const live = await goLive(await bench());
      const answer = await live.command(name, params);
      assert.deepEqual([answer.status, answer.body.error_code], [status, code]);
    });
  }

  it('is refused by a task that is not on air', async () => {
    const on = await bench();
    const live = await goLive(on);
    await live.stop();
    assert.equal((await live.command('SHOW_LAYER')).body.error_code, 'MSS.20010074');
    const { call } = on;
    const second = await call('POST', `smart-live-rooms/${live.room_id}/smart-live-jobs`, {});
    const path = `smart-live-rooms/${live.room_id}/smart-live-jobs/${second.body.job_id}`;
    const waiting = await call('POST', `${path}/command`, { command: 'SHOW_LAYER' });
    assert.equal(waiting.status, 500);
    assert.equal(
      waiting.body.error_msg,
      `The job is not running state. jobId is ${second.body.job_id}, state is WAITING`,
    );
  });
});
