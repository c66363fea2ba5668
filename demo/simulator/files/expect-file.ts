/** Creates files for upload, after checking that their asset allows them (reference 4.2.1, 4.2.4). */
import type { AssetFileInfo, CreateFileBody } from '../../../src/api/index.js';
import { hasMain } from '../assets/file-processing.js';
import { hasCover } from '../assets/generated-covers.js';
import { touch } from '../assets/asset-lifecycle.js';
import { newId } from '../hashing.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { filesOf } from './lookup.js';
import { extensionOf, mainFileRule, allowsCategory } from './types.js';
import type { Asset, Upload } from '../state/asset.js';
import type { ServiceState } from '../state/service-state.js';

/** The request body for a file in one piece or in parts. For parts it has no size and MD5. */
type FileBody = Pick<CreateFileBody, 'file_name' | 'file_type' | 'asset_id' | 'asset_file_category'> &
  Partial<Pick<CreateFileBody, 'file_md5' | 'file_size'>>;

/** Throws if the asset does not allow this file. */
export function checkFile(service: ServiceState, asset: Asset, body: FileBody): void {
  const { asset_file_category: category, file_size = 0 } = body;
  const { asset_type, asset_state } = asset.info;
  const type = asset_type ?? '';
  if (['DELETING', 'DELETED', 'BLOCK'].includes(asset_state ?? '')) throw serviceError('MSS.10001010');
  if (!allowsCategory(type, category)) throw serviceError('MSS.10001048', category);
  if (category === 'MAIN') checkMain(type, body);
  if (category === 'MAIN' && hasMain(asset)) throw serviceError('MSS.10001008');
  if (category === 'COVER' && hasCover(asset)) throw serviceError('MSS.10001009');
  const onTheirWay = filesOf(asset).filter(({ state }) => state === 'CREATING');
  if (onTheirWay.length >= service.invented.pendingFiles) throw serviceError('MSS.10001033');
  if (usedBytes(service) + file_size > service.invented.storageBytes) throw serviceError('MSS.10001024');
}

/** Adds the file to its asset and expects its upload. `parts` is undefined for a file in one piece. */
export function expectFile(
  service: ServiceState,
  asset: Asset,
  body: FileBody,
  parts: number | undefined,
): Upload {
  const { file_name, file_md5, file_size, file_type, asset_file_category } = body;
  const file_id = newId();
  const file: AssetFileInfo = {
    file_id,
    file_name,
    ...(file_md5 !== undefined && { file_md5 }),
    ...(file_size !== undefined && { file_size }),
    file_type,
    asset_file_category,
    state: 'CREATING',
  };
  asset.info.files = [...filesOf(asset), file];
  touch(service, asset);
  const upload: Upload = { file_id, asset_id: body.asset_id, parts, received: new Map() };
  service.uploads.set(file_id, upload);
  return upload;
}

function checkMain(type: string, { file_type, file_size = 0 }: FileBody): void {
  const rule = mainFileRule(type);
  if (!rule) return;
  if (!rule.types.includes(extensionOf(file_type))) throw serviceError('MSS.10001034');
  if (file_size > rule.maxBytes)
    throw invalidParameter('file_size', `must be at most ${rule.maxBytes} for ${type}`);
}

/** Bytes of the tenant's files, including those that are being uploaded. */
function usedBytes(service: ServiceState): number {
  return [...service.assets.values()]
    .filter(({ source }) => source === 'CUSTOMIZATION')
    .flatMap(filesOf)
    .filter(({ state }) => state !== 'FAILED' && state !== 'CANCELLED')
    .reduce((sum, { file_size }) => sum + (file_size ?? 0), 0);
}
