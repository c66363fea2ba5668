/** The avatar that a training makes: in the library from its main file on, ready for use once it is accepted. */
import { settle } from '../assets/asset-lifecycle.js';
import { people } from '../media/avatar/index.js';
import { hash } from '../media/random.js';
import type { World } from '../state.js';
import { addAsset, modelFile, ownFile, sentFile, type AssetDraft } from './asset.js';
import { arrived, summariseModel, type ModelTraining } from './model.js';

/** Bytes of a model: there is nothing in it to fetch. */
const modelSize = 180_000_000;

/** Assets write with an underscore what tasks write with a dot. */
const versions = { V2: 'V2', V3: 'V3', 'V3.2': 'V3_2', 'V3.3': 'V3_3' } as const;

/** Adds the avatar, which has no files yet; one that is there already is made again. */
export function addModel(world: World, job: ModelTraining): void {
  const made = world.assets.get(job.asset_id ?? '');
  if (made) return settle(world, made, 'CREATING');
  const { name, tags, model_version = 'V3.2', supported_service, is_flexus, is_live_copy } = job.body;
  const { model_resolution } = summariseModel(job, world, '');
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
        model_resolution: model_resolution ?? '1080P',
        ...(is_flexus !== undefined && { is_flexus }),
        ...(is_live_copy !== undefined && { is_live_copy }),
      },
    },
  };
  job.asset_id = addAsset(world, draft, supported_service);
}

/** Gives the avatar its files. Its cover is the one that was sent, else a picture of the simulator's own. */
export function equipModel(world: World, job: ModelTraining): void {
  const asset_id = job.asset_id ?? '';
  const asset = world.assets.get(asset_id);
  if (!asset) return;
  const made = asset.info.files ?? [];
  if (made.length === 0) asset.info.files = [modelFile(modelSize), coverOf(world, asset_id, job)];
  settle(world, asset, 'UNACTIVED');
}

/** Makes the avatar ready for use. */
export function activateModel(world: World, job: ModelTraining): void {
  const asset = world.assets.get(job.asset_id ?? '');
  if (asset) settle(world, asset, 'ACTIVED');
}

function coverOf(world: World, asset_id: string, job: ModelTraining) {
  const cover = arrived(job, 'cover');
  if (!cover?.content) {
    const person = people[hash(job.body.name) % people.length] ?? '';
    return ownFile(`avatar/${person}.svg`, 'COVER');
  }
  const file_type = /^image\/(\w+)/.exec(cover.type)?.[1] ?? 'png';
  const file = { file_name: `cover.${file_type}`, file_type, asset_file_category: 'COVER' as const };
  return sentFile(world, asset_id, cover.content, file);
}
