/** Messages of the text: chips as announced by screen readers, find, paste. */
import type { Messages } from '../../../ui/index.js';
import type { Chip, ChipKind } from './chips.js';

type SpokenChip = Pick<Chip, 'kind' | 'part' | 'text' | 'label'>;

/** Texts in one language. */
export interface TextMessages {
  /** Describes a chip's effect for screen readers. */
  spoken: (chip: SpokenChip) => string;
  /** Keys for the selected chip; `isEnd` is one tag of a pair, which can be moved. */
  chipHelp: (spoken: string, isEnd: boolean) => string;
  pastedAsWords: string;
  /** Why a tag of a pair was not moved. */
  endStays: string;
  find: string;
  findWords: string;
}

const english: Readonly<Record<ChipKind, (label: string) => string>> = {
  break: (label) => `pause, ${label}`,
  phoneme: (label) => `pronounced ${label}`,
  'say-as': (label) => `read as ${label}`,
  sub: (label) => `spoken as ${label}`,
  prosody: (label) => label,
  emotion: (label) => `${label} emotion`,
  'insert-action': (label) => `action ${label}`,
  word: () => 'read as one word',
  tag: (label) => `tag ${label}, not supported`,
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
  emotion: (label) => `情感：${label}`,
  'insert-action': (label) => `动作 ${label}`,
  word: () => '连读',
  tag: (label) => `标签 ${label}，不支持`,
  comment: () => '注释',
  entity: (label) => label,
  hidden: () => '',
};

/** Messages in both languages. */
export const textMessages: Messages<TextMessages> = {
  en: {
    spoken({ kind, part, text, label }) {
      const does = english[kind](label);
      if (part === 'whole') return text ? `${text}, ${does}` : does;
      return `${part === 'open' ? 'start' : 'end'} of ${does}`;
    },
    chipHelp: (spoken, isEnd) =>
      `${spoken}. Enter changes it, Delete removes it.${isEnd ? ' Alt+Shift+arrows move this end.' : ''}`,
    pastedAsWords: 'The pasted tags were incomplete, so they were kept as text.',
    endStays: 'The tag can’t begin or end there: it would overlap another one.',
    find: 'Find and replace',
    findWords: 'Find',
  },
  zh: {
    spoken({ kind, part, text, label }) {
      const does = chinese[kind](label);
      if (part === 'whole') return text ? `${text}，${does}` : does;
      return `${does}，${part === 'open' ? '开始' : '结束'}`;
    },
    chipHelp: (spoken, isEnd) =>
      `${spoken}。按 Enter 修改，按 Delete 删除${isEnd ? '，按 Alt+Shift+方向键移动此端' : ''}。`,
    pastedAsWords: '粘贴的标签不完整，已作为文字保留。',
    endStays: '标签不能移到此处，否则会与其他标签交叉。',
    find: '查找和替换',
    findWords: '查找',
  },
};
