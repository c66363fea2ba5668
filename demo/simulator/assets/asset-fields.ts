/** Creates and updates assets from request bodies (reference 4.1.1, 4.1.3). */
import type {
  CreateDigitalAssetBody,
  DigitalAssetInfo,
  UpdateDigitalAssetBody,
} from '../../../src/api/index.js';
import { rfc3339, type Cancel } from '../clock.js';
import { newId } from '../hashing.js';
import { parseTime } from '../paging.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import { setActive, blockAsset, checkChangeable, removeAsset, touch } from './asset-lifecycle.js';
import type { ServiceState } from '../state/service-state.js';
import type { Asset, Sharing } from '../state/asset.js';

/** Creates an asset that waits for its main file. `user` is the value of `X-App-UserId`. */
export function createAsset(service: ServiceState, body: CreateDigitalAssetBody, user: string | null): Asset {
  const now = service.clock.now();
  const info: DigitalAssetInfo = {
    project_id: service.account.project_id,
    asset_id: newId(),
    asset_name: body.asset_name,
    asset_description: '',
    ...(user !== null && { app_user_id: user }),
    create_time: rfc3339(now),
    asset_state: 'CREATING',
    tags: [],
    system_properties: [],
    files: [],
    asset_order: 0,
  };
  const asset: Asset = { source: 'CUSTOMIZATION', created: now, info };
  applyFields(service, asset, body, readFields(service, info, body));
  asset.needsCover = body.is_need_generate_cover ?? false;
  service.assets.set(info.asset_id ?? '', asset);
  return asset;
}

/** Updates the members that the body contains, or none of them. */
export function updateAsset(service: ServiceState, asset: Asset, body: UpdateDigitalAssetBody): void {
  checkChangeable(asset);
  const read = readFields(service, asset.info, body);
  if (body.asset_state !== undefined && body.asset_state !== asset.info.asset_state)
    setActive(service, asset, body.asset_state);
  applyFields(service, asset, body, read);
}

/** Applies the defaults of a sharing configuration. By default, it expires at the end of the 30th day from now. */
export function resolveSharing(
  config: NonNullable<UpdateDigitalAssetBody['shared_config']>,
  now: number,
): Sharing {
  const { shared_type = 'PRIVATE', expire_time, allowed_project_ids = [] } = config;
  const lastDay = new Date(now + 30 * 86_400_000).setUTCHours(23, 59, 59, 0);
  return {
    shared_type,
    expires: parseTime('shared_config.expire_time', expire_time) ?? lastDay,
    allowed_project_ids,
  };
}

/** Reads what can be wrong in a body, before anything is changed. */
function readFields(service: ServiceState, info: DigitalAssetInfo, body: UpdateDigitalAssetBody) {
  checkPrivileges(body, info);
  return {
    sharing: body.shared_config && resolveSharing(body.shared_config, service.clock.now()),
    plan: parseAutoOperations(body.auto_operation_config),
  };
}

function applyFields(
  service: ServiceState,
  asset: Asset,
  body: UpdateDigitalAssetBody,
  { sharing, plan }: ReturnType<typeof readFields>,
): void {
  const { info } = asset;
  if (sharing) asset.sharing = sharing;
  if (body.supported_service) asset.supportedServices = body.supported_service;
  if (body.review_config) asset.skipsReview = body.review_config.no_need_review ?? false;
  const { asset_name, asset_description, tags, asset_order, asset_type } = body;
  Object.assign(info, withoutUndefined({ asset_name, asset_description, tags, asset_order }));
  if (asset_type) info.asset_type = typeOf(asset_type);
  if (body.asset_extra_meta)
    info.asset_extra_meta = mergeMetadata(info.asset_extra_meta, body.asset_extra_meta);
  if (body.system_properties) info.system_properties = propertiesOf(info, body.system_properties);
  if (plan) {
    asset.cancelAutoOperations?.();
    asset.cancelAutoOperations = scheduleAutoOperations(service, asset, plan);
  }
  touch(service, asset);
}

/**
 * Throws for what only the system administrator may do (4.1.1): upload voices, set the owner, and share with all tenants.
 */
function checkPrivileges(
  body: UpdateDigitalAssetBody & { asset_owner?: unknown },
  { asset_type }: DigitalAssetInfo,
): void {
  const isPrivileged =
    (body.asset_type === 'VOICE_MODEL' && asset_type !== 'VOICE_MODEL') ||
    body.asset_owner !== undefined ||
    body.shared_config?.shared_type === 'PUBLIC';
  if (isPrivileged) throw serviceError('MSS.00024001');
}

/** Normalizes the asset type: the business card has three spellings on the wire. */
function typeOf(type: string): DigitalAssetInfo['asset_type'] {
  return type.startsWith('BUSINESS_CARD') ? 'BUSINESS_CARD_TEMPLET' : type;
}

/** Replaces metadata of each kind as a whole. `voice_capability` cannot be set by callers. */
function mergeMetadata(
  old: DigitalAssetInfo['asset_extra_meta'],
  { voice_model_meta: voice, ...meta }: NonNullable<UpdateDigitalAssetBody['asset_extra_meta']>,
): DigitalAssetInfo['asset_extra_meta'] {
  const { voice_capability: _given, ...settable } = voice ?? {};
  const known = old?.voice_model_meta?.voice_capability;
  return {
    ...old,
    ...meta,
    ...(voice && { voice_model_meta: { ...settable, ...(known && { voice_capability: known }) } }),
  };
}

/** Sets or deletes each property by its action. */
function propertiesOf(
  { system_properties }: DigitalAssetInfo,
  changes: NonNullable<UpdateDigitalAssetBody['system_properties']>,
): DigitalAssetInfo['system_properties'] {
  const properties = new Map((system_properties ?? []).map(({ key, value }) => [key, value]));
  for (const { action, key, value } of changes) {
    if (action === 'DELETE') properties.delete(key);
    else properties.set(key, value);
  }
  return [...properties].map(([key, value]) => ({ ...withoutUndefined({ key, value }) }));
}

interface AutoOperation {
  at: number;
  operation: string;
}

/** Parses the operations that an asset carries out on its own at given times. */
function parseAutoOperations(
  config: UpdateDigitalAssetBody['auto_operation_config'],
): AutoOperation[] | undefined {
  return config?.map(({ operation = '', operation_time }, index) => {
    const member = `auto_operation_config[${index}].operation_time`;
    const at = parseTime(member, operation_time);
    if (at === undefined) throw invalidParameter(member, 'is mandatory');
    return { at, operation };
  });
}

function scheduleAutoOperations(service: ServiceState, asset: Asset, plan: readonly AutoOperation[]): Cancel {
  const cancels = plan.map(({ at, operation }) =>
    service.clock.schedule(at, () => {
      if (operation === 'BLOCK') blockAsset(service, asset, service.invented.frozenReason);
      else if (asset.info.asset_state !== 'DELETED') removeAsset(service, asset, false);
    }),
  );
  return () => cancels.forEach((cancel) => cancel());
}

function withoutUndefined<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
