/** The asset of a trained avatar: in state CREATING until the training has produced its files and it is accepted. */
import { applyState } from '../assets/asset-lifecycle.js';
import { presenterKeys } from '../seed/avatars.js';
import { stableHash } from '../seed/stable-ids.js';
import { addAsset, modelFile, mediaFile, uploadedFile, type AssetDraft } from './trained-asset.js';
import { latestUpload, modelResolution } from './model.js';
import type { ServiceState } from '../state/service-state.js';
import type { ModelTraining } from '../state/training.js';

/** Model versions of assets (with an underscore) by those of tasks (with a dot). */
const versions = { V2: 'V2', V3: 'V3', 'V3.2': 'V3_2', 'V3.3': 'V3_3' } as const;

/** Adds the asset without files. If it exists, returns it to CREATING. */
export function addAvatarAsset(service: ServiceState, job: ModelTraining): void {
  const made = service.assets.get(job.asset_id ?? '');
  if (made) return applyState(service, made, 'CREATING');
  const { name, tags, model_version = 'V3.2', supported_service, is_flexus, is_live_copy } = job.body;
  const draft: AssetDraft = {
    asset_type: 'HUMAN_MODEL_2D',
    asset_name: name,
    ...(job.app_user_id !== undefined && { app_user_id: job.app_user_id }),
    tags: tags ?? [],
    asset_extra_meta: {
      human_model_2d_meta: {
        is_action_editable: false,
        is_real_background: !job.body.is_background_replacement,
        support_live: supported_service?.includes('LIVE_2D') ?? true,
        model_version: versions[model_version],
        model_resolution: modelResolution(job),
        ...(is_flexus !== undefined && { is_flexus }),
        ...(is_live_copy !== undefined && { is_live_copy }),
      },
    },
  };
  job.asset_id = addAsset(service, draft, supported_service);
}

/** Adds the avatar's files. The cover is the uploaded one, otherwise a generated picture. */
export function completeAvatarAsset(service: ServiceState, job: ModelTraining): void {
  const asset_id = job.asset_id ?? '';
  const asset = service.assets.get(asset_id);
  if (!asset || asset.info.asset_state === 'DELETED') return;
  const made = asset.info.files ?? [];
  if (made.length === 0)
    asset.info.files = [modelFile(service.invented.avatarModelBytes), coverOf(service, asset_id, job)];
  applyState(service, asset, 'UNACTIVED');
}

/** Activates the avatar. */
export function activateAvatarAsset(service: ServiceState, job: ModelTraining): void {
  const asset = service.assets.get(job.asset_id ?? '');
  if (asset) applyState(service, asset, 'ACTIVED');
}

function coverOf(service: ServiceState, asset_id: string, job: ModelTraining) {
  const cover = latestUpload(job, 'cover');
  if (!cover?.content) {
    const person = presenterKeys[stableHash(job.body.name) % presenterKeys.length] ?? '';
    return mediaFile(`avatar/${person}.svg`, 'COVER');
  }
  const file_type = /^image\/(\w+)/.exec(cover.type)?.[1] ?? 'png';
  const file = { file_name: `cover.${file_type}`, file_type, asset_file_category: 'COVER' as const };
  return uploadedFile(service, asset_id, cover.content, file);
}
