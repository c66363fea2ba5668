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
      phoneme: 'Pronunciation',
      'say-as': 'Read as',
      sub: 'Substitute',
      prosody: 'Speed',
      emotion: 'Emotion',
      'insert-action': 'Action',
    },
    selectionToolbar: 'Formatting for the selection',
    find: 'Find and replace',
    names: { find: 'Find', tags: 'SSML' },
    noActions: 'The selected avatar has no actions.',
  },
  zh: {
    tools: {
      break: '停顿',
      rhythm: '节奏',
      phoneme: '读音',
      'say-as': '读法',
      sub: '替换读法',
      prosody: '语速',
      emotion: '情感',
      'insert-action': '动作',
    },
    selectionToolbar: '所选文字的播报效果',
    find: '查找和替换',
    names: { find: '查找', tags: 'SSML' },
    noActions: '所选数字人没有动作。',
  },
};
