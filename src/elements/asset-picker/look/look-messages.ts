/** The texts of the large view. */
import { isolate, type Messages } from '../../../ui/index.js';

/** The names of facts. */
export type FactName =
  | 'type'
  | 'state'
  | 'facts'
  | 'tags'
  | 'description'
  | 'created'
  | 'updated'
  | 'size'
  | 'version'
  | 'reason'
  | 'id';

/** The texts, by what they say; both languages have all of them. */
export interface LookMessages {
  facts: Record<FactName, string>;
  uses: string;
  live: string;
  video: string;
  can: string;
  cannot: string;
  onlyVideo: string;
  notActive: string;
  checking: string;
  gestures: string;
  gesture(name: string, duration: string): string;
  select: string;
  deselect: string;
  favourite: string;
  unfavourite: string;
  notKept: string;
  close: string;
  play: string;
  stop: string;
  noSound: string;
  waveform: string;
  text: string;
  textHint: string;
  hear: string;
  /** Why a text cannot be heard. */
  mayNot: string;
  making: string;
  notMade: string;
  charged: string;
  previous: string;
  next: string;
  picture(name: string): string;
}

const en: LookMessages = {
  facts: {
    type: 'Type',
    state: 'State',
    facts: 'Facts',
    tags: 'Tags',
    description: 'Description',
    created: 'Created',
    updated: 'Changed',
    size: 'File',
    version: 'Model version',
    reason: 'Reason',
    id: 'ID',
  },
  uses: 'Where it can be used',
  live: 'Livestreams',
  video: 'Video production',
  can: 'Yes',
  cannot: 'No',
  onlyVideo: 'MetaStudio offers it for videos only.',
  notActive: 'It isn’t active.',
  checking: 'Loading details…',
  gestures: 'Actions',
  gesture: (name, duration) => (duration ? `${isolate(name)} (${duration})` : isolate(name)),
  select: 'Select',
  deselect: 'Remove from selection',
  favourite: 'Add to favorites',
  unfavourite: 'Remove from favorites',
  notKept: 'This browser can’t keep favorites.',
  close: 'Close',
  play: 'Play',
  stop: 'Stop playing',
  noSound: 'No sample available.',
  waveform: 'Waveform',
  text: 'Hear a text of your own',
  textHint: 'Welcome to the show.',
  hear: 'Preview',
  mayNot: 'Your account doesn’t have permission to generate speech.',
  making: 'Generating speech…',
  notMade: 'The speech wasn’t generated. Try again.',
  charged: 'Voices of other providers are charged for each text.',
  previous: 'Previous asset',
  next: 'Next asset',
  picture: (name) => `Picture of ${isolate(name)}`,
};

const zh: LookMessages = {
  facts: {
    type: '类型',
    state: '状态',
    facts: '参数',
    tags: '标签',
    description: '描述',
    created: '创建时间',
    updated: '修改时间',
    size: '文件',
    version: '模型版本',
    reason: '原因',
    id: 'ID',
  },
  uses: '可用范围',
  live: '直播',
  video: '视频制作',
  can: '可以',
  cannot: '不可以',
  onlyVideo: '仅可用于视频制作。',
  notActive: '未激活。',
  checking: '正在加载详情…',
  gestures: '动作',
  gesture: (name, duration) => (duration ? `${isolate(name)}（${duration}）` : isolate(name)),
  select: '选择',
  deselect: '取消选择',
  favourite: '收藏',
  unfavourite: '取消收藏',
  notKept: '此浏览器无法保存收藏。',
  close: '关闭',
  play: '播放',
  stop: '停止播放',
  noSound: '暂无样音可试听。',
  waveform: '波形',
  text: '试听自定义文本',
  textHint: '欢迎来到直播间。',
  hear: '试听',
  mayNot: '您没有语音合成的权限。',
  making: '正在生成语音…',
  notMade: '语音未能生成，请重试。',
  charged: '第三方音色按次计费。',
  previous: '上一项',
  next: '下一项',
  picture: (name) => `${isolate(name)}的图片`,
};

/** English and Chinese. */
export const messages: Messages<LookMessages> = { en, zh };
