/** Products that livestreams sell (reference 6.3). */
import { limit, operation } from '../operation.js';
import { int, list, nothing, object, oneOf, text } from '../schema.js';
import { paging } from '../schema-query.js';
import {
  createProductBody,
  productDetailInfo,
  setProductAssetBody,
  updateProductBody,
} from '../schemas/product.js';

/** The throttle table has no rows for products; the limits are those of the other live APIs. */
const reads = /* @__PURE__ */ limit(20, 10, 10);
const writes = /* @__PURE__ */ limit(4, 3, 3);

/** Creates a product. */
export const createProduct = /* @__PURE__ */ operation({
  name: 'createProduct',
  method: 'POST',
  path: '/v1/{project_id}/products',
  summary: 'Creates a product',
  reference: '6.3.1',
  body: createProductBody,
  response: object({}, { product_id: text() }),
  needs: 'edit',
  limit: writes,
});

/** Lists products. By default oldest first (`sort_dir`). */
export const listProducts = /* @__PURE__ */ operation({
  name: 'listProducts',
  method: 'GET',
  path: '/v1/{project_id}/products',
  summary: 'Lists products',
  reference: '6.3.2',
  query: object({}, paging, {
    sort_key: oneOf('create_time'),
    sort_dir: oneOf('asc', 'desc'),
    create_since: text(),
    create_until: text(),
    name: text(),
    tag: text(),
    /** States of `productStates`, separated by commas. */
    state: text(),
  }),
  response: object({}, { count: int(0), products: list(productDetailInfo) }),
  needs: 'view',
  limit: reads,
});

/** Replaces a product. */
export const updateProduct = /* @__PURE__ */ operation({
  name: 'updateProduct',
  method: 'PUT',
  path: '/v1/{project_id}/products/{product_id}',
  summary: 'Replaces a product',
  reference: '6.3.3',
  body: updateProductBody,
  response: nothing(),
  needs: 'edit',
  limit: writes,
});

/** Shows a product. */
export const showProduct = /* @__PURE__ */ operation({
  name: 'showProduct',
  method: 'GET',
  path: '/v1/{project_id}/products/{product_id}',
  summary: 'Shows a product',
  reference: '6.3.4',
  response: productDetailInfo,
  needs: 'view',
  limit: reads,
});

/** Deletes a product. */
export const deleteProduct = /* @__PURE__ */ operation({
  name: 'deleteProduct',
  method: 'DELETE',
  path: '/v1/{project_id}/products/{product_id}',
  summary: 'Deletes a product',
  reference: '6.3.5',
  response: nothing(),
  needs: 'administer',
  limit: writes,
});

/** Links a picture, video, audio file or text to a product, or unlinks it. */
export const setProductAsset = /* @__PURE__ */ operation({
  name: 'setProductAsset',
  method: 'POST',
  path: '/v1/{project_id}/products/{product_id}/assets',
  summary: 'Links an asset to a product',
  reference: '6.3.6',
  body: setProductAssetBody,
  response: nothing(),
  needs: 'edit',
  limit: writes,
});
