/** Checks whether a room can go on air with a configuration (reference 6.2.1). */
import { invalidParameter, serviceError } from '../service-errors.js';
import { checkUrl } from '../http/check-url.js';
import { checkCallback, checkOutputUrls } from '../rooms/check-room.js';
import { isAvailable } from '../rooms/room.js';
import { isActive } from '../assets/asset-use.js';
import { checkVideo } from './check-video.js';
import { isOver } from './job.js';
import type { Room } from '../state/room.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJobConfig, LiveScene } from '../state/live-job.js';
import { findAsset } from '../assets/shared-assets.js';

/** Throws if the room cannot go on air with this configuration. */
export function checkStart(service: ServiceState, room: Room, config: LiveJobConfig): void {
  checkOutputs(config);
  checkCallback(config.live_event_callback_config);
  if (room.blocked || !isAvailable(room, service) || config.room_type === 'TEMPLATE')
    throw serviceError('MSS.20010069');
  checkScript(config);
  for (const scene of config.scene_scripts ?? []) checkCast(service, scene);
  checkOtherCast(service, config);
  checkVideo(config);
  checkInteraction(config);
  checkConcurrency(service, room, config);
}

/** Throws if the stream has no valid address, or more than the one that the service pushes to (newer page). */
export function checkOutputs({
  output_urls,
  stream_keys,
}: Pick<LiveJobConfig, 'output_urls' | 'stream_keys'>) {
  checkOutputUrls(output_urls);
  for (const [member, given] of Object.entries({ output_urls, stream_keys }))
    if (given && given.length > 1) throw serviceError('MSS.20010070', `${member} must have one item`);
}

/** Throws if there is nothing to play. Without a preset, a person leads the stream. */
function checkScript({ scene_scripts = [], play_policy }: LiveJobConfig): void {
  const isFilled = scene_scripts.some((scene) => scene.shoot_scripts.length > 0);
  if (!isFilled && play_policy?.play_mode !== 'NO_PRESET') throw serviceError('MSS.20010089');
}

function checkConcurrency(service: ServiceState, room: Room, config: LiveJobConfig): void {
  const active = [...service.liveJobs.values()].filter((job) => !isOver(job));
  const here = active.filter((job) => job.room_id === room.room_id);
  if (here.length > 0 && [config, ...here.map((job) => job.config)].some(needsExclusiveRoom))
    throw serviceError('MSS.20010046');
  if (active.length >= service.settings.concurrency) throw serviceError('MSS.20010065');
}

/** Whether a task excludes other tasks in its room. */
function needsExclusiveRoom({ job_run_config }: LiveJobConfig): boolean {
  return job_run_config?.single_job_in_room ?? false;
}

/** Checks that the avatar supports livestreams and the voice works in real time (4.1.1). */
function checkCast(service: ServiceState, scene: LiveScene): void {
  if (!scene.model_asset_id && !scene.dh_id) throw serviceError('MSS.20010050');
  const avatar = findAsset(service, scene.model_asset_id ?? '')?.info;
  if (avatar && avatar.asset_type !== 'HUMAN_MODEL_2D') throw serviceError('MSS.20010098');
  if (avatar?.asset_extra_meta?.human_model_2d_meta?.support_live === false)
    throw serviceError('MSS.20010044');
  checkVoice(service, scene.voice_config?.voice_asset_id);
}

/**
 * Checks the voice of the co-streamer, and that the streamers to rotate are avatars, not voices (6.1.1). All of them
 * must exist and be active (4.1.2).
 */
function checkOtherCast(
  service: ServiceState,
  { co_streamer_config, backup_model_asset_ids = [] }: LiveJobConfig,
): void {
  const voice = co_streamer_config?.voice_config?.voice_asset_id;
  checkVoice(service, voice);
  const unusable = [voice, ...backup_model_asset_ids].find((id) => id && !isActive(service, id));
  if (unusable) throw serviceError('MSS.20010071', unusable);
  const types = backup_model_asset_ids.map((id) => findAsset(service, id)?.info.asset_type);
  if (types.some((type) => type && type !== 'HUMAN_MODEL_2D')) throw serviceError('MSS.20010098');
}

function checkVoice(service: ServiceState, asset_id = ''): void {
  const voice = findAsset(service, asset_id)?.info;
  const isRealtime = voice?.asset_extra_meta?.voice_model_meta?.is_realtime_voice !== false;
  if (voice && (voice.asset_type !== 'VOICE_MODEL' || !isRealtime))
    throw serviceError('MSS.20010071', asset_id);
}

/** Checks the address of interaction callbacks, and that there is one if rules have the reply mode CALLBACK. */
function checkInteraction({ interaction_rules = [], interaction_callback_url: url }: LiveJobConfig): void {
  checkUrl(url, ['https', 'http'], 'interaction_callback_url');
  const asks = interaction_rules.some(
    ({ enabled, trigger }) => enabled !== false && trigger?.reply_mode === 'CALLBACK',
  );
  if (asks && !url)
    throw invalidParameter('interaction_callback_url', 'is mandatory with the reply_mode CALLBACK');
}
