/** Links assets and texts to a product, and unlinks them (reference 6.3.6). */
import type { SetProductAssetBody } from '../../../src/api/index.js';
import { serviceError } from '../service-errors.js';
import { checkLink, checkProduct } from './check-product.js';
import type { ServiceState } from '../state/service-state.js';
import type { ProductBody, ProductMedia, ProductText } from '../state/product.js';

/** The product's body with the new links. */
export function linkToProduct(
  service: ServiceState,
  body: ProductBody,
  change: SetProductAssetBody,
): ProductBody {
  const { asset_item: media, text_item: words } = change;
  if (media) checkLink(service, media, body.asset_list ?? []);
  const next = {
    ...body,
    ...(media && { asset_list: [...(body.asset_list ?? []), media] }),
    ...(words && { text_list: [...(body.text_list ?? []), words] }),
  };
  checkProduct(service, next);
  return next;
}

/** The product's body without the links. An unlinked cover is replaced by the next picture. */
export function unlinkFromProduct(body: ProductBody, change: SetProductAssetBody): ProductBody {
  const { asset_item: media, text_item: words } = change;
  const { cover, ...rest } = body;
  return {
    ...rest,
    ...(cover && cover.asset_id !== media?.asset_id && { cover }),
    ...(media && { asset_list: without(body.asset_list ?? [], (item) => isSameMedia(item, media)) }),
    ...(words && { text_list: without(body.text_list ?? [], (text) => isSameText(text, words)) }),
  };
}

function without<T>(items: readonly T[], isMeant: (item: T) => boolean): T[] {
  const kept = items.filter((item) => !isMeant(item));
  if (kept.length === items.length) throw serviceError('MSS.10001040');
  return kept;
}

function isSameMedia(item: ProductMedia, other: ProductMedia): boolean {
  return item.asset_id === other.asset_id;
}

/** Whether a text has the title and the content that a request contains, or the one of them that it contains. */
function isSameText(text: ProductText, meant: ProductText): boolean {
  const fits = (own: string | undefined, wanted: string | undefined) =>
    wanted === undefined || own === wanted;
  return fits(text.title, meant.title) && fits(text.text, meant.text);
}
