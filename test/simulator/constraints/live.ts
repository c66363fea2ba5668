/** Constraints of livestreaming rooms and tasks (reference 6.1, 6.2, 10.5). */
import {
  bench,
  callbacks,
  createRoom,
  goLive,
  ids,
  paragraph,
  roomBody,
  startLive,
  wordsOf,
  type AnswerBody,
  type Answered,
  type Bench,
} from '../bench.js';
import { inSection, type Constraint } from './constraint.js';

const unknown = '0'.repeat(32);
const field = [400, '20010070'] as const;
const invalid = [400, '00000003'] as const;
const size = { bitrate: 4000, width: 1080, height: 1920 };

const save = (more: object) => (on: Bench) => on.call('POST', 'smart-live-rooms', roomBody({ ...more }));
const begin =
  (body: object, room: Record<string, unknown> = {}) =>
  async (on: Bench): Promise<Answered> =>
    (await startLive(on, await createRoom(on, room), body)).answer;
const command = (name: string, params?: object) => async (on: Bench) =>
  (await goLive(on)).command(name, params);
const scene = (more: object) => ({
  scene_scripts: [
    { script_name: 'S', model_asset_id: ids.avatar, shoot_scripts: [paragraph(1, '', 5)], ...more },
  ],
});
const rule = (tag: object) => ({
  interaction_rules: [{ rule_name: 'R', hit_condition: { tags: [{ tag: 'content', ...tag }] } }],
});
const video = (more: object) => ({ video_config: { ...size, ...more } });
const report = (more: object) => async (on: Bench) => {
  const { path } = await goLive(on);
  const events = [{ timestamp: 1, type: 1, content: 'Hello' }];
  return on.call('POST', `${path}/live-event-report`, { total: 1, events, ...more });
};
const keyed = (change: (url: URL) => void, later: number) => async (on: Bench) => {
  const live = await goLive(on, { play_policy: { repeat_count: -1 } });
  const url = new URL(String(live.answer.body['live_event_report_url']));
  change(url);
  await on.advance(later);
  const request = new Request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ total: 0 }),
  });
  const response = await on.simulator.fetch(request);
  const body = (await response.json()) as AnswerBody;
  return { status: response.status, headers: response.headers, body };
};
/** Starts a room whose background has been put into another state. */
const withBackground = (change: (on: Bench) => Promise<unknown>) => async (on: Bench) => {
  const room = await createRoom(on);
  await change(on);
  return (await startLive(on, room)).answer;
};
const deactivate = (on: Bench) =>
  on.call('PUT', `digital-assets/${ids.background}`, { asset_state: 'UNACTIVED' });
const remove = (on: Bench) => on.call('DELETE', `digital-assets/${ids.background}`);
const stateAfter = async (on: Bench, more: Record<string, unknown>, seconds: number) => {
  const live = await goLive(on, more);
  await on.advance(seconds);
  return (await live.show()).state;
};

const rooms = inSection('6.1.1');
const rules = inSection('6.1.6');
const starts = inSection('newer 6.2.1');
const start = inSection('6.2.1');
const commands = inSection('6.2.5');
const reports = inSection('6.2.7');
const players = inSection('10.5');

/** The constraints of livestreams. */
export const liveConstraints: readonly Constraint[] = [
  rooms.refused('a room has a name of its own', [400, '20010031'], async (on) => {
    await createRoom(on);
    return save({})(on);
  }),
  rooms.refused(
    'a picture as background needs a file or an asset',
    invalid,
    save(scene({ background_config: [{ background_type: 'IMAGE' }] })),
    'BackgroundConfigInfo.background_config',
  ),
  rooms.refused(
    'a colour as background needs a colour',
    invalid,
    save(scene({ background_config: [{ background_type: 'COLOR' }] })),
    'BackgroundConfigInfo.background_color_config',
  ),
  rooms.held(
    'a background from anywhere may be streamed, of any type',
    async (on) => {
      const [picture, film] = ['https://cdn.test/a.png', 'https://cdn.test/a.mp4'];
      const background_config = [
        { background_type: 'IMAGE', background_config: picture },
        { background_type: 'VIDEO', background_config: film },
      ];
      return (await begin({}, scene({ background_config }))(on)).status === 202;
    },
    'BackgroundConfigInfo.background_type',
  ),
  rooms.refused(
    'the text of a layer is in Base64',
    field,
    save(scene({ layer_config: [{ layer_type: 'TEXT', text_config: { text_context: '买一送一' } }] })),
    'TextLayerConfig.text_context',
  ),
  rooms.held(
    'an external material needs no asset',
    async (on) => {
      const image_config = { image_url: 'https://cdn.test/a.png' };
      const layer_config = [{ layer_type: 'IMAGE', image_config }];
      const shoot_scripts = [
        {
          sequence_no: 1,
          audio_config: { audio_url: 'https://cdn.test/a.mp3', subtitle_url: 'https://cdn.test/a.srt' },
        },
      ];
      return (await begin({}, scene({ layer_config, shoot_scripts }))(on)).status === 202;
    },
    'LayerConfig.asset_id',
    'LiveAudioConfig.asset_id',
    'SmartLayerConfig.asset_id',
  ),
  rooms.refused(
    'recordings of a livestream are MP3',
    field,
    save(scene({ shoot_scripts: [{ audio_config: { audio_url: 'https://cdn.test/a.wav' } }] })),
    'LiveAudioConfig.audio_url',
  ),
  rooms.refused(
    'subtitles of a recording are SRT',
    field,
    save(
      scene({
        shoot_scripts: [
          { audio_config: { audio_url: 'https://cdn.test/a.mp3', subtitle_url: 'https://cdn.test/a.vtt' } },
        ],
      }),
    ),
    'LiveAudioConfig.subtitle_url',
  ),
  rooms.lenient(
    'a recording has less than 100 MB, its subtitles less than 1 MB',
    'the files are behind URLs that the simulator does not read',
  ),
  rooms.refused(
    'an alternate streamer is an avatar, not a voice',
    [500, '20010098'],
    begin({}, { backup_model_asset_ids: [ids.voice] }),
    'RequestBody.backup_model_asset_ids',
  ),
  rooms.refused(
    'a pattern of a rule compiles',
    [400, '20010110'],
    save(rule({ match: 'REGEX', value: '(' })),
    'HitConditionTag.match',
  ),
  rooms.refused(
    'a rule compares numbers with a number',
    [400, '20010110'],
    save(rule({ match: 'MATH_GT', value: 'many' })),
  ),
  rooms.held('patterns of other dialects that begin with flags are accepted', async (on) => {
    return (await save(rule({ match: 'REGEX', value: '(?i)price' }))(on)).status === 200;
  }),
  rooms.refused(
    'live events are sent to an HTTPS address',
    [400, '20010093'],
    save({ live_event_callback_config: { live_event_type_callback_url: 'http://shop.test/hook?key=1' } }),
    'LiveEventCallBackConfig.live_event_type_callback_url',
  ),
  rooms.lenient(
    'the address of live events contains an authentication string',
    'the newer page leaves it out, and a secret path is one, too',
    'LiveEventCallBackConfig.live_event_type_callback_url',
  ),
  rooms.lenient(
    'MEITUAN_DEFAULT is for one platform only',
    'the simulated tenant may be on it',
    'LiveEventCallBackConfig.auth_type',
  ),
  rooms.refused(
    'live events are of three types',
    invalid,
    save({ live_event_callback_config: { callback_event_type: ['ANYTHING'] } }),
    'LiveEventCallBackConfig.callback_event_type',
  ),
  rooms.refused(
    'RTC events are of two types',
    invalid,
    save({ rtc_callback_config: { rtc_callback_event_type: ['ANYTHING'] } }),
    'RTCLiveEventCallBackConfig.rtc_callback_event_type',
  ),
  rooms.lenient(
    'only allowlisted tenants skip the review',
    'the simulated tenant is on the list',
    'ReviewConfig.no_need_review',
  ),
  rooms.lenient(
    'only templates of the service are public',
    'the list of rooms has a filter for public ones, which nobody could try otherwise',
    'SharedConfig.shared_type',
  ),
  rooms.lenient(
    'a template under review cannot be edited; drafts are seen by their owner only',
    'the simulator has one tenant, which owns everything and reviews nothing',
    'SharedConfig.shared_state',
  ),
  rooms.held('a temporary room is cleared after its task', async (on) => {
    const live = await goLive(on, { room_type: 'TEMP' });
    await on.advance(60);
    return (await on.call('GET', `smart-live-rooms/${live.room_id}`)).status === 404;
  }),
  rooms.refused('a text has at most 10,000 characters', invalid, (on) =>
    save(scene({ shoot_scripts: [{ text_config: { text: wordsOf(10_001) } }] }))(on),
  ),
  inSection('6.1.2').refused('the period of livestreams is of times with a zone', [400, '00000003'], (on) =>
    on.call('GET', 'smart-live-rooms?start_time=2025-01-04'),
  ),
  inSection('6.1.3').refused('a room that is shown exists', [404, '00000002'], (on) =>
    on.call('GET', `smart-live-rooms/${unknown}`),
  ),
  inSection('6.1.4').refused('a room that is replaced exists', [400, '20010045'], (on) =>
    on.call('PUT', `smart-live-rooms/${unknown}`, roomBody()),
  ),
  inSection('6.1.5').refused('a room on air is not deleted', [500, '20010036'], async (on) =>
    on.call('DELETE', `smart-live-rooms/${(await goLive(on)).room_id}`),
  ),

  rules.refused('a library has a name of its own', [400, '20010084'], async (on) => {
    await on.call('POST', 'smart-live-interaction-rule-groups', { group_name: 'G' });
    return on.call('POST', 'smart-live-interaction-rule-groups', { group_name: 'G' });
  }),
  rules.refused('a pattern in a library compiles', [400, '20010110'], (on) =>
    on.call('POST', 'smart-live-interaction-rule-groups', {
      group_name: 'G',
      ...rule({ match: 'REGEX', value: '[' }),
    }),
  ),
  inSection('6.1.8').refused('a library that is changed exists', [400, '20010083'], (on) =>
    on.call('PUT', `smart-live-interaction-rule-groups/${unknown}`, { group_name: 'G' }),
  ),

  start.refused('a template does not go on air', [500, '20010069'], begin({}, { room_type: 'TEMPLATE' })),
  start.refused(
    'a room whose avatar is not active',
    [500, '20010069'],
    begin({}, scene({ model_asset_id: ids.sleepingAvatar })),
  ),
  inSection('4.1.2').refused(
    'a room whose background is not active cannot go on air',
    [500, '20010069'],
    withBackground(deactivate),
    'Query.asset_state',
  ),
  inSection('4.1.2').refused(
    'a room whose background is deleted cannot go on air',
    [500, '20010069'],
    withBackground(remove),
  ),
  start.refused(
    'the voice of the co-streamer exists',
    [500, '20010071'],
    begin({ co_streamer_config: { voice_config: { voice_asset_id: unknown } } }),
  ),
  inSection('4.1.2').refused(
    'a streamer that takes turns is active',
    [500, '20010069'],
    begin({}, { backup_model_asset_ids: [ids.sleepingAvatar] }),
  ),
  starts.refused(
    'the address that answers for rules is a URL',
    [400, '20010093'],
    begin({ interaction_callback_url: 'shop' }),
  ),
  start.refused('a room has a script to speak', [500, '20010089'], begin({}, scene({ shoot_scripts: [] }))),
  start.refused('a scene has an avatar', [500, '20010050'], begin({}, scene({ model_asset_id: '' }))),
  start.refused(
    'an avatar is no picture',
    [500, '20010098'],
    begin({}, scene({ model_asset_id: ids.background })),
  ),
  inSection('4.1.2').refused(
    'an alternate streamer is active',
    [500, '20010069'],
    begin({}, { backup_model_asset_ids: [ids.sleepingAvatar] }),
  ),
  inSection('4.1.2').refused(
    'the voice of a co-streamer exists',
    [500, '20010069'],
    begin({}, { co_streamer_config: { voice_config: { voice_asset_id: unknown } } }),
  ),
  inSection('4.1.1').refused(
    'an avatar supports livestreams',
    [500, '20010044'],
    begin({}, scene({ model_asset_id: ids.filmAvatar })),
  ),
  inSection('4.1.1').refused(
    'a voice on air works in real time',
    [500, '20010071'],
    begin({}, scene({ voice_config: { voice_asset_id: ids.slowVoice } })),
    'VoiceModelAssetMeta.is_realtime_voice',
  ),
  start.refused(
    'a stream has an address in RTMP',
    [400, '20010093'],
    begin({ output_urls: ['https://a.test'] }),
  ),
  starts.refused(
    'a stream goes to one address',
    field,
    begin({ output_urls: ['rtmp://a.test/x', 'rtmp://b.test/x'] }),
    'RequestBody.output_urls',
  ),
  starts.refused(
    'a stream has one key',
    field,
    begin({ stream_keys: ['a', 'b'] }),
    'RequestBody.stream_keys',
  ),
  starts.refused(
    'a room that names two addresses does not go on air',
    field,
    begin({}, { output_urls: ['rtmp://a.test/x', 'rtmp://b.test/x'] }),
  ),
  starts.refused(
    'a stream is in 1080p',
    field,
    begin(video({ width: 720, height: 1280 })),
    'VideoConfig.width',
    'VideoConfig.height',
  ),
  starts.refused('a stream is not in 4K', [500, '20010085'], begin(video({ width: 2160, height: 3840 }))),
  starts.refused('VP8 is for films', field, begin(video({ codec: 'VP8' })), 'VideoConfig.codec'),
  starts.refused('QTRLE is for films', field, begin(video({ codec: 'QTRLE' }))),
  starts.refused(
    'a stream has no subtitles',
    field,
    begin(video({ is_subtitle_enable: true })),
    'VideoConfig.is_subtitle_enable',
  ),
  starts.refused(
    'super resolution is for films',
    field,
    begin(video({ is_enable_super_resolution: true })),
    'VideoConfig.is_enable_super_resolution',
  ),
  starts.refused(
    'an end like the beginning is for films',
    field,
    begin(video({ is_end_at_first_frame: true })),
    'VideoConfig.is_end_at_first_frame',
  ),
  starts.refused('what a room asks of films does not go on air', field, begin({}, video({ codec: 'VP8' }))),
  starts.lenient(
    'the pronunciation dictionary is for films',
    'the page has true as its default, so that a stream which says so says nothing new',
    'VideoConfig.is_vocabulary_config_enable',
  ),
  starts.lenient(
    'only allowlisted tenants send films to an address of their own',
    'the simulated tenant is on the list',
    'VideoConfig.output_external_url',
  ),
  starts.held(
    'the frame rate is always 25',
    async (on) => (await begin(video({ frame_rate: '30' }))(on)).status === 202,
    'VideoConfig.frame_rate',
  ),
  starts.lenient(
    'subtitles are as wide as four fifths of the picture',
    'the page says that the member has no effect',
    'SubtitleConfig.w',
  ),
  starts.refused(
    'a colour of subtitles has at most seven characters',
    invalid,
    begin(video({ subtitle_config: { font_color: '#FFFFFFFF' } })),
    'SubtitleConfig.font_color',
    'SubtitleConfig.stroke_color',
  ),
  starts.refused(
    'the view is that of the size',
    field,
    begin({ ...video({}), view_mode: 'LANDSCAPE' }),
    'RequestBody.view_mode',
  ),
  starts.refused(
    'rules that call a service need its address',
    invalid,
    begin({}, { interaction_rules: [{ event_type: 1, trigger: { reply_mode: 'CALLBACK' } }] }),
    'RequestBody.interaction_callback_url',
  ),
  starts.refused(
    'the address of interaction callbacks is a URL',
    [400, '20010093'],
    begin({ interaction_callback_url: 'shop.test/answer' }),
  ),
  starts.refused(
    'live events are sent to an HTTPS address',
    [400, '20010093'],
    begin(callbacks({ live_event_type_callback_url: 'http://shop.test/hook' })),
  ),
  starts.refused(
    'a stream lasts at most a week',
    invalid,
    begin({ play_policy: { live_exit_config: { max_live_duration: 169 } } }),
    'LiveExitConfig.max_live_duration',
  ),
  starts.refused(
    'a broken stream is waited for at most an hour',
    invalid,
    begin({ play_policy: { live_exit_config: { max_exception_waiting_duration: 61 } } }),
    'LiveExitConfig.max_exception_waiting_duration',
  ),
  starts.held(
    'a script is repeated as often as asked, or once',
    async (on) => (await stateAfter(on, { play_policy: { repeat_count: 1 } }, 30)) === 'PROCESSING',
    'PlayPolicy.repeat_count',
  ),
  starts.held(
    'without a separate camera, the RTC room has a player only',
    async (on) => {
      const { body } = await begin({})(on);
      return (body['rtc_room_info'] as { users: unknown[] }).users.length === 1;
    },
    'PlayPolicy.need_independent_capture_client',
  ),
  starts.refused(
    'a room for one has one task',
    [500, '20010046'],
    async (on) => {
      const room = await createRoom(on);
      await startLive(on, room);
      return (await startLive(on, room, { job_run_config: { single_job_in_room: true } })).answer;
    },
    'LiveJobRunConfig.single_job_in_room',
  ),
  starts.held('recordings are played to their end, then the task ends (play_mode AUDIO)', async (on) => {
    const shoot_scripts = [{ sequence_no: 1, audio_config: { audio_url: 'https://cdn.test/a.mp3' } }];
    const more = { ...scene({ shoot_scripts }), play_policy: { play_mode: 'AUDIO' } };
    const live = await goLive(on, more);
    await on.advance(1);
    const speaking = (await on.control('GET', 'state')).body.jobs?.[0]?.speaking;
    await on.advance(60);
    return speaking === 'S 1' && (await live.show()).state === 'SUCCEED';
  }),
  start.refused('livestreams are limited to the quota', [403, '20010065'], async () => {
    const on = await bench({ concurrency: 1 });
    await begin({})(on);
    return (await startLive(on, await createRoom(on, { room_name: 'Other' }))).answer;
  }),
  start.failed('a stream that stays away ends the task', '47000009', async (on) => {
    const more = { play_policy: { repeat_count: -1 }, output_urls: ['rtmp://a.test/x'] };
    const live = await goLive(on, more);
    await on.advance(5);
    await on.control('POST', 'rtmp', { job_id: live.job_id, state: 'DISCONNECTED' });
    await on.advance(200);
    return (await live.show())['error_info'];
  }),

  inSection('6.2.3').refused('a task that is shown exists', [400, '20010074'], async (on) =>
    on.call('GET', `smart-live-rooms/${await createRoom(on)}/smart-live-jobs/${unknown}`),
  ),
  inSection('6.2.4').refused('a task that has ended is not stopped', [400, '20010066'], async (on) => {
    const live = await goLive(on);
    await on.advance(60);
    return live.stop();
  }),
  commands.refused('a command has a text to speak', [500, '20010086'], command('INSERT_PLAY_SCRIPT')),
  commands.refused(
    'a recording to play is at an address',
    [400, '20010093'],
    command('INSERT_PLAY_AUDIO', { audio_url: 'ftp://cdn.test/a.mp3' }),
  ),
  commands.refused('a command has a recording to play', [500, '20010111'], command('INSERT_PLAY_AUDIO')),
  commands.refused(
    'a new script is not empty',
    [500, '20010089'],
    command('REWRITE_PLAY_SCRIPT', { scene_scripts: [] }),
  ),
  commands.refused(
    'the assets of a new script exist',
    field,
    command('REWRITE_PLAY_SCRIPT', scene({ model_asset_id: unknown })),
  ),
  inSection('4.1.2').refused(
    'the assets of a new script are active',
    [500, '20010071'],
    command('REWRITE_PLAY_SCRIPT', scene({ model_asset_id: ids.sleepingAvatar })),
  ),
  commands.refused(
    'a pattern of new rules compiles',
    [400, '20010110'],
    command('REWRITE_INTERACTION_RULES', rule({ match: 'REGEX', value: '*' })),
  ),
  commands.refused('a command is one of the service', [400, '00000003'], command('DANCE')),
  commands.refused('a material to show is named', [500, '20010053'], command('SHOW_LAYER')),
  commands.refused(
    'a new address is one address',
    field,
    command('REFRESH_OUTPUT_URL', { output_urls: ['rtmp://a.test/x', 'rtmp://b.test/x'] }),
  ),
  commands.refused('a task that waits takes no command', [500, '20010099'], async (on) =>
    (await startLive(on, await createRoom(on))).command('GET_CURRENT_PLAYING_SCRIPTS'),
  ),
  commands.refused('a task that has ended takes no command', [400, '20010074'], async (on) => {
    const live = await goLive(on);
    await on.advance(60);
    return live.command('GET_CURRENT_PLAYING_SCRIPTS');
  }),
  players.refused('the index of a rule has at most 64 characters', invalid, (on) =>
    command('INSERT_PLAY_SCRIPT', { text_config: { text: 'Hello' }, rule_index: 'x'.repeat(65) })(on),
  ),
  reports.refused('the total is the number of events', field, report({ total: 2 })),
  reports.refused('a total without events is zero', field, report({ events: undefined })),
  reports.refused(
    'the key of the address is right',
    [401, '20010039'],
    keyed((url) => url.searchParams.set('auth_key', 'x'), 0),
  ),
  reports.refused(
    'the key of the address has not expired',
    [401, '20010054'],
    keyed(() => undefined, 86_401),
  ),
  reports.refused(
    'a key that expired long ago is not renewed',
    [401, '20010077'],
    keyed((url) => url.searchParams.set('refresh_url', 'true'), 3 * 86_400),
  ),
];
