/** Finds names and texts by what a person types: as they are written, or Chinese ones by pinyin and initials. */
import type { LitElement } from 'lit';
import { LazyModule } from './lazy-module.js';

const latin = /^[a-zü'’ -]*[a-zü][a-zü'’ -]*$/i;

/** Whether a search may be pinyin or initials. */
export const mayBePinyin = (query: string): boolean => latin.test(query);

/** Whether a text has Chinese characters. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The search of one element, which loads the dictionary of pinyin when Latin letters meet a Chinese text. */
export class NameSearch {
  private readonly module: LazyModule<typeof import('./pinyin.lazy.js')>;
  /** What was found for the query before, by the text: an element renders many times while one query stands. */
  private readonly known = new Map<string, boolean>();
  private query = '';

  constructor(host: LitElement) {
    this.module = new LazyModule(host, () => import('./pinyin.lazy.js'));
  }

  /** Whether a text has the words of a query, or Chinese characters that are read so; these once the dictionary has come. */
  matches(text: string, query: string): boolean {
    if (text.toLowerCase().includes(query.toLowerCase())) return true;
    if (!mayBePinyin(query) || !isChinese(text)) return false;
    this.module.preload();
    const { value } = this.module;
    if (!value) return false;
    if (query !== this.query) this.known.clear();
    this.query = query;
    const found = this.known.get(text) ?? value.readsAs(text, query);
    this.known.set(text, found);
    return found;
  }
}
