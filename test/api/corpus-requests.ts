/**
 * Requests that the tables do not cover: rules from sentences and notes of the reference, and realistic input. Each is a
 * query or a body of an operation, with its special feature and, if it is invalid, the offending member.
 */
type Part = 'query' | 'body';

export interface Sent {
  operation: string;
  part: Part;
  value: unknown;
  /** The special feature of the request. */
  what: string;
  /** The rejected member. Absent: the request is accepted. */
  wrong?: string;
}

const id = '8cb2f48a2cb006154794741933421100';
const voice = { voice_asset_id: id };
const video = { bitrate: 4000, width: 1920, height: 1080 };
const scene = { script_name: 'Opening', shoot_scripts: [] };
const tagged = (words: number) =>
  `<speak>${'<break time="200ms"/>'.repeat(5000)}${'好'.repeat(words)}</speak>`;

/** The minimal body of each operation. */
export const least: Record<string, unknown> = {
  createDigitalAsset: { asset_name: 'A', asset_type: 'IMAGE' },
  updateDigitalAsset: {},
  batchExecuteAssetAction: { action: 'DELETE', asset_ids: [] },
  listAssetSummary: { asset_ids: [] },
  createAssetByReplicationInfo: { asset_id: id, asset_info: 'x', encryption_info: { key_id: 1 } },
  createFile: {
    file_name: 'a.png',
    file_md5: 'n58IG6hfM7vql4K0vnWpog==',
    file_size: 1,
    file_type: 'png',
    asset_id: id,
    asset_file_category: 'MAIN',
  },
  confirmFileUpload: { state: 'CREATED' },
  createLargeFile: { file_name: 'a.zip', file_type: 'zip', asset_id: id, asset_file_category: 'OTHER' },
  createVideoScripts: { script_name: 'A', shoot_scripts: [] },
  updateVideoScript: {},
  create2DDigitalHumanVideo: {},
  createSmartLiveRoom: { room_name: 'A' },
  updateSmartLiveRoom: { room_name: 'A' },
  createInteractionRuleGroup: { group_name: 'A' },
  updateInteractionRuleGroup: { group_name: 'A' },
  startSmartLive: {},
  executeSmartLiveCommand: { command: 'GET_CURRENT_PLAYING_SCRIPTS' },
  liveEventReport: { total: 0 },
  createProduct: { name: 'A' },
  updateProduct: { name: 'A' },
  setProductAsset: {},
  create2dModelTrainingJob: { name: 'A' },
  update2dModelTrainingJob: {},
  execute2dModelTrainingCommandByUser: { command: 'SUBMITVERIFYING' },
  createTrainingBasicJob: { voice_name: 'A' },
  createTrainingMiddleJob: { voice_name: 'A' },
  createTrainingAdvanceJob: { voice_name: 'A' },
  commitVoiceTrainingJob: {},
  createTtsAudition: { text: '你好', emotion: id },
};

const minimal = Object.entries(least).flatMap(([operation, value]): Sent[] => [
  { operation, part: 'body', value, what: 'the least' },
  {
    operation,
    part: 'body',
    value: { ...(value as object), colour_of_tomorrow: { any: [1] } },
    what: 'a member that no table lists',
  },
  { operation, part: 'body', value: [], what: 'a list', wrong: 'body' },
  { operation, part: 'body', value: 'text', what: 'text', wrong: 'body' },
]);

const room = (what: string, more: object, wrong?: string): Sent => ({
  operation: 'createSmartLiveRoom',
  part: 'body',
  value: { room_name: 'A', ...more },
  what,
  ...(wrong !== undefined && { wrong }),
});

const withScene = (what: string, more: object, wrong?: string): Sent =>
  room(what, { scene_scripts: [{ ...scene, ...more }] }, wrong && `scene_scripts[0].${wrong}`);

const saying = (what: string, text: string, wrong = false): Sent =>
  withScene(
    what,
    { shoot_scripts: [{ text_config: { text } }] },
    wrong ? 'shoot_scripts[0].text_config.text' : undefined,
  );

const rooms: Sent[] = [
  room('a name at its limit, in Chinese', { room_name: '好'.repeat(256) }),
  room('a name above its limit', { room_name: '好'.repeat(257) }, 'room_name'),
  room('a name that is empty', { room_name: '' }, 'room_name'),
  room('one hundred paragraphs', { scene_scripts: [{ ...scene, shoot_scripts: Array(100).fill({}) }] }),
  room(
    'more than one hundred paragraphs',
    { scene_scripts: [{ ...scene, shoot_scripts: Array(101).fill({}) }] },
    'scene_scripts[0].shoot_scripts',
  ),
  room('empty lists', { scene_scripts: [], interaction_rules: [], output_urls: [], stream_keys: [] }),
  room('a scene without a name', { scene_scripts: [{ shoot_scripts: [] }] }, 'scene_scripts[0].script_name'),
  room('callbacks with None', { live_event_callback_config: { auth_type: 'None' } }),
  room(
    'callbacks of an unknown kind',
    { live_event_callback_config: { callback_event_type: ['SHOOT_SCRIPT_SWITCH', 'GIFT'] } },
    'live_event_callback_config.callback_event_type[1]',
  ),
  room('a picture without a codec', { video_config: video }),
  room('frames a second as text', { video_config: { ...video, frame_rate: '25' } }),
  room('frames a second as a number', { video_config: { ...video, frame_rate: 30 } }),
  room('a codec that is not offered', { video_config: { ...video, codec: 'H265' } }, 'video_config.codec'),
  room('4K', { video_config: { ...video, width: 3840, height: 2160 } }),
  room('subtitles above their members', { video_config: { ...video, is_subtitle_enabled: true } }),
  room(
    'a rule for an event that nobody can have',
    { interaction_rules: [{ event_type: 5 }] },
    'interaction_rules[0].event_type',
  ),
  ...['And', 'or', 'RESERVED'].map((relation) =>
    room(`a rule with ${relation}`, { interaction_rules: [{ hit_condition: { relation } }] }),
  ),
  room(
    'a rule that keeps quiet for less than for ever',
    { interaction_rules: [{ trigger: { time_window: -2 } }] },
    'interaction_rules[0].trigger.time_window',
  ),
  ...['IMAGE', 'IMAGE_2D', 'VIDEO', 'AUDIO', 'COLOR'].map((background_type) =>
    withScene(`a background of ${background_type}`, {
      background_config: [{ background_type, background_config: id, background_color_config: '#FFFFFF' }],
    }),
  ),
  withScene('a background by its asset', {
    background_config: [{ background_type: 'IMAGE', background_asset_id: id }],
  }),
  withScene(
    'a picture that is nowhere',
    { background_config: [{ background_type: 'IMAGE' }] },
    'background_config[0].background_config',
  ),
  withScene(
    'a colour without its value',
    { background_config: [{ background_type: 'COLOR' }] },
    'background_config[0].background_color_config',
  ),
  withScene(
    'a layer below the lowest',
    { layer_config: [{ layer_type: 'IMAGE', position: { dx: 0, dy: 0, layer_index: 0 } }] },
    'layer_config[0].position.layer_index',
  ),
  withScene('a voice at its limits', { voice_config: { ...voice, speed: 200, pitch: 50, volume: 240 } }),
  withScene('a voice too low', { voice_config: { ...voice, volume: 89 } }, 'voice_config.volume'),
  saying('no words yet', ''),
  saying('10,000 characters', '好'.repeat(10_000)),
  saying('more than 10,000 characters', '好'.repeat(10_001), true),
  saying('10,000 characters between many tags', tagged(10_000)),
  saying('more than 10,000 characters between many tags', tagged(10_001), true),
  saying('10,000 entities', `<speak>${'&amp;'.repeat(10_000)}</speak>`),
  saying('more than 131,072 characters with their tags', `<speak>${'<a/>'.repeat(32_768)}</speak>`, true),
];

const commanded = (command: string, params: unknown, wrong?: string): Sent => ({
  operation: 'executeSmartLiveCommand',
  part: 'body',
  value: { command, params },
  what: `${command} with ${JSON.stringify(params).slice(0, 60)}`,
  ...(wrong !== undefined && { wrong }),
});

const commands: Sent[] = [
  commanded('INSERT_PLAY_SCRIPT', { text_config: { text: 'Hello' }, play_type: 'APPEND', rule_index: 'r' }),
  commanded('INSERT_PLAY_SCRIPT', { text_config: {} }, 'params.text_config.text'),
  commanded('INSERT_PLAY_SCRIPT', { play_type: 'LATER' }, 'params.play_type'),
  commanded('INSERT_PLAY_SCRIPT', { play_role: 'GUEST' }, 'params.play_role'),
  commanded('INSERT_PLAY_SCRIPT', { rule_index: 'x'.repeat(65) }, 'params.rule_index'),
  commanded('INSERT_PLAY_SCRIPT', { text_config: { text: '好'.repeat(10_001) } }, 'params.text_config.text'),
  commanded('INSERT_PLAY_AUDIO', { audio_url: 'https://a.test/a.mp3', play_role: 'CO_STREAMER' }),
  commanded('INSERT_PLAY_AUDIO', { audio_url: 'x'.repeat(2049) }, 'params.audio_url'),
  commanded('INSERT_PLAY_AUDIO', { audio_url: 7 }, 'params.audio_url'),
  commanded('REWRITE_PLAY_SCRIPT', { scene_scripts: [scene] }),
  commanded('REWRITE_PLAY_SCRIPT', { scene_scripts: [{}] }, 'params.scene_scripts[0].script_name'),
  commanded('REWRITE_INTERACTION_RULES', { interaction_rules: [{ enabled: true }] }),
  commanded(
    'REWRITE_INTERACTION_RULES',
    { interaction_rules: [{ enabled: 'yes' }] },
    'params.interaction_rules[0].enabled',
  ),
  commanded('GET_CURRENT_PLAYING_SCRIPTS', {}),
  commanded('SHOW_LAYER', { anything: 1 }),
  commanded('REFRESH_OUTPUT_URL', { output_urls: ['rtmp://a.test/live'], stream_keys: ['k'] }),
  commanded('REFRESH_OUTPUT_URL', { output_urls: 'rtmp://a.test/live' }, 'params.output_urls'),
  commanded('GET_LIVE_JOB_CONFIG_INFO', {}),
  commanded('GO_HOME', {}, 'command'),
  commanded('SHOW_LAYER', 'text', 'params'),
];

const body = (operation: string, what: string, more: object, wrong?: string): Sent => ({
  operation,
  part: 'body',
  value: { ...(least[operation] as object), ...more },
  what,
  ...(wrong !== undefined && { wrong }),
});

const others: Sent[] = [
  body('createFile', 'the largest file', { file_size: 5_368_709_120 }),
  body('createFile', 'an MD5 in hex', { file_md5: '38b8c2c1093dd0fec383a9d9ac940515' }, 'file_md5'),
  body('createFile', 'half a byte', { file_size: 0.5 }, 'file_size'),
  body('confirmFileUpload', 'a state with one L', { state: 'CANCELED' }, 'state'),
  body('createLargeFile', 'more than 5 GB', { file_size: 10_737_418_240, file_multipart_count: 3 }),
  body('createLargeFile', 'a cover in parts', { asset_file_category: 'COVER' }, 'asset_file_category'),
  body('batchExecuteAssetAction', 'an action in the past tense', { action: 'DELETED' }, 'action'),
  body('updateDigitalAsset', 'a state that only the service sets', { asset_state: 'DELETED' }, 'asset_state'),
  body(
    'createDigitalAsset',
    'a voice whose company is not named',
    { asset_extra_meta: { voice_model_meta: { external_voice_meta: {} } } },
    'asset_extra_meta.voice_model_meta.external_voice_meta.provider',
  ),
  body('createProduct', 'fifty tags of sixteen bytes', { tags: Array(50).fill('x'.repeat(16)) }),
  body('createProduct', 'fifty-one tags', { tags: Array(51).fill('x') }, 'tags'),
  body('createProduct', 'a tag of seventeen bytes', { tags: ['ok', '六个汉字啊啊'] }, 'tags[1]'),
  body('createProduct', 'tags in one text', { tags: 'a,b' }, 'tags'),
  body('updateProduct', 'a state that only the service sets', { state: 'BLOCK' }, 'state'),
  body('create2dModelTrainingJob', 'a version with a dot', { model_version: 'V3.2' }),
  body(
    'create2dModelTrainingJob',
    'a version with an underscore',
    { model_version: 'V3_2' },
    'model_version',
  ),
  body('createTrainingBasicJob', 'a language that is not taught', { language: 'FR' }, 'language'),
  body('createTtsAudition', 'the slowest, lowest and quietest', { speed: 50, pitch: 50, volume: 90 }),
  body('createTtsAudition', 'a little too fast', { speed: 201 }, 'speed'),
  body('createTtsAudition', 'a speed as text', { speed: '100' }, 'speed'),
  body('createTtsAudition', 'no speed at all', { speed: null }, 'speed'),
  body('startSmartLive', 'a week', { play_policy: { live_exit_config: { max_live_duration: 168 } } }),
  body('startSmartLive', 'played for ever', { play_policy: { repeat_count: -1 } }),
  body(
    'startSmartLive',
    'played less than never',
    { play_policy: { repeat_count: -2 } },
    'play_policy.repeat_count',
  ),
  body(
    'startSmartLive',
    'a callback address too long',
    { interaction_callback_url: 'x'.repeat(2049) },
    'interaction_callback_url',
  ),
  body(
    'startSmartLive',
    'a second voice without its ID',
    { co_streamer_config: { voice_config: {} } },
    'co_streamer_config.voice_config.voice_asset_id',
  ),
  body(
    'create2DDigitalHumanVideo',
    'a callback to nowhere',
    { callback_config: {} },
    'callback_config.callback_url',
  ),
  body(
    'create2DDigitalHumanVideo',
    'a video without a name',
    { output_asset_config: {} },
    'output_asset_config.asset_name',
  ),
  body(
    'createVideoScripts',
    'a script without its paragraphs',
    { shoot_scripts: undefined },
    'shoot_scripts',
  ),
  body('createVideoScripts', 'members of times when avatars had three dimensions', {
    scene_asset_id: id,
    shoot_scripts: [{ shoot_script: { animation_config: [{ animation: id }] } }],
  }),
  body('liveEventReport', 'a comment', {
    total: 1,
    events: [{ timestamp: 1_690_819_199_000, type: 1, content: '{}' }],
  }),
  body(
    'liveEventReport',
    'an event that nobody knows',
    { events: [{ timestamp: 0, type: 7 }] },
    'events[0].type',
  ),
  body(
    'liveEventReport',
    'a time in seconds with a fraction',
    { events: [{ timestamp: 1.5 }] },
    'events[0].timestamp',
  ),
];

const asked = (operation: string, value: object, wrong?: string): Sent => ({
  operation,
  part: 'query',
  value,
  what: JSON.stringify(value),
  ...(wrong !== undefined && { wrong }),
});

const queries: Sent[] = [
  asked('listAssets', {}),
  asked('listAssets', { limit: 100, offset: 2_147_483_647 }),
  asked('listAssets', { limit: '20', is_realtime_voice: 'true' }),
  asked('listAssets', { limit: 0 }, 'limit'),
  asked('listAssets', { limit: '101' }, 'limit'),
  asked('listAssets', { limit: 'all' }, 'limit'),
  asked('listAssets', { offset: -1 }, 'offset'),
  asked('listAssets', { is_realtime_voice: 'yes' }, 'is_realtime_voice'),
  asked('listAssets', { asset_type: 'HUMAN_MODEL_2D,VOICE_MODEL,BUSINESS_CARD_TEMPLET' }),
  asked('listAssets', { asset_type: 'IMAGE,POEM' }, 'asset_type'),
  asked('listAssets', { asset_state: 'ACTIVED,UNACTIVED', asset_id: [id, id] }),
  asked('listAssets', { system_property: 'BACKGROUND_IMG:Yes,RENDER_ENGINE:MetaEngine' }),
  asked('listAssets', { sort_key: 'asset_name' }, 'sort_key'),
  asked('listAssets', { sort_dir: 'DESC' }, 'sort_dir'),
  asked('listVideoScripts', { script_catalog: 'SYSTEM_VIDEO_TEMPLET' }),
  asked('listVideoScripts', { script_catalog: 'SYSTEM_VIDEO_TEMPLAT' }),
  asked('listDigitalHumanVideo', { state: 'CREATING,PUBLISHED', job_type: '2D_DIGITAL_HUMAN_VIDEO' }),
  asked('listDigitalHumanVideo', { job_type: 'FILM' }, 'job_type'),
  asked('listSmartLiveRooms', { live_state: 'SUCCESS,SUCCEED,NULL' }),
  asked('listSmartLiveRooms', { live_state: 'ASLEEP' }, 'live_state'),
  ...['Owned', 'OWNED', 'SHARED_TO_OTHERS', 'SHARED_TO_OHTERS', 'Public', 'PUBLIC'].map((template_own_type) =>
    asked('listSmartLiveRooms', { template_own_type }),
  ),
  asked('listSmartLive', { state: 'WAITING,PROCESSING', sort_key: 'create_time', sort_dir: 'desc' }),
  asked('list2dModelTrainingJob', { query_project_id: id, offset: '0', limit: '10' }),
  asked('listVoiceTrainingJob', { state: 'FAILED,WAITING' }),
  asked('confirmTrainingSegment', { job_id: id, index: 1 }),
  asked('confirmTrainingSegment', { job_id: id }, 'index'),
  asked('confirmTrainingSegment', { index: 1 }, 'job_id'),
  asked('showTrainingSegmentInfo', {}, 'job_id'),
  asked('show2DDigitalHumanVideo', { show_script: true }),
  asked('liveEventReport', { auth_key: 'k', expires_time: 1_690_819_199_000, refresh_url: true }),
];

export const requests: readonly Sent[] = [...minimal, ...rooms, ...commands, ...others, ...queries];
