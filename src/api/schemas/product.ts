/** Goods that a livestream sells: their words and pictures (reference 6.3). */
import * as z from 'zod/mini';
import { flag, int, list, object, oneOf, text } from '../schema.js';
import type { Lenient } from '../tolerant-schema.js';

const tagBytes = 16;
const utf8 = /* @__PURE__ */ new TextEncoder();

/** A tag of at most 16 bytes in UTF-8: five Chinese characters. */
/* @__NO_SIDE_EFFECTS__ */
function tag(): z.ZodMiniString {
  return text().check(
    z.refine((value) => utf8.encode(value).length <= tagBytes, {
      error: `must be at most ${tagBytes} bytes long`,
    }),
  );
}

/** BLOCK: frozen by the service. */
export const productStates = ['ACTIVED', 'UNACTIVED', 'BLOCK', 'DELETED'] as const;

/** Words about a product. */
export const productTextInfo = object({}, { title: text(), text: text() });

const mediaMembers = {
  asset_id: text(),
  asset_type: oneOf('IMAGE', 'VIDEO', 'AUDIO'),
  /** 0 or none: by time of creation. The first picture is the product's own. */
  order: int(),
};

/** A picture, video or sound of a product. */
export const productMediaInfo = object({}, mediaMembers);

const described = {
  description: text(),
  tags: list(tag(), 0, 50),
  text_list: list(productTextInfo),
};

const given = {
  cover: object({}, { asset_id: text() }),
  asset_list: list(productMediaInfo),
};

/** A product as it is created; unless `auto_active`, it is UNACTIVED then (6.3.1). */
export const createProductBody = object({ name: text(1) }, described, given, { auto_active: flag() });

/** A product as a save replaces it (6.3.3). */
export const updateProductBody = object({ name: text(1) }, described, given, {
  state: oneOf('ACTIVED', 'UNACTIVED'),
});

/** What is tied to a product, or let go (6.3.6). */
export const setProductAssetBody = object(
  {},
  { asset_item: productMediaInfo, text_item: productTextInfo, action: oneOf('LINK', 'UNLINK') },
);

const pictures = { cover_url: text(), thumbnail_url: text() };

/** A product as the service shows it; times in RFC 3339 (6.3.2, 6.3.4). */
export const productDetailInfo = object({}, described, {
  product_id: text(),
  name: text(),
  cover: object({}, { asset_id: text() }, pictures),
  asset_list: list(
    object({}, mediaMembers, pictures, { asset_name: text(), asset_state: text(), main_url: text() }),
  ),
  create_time: text(),
  update_time: text(),
  state: oneOf(productStates),
});

export type CreateProductBody = z.infer<typeof createProductBody>;
export type UpdateProductBody = z.infer<typeof updateProductBody>;
export type SetProductAssetBody = z.infer<typeof setProductAssetBody>;
export type ProductDetailInfo = Lenient<z.infer<typeof productDetailInfo>>;
