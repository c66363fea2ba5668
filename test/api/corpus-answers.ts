/** Answers with later extensions of the service, with single odd values, and unreadable answers. */
export interface Received {
  operation: string;
  value: unknown;
  what: string;
  /** What is read of it. Absent: the answer is parsed without loss. */
  left?: unknown;
  /** The member without which the answer is refused. Absent: it is read. */
  wrong?: string;
}

const read = (operation: string, what: string, value: unknown): Received => ({ operation, what, value });
const odd = (operation: string, member: string, value: unknown, left: unknown): Received => ({
  operation,
  what: `another type in ${member}`,
  value,
  left,
});
const unread = (operation: string, wrong: string, value: unknown): Received => ({
  operation,
  what: `another type in ${wrong}`,
  value,
  wrong,
});

const spellings: Received[] = [
  ...['BUSINESS_CARD_TEMPLET', 'BUSINESS_CARD_TEMPLATE', 'BUSINESS_CARD_TEMPLAT'].map((asset_type) =>
    read('showAsset', `the type ${asset_type}`, { asset_type }),
  ),
  ...['UNKNOW', 'UNKNOWN'].map((word) =>
    read('showAsset', `a voice of ${word}`, {
      asset_extra_meta: { voice_model_meta: { sex: word, language: word } },
    }),
  ),
  ...['DATABACK', 'DATABAKER'].map((provider) =>
    read('showAsset', `a voice of ${provider}`, {
      asset_extra_meta: { voice_model_meta: { external_voice_meta: { provider } } },
    }),
  ),
  ...['animation_insert_restriction', 'animation_important_restriction'].map((name) =>
    read('showAsset', name, { asset_extra_meta: { animation_meta: { [name]: 'ONLY_END' } } }),
  ),
  read('showAsset', 'metadata under its longer name', { asset_extra_metadata: { image_meta: { width: 1 } } }),
  ...[1, '1'].map((key_id) =>
    read('showAssetReplicationInfo', `a key of type ${typeof key_id}`, { encryption_info: { key_id } }),
  ),
  ...['SUCCESS', 'SUCESS'].map((ret_status) =>
    read('batchExecuteAssetAction', ret_status, { results: [{ ret_status }] }),
  ),
  ...['is_subtitle_enable', 'is_subtitle_enabled', 'is_subtitle_able'].map((name) =>
    read('showVideoScript', name, { video_config: { [name]: true } }),
  ),
  ...[25, '25'].map((frame_rate) =>
    read('show2DDigitalHumanVideo', `frames as a ${typeof frame_rate}`, { video_config: { frame_rate } }),
  ),
  ...['SUCCEED', 'SUCCESS'].map((state) => read('show2DDigitalHumanVideo', state, { state })),
  ...['DIGITAL_HUMAN_PHOTO_VIDEO', 'PHOTO_DIGITAL_HUMAN_VIDEO'].map((job_type) =>
    read('listDigitalHumanVideo', job_type, { jobs: [{ job_type }] }),
  ),
  ...['last_job_status', 'last_job_statuses'].map((name) =>
    read('listSmartLiveRooms', name, { smart_live_rooms: [{ [name]: 'SUCCEED' }] }),
  ),
  ...['backup_model_asset_ids', 'backup_mode_l_asset_ids'].map((name) =>
    read('showSmartLiveRoom', name, { [name]: ['a'] }),
  ),
  ...['TOO_LESSS_SCRIPT_ITEMS', 'TOO_LESS_SCRIPT_ITEMS'].map((warning_type) =>
    read('startSmartLive', warning_type, { live_warning_info: [{ warning_type }] }),
  ),
  ...['CREATING', 'UNACTIVED'].map((state) => read('showProduct', `a product ${state}`, { state })),
  ...['V3', 'V3.2', 'V3.3'].map((model_version) =>
    read('list2dModelTrainingJob', model_version, { jobs: [{ model_version }] }),
  ),
  ...['id_card_image1_upload_url', 'id_card_image_1_upload_url'].map((name) =>
    read('create2dModelTrainingJob', name, { [name]: 'https://a.test' }),
  ),
  read('execute2dModelTrainingCommandByUser', 'the spelling of the wire', {
    commond_result: 'EXCUTE_SUCCESS',
  }),
  read('execute2dModelTrainingCommandByUser', 'the right one', { command_result: 'EXECUTE_FAILED' }),
  ...['unmatched_index_hit', 'unmatched_in_dex_hit'].map((name) =>
    read('confirmTrainingSegment', name, { [name]: [4096] }),
  ),
  ...['LLM_MAJOR', 'FLEXUS', 'THIRD_PARTY_LJZN'].map((job_type) =>
    read('listVoiceTrainingJob', job_type, { jobs: [{ job_type }] }),
  ),
];

const tomorrow: Received[] = [
  read('listAssets', 'nothing', {}),
  read('listAssets', 'null for all', { count: null, assets: null }),
  read('listAssets', 'an asset of a kind that is new', {
    count: 1,
    assets: [
      { asset_id: 'a', asset_type: 'HOLOGRAM', asset_state: 'DREAMING', hologram: { layers: [1, 2] } },
    ],
    next: null,
  }),
  read('showAsset', 'scenes with settings', {
    asset_extra_meta: {
      scene_meta: { default_configs: { camera: { component_type: 'DRONE' }, light: null } },
    },
  }),
  read('showAsset', 'a file that is larger than a request may announce', { files: [{ file_size: 9e9 }] }),
  read('showSmartLive', 'a state that is new', {
    state: 'REHEARSING',
    error_info: null,
    rtc_room_info: null,
  }),
  read('showSmartLiveRoom', 'a room with a rule for an event that is new', {
    room_name: null,
    interaction_rules: [
      { event_type: 99, hit_condition: { priority: 1000 }, trigger: { play_type: 'SOFTLY' } },
    ],
    scene_scripts: [
      { script_name: null, voice_config: { speed: 500 }, layer_config: [{ layer_type: '3D' }] },
    ],
  }),
  read('show2DDigitalHumanVideo', 'a task that has not failed', { state: 'WAITING', error_info: null }),
  read('executeSmartLiveCommand', 'the scripts of this round', {
    command_id: 'c',
    command: 'GET_CURRENT_PLAYING_SCRIPTS',
    result: '{"scene_scripts":[]}',
  }),
  ...['deleteAsset', 'stopSmartLive', 'updateProduct', 'commitVoiceTrainingJob'].flatMap((operation) => [
    read(operation, 'nothing', {}),
    read(operation, 'null', null),
  ]),
];

const single: Received[] = [
  odd('listAssets', 'count', { count: 'many' }, {}),
  odd('listAssets', 'assets[0]', { assets: ['a', null, { asset_id: 'b' }] }, { assets: [{ asset_id: 'b' }] }),
  odd('listAssets', 'assets[0].asset_id', { assets: [{ asset_id: 7 }] }, { assets: [{ asset_id: '7' }] }),
  odd('listAssets', 'assets[0].asset_id', { assets: [{ asset_id: [] }] }, { assets: [{}] }),
  odd('listAssets', 'assets[0].asset_id', { assets: [{ asset_id: 1e20 }] }, { assets: [{}] }),
  odd(
    'listAssets',
    'assets[1].files[0].file_size',
    { assets: [{}, { files: [{ file_size: 'large' }, { file_size: '12' }] }] },
    { assets: [{}, { files: [{}, { file_size: 12 }] }] },
  ),
  odd('showAsset', 'tags[1]', { tags: ['a', {}, null, 7] }, { tags: ['a', '7'] }),
  odd('showAsset', 'tags', { tags: 'a' }, {}),
  odd(
    'showAsset',
    'asset_extra_meta.voice_model_meta.is_realtime_voice',
    { asset_extra_meta: { voice_model_meta: { is_realtime_voice: 'true', sex: 'MALE' } } },
    { asset_extra_meta: { voice_model_meta: { sex: 'MALE' } } },
  ),
  odd(
    'showAsset',
    'asset_extra_meta.scene_meta.default_configs.camera',
    { asset_extra_meta: { scene_meta: { default_configs: { camera: 'front' } } } },
    { asset_extra_meta: { scene_meta: { default_configs: {} } } },
  ),
  odd('showAsset', 'asset_extra_meta.image_meta.width', meta({ width: '720' }), meta({ width: 720 })),
  odd('showAsset', 'asset_extra_meta.image_meta.width', meta({ width: 'NaN' }), meta({})),
  odd(
    'showAssetReplicationInfo',
    'encryption_info.key_id',
    { encryption_info: { key_id: {} } },
    { encryption_info: {} },
  ),
  odd(
    'showVideoScript',
    'video_config.frame_rate',
    { video_config: { frame_rate: true } },
    { video_config: {} },
  ),
  odd('startSmartLive', 'job_id', { job_id: 5 }, { job_id: '5' }),
  odd('showSmartLive', 'duration', { duration: '12.5' }, { duration: 12.5 }),
  odd(
    'showSmartLive',
    'rtc_room_info.users[0].ctime',
    { rtc_room_info: { users: [{ ctime: 'soon', user_id: 'u' }] } },
    { rtc_room_info: { users: [{ user_id: 'u' }] } },
  ),
  odd(
    'showSmartLiveRoom',
    'interaction_rules[0].event_type',
    { interaction_rules: [{ event_type: 'gift' }, { event_type: '4' }] },
    { interaction_rules: [{}, { event_type: 4 }] },
  ),
  odd('showSmartLiveRoom', 'scene_scripts', { room_name: 'r', scene_scripts: 7 }, { room_name: 'r' }),
  odd(
    'executeSmartLiveCommand',
    'result',
    { command_id: 'c', result: { scene_scripts: [] } },
    { command_id: 'c' },
  ),
  odd(
    'confirmTrainingSegment',
    'unmatched_index_hit[0]',
    { unmatched_index_hit: ['4096', {}] },
    { unmatched_index_hit: [4096] },
  ),
  odd('showTtsAuditionFile', 'is_file_complete', { is_file_complete: 1, files: [] }, { files: [] }),
];

const wrong: Received[] = [
  unread('listAssets', 'body', []),
  unread('listAssets', 'body', 'OK'),
  unread('listAssets', 'assets', { count: 7, assets: {} }),
  unread('listSmartLiveJobs', 'smart_live_jobs', { smart_live_jobs: '[]' }),
  unread('showSmartLive', 'body', 7),
  unread('deleteAsset', 'body', 'deleted'),
];

function meta(image_meta: object): object {
  return { asset_extra_meta: { image_meta } };
}

export const answers: readonly Received[] = [...spellings, ...tomorrow, ...single, ...wrong];
