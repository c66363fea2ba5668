/** Asset management (reference 4.1). */
import { limit, operation } from '../operation.js';
import { commaList, flag, int, list, object, oneOf, text } from '../schema.js';
import { assetStates, assetTypes, digitalAssetInfo } from '../schemas/asset.js';
import { paging } from './paging.js';

/** Lists assets, the tenant's own unless `asset_source` says otherwise, oldest first unless `sort_dir` is `desc`. */
export const listAssets = /* @__PURE__ */ operation({
  name: 'listAssets',
  method: 'GET',
  path: '/v1/{project_id}/digital-assets',
  summary: 'Lists assets',
  reference: '4.1.2',
  query: object(
    {},
    {
      ...paging,
      name: text(),
      tag: text(),
      tag_combination_type: oneOf('INTERSECTION', 'UNION_SET'),
      start_time: text(),
      end_time: text(),
      asset_type: commaList(...assetTypes),
      sort_key: oneOf('create_time'),
      sort_dir: oneOf('asc', 'desc'),
      asset_source: oneOf('SYSTEM', 'CUSTOMIZATION', 'ALL'),
      asset_state: commaList(...assetStates),
      style_id: text(),
      render_engine: oneOf('UE', 'MetaEngine'),
      asset_id: list(text()),
      sex: text(),
      language: text(),
      system_property: text(),
      action_editable: flag(),
      is_movable: flag(),
      voice_provider: oneOf('HUAWEI_METASTUDIO', 'MOBVOI'),
      role: oneOf('SHARER', 'SHAREE'),
      is_realtime_voice: flag(),
      human_model_2d_version: text(),
      include_device_name: text(),
      exclude_device_name: text(),
    },
  ),
  response: object({}, { count: int(0), assets: list(digitalAssetInfo) }),
  limit: limit(20, 10, 10),
});

/** Shows one asset with its files and metadata. */
export const showAsset = /* @__PURE__ */ operation({
  name: 'showAsset',
  method: 'GET',
  path: '/v1/{project_id}/digital-assets/{asset_id}',
  summary: 'Shows an asset',
  reference: '4.1.5',
  response: digitalAssetInfo,
  limit: limit(20, 10, 10),
});
