/** The texts of the shop's page in English and Chinese. */
const words: Record<string, readonly [en: string, zh: string]> = {
  language: ['Language', '语言'],
  theme: ['Theme', '主题'],
  themeAuto: ['System', '跟随系统'],
  themeLight: ['Light', '浅色'],
  themeDark: ['Dark', '深色'],
  navigation: ['Navigation', '导航'],
  livestreams: ['Livestreams', '直播'],
  article: ['Article', '文章示例'],
  rooms: ['Rooms', '直播间'],
  newRoom: ['New room', '新建直播间'],
  newStream: ['New livestream', '新建直播'],
  newStreamHint: [
    'Choose an avatar, a voice and a background, write the script, then create the room.',
    '选择数字人、音色和背景，写好剧本，然后创建直播间。',
  ],
  avatar: ['Avatar', '数字人'],
  voice: ['Voice', '音色'],
  background: ['Background', '背景'],
  script: ['Script', '剧本'],
  room: ['Room', '直播间'],
  roomName: ['Room name', '直播间名称'],
  outputUrl: ['Output address (RTMP)', '推流地址（RTMP）'],
  streamKey: ['Stream key', '推流密钥'],
  createRoom: ['Create room', '创建直播间'],
  creating: ['Creating…', '正在创建…'],
  incomplete: ['Please complete:', '请填写：'],
  desk: ['Live desk', '直播控制台'],
  status: ['Status', '状态'],
  replies: ['Answer viewers', '回复观众'],
  offline: [
    'The shop can’t be reached. Nothing you typed is lost. Try again.',
    '无法连接到商城后台。已输入的内容不会丢失，请重试。',
  ],
  requestId: ['Request ID', '请求 ID'],
};

/** The text of a key in the page's language; an unknown key is returned as it is. */
export function t(key: string): string {
  const [en, zh] = words[key] ?? [key, key];
  return document.documentElement.lang.startsWith('zh') ? zh : en;
}

/** Sets the texts of all elements with `data-t`, and the labels of those with `data-label`. */
export function translate(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-t]'))
    element.textContent = t(element.dataset['t'] ?? '');
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset['label'] ?? ''));
  }
}
