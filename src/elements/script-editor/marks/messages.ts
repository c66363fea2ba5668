/** What the tools that set marks say, and why one cannot be used. */
import type { Messages } from '../../../ui/locale.js';
import type { Tool } from './tools.js';

export interface MarksMessages {
  tools: Readonly<Record<Tool, string>>;
  /** The tools at the selection. */
  selectionToolbar: string;
  find: string;
  /** The last two buttons of the toolbar in one word each, which is part of their names. */
  names: { find: string; tags: string };
  noActions: string;
}

export const marksMessages: Messages<MarksMessages> = {
  en: {
    tools: {
      break: 'Pause',
      rhythm: 'Rhythm',
      phoneme: 'Pronounce',
      'say-as': 'Read as',
      sub: 'Alias',
      prosody: 'Speed',
      emotion: 'Emotion',
      'insert-action': 'Action',
    },
    selectionToolbar: 'Marks for the selection',
    find: 'Find and replace',
    names: { find: 'Find', tags: 'Tags' },
    noActions: 'The chosen avatar has no actions.',
  },
  zh: {
    tools: {
      break: '停顿',
      rhythm: '节奏',
      phoneme: '读音',
      'say-as': '读法',
      sub: '别名',
      prosody: '语速',
      emotion: '情绪',
      'insert-action': '动作',
    },
    selectionToolbar: '所选文字的标记',
    find: '查找和替换',
    names: { find: '查找', tags: '标签' },
    noActions: '所选形象没有动作。',
  },
};
