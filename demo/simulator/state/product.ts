/** Products as the simulator keeps them. */
import type { CreateProductBody } from '../../../src/api/index.js';

/** A picture, a video or a sound of a product. */
export type ProductMedia = NonNullable<CreateProductBody['asset_list']>[number];

/** A text of a product. */
export type ProductText = NonNullable<CreateProductBody['text_list']>[number];

/** The members of a product that its owner sets. */
export type ProductBody = Pick<
  CreateProductBody,
  'name' | 'description' | 'tags' | 'cover' | 'text_list' | 'asset_list'
>;

/** A product. Deleted ones are kept for lists with a filter for them. */
export interface Product {
  product_id: string;
  /** Milliseconds since 1970. */
  created: number;
  /** Milliseconds since 1970. */
  updated: number;
  state: 'ACTIVED' | 'UNACTIVED' | 'BLOCK' | 'DELETED';
  body: ProductBody;
}
