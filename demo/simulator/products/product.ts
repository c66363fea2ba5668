/**
 * Products: states, review, and how responses show them (reference 6.3).
 *
 * The owner sets UNACTIVED or ACTIVED. A deleted product is DELETED; lists show it only if the query contains that state.
 * The review blocks a product (BLOCK) some seconds after it was saved if an outcome was chosen for it.
 */
import type { DigitalAssetInfo, ProductDetailInfo } from '../../../src/api/index.js';
import { coverUrl, withDownloadUrls } from '../assets/download-urls.js';
import { rfc3339 } from '../clock.js';
import { serviceError } from '../service-errors.js';
import type { ServiceState } from '../state/service-state.js';
import type { Product, ProductMedia } from '../state/product.js';
import { findAsset } from '../assets/shared-assets.js';

/** The product of a path. Throws if it does not exist or is deleted. */
export function requireProduct(service: ServiceState, id: string): Product {
  const product = service.products.get(id);
  if (!product || product.state === 'DELETED') throw serviceError('MSS.10001041');
  return product;
}

/** The product of a path, for a request that changes it. Unlike `requireProduct`, also throws if it is blocked. */
export function requireEditableProduct(service: ServiceState, id: string): Product {
  const product = requireProduct(service, id);
  if (product.state === 'BLOCK') throw serviceError('MSS.10001013');
  return product;
}

/** Reviews a saved product. */
export function scheduleReview(service: ServiceState, product: Product): void {
  service.clock.schedule(service.clock.now() + service.invented.productReviewSeconds * 1000, () => {
    if (product.state === 'DELETED') return;
    if (!service.outcomes.decide('product', [product.product_id], ['BLOCK'])) return;
    product.state = 'BLOCK';
    product.updated = service.clock.now();
  });
}

/** The product as responses show it. The default of its cover is its first picture. */
export function productDetails(product: Product, service: ServiceState, origin: string): ProductDetailInfo {
  const { cover, asset_list, ...body } = product.body;
  const media = sortMedia(asset_list ?? [], service);
  const own = cover?.asset_id || media.find((item) => typeOf(item, service) === 'IMAGE')?.asset_id;
  const info = findAsset(service, own ?? '')?.info;
  return {
    product_id: product.product_id,
    ...body,
    ...(own && { cover: { asset_id: own, ...picturesOf(info, service, origin) } }),
    asset_list: media.map((item) => showMedia(item, service, origin)),
    create_time: rfc3339(product.created),
    update_time: rfc3339(product.updated),
    state: product.state,
  };
}

/** The type of a product's asset: the stated one, or else the asset's own. */
export function typeOf({ asset_id, asset_type }: ProductMedia, service: ServiceState): string | undefined {
  return asset_type ?? findAsset(service, asset_id ?? '')?.info.asset_type ?? undefined;
}

function showMedia(item: ProductMedia, service: ServiceState, origin: string) {
  const info = findAsset(service, item.asset_id ?? '')?.info;
  const files = info ? (withDownloadUrls(info, service, origin).files ?? []) : [];
  const main = files.find((file) => file.asset_file_category === 'MAIN')?.download_url;
  const type = typeOf(item, service);
  return {
    ...item,
    ...(type !== undefined && { asset_type: type }),
    ...(info && { asset_name: info.asset_name, asset_state: info.asset_state }),
    ...picturesOf(info, service, origin),
    ...(main && { main_url: main }),
  };
}

function picturesOf(info: DigitalAssetInfo | undefined, service: ServiceState, origin: string) {
  const url = coverUrl(info, service, origin);
  return url === undefined ? {} : { cover_url: url, thumbnail_url: url };
}

/** Sorts media: those with an order first, then the others by the creation of their assets. */
function sortMedia(media: readonly ProductMedia[], service: ServiceState): ProductMedia[] {
  const place = ({ order }: ProductMedia) => order || Infinity;
  const age = ({ asset_id }: ProductMedia) => findAsset(service, asset_id ?? '')?.created ?? 0;
  return [...media].sort((a, b) => (place(a) === place(b) ? age(a) - age(b) : place(a) - place(b)));
}
