/** The texts of the composer's marks and problems. */
import { isolate, type Messages } from '../../../ui/index.js';
import type { MarkTool } from '../bar-context.js';

/** The texts of marks and problems in one language. */
export interface MarkMessages {
  name: Record<MarkTool, string>;
  field: Record<MarkTool, string>;
  /** The placeholder of the value field. */
  example: Record<MarkTool, string>;
  about: (words: string) => string;
  seconds: (value: string) => string;
  emotion: Record<string, string>;
  insert: string;
  cancel: string;
  select: Record<MarkTool, string>;
  problems: string;
  severity: { error: string; warning: string; info: string };
}

/** The texts in both languages. */
export const messages: Messages<MarkMessages> = {
  en: {
    name: { break: 'Pause', phoneme: 'Pronunciation', emotion: 'Emotion' },
    field: { break: 'Seconds', phoneme: 'Pinyin (chong2)', emotion: 'Emotion' },
    example: { break: '0.5', phoneme: 'chong2', emotion: '' },
    about: (words) => `for “${isolate(words)}”`,
    seconds: (value) => `${value} s`,
    emotion: { HAPPY: 'Happy', SAD: 'Sad', CALM: 'Calm', ANGER: 'Angry' },
    insert: 'Insert',
    cancel: 'Cancel',
    select: {
      break: 'Place the cursor where the pause should go.',
      phoneme: 'Select the word to set its pronunciation.',
      emotion: 'Write a sentence first.',
    },
    problems: 'Problems',
    severity: { error: 'Error', warning: 'Warning', info: 'Suggestion' },
  },
  zh: {
    name: { break: '停顿', phoneme: '读音', emotion: '情感' },
    field: { break: '秒数', phoneme: '拼音（如 chong2）', emotion: '情感' },
    example: { break: '0.5', phoneme: 'chong2', emotion: '' },
    about: (words) => `“${isolate(words)}”`,
    seconds: (value) => `${value} 秒`,
    emotion: { HAPPY: '开心', SAD: '悲伤', CALM: '平静', ANGER: '愤怒' },
    insert: '插入',
    cancel: '取消',
    select: {
      break: '请将光标移到要停顿的位置。',
      phoneme: '请先选中要设置读音的文字。',
      emotion: '请先写一句话。',
    },
    problems: '问题',
    severity: { error: '错误', warning: '警告', info: '建议' },
  },
};
