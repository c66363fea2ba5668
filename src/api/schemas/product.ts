/** Products that livestreams sell, with their texts and media (reference 6.3). */
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

/** Every state of a product. BLOCK: the service has frozen it. */
export const productStates = ['ACTIVED', 'UNACTIVED', 'BLOCK', 'DELETED'] as const;

/** A text about a product. */
export const productTextInfo = object({}, { title: text(), text: text() });

const mediaMembers = {
  asset_id: text(),
  asset_type: oneOf('IMAGE', 'VIDEO', 'AUDIO'),
  /** Position. 0 or absent: sorted by creation time. The first picture is the picture of the product. */
  order: int(),
};

/** A picture, video or audio file of a product. */
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

/** The body that creates a product. Without `auto_active`, the new product is UNACTIVED (6.3.1). */
export const createProductBody = object({ name: text(1) }, described, given, { auto_active: flag() });

/** The body that replaces a product (6.3.3). */
export const updateProductBody = object({ name: text(1) }, described, given, {
  state: oneOf('ACTIVED', 'UNACTIVED'),
});

/** The asset or text to link to a product, or to unlink from it (6.3.6). */
export const setProductAssetBody = object(
  {},
  { asset_item: productMediaInfo, text_item: productTextInfo, action: oneOf('LINK', 'UNLINK') },
);

const pictures = { cover_url: text(), thumbnail_url: text() };

/** A product in an answer. Times are in RFC 3339 (6.3.2, 6.3.4). */
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

/** The body that creates a product (6.3.1). */
export type CreateProductBody = z.infer<typeof createProductBody>;
/** The body that replaces a product (6.3.3). */
export type UpdateProductBody = z.infer<typeof updateProductBody>;
/** The body that links an asset or a text to a product, or unlinks it (6.3.6). */
export type SetProductAssetBody = z.infer<typeof setProductAssetBody>;
/** A product, as 6.3.2 and 6.3.4 answer it. */
export type ProductDetailInfo = Lenient<z.infer<typeof productDetailInfo>>;
