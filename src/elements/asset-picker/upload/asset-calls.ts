/** What uploads ask of the service beside the file itself: an asset to put it in, its state, its removal. */
import {
  ApiError,
  createDigitalAsset,
  deleteAsset,
  listAssets,
  OutcomeUnknownError,
  showAsset,
  type AssetType,
  type Client,
  type DigitalAssetInfo,
} from '../../../api/index.js';
import { backoffDelay, wait } from '../../../base/index.js';
import { assetCacheOf } from '../../../ui/index.js';
import type { UploadedAsset } from './upload-context.js';

/** What an asset shall be. */
export interface NewAsset {
  asset_name: string;
  asset_type: string;
}

/** Assets that are looked at to find the same file; the newest ones. */
const lookedAt = 100;
/** Waits before each attempt to find, or to remove, what an unanswered call has done, in milliseconds. */
const backoff = { first: 1000, longest: 8000, jitter: 0.5 };
const maxAttempts = 5;

/** The newest of the tenant's own assets of a type. */
export async function newestOf(
  client: Client,
  asset_type: string,
  signal?: AbortSignal,
): Promise<DigitalAssetInfo[]> {
  const query = {
    asset_type,
    asset_source: 'CUSTOMIZATION',
    sort_key: 'create_time',
    sort_dir: 'desc',
    limit: lookedAt,
  } as const;
  const { assets } = await client.call(listAssets, { query }, signal && { signal });
  return assets ?? [];
}

/** An asset that has this file already and can be used. */
export function assetWith(file_md5: string, assets: readonly DigitalAssetInfo[]): UploadedAsset | undefined {
  const found = assets.find(
    ({ asset_state, files }) =>
      asset_state === 'ACTIVED' &&
      files?.some((file) => file?.asset_file_category === 'MAIN' && file.file_md5 === file_md5),
  );
  return found?.asset_id ? { ...found, asset_id: found.asset_id } : undefined;
}

/** The IDs of assets that wait for their file under this name. */
export const waitingUnder = (name: string, assets: readonly DigitalAssetInfo[]): string[] =>
  assets.flatMap(({ asset_name, asset_state, asset_id, files }) =>
    asset_name === name && asset_state === 'CREATING' && !files?.length && asset_id ? asset_id : [],
  );

/**
 * Creates an asset. If the answer is lost, it is looked for: it has the name, no file, and is none of `before`. Rejects
 * with the error of the call, or with the signal's reason.
 */
export async function createAsset(
  client: Client,
  { asset_name, asset_type }: NewAsset,
  before: readonly string[],
): Promise<string> {
  const body = {
    asset_name,
    asset_type: asset_type as AssetType,
    ...(asset_type === 'VIDEO' && { is_need_generate_cover: true }),
    ...(asset_type === 'PPT' && { asset_extra_meta: { ppt_meta: { auto_analysis: true } } }),
  };
  try {
    const { asset_id } = await client.call(createDigitalAsset, { body });
    if (asset_id) return asset_id;
    throw new ApiError({
      code: 'INVALID_ANSWER',
      reason: 'The answer lacks the ID of the asset',
      operation: createDigitalAsset.name,
      request: 'POST digital-assets',
    });
  } catch (error) {
    const found =
      error instanceof OutcomeUnknownError
        ? await findCreated(client, { asset_name, asset_type }, before)
        : undefined;
    if (!found) throw error;
    return found;
  }
}

/** The asset that a creation without an answer has made; undefined if there is none. */
export async function findCreated(
  client: Client,
  { asset_name, asset_type }: NewAsset,
  before: readonly string[],
): Promise<string | undefined> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    await wait(backoffDelay(attempt, backoff));
    const assets = await newestOf(client, asset_type).catch((error: unknown) => {
      if (error instanceof ApiError && error.retriable) return [];
      throw error;
    });
    const [found] = waitingUnder(asset_name, assets).filter((id) => !before.includes(id));
    if (found) return found;
  }
  return undefined;
}

/** Reads an asset, for its uploads and for all elements of the page; undefined if there is none any more. */
export async function readAsset(
  client: Client,
  asset_id: string,
  signal?: AbortSignal,
): Promise<UploadedAsset | undefined> {
  try {
    const answer = await client.call(showAsset, { path: { asset_id } }, signal && { signal });
    const asset = { ...answer, asset_id };
    assetCacheOf(client).add([asset]);
    return asset;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** Whether an asset has its file: then it is no leftover, whatever the page that sent it has heard. */
export function isComplete({ asset_state, files }: DigitalAssetInfo): boolean {
  const arrived = ['CREATED', 'UPLOADED', 'REVIEW'];
  return (
    ['ACTIVED', 'UNACTIVED', 'BLOCK'].includes(asset_state ?? '') ||
    (files ?? []).some((file) => file?.asset_file_category === 'MAIN' && arrived.includes(file.state ?? ''))
  );
}

const isGone = (asset: DigitalAssetInfo | undefined): boolean =>
  !asset || ['DELETED', 'DELETING'].includes(asset.asset_state ?? '');

/** Removes an asset for good, with its files. Returns whether it is gone: the connection may be, too. */
export async function removeAsset(
  client: Client,
  asset_id: string,
  attempts = maxAttempts,
): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      await client.call(deleteAsset, { path: { asset_id }, query: { mode: 'force' } });
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return true;
      if (await hasVanished(client, asset_id)) return true;
      if (attempt < attempts) await wait(backoffDelay(attempt, backoff));
    }
  }
  return false;
}

async function hasVanished(client: Client, asset_id: string): Promise<boolean> {
  try {
    return isGone(await readAsset(client, asset_id));
  } catch {
    return false;
  }
}
