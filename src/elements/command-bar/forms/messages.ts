/** The texts of the command forms. */
import { isolate, type Messages } from '../../../ui/index.js';
import type { FormName } from './form-names.js';

/** The texts of the forms in one language. */
export interface FormMessages {
  title: Record<FormName, string>;
  about: Record<FormName, string>;
  send: string;
  sending: string;
  cancel: string;
  close: string;
  loading: string;
  offline: string;
  waits: string;
  audioUrl: string;
  library: string;
  when: string;
  playType: Record<string, string>;
  who: string;
  role: Record<string, string>;
  urlMissing: string;
  urlWrong: (schemes: string) => string;
  urlLong: string;
  noAddress: string;
  rule: (name: string) => string;
  unnamed: (number: number) => string;
  on: string;
  replies: string;
  noRules: string;
  noLayers: string;
  unchanged: string;
  changed: string;
  layer: string;
  other: string;
  json: string;
  jsonWrong: string;
  outputUrl: string;
  streamKey: string;
  violation: (member: string, rule: string) => string;
  summary: Record<'room' | 'scenes' | 'paragraphs' | 'rules' | 'output', string>;
  none: string;
  all: string;
}

/** The texts in both languages. */
export const messages: Messages<FormMessages> = {
  en: {
    title: {
      INSERT_PLAY_AUDIO: 'Play a recording',
      REWRITE_INTERACTION_RULES: 'Change the replies to viewers',
      SHOW_LAYER: 'Show a layer',
      REFRESH_OUTPUT_URL: 'Change where the stream goes',
      GET_LIVE_JOB_CONFIG_INFO: 'The task’s configuration',
    },
    about: {
      INSERT_PLAY_AUDIO: 'The avatar moves its lips to the recording. Picture and background stay.',
      REWRITE_INTERACTION_RULES: 'For this livestream only; the room keeps its own rules.',
      SHOW_LAYER: 'Shows what a rule of this livestream shows with its reply.',
      REFRESH_OUTPUT_URL: 'The stream leaves the old address at once and goes to this one.',
      GET_LIVE_JOB_CONFIG_INFO: 'As the running task has it, with what was changed since it began.',
    },
    send: 'Send',
    sending: 'Sending…',
    cancel: 'Cancel',
    close: 'Close',
    loading: 'Reading the task…',
    offline: 'This cannot be sent now. What you filled in stays here.',
    waits: 'An earlier answer is still awaited.',
    audioUrl: 'Address of the recording',
    library: 'Choose from the library',
    when: 'When',
    playType: { PLAY_NOW: 'At once', INSERT: 'After this sentence', APPEND: 'At the end of the queue' },
    who: 'Who',
    role: { STREAMER: 'Streamer', CO_STREAMER: 'Co-streamer' },
    urlMissing: 'Enter an address.',
    urlWrong: (schemes) => `Enter a whole address that begins with ${schemes}.`,
    urlLong: 'The address may have at most 2,048 characters.',
    noAddress: 'The library gives no address for this recording. Choose another, or enter an address.',
    rule: (name) => `Rule ${isolate(name)}`,
    unnamed: (number) => `without a name (${number})`,
    on: 'Replies',
    replies: 'What is said, a line for each reply',
    noRules: 'This livestream has no rules for replies.',
    noLayers: 'No rule of this livestream shows a layer.',
    unchanged: 'Nothing has been changed yet.',
    changed:
      'Somebody else changed the same meanwhile, and that was not overwritten. Open this form again to see it.',
    layer: 'Layer of the rule',
    other: 'Other…',
    json: 'Parameters (LiveGuideRuleInfo) as JSON',
    jsonWrong: 'This is not a JSON object with something in it.',
    outputUrl: 'Address (RTMP)',
    streamKey: 'Stream key',
    violation: (member, rule) => `${member} ${rule}.`,
    summary: {
      room: 'Room',
      scenes: 'Scenes',
      paragraphs: 'Paragraphs',
      rules: 'Rules in use',
      output: 'Stream goes to',
    },
    none: 'none',
    all: 'All of it, without keys',
  },
  zh: {
    title: {
      INSERT_PLAY_AUDIO: '播放录音',
      REWRITE_INTERACTION_RULES: '修改互动规则',
      SHOW_LAYER: '展示素材',
      REFRESH_OUTPUT_URL: '更换推流地址',
      GET_LIVE_JOB_CONFIG_INFO: '任务配置',
    },
    about: {
      INSERT_PLAY_AUDIO: '数字人按录音对口型，画面与背景不变。',
      REWRITE_INTERACTION_RULES: '仅对本场直播生效，直播间自身的规则不变。',
      SHOW_LAYER: '展示本场直播某条规则回复时所配的素材。',
      REFRESH_OUTPUT_URL: '直播流立即离开原地址，推送到新地址。',
      GET_LIVE_JOB_CONFIG_INFO: '正在运行的任务的当前配置，包含开播后的改动。',
    },
    send: '发送',
    sending: '正在发送…',
    cancel: '取消',
    close: '关闭',
    loading: '正在读取任务…',
    offline: '现在无法发送。已填写的内容会保留。',
    waits: '仍在等待上一次应答。',
    audioUrl: '录音地址',
    library: '从资产库选择',
    when: '时机',
    playType: { PLAY_NOW: '立即', INSERT: '本句之后', APPEND: '队列末尾' },
    who: '角色',
    role: { STREAMER: '主播', CO_STREAMER: '助播' },
    urlMissing: '请输入地址。',
    urlWrong: (schemes) => `请输入以 ${schemes} 开头的完整地址。`,
    urlLong: '地址最多 2048 个字符。',
    noAddress: '资产库没有提供此录音的地址。请另选一个，或直接输入地址。',
    rule: (name) => `规则“${isolate(name)}”`,
    unnamed: (number) => `未命名（${number}）`,
    on: '启用回复',
    replies: '回复内容，每行一条',
    noRules: '本场直播没有互动规则。',
    noLayers: '本场直播没有展示素材的规则。',
    unchanged: '尚未修改。',
    changed: '期间有其他人修改了相同内容，未被覆盖。请重新打开此表单查看。',
    layer: '规则的素材',
    other: '其他…',
    json: '参数（LiveGuideRuleInfo），JSON 格式',
    jsonWrong: '这不是有内容的 JSON 对象。',
    outputUrl: '推流地址（RTMP）',
    streamKey: '推流密钥',
    violation: (member, rule) => `${member}：${rule}`,
    summary: { room: '直播间', scenes: '场景', paragraphs: '段落', rules: '启用的规则', output: '推流到' },
    none: '无',
    all: '全部内容（不含密钥）',
  },
};
