/** The texts of the command forms. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';
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
  unchanged: string;
  changed: string;
  layer: string;
  json: string;
  jsonWrong: string;
  advanced: string;
  jsonCounts: string;
  useFields: string;
  newLayer: string;
  sceneLayer: (scene: string, number: number) => string;
  kind: string;
  kinds: Record<'IMAGE' | 'VIDEO' | 'TEXT', string>;
  source: string;
  sourceMissing: string;
  sourceWrong: string;
  words: string;
  wordsMissing: string;
  place: string;
  places: Record<string, string>;
  width: string;
  seconds: string;
  secondsWrong: string;
  outputUrl: string;
  streamKey: string;
  keyKept: string;
  urlMasked: string;
  violation: (rule: string) => string;
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
      SHOW_LAYER: 'Shows a picture, video or text over the livestream for a while.',
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
    unnamed: (number) => `Unnamed (${grouped(number)})`,
    on: 'Replies',
    replies: 'Replies, one per line',
    noRules: 'This livestream has no auto-reply rules.',
    unchanged: 'No changes yet.',
    changed:
      'Someone else changed this in the meantime, so yours wasn’t sent. Reopen this form to see the latest version.',
    layer: 'Layer',
    advanced: 'Advanced',
    json: 'Parameters as JSON',
    jsonCounts: 'This is sent instead of the fields above.',
    useFields: 'Use the fields',
    newLayer: 'New layer',
    sceneLayer: (scene, number) => `Scene ${isolate(scene)}, layer ${grouped(number)}`,
    kind: 'Type',
    kinds: { IMAGE: 'Picture', VIDEO: 'Video', TEXT: 'Text' },
    source: 'Address or asset ID',
    sourceMissing: 'Enter an address or asset ID, or choose from the library.',
    sourceWrong: 'Enter an address that begins with https:// or http://, or an asset ID.',
    words: 'Text',
    wordsMissing: 'Enter a text.',
    place: 'Position',
    places: {
      TOP_LEFT: 'Top left',
      TOP_RIGHT: 'Top right',
      CENTER: 'Center',
      BOTTOM_LEFT: 'Bottom left',
      BOTTOM_RIGHT: 'Bottom right',
      FULL: 'Full picture',
    },
    width: 'Width (% of the picture)',
    seconds: 'Duration (seconds)',
    secondsWrong: 'Enter a duration from 1 to 3,600 seconds.',
    jsonWrong: 'Enter a JSON object that isn’t empty.',
    outputUrl: 'Address (RTMP)',
    streamKey: 'Stream key',
    keyKept: 'Leave the key empty to keep the current one on the same server.',
    urlMasked: 'Replace ••• with the key, or enter a whole new address.',
    violation: (rule) => `One value ${rule}.`,
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
      SHOW_LAYER: '在直播画面上短时展示图片、视频或文字。',
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
    unnamed: (number) => `未命名（${grouped(number)}）`,
    on: '启用回复',
    replies: '回复内容，每行一条',
    noRules: '本场直播没有自动回复规则。',
    unchanged: '尚未修改。',
    changed: '相同内容已被他人修改，您的修改未发送。请重新打开此表单查看最新内容。',
    layer: '图层',
    advanced: '高级',
    json: '参数（JSON 格式）',
    jsonCounts: '将以此内容发送，不使用上方的选项。',
    useFields: '使用上方选项',
    newLayer: '新图层',
    sceneLayer: (scene, number) => `场景“${isolate(scene)}”的图层 ${grouped(number)}`,
    kind: '类型',
    kinds: { IMAGE: '图片', VIDEO: '视频', TEXT: '文字' },
    source: '地址或素材 ID',
    sourceMissing: '请输入地址或素材 ID，或从资产库选择。',
    sourceWrong: '请输入以 https:// 或 http:// 开头的地址，或素材 ID。',
    words: '文字内容',
    wordsMissing: '请输入文字。',
    place: '位置',
    places: {
      TOP_LEFT: '左上',
      TOP_RIGHT: '右上',
      CENTER: '居中',
      BOTTOM_LEFT: '左下',
      BOTTOM_RIGHT: '右下',
      FULL: '铺满画面',
    },
    width: '宽度（画面的 %）',
    seconds: '展示时长（秒）',
    secondsWrong: '请输入 1 至 3,600 秒的时长。',
    jsonWrong: '请输入非空的 JSON 对象。',
    outputUrl: '推流地址（RTMP）',
    streamKey: '推流密钥',
    keyKept: '推流域名不变时，密钥留空即沿用当前密钥。',
    urlMasked: '请将 ••• 替换为密钥，或输入完整的新地址。',
    violation: (rule) => `有一项内容不符合要求（${rule}）。`,
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
