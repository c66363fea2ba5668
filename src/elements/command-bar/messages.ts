/** The texts of the command bar; lazily loaded parts have their own. */
import type { LivePhase } from '../../live/index.js';
import { grouped, type Messages } from '../../ui/index.js';

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
  undoHint: (seconds: number) => string;
  characters: (count: string, limit: string) => string;
}

/** The texts in both languages. */
export const messages: Messages<CommandMessages> = {
  en: {
    label: 'Say something now',
    placeholder: 'Answer a viewer…',
    send: 'Send',
    sending: 'Sending…',
    when: 'Timing',
    playType: { PLAY_NOW: 'Interrupt now', INSERT: 'After this sentence', APPEND: 'At the end' },
    who: 'Speaker',
    role: { STREAMER: 'Host', CO_STREAMER: 'Co-host' },
    tools: 'Formatting',
    tool: { break: 'Pause', phoneme: 'Pronunciation', emotion: 'Emotion' },
    commands: 'More actions',
    rundown: 'Rundown',
    retry: 'Try again',
    quickReplies: 'Quick replies',
    moreReplies: (count) => `Show ${grouped(count)} more`,
    find: 'Find',
    noneFound: 'No matches.',
    history: 'Sent',
    empty: 'What you send shows up here.',
    blocked: {
      unknown: 'Checking whether the room is on air. You can send once it is.',
      idle: 'The room is not on air. Start the livestream to speak to viewers.',
      starting: 'The livestream is starting. You can send as soon as it is on air.',
      waiting: 'The livestream is waiting to go on air. You can send as soon as it does.',
      stopping: 'The livestream is stopping. You can start it again once it has ended.',
      ended: 'The livestream has ended. Start it again to speak to viewers.',
      failed: 'The livestream failed. Start it again to speak to viewers.',
      blocked: 'MetaStudio blocked the livestream. Contact support to find out why and get it unblocked.',
    },
    unread: 'You can send once the room is on air.',
    otherTask: 'This livestream is over. If another one is on air, switch to that one.',
    disabled: 'Sending is turned off on this page.',
    stale: (time) => `Last seen on air at ${time}. The livestream may have ended since.`,
    noProvider: 'Not connected: sign in, or put this element inside an mss-provider.',
    noRoom: 'No room selected.',
    hint: 'Enter sends, Shift+Enter starts a new line.',
    undoHint: (seconds) => `You can undo for ${grouped(seconds)} s.`,
    characters: (count, limit) => `${count} of ${limit} characters`,
  },
  zh: {
    label: '立即播报',
    placeholder: '回复观众…',
    send: '发送',
    sending: '正在发送…',
    when: '播报时机',
    playType: { PLAY_NOW: '立即插播', INSERT: '本句播完后', APPEND: '排到最后' },
    who: '角色',
    role: { STREAMER: '主播', CO_STREAMER: '助播' },
    tools: '播报效果',
    tool: { break: '停顿', phoneme: '读音', emotion: '情感' },
    commands: '更多操作',
    rundown: '播报列表',
    retry: '重试',
    quickReplies: '快捷回复',
    moreReplies: (count) => `再显示 ${grouped(count)} 条`,
    find: '查找',
    noneFound: '未找到匹配结果。',
    history: '发送记录',
    empty: '发送的内容会显示在这里。',
    blocked: {
      unknown: '正在确认直播间是否已开播，开播后即可发送。',
      idle: '直播间未开播，开播后即可回复观众。',
      starting: '正在开播，开播后即可发送。',
      waiting: '等待开播中，开播后即可发送。',
      stopping: '正在停播，停播后可重新开播。',
      ended: '直播已结束，重新开播后即可回复观众。',
      failed: '直播异常中断，重新开播后即可回复观众。',
      blocked: '直播已被 MetaStudio 冻结，请联系技术支持了解原因并解冻。',
    },
    unread: '直播间开播后即可发送。',
    otherTask: '本场直播已结束。如有其他直播正在进行，请切换到该场直播。',
    disabled: '此页面已关闭发送功能。',
    stale: (time) => `${time} 时仍在直播中，此后可能已结束。`,
    noProvider: '未连接：请登录，或将此组件放在 mss-provider 内。',
    noRoom: '未选择直播间。',
    hint: '按 Enter 发送，按 Shift+Enter 换行。',
    undoHint: (seconds) => `发送后 ${grouped(seconds)} 秒内可撤销。`,
    characters: (count, limit) => `${count} / ${limit} 字符`,
  },
};

/** Names of the commands; a command that is not listed is shown by the service's name. */
export const commandNames: Messages<Record<string, string>> = {
  en: {
    INSERT_PLAY_SCRIPT: 'Send a reply',
    INSERT_PLAY_AUDIO: 'Play a recording',
    REWRITE_PLAY_SCRIPT: 'Change the rundown',
    REWRITE_INTERACTION_RULES: 'Auto-replies',
    GET_CURRENT_PLAYING_SCRIPTS: 'Refresh the rundown',
    SHOW_LAYER: 'Show a layer',
    REFRESH_OUTPUT_URL: 'Change destination',
    GET_LIVE_JOB_CONFIG_INFO: 'Stream settings',
  },
  zh: {
    INSERT_PLAY_SCRIPT: '发送回复',
    INSERT_PLAY_AUDIO: '播放录音',
    REWRITE_PLAY_SCRIPT: '修改播报列表',
    REWRITE_INTERACTION_RULES: '自动回复',
    GET_CURRENT_PLAYING_SCRIPTS: '刷新播报列表',
    SHOW_LAYER: '展示图层',
    REFRESH_OUTPUT_URL: '更换推流地址',
    GET_LIVE_JOB_CONFIG_INFO: '直播设置',
  },
};
