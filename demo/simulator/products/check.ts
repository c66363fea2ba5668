/** Rules for a product that its schema cannot say (reference 6.3.1, 10.2). */
import { invalid, refuse } from '../service-errors.js';
import type { World } from '../state.js';
import { typeOf, type Media, type ProductBody } from './product.js';

/** Most texts, and most media, of a product; the service does not document its own figure. */
const most = 100;

/** Refuses a product whose texts, media or cover cannot be shown. */
export function checkProduct(world: World, { asset_list = [], text_list = [], cover }: ProductBody): void {
  if (asset_list.length > most || text_list.length > most) throw refuse('MSS.10001042');
  const ids = asset_list.map((item, index) => idOf(item, `asset_list[${index}].asset_id`));
  if (new Set(ids).size < ids.length) throw refuse('MSS.10001039');
  for (const item of asset_list) {
    if (!isUsable(world, item)) throw refuse('MSS.10001037', item.asset_id ?? '');
    checkType(world, item);
  }
  const own = cover?.asset_id;
  const isListed = asset_list.some((item) => item.asset_id === own && typeOf(item, world) === 'IMAGE');
  if (own && !isListed) throw refuse('MSS.10001036');
}

/** Refuses media that cannot be tied to a product that has `linked` already. */
export function checkLink(world: World, item: Media, linked: readonly Media[]): void {
  const id = idOf(item, 'asset_item.asset_id');
  if (!isUsable(world, item)) throw refuse('MSS.10001040', id);
  checkType(world, item);
  if (linked.some((other) => other.asset_id === id)) throw refuse('MSS.10001039', id);
}

function idOf({ asset_id }: Media, member: string): string {
  if (!asset_id) throw invalid(member, 'is mandatory');
  return asset_id;
}

function isUsable(world: World, { asset_id }: Media): boolean {
  return world.assets.get(asset_id ?? '')?.info.asset_state === 'ACTIVED';
}

/** Pictures, videos and sounds only, each for what it is. */
function checkType(world: World, item: Media): void {
  const own = world.assets.get(item.asset_id ?? '')?.info.asset_type ?? '';
  const fits = item.asset_type === undefined || item.asset_type === own;
  if (!fits || !['IMAGE', 'VIDEO', 'AUDIO'].includes(own)) throw refuse('MSS.10001038', item.asset_id ?? '');
}
