/** Assets that trainings create in the tenant's library (reference 7, 8). */
import type { AssetFileInfo, AssetType, DigitalAssetInfo } from '../../../src/api/index.js';
import { rfc3339 } from '../clock.js';
import { newId } from '../hashing.js';
import type { Content } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** The properties of a new trained asset. */
export type AssetDraft = Pick<
  DigitalAssetInfo,
  'asset_name' | 'asset_description' | 'app_user_id' | 'tags' | 'asset_extra_meta'
> & { asset_type: AssetType };

/**
 * Adds an asset without files to the library, and returns its ID. `supported` lists the uses that it supports; undefined
 * means all.
 */
export function addAsset(service: ServiceState, draft: AssetDraft, supported?: readonly string[]): string {
  const asset_id = newId();
  const now = service.clock.now();
  const info: DigitalAssetInfo = {
    project_id: service.account.project_id,
    asset_id,
    create_time: rfc3339(now),
    update_time: rfc3339(now),
    system_properties: [],
    asset_state: 'CREATING',
    files: [],
    ...draft,
  };
  service.assets.set(asset_id, {
    source: 'CUSTOMIZATION',
    created: now,
    info,
    ...(supported && { supportedServices: supported }),
  });
  return asset_id;
}

/** The model file of a trained asset. The file has no content. */
export function modelFile(file_size: number): AssetFileInfo {
  return {
    file_id: newId(),
    file_name: 'model.bin',
    file_type: 'bin',
    file_size,
    asset_file_category: 'MAIN',
    state: 'CREATED',
  };
}

/** A file whose content `Media` generates for its key. */
export function mediaFile(media: string, asset_file_category: 'COVER' | 'SAMPLE' | 'OTHER'): AssetFileInfo {
  const file_name = media.slice(media.lastIndexOf('/') + 1);
  const file_type = file_name.slice(file_name.lastIndexOf('.') + 1);
  const file: AssetFileInfo & { media: string } = {
    file_id: newId(),
    file_name,
    file_type,
    asset_file_category,
    state: 'CREATED',
    media,
  };
  return file;
}

/** A file with uploaded content, which is kept with the asset. */
export function uploadedFile(
  service: ServiceState,
  asset_id: string,
  content: Content,
  file: Pick<AssetFileInfo, 'file_name' | 'file_type' | 'asset_file_category'>,
): AssetFileInfo {
  const file_id = newId();
  service.uploads.set(file_id, { file_id, asset_id, parts: undefined, received: new Map(), content });
  return { file_id, file_md5: content.md5, file_size: content.size, state: 'CREATED', ...file };
}
