/** What the text says: its chips to who does not see them, finding, completing, pasting. */
import type { Messages } from '../../../ui/locale.js';
import type { Chip, ChipKind } from './chips.js';

type Said = Pick<Chip, 'kind' | 'part' | 'text' | 'label'>;

export interface TextMessages {
  /** A chip, as what it does. */
  spoken: (chip: Said) => string;
  /** How a chip that is selected is reached. */
  chipHelp: (spoken: string) => string;
  pastedAsWords: string;
  find: string;
  findWords: string;
  replaceWith: string;
  next: string;
  previous: string;
  replace: string;
  replaceAll: string;
  close: string;
  /** Which of so many places; 0 is none yet. */
  found: (place: number, of: number) => string;
  replaced: (count: number, texts: number) => string;
  undo: string;
  completions: string;
}

const english: Readonly<Record<ChipKind, (label: string) => string>> = {
  break: (label) => `pause, ${label}`,
  phoneme: (label) => `pronounced ${label}`,
  'say-as': (label) => `read as ${label}`,
  sub: (label) => `said as ${label}`,
  prosody: (label) => label,
  emotion: (label) => `${label} emotion`,
  'insert-action': (label) => `action ${label}`,
  word: () => 'read as one word',
  tag: (label) => `tag ${label}, not known to the service`,
  comment: () => 'comment',
  entity: (label) => label,
  hidden: () => '',
};

const chinese: Readonly<Record<ChipKind, (label: string) => string>> = {
  break: (label) => `停顿，${label}`,
  phoneme: (label) => `读音 ${label}`,
  'say-as': (label) => `按${label}读`,
  sub: (label) => `读作 ${label}`,
  prosody: (label) => label,
  emotion: (label) => `情绪：${label}`,
  'insert-action': (label) => `动作 ${label}`,
  word: () => '连读',
  tag: (label) => `标签 ${label}，服务不支持`,
  comment: () => '注释',
  entity: (label) => label,
  hidden: () => '',
};

export const textMessages: Messages<TextMessages> = {
  en: {
    spoken({ kind, part, text, label }) {
      const does = english[kind](label);
      if (part === 'whole') return text ? `${text}, ${does}` : does;
      return `${part === 'open' ? 'start' : 'end'} of ${does}`;
    },
    chipHelp: (spoken) => `${spoken}. Enter changes it, Delete removes it.`,
    pastedAsWords: 'The tags that were pasted are not complete, so they are words now.',
    find: 'Find and replace',
    findWords: 'Find',
    replaceWith: 'Replace with',
    next: 'Next',
    previous: 'Previous',
    replace: 'Replace',
    replaceAll: 'Replace all',
    close: 'Close',
    found: (place, of) => (of === 0 ? 'Nothing found' : place > 0 ? `${place} of ${of}` : `${of} found`),
    replaced: (count, texts) =>
      `Replaced ${count} ${count === 1 ? 'place' : 'places'}${texts > 1 ? ` in ${texts} paragraphs` : ''}.`,
    undo: 'Undo',
    completions: 'Completions',
  },
  zh: {
    spoken({ kind, part, text, label }) {
      const does = chinese[kind](label);
      if (part === 'whole') return text ? `${text}，${does}` : does;
      return `${does}，${part === 'open' ? '开始' : '结束'}`;
    },
    chipHelp: (spoken) => `${spoken}。按 Enter 修改，按 Delete 删除。`,
    pastedAsWords: '粘贴的标签不完整，已作为文字保留。',
    find: '查找和替换',
    findWords: '查找',
    replaceWith: '替换为',
    next: '下一处',
    previous: '上一处',
    replace: '替换',
    replaceAll: '全部替换',
    close: '关闭',
    found: (place, of) => (of === 0 ? '未找到' : place > 0 ? `第 ${place} 处，共 ${of} 处` : `共 ${of} 处`),
    replaced: (count, texts) => `已替换 ${count} 处${texts > 1 ? `，涉及 ${texts} 个段落` : ''}。`,
    undo: '撤销',
    completions: '补全',
  },
};
