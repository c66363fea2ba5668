/** Normalizes rooms for storage, and creates their representations in responses. */
import type { SmartLiveRoom, SmartLiveRoomBaseInfo, SmartLiveRoomBody } from '../../../src/api/index.js';
import { isActive, stageAssets } from '../assets/asset-use.js';
import { coverUrl } from '../assets/download-urls.js';
import { rfc3339 } from '../clock.js';
import { newId } from '../hashing.js';
import { errorInfo } from '../service-errors.js';
import type { LiveJob, LiveScene } from '../state/live-job.js';
import type { ServiceState } from '../state/service-state.js';
import type { Room } from '../state/room.js';
import { findAsset } from '../assets/shared-assets.js';

/** Adds an ID to each scene without one. */
export function normalizeRoom(body: SmartLiveRoomBody): SmartLiveRoomBody {
  const scenes = body.scene_scripts?.map((scene) => ({ ...scene, script_id: scene.script_id || newId() }));
  return { ...body, ...(scenes && { scene_scripts: scenes }) };
}

/** The room with all its members (6.1.3). */
export function roomDetails(room: Room, service: ServiceState, origin: string): SmartLiveRoom {
  return { room_type: 'NORMAL', view_mode: 'VERTICAL', ...room.body, ...commonFields(room, service, origin) };
}

/** The room as lists show it (6.1.2). */
export function roomSummary(room: Room, service: ServiceState, origin: string): SmartLiveRoomBaseInfo {
  const { room_name, room_description, room_type, view_mode, shared_config, priv_data } = room.body;
  const job = latestJob(room, service);
  return {
    ...commonFields(room, service, origin),
    project_id: service.account.project_id,
    room_name,
    ...(room_description !== undefined && { room_description }),
    room_type: room_type ?? 'NORMAL',
    view_mode: view_mode ?? 'VERTICAL',
    ...(shared_config && { shared_config }),
    ...(priv_data !== undefined && { priv_data }),
    model_infos: modelsOf(room, service),
    ...(job && { last_job_status: job.state }),
    ...(job?.started !== undefined && { last_job_start_time: rfc3339(job.started) }),
    ...(job?.ended !== undefined && { last_job_end_time: rfc3339(job.ended) }),
  };
}

/** The latest task of the room. */
export function latestJob(room: Room, service: ServiceState): LiveJob | undefined {
  return [...service.liveJobs.values()].findLast((job) => job.room_id === room.room_id);
}

/**
 * Whether all assets that the room needs are active (4.1.2): avatars and those that relieve them, voices and the
 * co-streamer's, recordings, backgrounds, layers.
 */
export function isAvailable({ body }: Room, service: ServiceState): boolean {
  const { scene_scripts = [], co_streamer_config, backup_model_asset_ids = [] } = body;
  const voice = co_streamer_config?.voice_config?.voice_asset_id;
  return [
    ...scene_scripts.flatMap((scene) => [...castOf(scene), ...stageAssets(service, scene)]),
    ...backup_model_asset_ids,
    ...(voice ? [voice] : []),
  ].every((id) => isActive(service, id));
}

/** URL of the room's picture: the cover of its avatar. */
export function roomCoverUrl(
  body: Pick<SmartLiveRoomBody, 'scene_scripts'>,
  service: ServiceState,
  origin: string,
): string | undefined {
  const avatar = body.scene_scripts?.find((scene) => scene.model_asset_id)?.model_asset_id;
  return avatar ? coverUrl(findAsset(service, avatar)?.info, service, origin) : undefined;
}

function commonFields(room: Room, service: ServiceState, origin: string) {
  const cover = roomCoverUrl(room.body, service, origin);
  return {
    room_id: room.room_id,
    create_time: rfc3339(room.created),
    update_time: rfc3339(room.updated),
    ...(cover !== undefined && { cover_url: cover, thumbnail: cover }),
    ...stateOf(room, service),
  };
}

/** The state of a room with its cause: blocked by the service, or without an asset that it needs (6.1.2). */
function stateOf(
  room: Room,
  service: ServiceState,
): { room_state: 'BLOCKED' | 'DISABLE' | 'ENABLE'; error_info: Room['blocked'] | null } {
  if (room.blocked) return { room_state: 'BLOCKED', error_info: room.blocked };
  if (isAvailable(room, service)) return { room_state: 'ENABLE', error_info: null };
  return { room_state: 'DISABLE', error_info: errorInfo('MSS.20010071') };
}

function modelsOf({ body }: Room, service: ServiceState) {
  const ids = new Set((body.scene_scripts ?? []).flatMap((scene) => scene.model_asset_id || []));
  return [...ids].map((model_asset_id) => ({
    model_asset_id,
    asset_name: findAsset(service, model_asset_id)?.info.asset_name ?? '',
    backup_model_asset_ids: body.backup_model_asset_ids ?? [],
  }));
}

function castOf({ model_asset_id, voice_config, shoot_scripts }: LiveScene): string[] {
  const recordings = shoot_scripts.map(({ audio_config }) => audio_config?.asset_id);
  return [model_asset_id, voice_config?.voice_asset_id, ...recordings].flatMap((id) => id || []);
}
