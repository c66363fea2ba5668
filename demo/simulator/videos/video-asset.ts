/** The asset of a produced video: its main file, its cover and its metadata. */
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import { applyState } from '../assets/asset-lifecycle.js';
import { rfc3339 } from '../clock.js';
import { toContent } from '../files/content.js';
import { newId } from '../hashing.js';
import type { MediaFacts } from '../media/media.js';
import type { StoredFile } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';
import type { VideoJob } from '../state/video.js';
import { findAsset } from '../assets/shared-assets.js';

/** File types by codec. */
const types = { H264: 'MP4', VP8: 'WEBM', VP9: 'WEBM', QTRLE: 'MOV' };

/** Pictures per second of every produced video (reference 5.1.1). */
const frameRate = '25';

/** Adds the video to the library when its production starts. Returns its ID. */
export function addVideoAsset(service: ServiceState, job: VideoJob): string {
  const asset_id = newId();
  const now = service.clock.now();
  const info: DigitalAssetInfo = {
    project_id: service.account.project_id,
    asset_id,
    asset_name: job.asset_name,
    ...(job.app_user_id !== undefined && { app_user_id: job.app_user_id }),
    create_time: rfc3339(now),
    update_time: rfc3339(now),
    asset_type: 'VIDEO',
    asset_state: 'CREATING',
    tags: [],
    system_properties: [{ key: 'CREATED_BY_PLATFORM', value: 'Yes' }],
    files: [],
  };
  service.assets.set(asset_id, { source: 'CUSTOMIZATION', created: now, info });
  return asset_id;
}

/** Completes the asset with its files or with the error. If it is being deleted, it has them when it is restored. */
export function finishVideoAsset(service: ServiceState, job: VideoJob): void {
  const asset = service.assets.get(job.asset_id ?? '');
  if (!asset || asset.info.asset_state === 'DELETED') return;
  const { info } = asset;
  if (job.state !== 'SUCCEED') {
    if (job.error_info) info.reason = job.error_info.error_msg;
    return applyState(service, asset, job.state === 'BLOCK' ? 'BLOCK' : 'FAILED');
  }
  info.asset_extra_meta = metaOf(job);
  info.files = [videoFile(service, job), coverFile(service, job)];
  applyState(service, asset, 'ACTIVED');
}

function metaOf({ input: { video_config: video }, seconds }: VideoJob): DigitalAssetInfo['asset_extra_meta'] {
  const { width, height, bitrate, codec = 'H264' } = video;
  return {
    video_meta: {
      video_codec: codec.toLowerCase(),
      width,
      height,
      frame_rate: frameRate,
      video_bit_rate: bitrate,
      duration: seconds,
      mode: height > width ? 'Vertical' : 'Horizontal',
    },
  };
}

/** The main file. Only H264 has content; files in other codecs have no link. */
function videoFile(
  service: ServiceState,
  { input: { video_config: video }, seconds, job_id, asset_name }: VideoJob,
): StoredFile {
  const { width, height, codec = 'H264' } = video;
  const file: StoredFile = {
    file_id: newId(),
    file_name: `${asset_name}.${types[codec].toLowerCase()}`,
    file_type: types[codec],
    asset_file_category: 'MAIN',
    state: 'CREATED',
  };
  const facts = { width, height, duration: seconds };
  return codec === 'H264' ? withContent(service, file, `film/${job_id}.mp4`, facts) : file;
}

/** The cover of the avatar, otherwise a generated picture. */
function coverFile(service: ServiceState, { input, job_id }: VideoJob): StoredFile {
  const files: StoredFile[] = findAsset(service, input.model_asset_id)?.info.files ?? [];
  const key = files.find((file) => file.asset_file_category === 'COVER' && file.media)?.media;
  const cover: StoredFile = {
    file_id: newId(),
    file_name: 'cover.svg',
    file_type: 'SVG',
    asset_file_category: 'COVER',
    state: 'CREATED',
  };
  return withContent(service, cover, key ?? `frame/${job_id}.svg`, {});
}

function withContent(service: ServiceState, file: StoredFile, key: string, facts: MediaFacts): StoredFile {
  const made = service.settings.media.file(key, facts);
  if (!made) return { ...file, media: key };
  const { size, md5 } = toContent(made.bytes());
  return { ...file, file_size: size, file_md5: md5, media: key };
}
