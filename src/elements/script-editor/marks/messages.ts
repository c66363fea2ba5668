/** What the marks say: the tools, why one cannot be used, the small form, and what another voice cannot do. */
import type { Messages } from '../../../ui/locale.js';
import type { Tool } from './tools.js';

export interface MarksMessages {
  tools: Readonly<Record<Tool, string>>;
  /** The tools at the selection. */
  bubble: string;
  find: string;
  noActions: string;
  noSentence: string;
  words: string;
  group: string;
  action: string;
  /** Readings of one character. */
  readingsOf: (character: string) => string;
  hearReading: (reading: string) => string;
  hearing: string;
  /** What another voice would leave silent. */
  silent: (marks: number) => string;
  silentHelp: string;
  wouldFallSilent: (marks: number) => string;
  changeHelp: string;
  /** A kind of mark, how many, and where. */
  kind: (name: string, count: number) => string;
  goThrough: string;
  removeThem: string;
  removed: (count: number) => string;
  undo: string;
  dismiss: string;
  changeAndKeep: string;
  changeAndRemove: string;
  keepVoice: string;
}

const marks = (count: number): string => `${count} ${count === 1 ? 'mark' : 'marks'}`;

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
    bubble: 'Marks for the selection',
    find: 'Find and replace',
    noActions: 'The chosen avatar has no actions.',
    noSentence: 'Write a sentence first.',
    words: 'Words',
    group: 'Read as one word',
    action: 'Action',
    readingsOf: (character) => `Readings of ${character}`,
    hearReading: (reading) => `${reading}, choose and hear`,
    hearing: 'Being made…',
    silent: (count) => `The voice has changed, and ${marks(count)} will not be heard`,
    silentHelp: 'They stay in the text until you remove them.',
    wouldFallSilent: (count) => `With the other voice, ${marks(count)} would not be heard`,
    changeHelp: 'Nothing has been changed yet.',
    kind: (name, count) => `${name}: ${count}`,
    goThrough: 'Go through them',
    removeThem: 'Remove these marks',
    removed: (count) => `Removed ${marks(count)}.`,
    undo: 'Undo',
    dismiss: 'Keep them',
    changeAndKeep: 'Change the voice, keep the marks',
    changeAndRemove: 'Change the voice, remove the marks',
    keepVoice: 'Keep the voice',
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
    bubble: '所选文字的标记',
    find: '查找和替换',
    noActions: '所选形象没有动作。',
    noSentence: '请先写一句话。',
    words: '文字',
    group: '连读',
    action: '动作',
    readingsOf: (character) => `“${character}”的读音`,
    hearReading: (reading) => `${reading}，选择并试听`,
    hearing: '正在生成…',
    silent: (count) => `音色已更换，${count} 处标记将不生效`,
    silentHelp: '这些标记会留在文本中，直到您移除。',
    wouldFallSilent: (count) => `更换音色后，${count} 处标记将不生效`,
    changeHelp: '目前尚未更换。',
    kind: (name, count) => `${name}：${count} 处`,
    goThrough: '逐个查看',
    removeThem: '移除这些标记',
    removed: (count) => `已移除 ${count} 处标记。`,
    undo: '撤销',
    dismiss: '保留',
    changeAndKeep: '更换音色，保留标记',
    changeAndRemove: '更换音色，移除标记',
    keepVoice: '不更换',
  },
};
