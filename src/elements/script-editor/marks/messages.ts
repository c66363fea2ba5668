/** Messages of the toolbars of marks. */
import type { Messages } from '../../../ui/index.js';
import type { Tool } from './tools.js';

/** Names of tools, and reasons why one is not available. */
export interface MarksMessages {
  tools: Readonly<Record<Tool, string>>;
  /** Name of the selection toolbar. */
  selectionToolbar: string;
  find: string;
  /** Visible words of the last two buttons; each is contained in the accessible name. */
  names: { find: string; tags: string };
  noActions: string;
}

/** Messages of the toolbars in both languages. */
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
