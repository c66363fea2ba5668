/** Names of marks, by tag. */
import type { Messages } from '../../../ui/index.js';

/** Names of marks in both languages. */
export const markNames: Messages<Readonly<Record<string, string>>> = {
  en: {
    break: 'Pause',
    phoneme: 'Pronunciation',
    'say-as': 'Read as',
    sub: 'Substitute',
    prosody: 'Speed',
    emotion: 'Emotion',
    'insert-action': 'Action',
    word: 'Read as one word',
  },
  zh: {
    break: '停顿',
    phoneme: '读音',
    'say-as': '读法',
    sub: '替换读法',
    prosody: '语速',
    emotion: '情感',
    'insert-action': '动作',
    word: '连读',
  },
};
