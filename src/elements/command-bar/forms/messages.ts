/** The texts of the command forms. */
import { isolate, type Messages } from '../../../ui/index.js';
import type { FormName } from './form-names.js';

/** The texts of the forms in one language. */
export interface FormMessages {
  title: Record<FormName, string>;
  about: Record<FormName, string>;
  send: string;
  sending: string;
  failed: string;
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
      REWRITE_INTERACTION_RULES: 'Auto-replies',
      SHOW_LAYER: 'Show a layer',
      REFRESH_OUTPUT_URL: 'Change destination',
      GET_LIVE_JOB_CONFIG_INFO: 'Stream settings',
    },
    about: {
      INSERT_PLAY_AUDIO: 'The avatar lip-syncs to the recording. The picture stays the same.',
      REWRITE_INTERACTION_RULES: 'For this livestream only. The room keeps its own rules.',
      SHOW_LAYER: 'Shows the layer of one of this livestream’s auto-reply rules.',
      REFRESH_OUTPUT_URL:
        'The stream stops going to the current address immediately and goes to the new one.',
      GET_LIVE_JOB_CONFIG_INFO:
        'The settings of the running livestream, including changes made since it started.',
    },
    send: 'Send',
    sending: 'Sending…',
    failed: 'Send failed. Nothing changed on air.',
    cancel: 'Cancel',
    close: 'Close',
    loading: 'Loading…',
    offline: 'Can’t be sent right now. What you entered stays here.',
    waits: 'Still waiting for the previous response.',
    audioUrl: 'Address of the recording',
    library: 'Choose from the library',
    when: 'Timing',
    playType: { PLAY_NOW: 'Interrupt now', INSERT: 'After this sentence', APPEND: 'At the end' },
    who: 'Speaker',
    role: { STREAMER: 'Host', CO_STREAMER: 'Co-host' },
    urlMissing: 'Enter an address.',
    urlWrong: (schemes) => `Enter a full address that begins with ${schemes}.`,
    urlLong: 'The address is too long. Use up to 2,048 characters.',
    noAddress: 'This recording has no address in the library. Choose another, or enter an address.',
    rule: (name) => `Rule ${isolate(name)}`,
    unnamed: (number) => `Unnamed (${number})`,
    on: 'Replies',
    replies: 'Replies, one per line',
    noRules: 'This livestream has no auto-reply rules.',
    noLayers: 'No auto-reply rule of this livestream shows a layer.',
    unchanged: 'No changes yet.',
    changed:
      'Someone else changed this in the meantime, so yours wasn’t sent. Reopen this form to see the latest version.',
    layer: 'Layer of the rule',
    other: 'Other…',
    json: 'Parameters (LiveGuideRuleInfo) as JSON',
    jsonWrong: 'Enter a JSON object that isn’t empty.',
    outputUrl: 'Address (RTMP)',
    streamKey: 'Stream key',
    violation: (member, rule) => `${member} ${rule}`,
    summary: {
      room: 'Room',
      scenes: 'Scenes',
      paragraphs: 'Paragraphs',
      rules: 'Auto-replies in use',
      output: 'Destination',
    },
    none: 'None',
    all: 'All settings, without keys',
  },
  zh: {
    title: {
      INSERT_PLAY_AUDIO: '播放录音',
      REWRITE_INTERACTION_RULES: '自动回复',
      SHOW_LAYER: '展示图层',
      REFRESH_OUTPUT_URL: '更换推流地址',
      GET_LIVE_JOB_CONFIG_INFO: '直播设置',
    },
    about: {
      INSERT_PLAY_AUDIO: '数字人按录音对口型，画面不变。',
      REWRITE_INTERACTION_RULES: '仅对本场直播生效，不影响直播间的规则。',
      SHOW_LAYER: '展示本场直播某条自动回复规则中的图层。',
      REFRESH_OUTPUT_URL: '立即停止向原地址推流，改推新地址。',
      GET_LIVE_JOB_CONFIG_INFO: '本场直播的当前设置，包含开播后的改动。',
    },
    send: '发送',
    sending: '正在发送…',
    failed: '发送失败。直播内容未变。',
    cancel: '取消',
    close: '关闭',
    loading: '正在加载…',
    offline: '暂时无法发送，已填写的内容会保留。',
    waits: '正在等待上一次响应。',
    audioUrl: '录音地址',
    library: '从资产库选择',
    when: '播报时机',
    playType: { PLAY_NOW: '立即插播', INSERT: '本句播完后', APPEND: '排到最后' },
    who: '角色',
    role: { STREAMER: '主播', CO_STREAMER: '助播' },
    urlMissing: '请输入地址。',
    urlWrong: (schemes) => `请输入以 ${schemes} 开头的完整地址。`,
    urlLong: '地址过长，最多 2,048 个字符。',
    noAddress: '资产库中没有此录音的地址，请另选一个或直接输入地址。',
    rule: (name) => `规则“${isolate(name)}”`,
    unnamed: (number) => `未命名（${number}）`,
    on: '启用回复',
    replies: '回复内容，每行一条',
    noRules: '本场直播没有自动回复规则。',
    noLayers: '本场直播没有可展示图层的规则。',
    unchanged: '尚未修改。',
    changed: '相同内容已被他人修改，您的修改未发送。请重新打开此表单查看最新内容。',
    layer: '规则的图层',
    other: '其他…',
    json: '参数（LiveGuideRuleInfo），JSON 格式',
    jsonWrong: '请输入非空的 JSON 对象。',
    outputUrl: '推流地址（RTMP）',
    streamKey: '推流密钥',
    violation: (member, rule) => `${member}：${rule}`,
    summary: {
      room: '直播间',
      scenes: '场景',
      paragraphs: '段落',
      rules: '启用的自动回复',
      output: '推流地址',
    },
    none: '无',
    all: '全部设置（不含密钥）',
  },
};
