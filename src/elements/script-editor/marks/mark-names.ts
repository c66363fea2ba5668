/** Names of marks, by tag. */
import type { Messages } from '../../../ui/index.js';

/** Names of marks in both languages. */
export const markNames: Messages<Readonly<Record<string, string>>> = {
  en: {
    break: 'Pause',
    phoneme: 'Pronunciation',
    'say-as': 'Read as',
    sub: 'Alias',
    prosody: 'Speed',
    emotion: 'Emotion',
    'insert-action': 'Action',
    word: 'One word',
  },
  zh: {
    break: '停顿',
    phoneme: '读音',
    'say-as': '读法',
    sub: '别名',
    prosody: '语速',
    emotion: '情绪',
    'insert-action': '动作',
    word: '连读',
  },
};
