/** Runs an action on several assets, and groups the results by outcome (reference 4.1.7). */
import type { AnswerOf, batchExecuteAssetAction, BodyOf } from '../../../src/api/index.js';
import { invalidParameter, ServiceError } from '../service-errors.js';
import { resolveSharing } from './asset-fields.js';
import {
  setActive,
  checkChangeable,
  requireOwnAsset,
  removeAsset,
  recoverAsset,
  touch,
} from './asset-lifecycle.js';
import type { ServiceState } from '../state/service-state.js';
import type { Asset } from '../state/asset.js';

type Body = BodyOf<typeof batchExecuteAssetAction>;
type Results = NonNullable<AnswerOf<typeof batchExecuteAssetAction>['results']>;

/** Runs the action. Assets that fail do not stop the others. */
export function runBatchAction(service: ServiceState, body: Body): Results {
  const run = actionOf(service, body);
  const done: string[] = [];
  const failed = new Map<string, { error_msg: string; asset_ids: string[] }>();
  for (const asset_id of new Set(body.asset_ids)) {
    try {
      run(requireOwnAsset(service, asset_id));
      done.push(asset_id);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const peers = failed.get(error.code) ?? { error_msg: error.message, asset_ids: [] };
      peers.asset_ids.push(asset_id);
      failed.set(error.code, peers);
    }
  }
  return [
    ...(done.length > 0 ? [{ ret_status: 'SUCCESS', asset_ids: done }] : []),
    ...[...failed].map(([error_code, { error_msg, asset_ids }]) => ({
      ret_status: 'FAILED',
      asset_ids,
      error_info: { error_code, error_msg },
    })),
  ];
}

function actionOf(service: ServiceState, { action, params }: Body): (asset: Asset) => void {
  switch (action) {
    case 'DELETE':
    case 'DELETE_FORCE':
      return (asset) => removeAsset(service, asset, action === 'DELETE_FORCE');
    case 'RESTORE':
      return (asset) => recoverAsset(service, asset);
    case 'ACTIVE':
    case 'UNACTIVE':
      return (asset) => setActive(service, asset, `${action}D`);
    default:
      return shareAs(service, action === 'SHARE' ? { shared_type: 'SHARED', ...parseParams(params) } : {});
  }
}

/** Shares assets by a configuration. An empty one makes them private. */
function shareAs(
  service: ServiceState,
  config: Parameters<typeof resolveSharing>[0],
): (asset: Asset) => void {
  const wanted = resolveSharing(config, service.clock.now());
  return (asset) => {
    checkChangeable(asset);
    asset.sharing = wanted;
    touch(service, asset);
  };
}

/** Parses the parameters of sharing, which are JSON text. */
function parseParams(params: string | undefined): Pick<Parameters<typeof resolveSharing>[0], 'expire_time'> {
  try {
    const value: unknown = JSON.parse(params || '{}');
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Text that is not JSON is rejected in the same way as JSON that is not an object.
  }
  throw invalidParameter('params', 'must be a JSON object');
}
