/** Assets: creating, looking, changing, deleting, copying (reference 4.1). */
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
import { act } from '../assets/batch.js';
import { seal, unseal } from '../assets/asset-export.js';
import { createAsset, updateAsset } from '../assets/describe.js';
import { assetFilter } from '../assets/filter.js';
import { coverOf, withLinks } from '../assets/links.js';
import { ownAsset, remove, restore } from '../assets/asset-lifecycle.js';
import { inOrder, page } from '../paging.js';
import { refuse } from '../service-errors.js';
import { handle } from './handler.js';

export const assetHandlers = [
  handle(createDigitalAsset, ({ world, request, body }) => {
    const { info } = createAsset(world, body, request.headers.get('x-app-userid'));
    return { asset_id: info.asset_id ?? '' };
  }),

  handle(listAssets, ({ world, url, query }) => {
    const matching = [...world.assets.values()].filter(assetFilter(query, world.clock.now()));
    const ordered = inOrder(matching, (asset) => asset.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, assets: shown.map((asset) => withLinks(asset.info, world, url.origin)) };
  }),

  handle(updateDigitalAsset, ({ world, url, params, body }) => {
    const asset = ownAsset(world, params.asset_id);
    updateAsset(world, asset, body);
    return withLinks(asset.info, world, url.origin);
  }),

  handle(deleteAsset, ({ world, params, query }) => {
    remove(world, ownAsset(world, params.asset_id), query.mode === 'force');
    return undefined;
  }),

  handle(showAsset, ({ world, url, params }) => {
    const asset = world.assets.get(params.asset_id);
    if (!asset) throw refuse('MSS.00000002');
    return withLinks(asset.info, world, url.origin);
  }),

  handle(restoreAsset, ({ world, params }) => {
    restore(world, ownAsset(world, params.asset_id));
    return undefined;
  }),

  handle(batchExecuteAssetAction, ({ world, body }) => ({ results: act(world, body) })),

  handle(listAssetSummary, ({ world, url, body }) => ({
    asset_list: body.asset_ids.flatMap((asset_id) => {
      const info = world.assets.get(asset_id)?.info;
      if (!info || info.asset_state === 'DELETED') return [];
      const cover = coverOf(info, world, url.origin);
      const { asset_name = '', asset_type } = info;
      return { asset_id, asset_name, asset_type, ...(cover && { cover_url: cover, thumbnail_url: cover }) };
    }),
  })),

  handle(showAssetReplicationInfo, ({ world, params }) => {
    const asset = ownAsset(world, params.asset_id);
    if (!['ACTIVED', 'UNACTIVED'].includes(asset.info.asset_state ?? '')) throw refuse('MSS.10001010');
    return seal(world, asset);
  }),

  handle(createAssetByReplicationInfo, async ({ world, body }) => {
    await unseal(world, body);
    return undefined;
  }),
];
