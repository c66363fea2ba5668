/** The texts of the command bar; lazily loaded parts have their own. */
import type { LivePhase } from '../../live/index.js';
import type { Messages } from '../../ui/index.js';

/** The texts in one language. */
export interface CommandMessages {
  label: string;
  placeholder: string;
  send: string;
  sending: string;
  when: string;
  playType: Record<string, string>;
  who: string;
  role: Record<string, string>;
  tools: string;
  tool: Record<string, string>;
  commands: string;
  rundown: string;
  retry: string;
  quickReplies: string;
  moreReplies: (count: number) => string;
  find: string;
  noneFound: string;
  placeholders: Record<string, string>;
  fillIn: string;
  cancel: string;
  history: string;
  empty: string;
  blocked: Record<Exclude<LivePhase, 'on-air'>, string>;
  unread: string;
  otherTask: string;
  disabled: string;
  stale: (time: string) => string;
  noProvider: string;
  noRoom: string;
  hint: string;
  characters: (count: string, limit: string) => string;
}

/** The texts in both languages. */
export const messages: Messages<CommandMessages> = {
  en: {
    label: 'Say something now',
    placeholder: 'Answer a viewer…',
    send: 'Send',
    sending: 'Sending…',
    when: 'When',
    playType: { PLAY_NOW: 'At once', INSERT: 'After this sentence', APPEND: 'At the end of the queue' },
    who: 'Who',
    role: { STREAMER: 'Streamer', CO_STREAMER: 'Co-streamer' },
    tools: 'How it is said',
    tool: { break: 'Pause', phoneme: 'Pronunciation', emotion: 'Emotion' },
    commands: 'All commands',
    rundown: 'Run-down',
    retry: 'Try again',
    quickReplies: 'Quick replies',
    moreReplies: (count) => `Show ${count} more`,
    find: 'Find',
    noneFound: 'Nothing found.',
    placeholders: { viewer: 'Viewer', product: 'Product' },
    fillIn: 'Fill in, then send',
    cancel: 'Cancel',
    history: 'Sent',
    empty: 'What you send appears here.',
    blocked: {
      unknown: 'The state of the room is not known yet. You can send once it is seen to be on air.',
      idle: 'The room is not on air. Start the livestream to speak to viewers.',
      starting: 'The livestream is starting. You can send as soon as it is on air.',
      waiting: 'The livestream is waiting to go on air. You can send as soon as it is.',
      stopping: 'The livestream is ending. When it has ended, it can be started again.',
      ended: 'The livestream has ended. Start it again to speak to viewers.',
      failed: 'The livestream failed. Start it again to speak to viewers.',
      blocked: 'The livestream was blocked by the service. Its support can say why, and lift that.',
    },
    unread: 'You can send once the room is seen to be on air.',
    otherTask:
      'This bar belongs to a livestream that is over. If another is on air, open the bar of that one.',
    disabled: 'Sending is switched off on this page.',
    stale: (time) => `Last confirmed on air at ${time}. The livestream may have ended since.`,
    noProvider: 'Not connected: sign in, or put this element inside an mss-provider.',
    noRoom: 'No room chosen.',
    hint: 'Enter sends, Shift+Enter starts a new line.',
    characters: (count, limit) => `${count} of ${limit} characters`,
  },
  zh: {
    label: '立即播报',
    placeholder: '回复观众…',
    send: '发送',
    sending: '正在发送…',
    when: '时机',
    playType: { PLAY_NOW: '立即', INSERT: '本句之后', APPEND: '队列末尾' },
    who: '角色',
    role: { STREAMER: '主播', CO_STREAMER: '助播' },
    tools: '表达方式',
    tool: { break: '停顿', phoneme: '读音', emotion: '情绪' },
    commands: '全部命令',
    rundown: '播报单',
    retry: '重试',
    quickReplies: '快捷回复',
    moreReplies: (count) => `再显示 ${count} 条`,
    find: '查找',
    noneFound: '没有找到。',
    placeholders: { viewer: '观众', product: '商品' },
    fillIn: '填写后发送',
    cancel: '取消',
    history: '发送记录',
    empty: '发送的内容会显示在这里。',
    blocked: {
      unknown: '尚未获取直播间状态，确认开播后即可发送。',
      idle: '直播间未开播。开播后即可与观众对话。',
      starting: '正在开播，开播后即可发送。',
      waiting: '正在等待开播，开播后即可发送。',
      stopping: '直播正在结束，结束后可重新开播。',
      ended: '直播已结束。重新开播后即可与观众对话。',
      failed: '直播失败。重新开播后即可与观众对话。',
      blocked: '直播已被平台冻结，请联系平台客服了解原因并解除。',
    },
    unread: '确认直播间开播后即可发送。',
    otherTask: '此面板所属的直播已结束。如有其他直播正在进行，请打开对应的面板。',
    disabled: '此页面已关闭发送。',
    stale: (time) => `上次确认开播：${time}。此后直播可能已结束。`,
    noProvider: '未连接：请登录，或将此组件放在 mss-provider 内。',
    noRoom: '未选择直播间。',
    hint: '按 Enter 发送，Shift+Enter 换行。',
    characters: (count, limit) => `${count} / ${limit} 字符`,
  },
};

/** Names of the commands; a command that is not listed is shown by the service's name. */
export const commandNames: Messages<Record<string, string>> = {
  en: {
    INSERT_PLAY_SCRIPT: 'Say something',
    INSERT_PLAY_AUDIO: 'Play a recording',
    REWRITE_PLAY_SCRIPT: 'Rewrite what comes',
    REWRITE_INTERACTION_RULES: 'Change the replies to viewers',
    GET_CURRENT_PLAYING_SCRIPTS: 'Read the current round',
    SHOW_LAYER: 'Show a layer',
    REFRESH_OUTPUT_URL: 'Change where the stream goes',
    GET_LIVE_JOB_CONFIG_INFO: 'Show the task’s configuration',
  },
  zh: {
    INSERT_PLAY_SCRIPT: '播报文字',
    INSERT_PLAY_AUDIO: '播放录音',
    REWRITE_PLAY_SCRIPT: '改写未播内容',
    REWRITE_INTERACTION_RULES: '修改互动规则',
    GET_CURRENT_PLAYING_SCRIPTS: '查询当前轮次',
    SHOW_LAYER: '展示素材',
    REFRESH_OUTPUT_URL: '更换推流地址',
    GET_LIVE_JOB_CONFIG_INFO: '查看任务配置',
  },
};
