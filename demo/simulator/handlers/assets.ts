/** Looking at assets (reference 4.1). */
import { listAssets, showAsset } from '../../../src/api/index.js';
import { assetFilter } from '../assets/filter.js';
import { withLinks } from '../assets/links.js';
import { inOrder, page } from '../paging.js';
import { refuse } from '../refusals.js';
import { handle } from './handler.js';

export const assetHandlers = [
  handle(listAssets, ({ world, url, query }) => {
    const matching = [...world.assets.values()].filter(assetFilter(query));
    const ordered = inOrder(matching, (asset) => asset.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, assets: shown.map((asset) => withLinks(asset.info, world, url.origin)) };
  }),

  handle(showAsset, ({ world, url, params }) => {
    const asset = world.assets.get(params.asset_id);
    if (!asset) throw refuse('MSS.00000002');
    return withLinks(asset.info, world, url.origin);
  }),
];
