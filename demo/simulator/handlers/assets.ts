/** Handlers for assets: create, list, show, update, delete, copy (reference 4.1). */
import {
  batchExecuteAssetAction,
  createAssetByReplicationInfo,
  createDigitalAsset,
  deleteAsset,
  listAssets,
  listAssetSummary,
  restoreAsset,
  showAsset,
  showAssetReplicationInfo,
  updateDigitalAsset,
} from '../../../src/api/index.js';
import { runBatchAction } from '../assets/batch-actions.js';
import { exportAsset, importAsset } from '../assets/asset-export.js';
import { createAsset, updateAsset } from '../assets/asset-fields.js';
import { assetFilter } from '../assets/filter.js';
import { coverUrl, withDownloadUrls } from '../assets/download-urls.js';
import { removeAsset, requireOwnAsset, recoverAsset } from '../assets/asset-lifecycle.js';
import { sortByTime, page } from '../paging.js';
import { serviceError } from '../service-errors.js';
import { handle } from './handler.js';
import { findAsset, sharedAssets } from '../assets/shared-assets.js';

export const assetHandlers = [
  handle(createDigitalAsset, ({ service, request, body }) => {
    const { info } = createAsset(service, body, request.headers.get('x-app-userid'));
    return { asset_id: info.asset_id ?? '' };
  }),

  handle(listAssets, ({ service, url, query }) => {
    const known = query.role === 'SHAREE' ? sharedAssets(service) : [...service.assets.values()];
    const matching = known.filter(assetFilter(query, service.clock.now()));
    const ordered = sortByTime(matching, (asset) => asset.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, assets: shown.map((asset) => withDownloadUrls(asset.info, service, url.origin)) };
  }),

  handle(updateDigitalAsset, ({ service, url, params, body }) => {
    const asset = requireOwnAsset(service, params.asset_id);
    updateAsset(service, asset, body);
    return withDownloadUrls(asset.info, service, url.origin);
  }),

  handle(deleteAsset, ({ service, params, query }) => {
    removeAsset(service, requireOwnAsset(service, params.asset_id), query.mode === 'force');
    return undefined;
  }),

  handle(showAsset, ({ service, url, params }) => {
    const asset = findAsset(service, params.asset_id);
    if (!asset) throw serviceError('MSS.00000002');
    return withDownloadUrls(asset.info, service, url.origin);
  }),

  handle(restoreAsset, ({ service, params }) => {
    recoverAsset(service, requireOwnAsset(service, params.asset_id));
    return undefined;
  }),

  handle(batchExecuteAssetAction, ({ service, body }) => ({ results: runBatchAction(service, body) })),

  handle(listAssetSummary, ({ service, url, body }) => ({
    asset_list: body.asset_ids.flatMap((asset_id) => {
      const info = findAsset(service, asset_id)?.info;
      if (!info || info.asset_state === 'DELETED') return [];
      const cover = coverUrl(info, service, url.origin);
      const { asset_name = '', asset_type } = info;
      return { asset_id, asset_name, asset_type, ...(cover && { cover_url: cover, thumbnail_url: cover }) };
    }),
  })),

  handle(showAssetReplicationInfo, ({ service, params }) => {
    const asset = requireOwnAsset(service, params.asset_id);
    if (!['ACTIVED', 'UNACTIVED'].includes(asset.info.asset_state ?? '')) throw serviceError('MSS.10001010');
    return exportAsset(service, asset);
  }),

  handle(createAssetByReplicationInfo, async ({ service, body }) => {
    await importAsset(service, body);
    return undefined;
  }),
];
