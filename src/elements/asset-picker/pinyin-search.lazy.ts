/** Finds Chinese names by pinyin or initials. Loaded with the first search in Latin letters. */
import { importWithRetry, readMore, type ListSource, type LoadedList } from '../../base/index.js';
import type { DigitalAssetInfo } from '../../api/index.js';
import { grouped, isChinese, type Messages } from '../../ui/index.js';

/** Assets per request, and the number of assets up to which the names of a library are looked through. */
const [pageSize, mostAssets] = [100, 1_000];

/** What was found, and a note if some names were not looked at. */
export interface PinyinMatches<T> {
  readonly found: readonly T[];
  readonly note?: Messages<string>;
}

const isNamedInChinese = ({ asset_name }: DigitalAssetInfo): boolean => isChinese(asset_name ?? '');

const partNote = (count: number): Messages<string> => ({
  en: `Pinyin finds only the first ${grouped(count)} assets. Type Chinese characters to find the rest.`,
  zh: `拼音搜索仅涵盖前 ${grouped(count)} 项，其余请输入汉字搜索。`,
});

/**
 * The assets whose Chinese name is read as the letters, from any of its characters on: each by its pinyin, by the
 * beginning of it, or by its initial, in any of its readings. `known` is what is loaded of the whole list. Reads the rest
 * of it, up to 1,000 assets, and loads the dictionary, only if there are Chinese names.
 */
export async function findByPinyin<T extends DigitalAssetInfo>(
  source: ListSource<T>,
  known: LoadedList<T> | undefined,
  letters: string,
): Promise<PinyinMatches<T>> {
  let list = known ?? (await readMore(source, pageSize));
  if (!list.records.some(isNamedInChinese)) return { found: [] };
  while (!list.ended && list.records.length < mostAssets) {
    const next = await readMore(source, pageSize, list);
    if (next.records.length === list.records.length) break;
    list = next;
  }
  const { readsAs } = await importWithRetry(() => import('../../ui/pinyin.lazy.js'));
  const found = list.records.filter(
    (asset) => isNamedInChinese(asset) && readsAs(asset.asset_name ?? '', letters),
  );
  return { found, ...(!list.ended && { note: partNote(list.records.length) }) };
}
