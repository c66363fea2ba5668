/** The produced video as an asset of the tenant's library, with a film that can be played and a cover. */
import type { AssetFileInfo, DigitalAssetInfo } from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { toContent } from '../files/content.js';
import { newId } from '../hashing.js';
import { media } from '../media/index.js';
import type { ServiceState } from '../state.js';
import { filmKey, frames } from './film.js';
import type { VideoJob } from './job.js';

/** Ends of file names, by codec. */
const types = { H264: 'MP4', VP8: 'WEBM', VP9: 'WEBM', QTRLE: 'MOV' };

/** What the service holds a produced video's bitrate between, in kbit/s. */
const bitrates = [1000, 8000] as const;

/** Puts the video that is being made into the library, and gives its ID. */
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

/** Gives the asset its files, or its failure; one that was deleted meanwhile stays so. */
export function finishVideoAsset(service: ServiceState, job: VideoJob): void {
  const info = service.assets.get(job.asset_id ?? '')?.info;
  if (info?.asset_state !== 'CREATING') return;
  info.update_time = rfc3339(service.clock.now());
  if (job.state !== 'SUCCEED') {
    info.asset_state = job.state === 'BLOCK' ? 'BLOCK' : 'FAILED';
    if (job.error_info) info.reason = job.error_info.error_msg;
    return;
  }
  info.asset_state = 'ACTIVED';
  info.asset_extra_meta = metaOf(job);
  info.files = [videoFile(job), coverFile(service, job)];
}

function metaOf({ input: { video_config: video }, seconds }: VideoJob): DigitalAssetInfo['asset_extra_meta'] {
  const { width, height, bitrate, codec = 'H264' } = video;
  const [least, most] = bitrates;
  return {
    video_meta: {
      video_codec: codec.toLowerCase(),
      width,
      height,
      frame_rate: String(frames),
      video_bit_rate: Math.min(most, Math.max(least, bitrate)),
      duration: seconds,
      mode: height > width ? 'Vertical' : 'Horizontal',
    },
  };
}

/** The film. H264 is really made; of a film in another codec only the name is there, and no link. */
function videoFile({ input: { video_config: video }, seconds, job_id, asset_name }: VideoJob): AssetFileInfo {
  const { width, height, codec = 'H264' } = video;
  const file = {
    file_id: newId(),
    file_name: `${asset_name}.${types[codec].toLowerCase()}`,
    file_type: types[codec],
    asset_file_category: 'MAIN' as const,
    state: 'CREATED' as const,
  };
  if (codec !== 'H264') return file;
  return withContent(file, filmKey(job_id, width, height, seconds));
}

/** The avatar's own cover, or else a picture of the simulator's. */
function coverFile(service: ServiceState, { input: filmed, job_id }: VideoJob): AssetFileInfo {
  const avatar = service.assets.get(filmed.model_asset_id)?.info;
  const known = (avatar?.files ?? []).find((file) => file.asset_file_category === 'COVER' && 'media' in file);
  const key = (known as { media?: string } | undefined)?.media ?? `frame/${job_id}.svg`;
  const cover = { file_name: 'cover.svg', file_type: 'SVG', asset_file_category: 'COVER' as const };
  return withContent({ file_id: newId(), ...cover, state: 'CREATED' }, key);
}

function withContent(file: AssetFileInfo, key: string): AssetFileInfo {
  const made = media(key);
  if (!made) return { ...file, ...{ media: key } };
  const { size, md5 } = toContent(made.bytes());
  return { ...file, file_size: size, file_md5: md5, ...{ media: key } };
}
