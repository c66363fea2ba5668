import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DigitalAssetInfo, SmartLiveRoom } from '../../../src/api/index.js';
import { toBody } from '../../../src/elements/room-status/start/start-options.js';
import {
  neededAssets,
  preflight,
  type PreflightInput,
} from '../../../src/elements/room-status/start/preflight.js';

const avatar: DigitalAssetInfo = {
  asset_id: 'avatar',
  asset_name: 'Lin',
  asset_type: 'HUMAN_MODEL_2D',
  asset_state: 'ACTIVED',
  asset_extra_meta: { human_model_2d_meta: { support_live: true } },
};
const voice: DigitalAssetInfo = {
  asset_id: 'voice',
  asset_name: 'Clear',
  asset_type: 'VOICE_MODEL',
  asset_state: 'ACTIVED',
  asset_extra_meta: { voice_model_meta: { is_realtime_voice: true, language: 'CN' } },
};
const scene = {
  script_name: 'Tea',
  model_asset_id: 'avatar',
  voice_config: { voice_asset_id: 'voice' },
  shoot_scripts: [{ sequence_no: 1, title: 'Greeting', text_config: { text: '大家好，欢迎来到直播间。' } }],
};
const room: SmartLiveRoom = {
  room_id: 'room',
  room_name: 'Tea',
  room_state: 'ENABLE',
  video_config: { bitrate: 4000, width: 1080, height: 1920 },
  play_policy: { repeat_count: -1, random_play_mode: 'NONE', live_exit_config: { max_live_duration: 8 } },
  output_urls: ['rtmp://push.example/live'],
  stream_keys: ['key'],
  scene_scripts: [scene],
};

function facts(changed: Partial<PreflightInput> = {}): PreflightInput {
  const assets = new Map<string, DigitalAssetInfo | 'missing' | 'failed'>([
    ['avatar', avatar],
    ['voice', voice],
  ]);
  return { room, options: {}, assets, jobs: [], lang: 'en', ...changed };
}
const said = (one: PreflightInput) => preflight(one).map(({ level, code }) => `${level} ${code}`);
const withText = (text: string) =>
  facts({
    room: {
      ...room,
      scene_scripts: [{ ...scene, shoot_scripts: [{ sequence_no: 1, text_config: { text } }] }],
    },
  });
const withAsset = (id: string, asset: DigitalAssetInfo | 'missing' | 'failed') =>
  facts({ assets: new Map([...facts().assets, [id, asset]]) });

describe('the checks before a start', () => {
  it('find nothing for a room that can go on air', () => {
    assert.deepEqual(preflight(facts()), []);
  });

  const cases: [what: string, PreflightInput, expected: string[]][] = [
    ['a room that is blocked', facts({ room: { ...room, room_state: 'BLOCKED' } }), ['blocker roomOff']],
    ['a template', facts({ room: { ...room, room_type: 'TEMPLATE' } }), ['blocker roomTemplate']],
    ['a room without a script', facts({ room: { ...room, scene_scripts: [] } }), ['blocker noScript']],
    ['a script with an error', withText('<speak>你好<break time="1s"'), ['blocker scriptErrors']],
    ['an empty paragraph', withText(' '), ['risk emptyParagraph']],
    [
      'a script in a language that the voice does not speak',
      withText('Welcome everyone, tonight we taste the tea of the hills, and you can win two tins of it.'),
      ['risk scriptWarnings'],
    ],
    ['an avatar that is gone', withAsset('avatar', 'missing'), ['blocker avatarGone']],
    ['an asset that could not be read', withAsset('avatar', 'failed'), ['unknown assetUnread']],
    [
      'an avatar for videos only',
      withAsset('avatar', { ...avatar, asset_extra_meta: { human_model_2d_meta: { support_live: false } } }),
      ['blocker avatarNotLive'],
    ],
    [
      'a picture in place of a voice',
      withAsset('voice', { ...voice, asset_type: 'IMAGE' }),
      ['blocker voiceGone'],
    ],
    [
      'a voice that was switched off',
      withAsset('voice', { ...voice, asset_state: 'UNACTIVED' }),
      ['blocker voiceGone'],
    ],
    [
      'a voice that is not made in real time',
      withAsset('voice', { ...voice, asset_extra_meta: { voice_model_meta: { is_realtime_voice: false } } }),
      ['blocker voiceNotRealtime'],
    ],
    [
      'a picture of the wrong size',
      facts({ room: { ...room, video_config: { bitrate: 1, width: 720, height: 1280 } } }),
      ['blocker resolution'],
    ],
    [
      'a codec for videos only',
      facts({ room: { ...room, video_config: { bitrate: 1, width: 1080, height: 1920, codec: 'VP8' } } }),
      ['blocker codec'],
    ],
    [
      'subtitles, which livestreams do not have',
      facts({
        room: {
          ...room,
          video_config: { bitrate: 1, width: 1080, height: 1920, is_subtitle_enable: true },
        },
      }),
      ['blocker subtitles'],
    ],
    [
      'what is for videos only',
      facts({
        room: {
          ...room,
          video_config: { bitrate: 1, width: 1080, height: 1920, is_enable_super_resolution: true },
        },
      }),
      ['blocker filmOption'],
    ],
    [
      'a view mode that does not fit the size',
      facts({ room: { ...room, view_mode: 'LANDSCAPE' } }),
      ['blocker viewMode'],
    ],
    [
      'two output addresses',
      facts({ room: { ...room, output_urls: ['rtmp://one/live', 'rtmp://two/live'] } }),
      ['blocker severalOutputs'],
    ],
    ['two stream keys', facts({ room: { ...room, stream_keys: ['a', 'b'] } }), ['blocker severalOutputs']],
    [
      'a rule that needs a callback without its address',
      facts({
        room: { ...room, interaction_rules: [{ rule_name: 'R', trigger: { reply_mode: 'CALLBACK' } }] },
      }),
      ['blocker noCallback'],
    ],
    [
      'a backup avatar that is gone',
      facts({
        room: { ...room, backup_model_asset_ids: ['backup'] },
        assets: new Map([...facts().assets, ['backup', 'missing']]),
      }),
      ['blocker avatarGone'],
    ],
    ['no output address', facts({ room: { ...room, output_urls: [] } }), ['risk noOutput']],
    [
      'an output address of another kind',
      facts({ options: { output_urls: ['https://x'] } }),
      ['blocker badOutput'],
    ],
    ['no stream key', facts({ room: { ...room, stream_keys: [''] } }), ['risk noKey']],
    ['another stream of the room', facts({ jobs: [{ job_id: 'a' }] }), ['risk otherTasks']],
    [
      'another stream, where only one may run',
      facts({ jobs: [{ job_id: 'a' }], options: { job_run_config: { single_job_in_room: true } } }),
      ['blocker anotherTask'],
    ],
    ['tasks that could not be read', facts({ jobs: undefined }), ['unknown jobsUnread']],
  ];
  for (const [what, one, expected] of cases) it(`names ${what}`, () => assert.deepEqual(said(one), expected));

  it('report once that an avatar of five scenes is gone, and put what prevents the start first', () => {
    const scenes = [1, 2, 3, 4, 5].map((index) => ({ ...scene, script_name: `Scene ${index}` }));
    const assets = new Map([...facts().assets, ['avatar', 'missing'] as const]);
    const found = said(facts({ room: { ...room, scene_scripts: scenes, output_urls: [] }, assets }));
    assert.deepEqual(found, ['blocker avatarGone', 'risk noOutput']);
  });

  it('need each avatar and voice once, the co-streamer’s too', () => {
    const co_streamer_config = { voice_config: { voice_asset_id: 'second' } };
    const ids = neededAssets({ ...room, co_streamer_config, scene_scripts: [scene, scene] });
    assert.deepEqual(ids, ['avatar', 'voice', 'second']);
  });

  it('need no script where nothing is played automatically', () => {
    const play_policy = { play_mode: 'NO_PRESET' as const };
    assert.deepEqual(said(facts({ room: { ...room, scene_scripts: [], play_policy } })), []);
  });
});

describe('the options of a start', () => {
  it('send nothing that a person did not choose', () => {
    assert.deepEqual(toBody({}, room), {});
    assert.deepEqual(toBody({ repeat_count: '', output_url: '' }, room), {});
  });

  it('carry the rest of the room’s policy along, because the service replaces it as a whole', () => {
    const { play_policy } = toBody({ max_live_duration: '2' }, room);
    assert.deepEqual(play_policy, {
      repeat_count: -1,
      random_play_mode: 'NONE',
      live_exit_config: { max_live_duration: 2 },
    });
  });

  it('keep the room’s key beside a changed address', () => {
    const body = toBody({ output_url: ' rtmp://other.example/live ' }, room);
    assert.deepEqual(body, { output_urls: ['rtmp://other.example/live'], stream_keys: ['key'] });
  });

  it('have one key beside a changed address, however many the room lists', () => {
    const body = toBody({ output_url: 'rtmp://other.example/live' }, { ...room, stream_keys: ['a', 'b'] });
    assert.deepEqual(body.stream_keys, ['a']);
  });

  it('name resources and the single task', () => {
    const body = toBody({ allow_resource_type: 'ONDEMAND', single_job_in_room: true }, room);
    assert.deepEqual(body, { job_run_config: { allow_resource_type: 'ONDEMAND', single_job_in_room: true } });
  });
});
