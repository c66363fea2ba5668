/** Products that livestreams sell (reference 6.3). */
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
import { inOrder, isBetween, moment, page, words } from '../paging.js';
import { checkProduct } from '../products/check.js';
import { linked, unlinked } from '../products/links.js';
import {
  changeableProductOf,
  productOf,
  review,
  showProductDetail,
  type Product,
} from '../products/product.js';
import { handle } from './handler.js';

export const productHandlers = [
  handle(createProduct, ({ world, body: { auto_active, ...body } }) => {
    checkProduct(world, body);
    const now = world.clock.now();
    const state = auto_active ? 'ACTIVED' : 'UNACTIVED';
    const product: Product = { product_id: newId(), created: now, updated: now, state, body };
    world.products.set(product.product_id, product);
    review(world, product);
    return { product_id: product.product_id };
  }),

  handle(listProducts, ({ world, url, query }) => {
    const matching = [...world.products.values()].filter(productFilter(query));
    const ordered = inOrder(matching, (product) => product.created, query.sort_dir);
    const { count, page: shown } = page(ordered, query);
    return { count, products: shown.map((product) => showProductDetail(product, world, url.origin)) };
  }),

  handle(updateProduct, ({ world, params, body: { state, ...body } }) => {
    const product = changeableProductOf(world, params.product_id);
    checkProduct(world, body);
    product.body = body;
    product.state = state ?? product.state;
    product.updated = world.clock.now();
    review(world, product);
    return undefined;
  }),

  handle(showProduct, ({ world, url, params }) =>
    showProductDetail(productOf(world, params.product_id), world, url.origin),
  ),

  handle(deleteProduct, ({ world, params }) => {
    const product = productOf(world, params.product_id);
    product.state = 'DELETED';
    product.updated = world.clock.now();
    return undefined;
  }),

  handle(setProductAsset, ({ world, params, body }) => {
    const product = changeableProductOf(world, params.product_id);
    product.body =
      body.action === 'UNLINK' ? unlinked(product.body, body) : linked(world, product.body, body);
    product.updated = world.clock.now();
    return undefined;
  }),
];

/** A test that a product must pass to be listed; deleted ones are listed only by name of their state. */
function productFilter(query: QueryOf<typeof listProducts>): (product: Product) => boolean {
  const since = moment('create_since', query.create_since);
  const until = moment('create_until', query.create_until);
  const states = words(query.state);
  const contains = (text: string, part = '') => text.toLowerCase().includes(part.toLowerCase());
  return ({ body, state, created }) =>
    (states ? states.includes(state) : state !== 'DELETED') &&
    isBetween(created, since, until) &&
    contains(body.name, query.name) &&
    (!query.tag || (body.tags ?? []).some((tag) => contains(tag, query.tag)));
}
