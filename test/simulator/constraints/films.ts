/** Constraints of video scripts and video production (reference 5). */
import { bench, ids, library, wordsOf, type Bench } from '../bench.js';
import { inSection, type Constraint } from './constraint.js';

const unknown = '0'.repeat(32);
const field = [400, '20010070'] as const;
const invalid = [400, '00000003'] as const;
const size = { bitrate: 4000, width: 1920, height: 1080 };
const music = 'd0000000000000000000000000000001';

const said = (more: object = {}, sequence_no = 0) => ({
  sequence_no,
  shoot_script: { text_config: { text: 'Hello' }, ...more },
});
const content = (more: object) => ({
  model_asset_id: ids.avatar,
  voice_config: { voice_asset_id: ids.voice },
  video_config: size,
  shoot_scripts: [said()],
  ...more,
});
const film = (more: object) => (on: Bench) => on.call('POST', '2d-digital-human-videos', content(more));
const write = (more: object) => (on: Bench) =>
  on.call('POST', 'digital-human-video-scripts', { script_name: 'Tea', ...content(more) });
const video = (more: object) => ({ video_config: { ...size, ...more } });
const staged = (more: object) => ({ shoot_scripts: [said(more)] });
const behind = (more: object) => staged({ background_config: [{ background_type: 'IMAGE', ...more }] });
/** A library with a music, in which background and music have a state. */
const withState = (asset_state: 'ACTIVED' | 'UNACTIVED' | 'DELETED', more: object) => () => {
  const seed = [
    ...library,
    {
      source: 'CUSTOMIZATION' as const,
      asset: { asset_id: music, asset_name: 'Tune', asset_type: 'MUSIC' as const },
    },
  ].map((one) =>
    [ids.background, music].includes(one.asset.asset_id ?? '')
      ? { ...one, asset: { ...one.asset, asset_state } }
      : one,
  );
  return bench({ seed }).then(film(more));
};
const inMusic = { background_music_config: { music_asset_id: music } };
/** A layer whose file, named by the path of its member, is outside of the library. */
const layerWith = (path: string) => {
  const [config = '', url = ''] = path.split('.');
  const layer_type = config === 'image_config' ? 'IMAGE' : 'VIDEO';
  const external = { layer_type, [config]: { [url]: 'https://cdn.test/a' } };
  return staged({ layer_config: [{ layer_type: 'HUMAN' }, external] });
};
const failing = (more: object) => async (on: Bench) => {
  const { body } = await film(more)(on);
  await on.advance(60);
  return (await on.call('GET', `2d-digital-human-videos/${body.job_id}`)).body['error_info'];
};

const scripts = inSection('5.1.1');
const films = inSection('5.3.1');
const newer = inSection('newer 5.3.2');
const used = inSection('4.1.2');

/** The constraints of video scripts and films. */
export const filmConstraints: readonly Constraint[] = [
  scripts.refused('a script has a name of its own', [400, '20010005'], async (on) => {
    await write({})(on);
    return write({})(on);
  }),
  scripts.refused(
    'a background of a script comes from the library',
    field,
    write(behind({ background_config: 'https://cdn.test/a.png' })),
    'BackgroundConfigInfo.background_config',
  ),
  ...['image_config.image_url', 'video_config.video_url', 'video_config.video_cover_url'].map((member) =>
    newer.refused(`the ${member} of a layer comes from the library`, field, write(layerWith(member))),
  ),
  scripts.refused(
    'a script that is resized has one of six sizes',
    invalid,
    write(video({ width: 640, height: 480 })),
  ),
  scripts.held(
    'a script that is cropped has any size',
    async (on) => (await write(video({ width: 640, height: 480, clip_mode: 'CROP' }))(on)).status === 200,
  ),
  scripts.refused('a bit rate of a script is at least 1,000', field, write(video({ bitrate: 999 }))),
  scripts.refused('a bit rate of a script is at most 8,000', field, write(video({ bitrate: 8001 }))),
  scripts.lenient(
    'a scene belongs to 3D only',
    'the example of the page has one with a virtual avatar',
    'RequestBody.scene_asset_id',
  ),
  scripts.lenient(
    'music belongs to virtual avatars only',
    '3D avatars are withdrawn, so that every script is one of a virtual avatar',
    'RequestBody.background_music_config',
  ),
  scripts.lenient(
    'an external material needs no asset',
    'it is the absence of a constraint',
    'LayerConfig.asset_id',
  ),
  scripts.refused(
    'the text of a layer is in Base64',
    field,
    write(staged({ layer_config: [{ layer_type: 'TEXT', text_config: { text_context: 'ä' } }] })),
    'TextLayerConfig.text_context',
  ),
  inSection('5.1.3').refused('a script that is shown exists', [404, '00000002'], (on) =>
    on.call('GET', `digital-human-video-scripts/${unknown}`),
  ),
  inSection('5.1.4').refused('a script that is changed exists', [404, '20010079'], (on) =>
    on.call('PUT', `digital-human-video-scripts/${unknown}`, { script_name: 'Tea' }),
  ),
  inSection('5.1.4').refused('a template is not changed', [403, '20010082'], async () => {
    const on = await bench({ seed: true });
    const { body } = await on.call('GET', 'digital-human-video-scripts?script_catalog=SYSTEM_VIDEO_TEMPLET');
    const [template] = body['video_scripts'] as { script_id: string }[];
    return on.call('PUT', `digital-human-video-scripts/${template?.script_id}`, { script_name: 'Mine' });
  }),

  films.refused(
    'a film has an avatar, or a script that has one',
    invalid,
    film({ model_asset_id: undefined }),
  ),
  films.refused('a film has something to say', [500, '20010027'], film({ shoot_scripts: [] })),
  films.refused('a film has paragraphs', [500, '20010027'], film({ shoot_scripts: undefined })),
  films.refused(
    'a paragraph has a text',
    [500, '20010086'],
    film({ shoot_scripts: [{ shoot_script: { text_config: { text: ' ' } } }] }),
  ),
  films.refused('a recording belongs to a script', [400, '20010073'], film(staged({ script_type: 'AUDIO' }))),
  films.refused('a recording has been uploaded', [400, '20010067'], async (on) => {
    const { body } = await write(staged({ script_type: 'AUDIO' }))(on);
    return film({ script_id: body['script_id'] })(on);
  }),
  films.refused('a script that is filmed exists', [404, '20010079'], film({ script_id: unknown })),
  films.refused('an avatar is no voice', [500, '20010098'], film({ model_asset_id: ids.voice })),
  films.refused(
    'a voice is no picture',
    [500, '20010071'],
    film({ voice_config: { voice_asset_id: ids.background } }),
  ),
  films.refused(
    'music is no picture',
    [500, '20010071'],
    film({ background_music_config: { music_asset_id: ids.background } }),
  ),
  used.refused(
    'an avatar that is filmed is active',
    [500, '20010044'],
    film({ model_asset_id: ids.sleepingAvatar }),
  ),
  used.refused(
    'a background that is filmed is active',
    [500, '20010071'],
    withState('UNACTIVED', behind({ background_asset_id: ids.background })),
  ),
  used.refused(
    'a background that is filmed is not deleted',
    [500, '20010071'],
    withState('DELETED', behind({ background_asset_id: ids.background })),
  ),
  used.refused('music in a film is active', [500, '20010071'], withState('UNACTIVED', inMusic)),
  used.refused('music in a film is not deleted', [500, '20010071'], withState('DELETED', inMusic)),
  used.held('active music is used', async () => (await withState('ACTIVED', inMusic)()).status === 200),
  used.failed(
    'an avatar that does not exist fails the film',
    '20010071',
    failing({ model_asset_id: unknown }),
  ),
  used.failed(
    'a background that does not exist fails the film',
    '20010071',
    failing(behind({ background_asset_id: unknown })),
  ),
  films.refused(
    'a background of a film comes from the library',
    field,
    film(behind({ background_config: 'https://cdn.test/a.png' })),
    'BackgroundConfigInfo.background_config',
  ),
  films.refused(
    'a background of a film is a picture',
    field,
    film(staged({ background_config: [{ background_type: 'VIDEO', background_config: unknown }] })),
    'BackgroundConfigInfo.background_type',
  ),
  films.refused('a film without layers has no avatar', [500, '20010058'], film(staged({ layer_config: [] }))),
  films.refused(
    'layers have one of the avatar',
    [500, '20010058'],
    film(
      staged({
        layer_config: [{ layer_type: 'IMAGE', asset_id: ids.background }],
      }),
    ),
  ),
  films.held(
    'layers with the avatar are filmed',
    async (on) => (await film(staged({ layer_config: [{ layer_type: 'HUMAN' }] }))(on)).status === 200,
  ),
  films.refused('a bit rate is at least 1,000', field, film(video({ bitrate: 999 }))),
  films.refused('a bit rate is at most 8,000', field, film(video({ bitrate: 8001 }))),
  films.refused('a bit rate is at least 40 anywhere', invalid, film(video({ bitrate: 39 }))),
  films.refused(
    'a film that is resized has one of six sizes',
    invalid,
    film(video({ width: 640, height: 480 })),
    'VideoConfig.width',
    'VideoConfig.height',
  ),
  films.held(
    'a film that is cropped has any size',
    async (on) =>
      (await film(video({ width: 640, height: 480, clip_mode: 'CROP', dx: 0, dy: 0 }))(on)).status === 200,
  ),
  films.refused(
    'an avatar in 1080p is not filmed in 4K',
    [500, '20010085'],
    film(video({ width: 3840, height: 2160 })),
  ),
  inSection('newer 6.2.1').refused(
    'QTRLE takes fewer than 1,500 characters',
    invalid,
    film({ ...video({ codec: 'QTRLE' }), ...staged({ text_config: { text: wordsOf(1500) } }) }),
    'VideoConfig.codec',
  ),
  inSection('newer 6.2.1').lenient(
    'only allowlisted tenants use QTRLE',
    'the simulated tenant is on the list',
    'VideoConfig.codec',
  ),
  films.held(
    'the frame rate is always 25',
    async (on) => {
      const { body } = await film(video({ frame_rate: '30' }))(on);
      await on.advance(60);
      const done = (await on.call('GET', `2d-digital-human-videos/${body.job_id}`)).body;
      const { asset_id } = done['output_asset_config'] as { asset_id: string };
      const meta = (await on.call('GET', `digital-assets/${asset_id}`)).body['asset_extra_meta'];
      return (meta as { video_meta: { frame_rate: string } }).video_meta.frame_rate === '25';
    },
    'VideoConfig.frame_rate',
  ),
  films.lenient(
    'a callback is sent to an HTTPS address',
    'the page of films does not ask for it, unlike that of livestreams',
  ),
  films.refused(
    'the address of a callback is a URL',
    [400, '20010093'],
    film({ callback_config: { callback_url: 'shop.test/done' } }),
  ),
  ...['image_config.image_url', 'video_config.video_url', 'video_config.video_cover_url'].map((member) =>
    newer.refused(
      `the ${member} of a layer in a film comes from the library`,
      field,
      film(layerWith(member)),
    ),
  ),
  films.refused('a callback has an address', invalid, film({ callback_config: { auth_type: 'MSS_A' } })),
  films.refused('two paragraphs have two numbers', invalid, film({ shoot_scripts: [said(), said()] })),
  films.refused('films wait in a queue of limited length', [429, '20010011'], async () => {
    const on = await bench({ invented: { waitingVideos: 1 } });
    await film({})(on);
    return film({})(on);
  }),
  inSection('5.3.2').refused('a film that is shown exists', [404, '00000002'], (on) =>
    on.call('GET', `2d-digital-human-videos/${unknown}`),
  ),
  inSection('5.3.3').refused('a film that is cancelled exists', [500, '20010051'], (on) =>
    on.call('POST', `2d-digital-human-videos/${unknown}/cancel`),
  ),
  inSection('5.3.3').refused('a film in work is not cancelled', [500, '20010048'], async (on) => {
    const { body } = await film({})(on);
    await on.advance(on.invented.videoWaitingSeconds);
    return on.call('POST', `2d-digital-human-videos/${body.job_id}/cancel`);
  }),
];
