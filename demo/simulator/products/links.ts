/** Tying media and texts to a product, and letting them go (reference 6.3.6). */
import type { SetProductAssetBody } from '../../../src/api/index.js';
import { refuse } from '../service-errors.js';
import type { World } from '../state.js';
import { checkLink, checkProduct } from './check.js';
import type { Media, ProductBody, Words } from './product.js';

/** The product's body with what is tied to it. */
export function linked(world: World, body: ProductBody, change: SetProductAssetBody): ProductBody {
  const { asset_item: media, text_item: words } = change;
  if (media) checkLink(world, media, body.asset_list ?? []);
  const next = {
    ...body,
    ...(media && { asset_list: [...(body.asset_list ?? []), media] }),
    ...(words && { text_list: [...(body.text_list ?? []), words] }),
  };
  checkProduct(world, next);
  return next;
}

/** The product's body without what is let go; a cover that goes leaves its place to the next picture. */
export function unlinked(body: ProductBody, change: SetProductAssetBody): ProductBody {
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
  if (kept.length === items.length) throw refuse('MSS.10001040');
  return kept;
}

function isSameMedia(item: Media, other: Media): boolean {
  return item.asset_id === other.asset_id;
}

/** A text is meant by its title, by its words, or by both. */
function isSameText(text: Words, meant: Words): boolean {
  const fits = (own: string | undefined, wanted: string | undefined) =>
    wanted === undefined || own === wanted;
  return fits(text.title, meant.title) && fits(text.text, meant.text);
}
