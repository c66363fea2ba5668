/** Messages of find and replace. */
import { grouped, type Messages } from '../../../ui/index.js';

interface FindMessages {
  replaceWith: string;
  next: string;
  previous: string;
  replace: string;
  replaceAll: string;
  close: string;
  /** Number of the current match, from 1 (0: none), and the total. */
  found: (place: number, of: number) => string;
  replaced: (count: number, texts: number) => string;
  undo: string;
}

/** Texts of the find bar in both languages. */
export const findMessages: Messages<FindMessages> = {
  en: {
    replaceWith: 'Replace with',
    next: 'Next',
    previous: 'Previous',
    replace: 'Replace',
    replaceAll: 'Replace all',
    close: 'Close',
    found: (place, of) =>
      of === 0 ? 'No matches' : place > 0 ? `${grouped(place)} of ${grouped(of)}` : `${grouped(of)} found`,
    replaced: (count, texts) =>
      `Replaced ${grouped(count)} ${count === 1 ? 'match' : 'matches'}${texts > 1 ? ` in ${grouped(texts)} paragraphs` : ''}.`,
    undo: 'Undo',
  },
  zh: {
    replaceWith: '替换为',
    next: '下一处',
    previous: '上一处',
    replace: '替换',
    replaceAll: '全部替换',
    close: '关闭',
    found: (place, of) =>
      of === 0
        ? '未找到匹配结果'
        : place > 0
          ? `第 ${grouped(place)} / ${grouped(of)} 处`
          : `共 ${grouped(of)} 处`,
    replaced: (count, texts) =>
      `已替换 ${grouped(count)} 处${texts > 1 ? `，涉及 ${grouped(texts)} 个段落` : ''}。`,
    undo: '撤销',
  },
};
