/** Checks of a product that its schema cannot express (reference 6.3.1, 10.2). */
import { invalidParameter, serviceError } from '../service-errors.js';
import { typeOf } from './product.js';
import type { ServiceState } from '../state/service-state.js';
import type { ProductBody, ProductMedia } from '../state/product.js';
import { findAsset } from '../assets/shared-assets.js';

/** Throws if texts, media or cover of a product are invalid. */
export function checkProduct(
  service: ServiceState,
  { asset_list = [], text_list = [], cover }: ProductBody,
): void {
  const most = service.invented.productItems;
  if (asset_list.length > most || text_list.length > most) throw serviceError('MSS.10001042');
  const ids = asset_list.map((item, index) => idOf(item, `asset_list[${index}].asset_id`));
  if (new Set(ids).size < ids.length) throw serviceError('MSS.10001039');
  for (const item of asset_list) {
    if (!isUsable(service, item)) throw serviceError('MSS.10001037', item.asset_id ?? '');
    checkType(service, item);
  }
  const own = cover?.asset_id;
  const isListed = asset_list.some((item) => item.asset_id === own && typeOf(item, service) === 'IMAGE');
  if (own && !isListed) throw serviceError('MSS.10001036');
}

/** Throws if an asset cannot be linked to a product that already has the assets in `linked`. */
export function checkLink(service: ServiceState, item: ProductMedia, linked: readonly ProductMedia[]): void {
  const id = idOf(item, 'asset_item.asset_id');
  if (!isUsable(service, item)) throw serviceError('MSS.10001040', id);
  checkType(service, item);
  if (linked.some((other) => other.asset_id === id)) throw serviceError('MSS.10001039', id);
}

function idOf({ asset_id }: ProductMedia, member: string): string {
  if (!asset_id) throw invalidParameter(member, 'is mandatory');
  return asset_id;
}

function isUsable(service: ServiceState, { asset_id }: ProductMedia): boolean {
  return findAsset(service, asset_id ?? '')?.info.asset_state === 'ACTIVED';
}

/** Checks that an asset is a picture, a video or a sound, and is of the stated type. */
function checkType(service: ServiceState, item: ProductMedia): void {
  const own = findAsset(service, item.asset_id ?? '')?.info.asset_type ?? '';
  const fits = item.asset_type === undefined || item.asset_type === own;
  if (!fits || !['IMAGE', 'VIDEO', 'AUDIO'].includes(own))
    throw serviceError('MSS.10001038', item.asset_id ?? '');
}
