/** The preconditions of the reference's examples: the rooms, tasks and files in their paths. */
import { bench, createRoom, goLive, ids, type Bench } from './bench.js';
import { announce, createAsset, png, put } from './uploading.js';
import { corpus, latin1, sound, zip } from './training/voice-package.js';

/** Values for the path, for the query, and for members of the body. */
export interface Given {
  params?: Record<string, string | undefined>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

type Prepare = (on: Bench) => Given | Promise<Given>;

const script = {
  script_name: 'Tea',
  model_asset_id: ids.avatar,
  voice_config: { voice_asset_id: ids.voice },
  video_config: { codec: 'H264', bitrate: 4000, width: 1080, height: 1920, frame_rate: '25' },
  shoot_scripts: [{ sequence_no: 1, shoot_script: { text_config: { text: 'Hello' } } }],
};
const models = 'digital-human-training-manage/user/jobs';
const voices = 'voice-training-manage/user';

const ownAsset: Prepare = () => ({ params: { asset_id: ids.background } });
const room: Prepare = async (on) => ({ params: { room_id: await createRoom(on) } });
const live: Prepare = async (on) => {
  const { room_id, job_id } = await goLive(on);
  return { params: { room_id, job_id } };
};
const videoScript = made('script_id', 'digital-human-video-scripts', script);
const video = made('job_id', '2d-digital-human-videos', script);
const product = made('product_id', 'products', { name: 'Tea' });
const group = made('group_id', 'smart-live-interaction-rule-groups', { group_name: 'Tea' });
const model = made('job_id', models, { name: 'Ann' });
const timbre: Prepare = () => ({ body: { emotion: ids.voice } });
const voice = made('job_id', `${voices}/basic-jobs`, { voice_name: 'Warm' });
const file: Prepare = async (on) => {
  const sample = png(1, 1);
  const { file_id, upload_url } = await announce(on, await createAsset(on, 'IMAGE'), sample);
  await put(on, upload_url, sample.bytes);
  return { params: { file_id } };
};

const prepared: Record<string, Prepare> = {
  updateDigitalAsset: ownAsset,
  deleteAsset: ownAsset,
  showAsset: ownAsset,
  showAssetReplicationInfo: ownAsset,
  restoreAsset: async (on) => {
    await on.call('DELETE', `digital-assets/${ids.background}`);
    return ownAsset(on);
  },
  // The table has DELETE, the example DELETED.
  batchExecuteAssetAction: () => ({ body: { action: 'DELETE' } }),
  createAssetByReplicationInfo: async ({ call }) => ({
    body: (await call('GET', `digital-assets/${ids.background}/replication-info`)).body,
  }),
  createFile: async (on) => ({ body: { asset_id: await createAsset(on, 'IMAGE') } }),
  createLargeFile: async (on) => ({ body: { asset_id: await createAsset(on, 'IMAGE') } }),
  deleteFile: file,
  confirmFileUpload: file,
  showVideoScript: videoScript,
  updateVideoScript: videoScript,
  deleteVideoScript: videoScript,
  copyVideoScripts: videoScript,
  show2DDigitalHumanVideo: video,
  cancel2DDigitalHumanVideo: video,
  showSmartLiveRoom: room,
  updateSmartLiveRoom: room,
  deleteSmartLiveRoom: room,
  startSmartLive: room,
  listSmartLive: room,
  showSmartLive: live,
  stopSmartLive: live,
  executeSmartLiveCommand: live,
  liveEventReport: live,
  updateInteractionRuleGroup: group,
  deleteInteractionRuleGroup: group,
  updateProduct: product,
  showProduct: product,
  deleteProduct: product,
  setProductAsset: async (on) => ({
    ...(await product(on)),
    body: { asset_item: { asset_id: ids.background } },
  }),
  show2dModelTrainingJob: model,
  delete2dModelTrainingJob: model,
  execute2dModelTrainingCommandByUser: model,
  update2dModelTrainingJob: async (on) => {
    const { body } = await on.call('POST', models, { name: 'Ann' });
    const [link = ''] = body['training_video_upload_url'] as string[];
    await put(on, link, new Uint8Array(9));
    await on.call('POST', `${models}/${body.job_id}/command`, { command: 'SUBMITVERIFYING' });
    await on.advance(300);
    return { params: { job_id: body.job_id } };
  },
  showVoiceTrainingJob: voice,
  deleteVoiceTrainingJob: voice,
  showJobUploadingAddress: voice,
  showJobAuditResult: voice,
  commitVoiceTrainingJob: async (on) => {
    const { body } = await on.call('POST', `${voices}/basic-jobs`, { voice_name: 'Warm' });
    const headers = { 'Content-Type': 'application/zip' };
    await put(on, String(body['training_data_uploading_url']), zip(corpus(20)), headers);
    await put(on, String(body['authorization_letter_uploading_url']), latin1('A letter'));
    return { params: { job_id: body.job_id } };
  },
  confirmTrainingSegment: recorded,
  showTrainingSegmentInfo: recorded,
  createTtsAudition: timbre,
  showTtsAuditionFile: made('job_id', 'ttsc/audition', { text: 'Hello', emotion: ids.voice }),
};

/** Creates a simulator that meets the preconditions of an operation's example, and the values that the example needs. */
export async function setFor(operation: string): Promise<{ on: Bench; given: Given }> {
  const on = await bench();
  const given = (await prepared[operation]?.(on)) ?? {};
  await on.advance(2);
  return { on, given };
}

function made(id: string, path: string, body: unknown): Prepare {
  return async ({ call }) => ({
    params: { [id]: (await call('POST', path, body)).body[id] as string },
  });
}

/** A voice task whose sentence 1 has been recorded. */
async function recorded(on: Bench): Promise<Given> {
  const { body } = await on.call('POST', `${voices}/basic-jobs`, {
    voice_name: 'Warm',
    create_type: 'SEGMENT',
  });
  const links = body['segment_uploading_url'] as Record<string, string[]>;
  const text = new TextEncoder().encode('Hello');
  await put(on, links['audio_uploading_url']?.[1] ?? '', latin1(sound), { 'Content-Type': 'audio/wav' });
  await put(on, links['txt_uploading_url']?.[1] ?? '', text, { 'Content-Type': 'text/plain' });
  return { query: { job_id: body.job_id ?? '' } };
}
