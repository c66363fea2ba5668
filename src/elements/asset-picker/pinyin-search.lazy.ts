/** Finds Chinese names by pinyin or initials. Loaded with the first search in Latin letters. */
import { importWithRetry, readMore, type ListSource, type LoadedList } from '../../base/index.js';
import type { DigitalAssetInfo } from '../../api/index.js';

/** Assets per request, and the number of assets up to which the names of a library are looked through. */
const [pageSize, mostAssets] = [100, 1_000];

const isChinese = ({ asset_name }: DigitalAssetInfo): boolean => /\p{Script=Han}/u.test(asset_name ?? '');

/**
 * The assets whose Chinese name is read as the letters, from any of its characters on: each by its pinyin, by the
 * beginning of it, or by its initial, in any of its readings. `known` is what is loaded of the whole list. Reads the rest
 * of it, and loads the dictionary, only if there are Chinese names.
 */
export async function findByPinyin<T extends DigitalAssetInfo>(
  source: ListSource<T>,
  known: LoadedList<T> | undefined,
  letters: string,
): Promise<T[]> {
  let list = known ?? (await readMore(source, pageSize));
  if (!list.records.some(isChinese)) return [];
  while (!list.ended && list.records.length < mostAssets) {
    const next = await readMore(source, pageSize, list);
    if (next.records.length === list.records.length) break;
    list = next;
  }
  const { match } = await importWithRetry(() => import('pinyin-pro'));
  const spelled = letters.toLowerCase().replace(/[^a-zü]/g, '');
  return list.records.filter(
    (asset) =>
      isChinese(asset) &&
      match(asset.asset_name ?? '', spelled, { precision: 'start', continuous: true, v: true }) !== null,
  );
}
