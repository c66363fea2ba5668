/** Asset management (reference 4.1). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import { commaList, queryFlag } from '../schema-refinements.js';
import {
  assetStates,
  assetTypes,
  batchAssetActionAnswer,
  batchAssetActionBody,
  createDigitalAssetBody,
  digitalAssetInfo,
  digitalAssetSummary,
  replicationInfo,
  styleId,
  supportedService,
  updateDigitalAssetBody,
} from '../schemas/asset.js';

/** Creates an asset without files. It stays CREATING until its main file has been uploaded. */
export const createDigitalAsset = /* @__PURE__ */ operation({
  name: 'createDigitalAsset',
  method: 'POST',
  path: '/v1/{project_id}/digital-assets',
  summary: 'Creates an asset',
  reference: '4.1.1',
  body: createDigitalAssetBody,
  response: object({}, { asset_id: text() }),
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Lists assets. By default the tenant's own (`asset_source`), oldest first (`sort_dir`). */
export const listAssets = /* @__PURE__ */ operation({
  name: 'listAssets',
  method: 'GET',
  path: '/v1/{project_id}/digital-assets',
  summary: 'Lists assets',
  reference: '4.1.2',
  query: object({}, paging, {
    /** Part of the name. */
    name: text(),
    /** Part of a tag. */
    tag: text(),
    tag_combination_type: oneOf('INTERSECTION', 'UNION_SET'),
    /** Range of creation times (RFC 3339). */
    start_time: text(),
    end_time: text(),
    asset_type: commaList(assetTypes),
    sort_key: oneOf('create_time'),
    sort_dir: oneOf('asc', 'desc'),
    /** Default: CUSTOMIZATION. */
    asset_source: oneOf('SYSTEM', 'CUSTOMIZATION', 'ALL'),
    /** Default: all states. */
    asset_state: commaList(assetStates),
    style_id: styleId,
    render_engine: oneOf('UE', 'MetaEngine'),
    asset_id: list(text()),
    sex: text(),
    language: text(),
    /** As `BACKGROUND_IMG:Yes,RENDER_ENGINE:MetaEngine`. */
    system_property: text(),
    action_editable: queryFlag(),
    is_movable: queryFlag(),
    voice_provider: oneOf('HUAWEI_METASTUDIO', 'MOBVOI'),
    /** The tenant's role: it shares the asset, or the asset is shared with it. */
    role: oneOf('SHARER', 'SHAREE'),
    is_realtime_voice: queryFlag(),
    human_model_2d_version: text(),
    include_device_name: text(),
    exclude_device_name: text(),
    accurate_query_field: list(text()),
    app_user_id: text(),
    is_with_action_library: queryFlag(),
    supported_service: supportedService,
  }),
  response: object({}, { count: int(0), assets: list(digitalAssetInfo) }),
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Changes the members in the body. Other members of the asset keep their values. */
export const updateDigitalAsset = /* @__PURE__ */ operation({
  name: 'updateDigitalAsset',
  method: 'PUT',
  path: '/v1/{project_id}/digital-assets/{asset_id}',
  summary: 'Changes an asset',
  reference: '4.1.3',
  body: updateDigitalAssetBody,
  response: digitalAssetInfo,
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Deletes an asset. It can be restored for some days. `mode` is the service's deletion mode. */
export const deleteAsset = /* @__PURE__ */ operation({
  name: 'deleteAsset',
  method: 'DELETE',
  path: '/v1/{project_id}/digital-assets/{asset_id}',
  summary: 'Deletes an asset',
  reference: '4.1.4',
  query: object({}, { mode: text() }),
  response: nothing(),
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Shows one asset with its files and metadata. */
export const showAsset = /* @__PURE__ */ operation({
  name: 'showAsset',
  method: 'GET',
  path: '/v1/{project_id}/digital-assets/{asset_id}',
  summary: 'Shows an asset',
  reference: '4.1.5',
  response: digitalAssetInfo,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/** Restores a deleted asset. */
export const restoreAsset = /* @__PURE__ */ operation({
  name: 'restoreAsset',
  method: 'POST',
  path: '/v1/{project_id}/digital-assets/{asset_id}/restore',
  summary: 'Restores a deleted asset',
  reference: '4.1.6',
  response: nothing(),
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/**
 * Applies one action to several assets. The throttle table has no row for it; the limit is that of other asset writes.
 */
export const batchExecuteAssetAction = /* @__PURE__ */ operation({
  name: 'batchExecuteAssetAction',
  method: 'POST',
  path: '/v1/{project_id}/digital-assets/batch-action',
  summary: 'Acts on many assets',
  reference: '4.1.7',
  body: batchAssetActionBody,
  response: batchAssetActionAnswer,
  needs: 'edit',
  limit: limit(10, 5, 5),
});

/** Lists names and covers of several assets. A read, although it is a POST. */
export const listAssetSummary = /* @__PURE__ */ operation({
  name: 'listAssetSummary',
  method: 'POST',
  path: '/v1/{project_id}/digital-assets/summarys',
  summary: 'Lists summaries of assets',
  reference: '4.1.8',
  body: object({ asset_ids: list(text()) }),
  response: object({}, { asset_list: list(digitalAssetSummary) }),
  safeToRepeat: true,
  needs: 'view',
  limit: limit(20, 10, 10),
});

/**
 * Returns an asset encrypted for a copy. The throttle table has no row for it; the limit is that of other asset reads.
 */
export const showAssetReplicationInfo = /* @__PURE__ */ operation({
  name: 'showAssetReplicationInfo',
  method: 'GET',
  path: '/v1/{project_id}/digital-assets/{asset_id}/replication-info',
  summary: 'Exports an asset for a copy',
  reference: '4.1.9',
  response: object({}, replicationInfo),
  needs: 'administer',
  limit: limit(20, 10, 10),
});

/**
 * Creates a copy of an exported asset. The copy is deleted at `expire_time`, a timestamp. The throttle table has no row
 * for it; the limit is that of other asset writes.
 */
export const createAssetByReplicationInfo = /* @__PURE__ */ operation({
  name: 'createAssetByReplicationInfo',
  method: 'POST',
  path: '/v1/{project_id}/digital-assets-by-replication-info',
  summary: 'Creates a copy of an exported asset',
  reference: '4.1.10',
  body: object({}, replicationInfo, { expire_time: int() }),
  response: nothing(),
  needs: 'administer',
  limit: limit(10, 5, 5),
});
