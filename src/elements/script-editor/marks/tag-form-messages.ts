/** Messages of the form of a mark; loaded with it. */
import type { Messages } from '../../../ui/index.js';
import type { ActionsState } from './avatar-actions.js';

/** Labels, hints and problems of the form. */
export interface TagFormMessages {
  /** Names of fields, by attribute. */
  fields: Readonly<Record<string, string>>;
  selectFirst: string;
  apply: string;
  remove: string;
  cancel: string;
  unknownTag: (name: string) => string;
  noSentence: string;
  fillIn: (field: string) => string;
  between: (min: string, max: string) => string;
  wholeBetween: (min: string, max: string) => string;
  actionNeeded: string;
  words: string;
  group: string;
  action: string;
  /** Name of the group of readings of a character. */
  readingsOf: (character: string) => string;
  hearReading: (reading: string) => string;
  hearing: string;
  /** Why nothing is suggested for an English word. */
  noPhonemes: string;
  /** Why the actions of the avatar are not offered. */
  actionsUnknown: Readonly<Record<Exclude<ActionsState, 'known'>, string>>;
}

/** Messages of the form in both languages. */
export const tagFormMessages: Messages<TagFormMessages> = {
  en: {
    fields: {
      time: 'Seconds (0.2 to 10)',
      strength: 'Length',
      ph: 'Pinyin (chong2) or phonemes',
      'interpret-as': 'Read as',
      alias: 'Say this instead',
      rate: 'Percent (50 to 200)',
      type: 'Emotion',
      id: 'Action ID',
      name: 'Name',
      tag: 'Action tag',
    },
    selectFirst: 'Select the text first.',
    apply: 'Apply',
    remove: 'Remove',
    cancel: 'Cancel',
    unknownTag: (name) => `<${name}> is not supported.`,
    noSentence: 'Write a sentence first.',
    fillIn: (field) => `Fill in “${field}”.`,
    between: (min, max) => `Enter a number from ${min} to ${max}.`,
    wholeBetween: (min, max) => `Enter a whole number from ${min} to ${max}.`,
    actionNeeded: 'Enter the ID or the tag of the action.',
    words: 'Text',
    group: 'Read as one word',
    action: 'Action',
    readingsOf: (character) => `Readings of ${character}`,
    hearReading: (reading) => `Choose ${reading} and hear it`,
    hearing: 'Generating…',
    noPhonemes: 'No suggestions for English words. Enter CMU phonemes: for “apple”, AE1 P AH0 L.',
    actionsUnknown: {
      loading: 'Loading the avatar’s actions…',
      'no-avatar': 'There’s no avatar here to list actions from. Enter an action ID or tag.',
      unlisted: 'The actions of this avatar aren’t listed. Enter an action ID or tag.',
      failed: 'The avatar’s actions couldn’t be loaded. Enter an action ID or tag.',
    },
  },
  zh: {
    fields: {
      time: '秒数（0.2 到 10）',
      strength: '停顿长短',
      ph: '拼音（chong2）或音素',
      'interpret-as': '读法',
      alias: '替换为',
      rate: '百分比（50 到 200）',
      type: '情感',
      id: '动作 ID',
      name: '名称',
      tag: '动作标签',
    },
    selectFirst: '请先选中文字。',
    apply: '应用',
    remove: '移除',
    cancel: '取消',
    unknownTag: (name) => `不支持 <${name}>。`,
    noSentence: '请先写一句话。',
    fillIn: (field) => `请填写“${field}”。`,
    between: (min, max) => `请输入 ${min} 到 ${max} 之间的数值。`,
    wholeBetween: (min, max) => `请输入 ${min} 到 ${max} 之间的整数。`,
    actionNeeded: '请填写动作 ID 或动作标签。',
    words: '文字',
    group: '连读',
    action: '动作',
    readingsOf: (character) => `“${character}”的读音`,
    hearReading: (reading) => `选择并试听 ${reading}`,
    hearing: '正在生成…',
    noPhonemes: '英文单词暂无读音建议，请输入 CMU 音素，例如 apple 为 AE1 P AH0 L。',
    actionsUnknown: {
      loading: '正在加载数字人的动作…',
      'no-avatar': '此处未选择数字人，无法列出动作，请输入动作 ID 或动作标签。',
      unlisted: '该数字人没有提供动作列表，请输入动作 ID 或动作标签。',
      failed: '数字人的动作加载失败，请输入动作 ID 或动作标签。',
    },
  },
};
