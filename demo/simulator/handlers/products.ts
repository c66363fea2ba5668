/** Handlers for products (reference 6.3). */
import {
  createProduct,
  deleteProduct,
  listProducts,
  setProductAsset,
  showProduct,
  updateProduct,
  type QueryOf,
} from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { invalidParameter } from '../service-errors.js';
import { sortByTime, isBetween, parseTime, page, splitList } from '../paging.js';
import { checkProduct } from '../products/check-product.js';
import { linkToProduct, unlinkFromProduct } from '../products/product-links.js';
import {
  requireEditableProduct,
  requireProduct,
  scheduleReview,
  productDetails,
} from '../products/product.js';
import { handle } from './handler.js';
import type { Product } from '../state/product.js';

export const productHandlers = [
  handle(createProduct, ({ service, body: { auto_active, ...body } }) => {
    checkProduct(service, body);
    const now = service.clock.now();
    const state = auto_active ? 'ACTIVED' : 'UNACTIVED';
    const product: Product = { product_id: newId(), created: now, updated: now, state, body };
    service.products.set(product.product_id, product);
    scheduleReview(service, product);
    return { product_id: product.product_id };
  }),

  handle(listProducts, ({ service, url, query }) => {
    const matching = [...service.products.values()].filter(productFilter(query));
    const ordered = sortByTime(matching, (product) => product.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, products: shown.map((product) => productDetails(product, service, url.origin)) };
  }),

  handle(updateProduct, ({ service, params, body: { state, ...body } }) => {
    const product = requireEditableProduct(service, params.product_id);
    checkProduct(service, body);
    product.body = body;
    product.state = state ?? product.state;
    product.updated = service.clock.now();
    scheduleReview(service, product);
    return undefined;
  }),

  handle(showProduct, ({ service, url, params }) =>
    productDetails(requireProduct(service, params.product_id), service, url.origin),
  ),

  handle(deleteProduct, ({ service, params }) => {
    const product = requireProduct(service, params.product_id);
    product.state = 'DELETED';
    product.updated = service.clock.now();
    return undefined;
  }),

  handle(setProductAsset, ({ service, params, body }) => {
    const product = requireEditableProduct(service, params.product_id);
    if (!body.asset_item && !body.text_item)
      throw invalidParameter('asset_item', 'or text_item is mandatory');
    product.body =
      body.action === 'UNLINK'
        ? unlinkFromProduct(product.body, body)
        : linkToProduct(service, product.body, body);
    product.updated = service.clock.now();
    return undefined;
  }),
];

/** Returns the filter of a query. Deleted products match only if the query contains their state. */
function productFilter(query: QueryOf<typeof listProducts>): (product: Product) => boolean {
  const since = parseTime('create_since', query.create_since);
  const until = parseTime('create_until', query.create_until);
  const states = splitList(query.state);
  const contains = (text: string, part = '') => text.toLowerCase().includes(part.toLowerCase());
  return ({ body, state, created }) =>
    (states ? states.includes(state) : state !== 'DELETED') &&
    isBetween(created, since, until) &&
    contains(body.name, query.name) &&
    (!query.tag || (body.tags ?? []).some((tag) => contains(tag, query.tag)));
}
