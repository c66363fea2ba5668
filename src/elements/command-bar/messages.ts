/** What the command bar says. */
import type { CommandStage, LivePhase } from '../../live/index.js';
import type { Messages } from '../../ui/locale.js';

interface CommandMessages {
  label: string;
  placeholder: string;
  send: string;
  sending: string;
  when: string;
  playType: Record<string, string>;
  who: string;
  role: Record<string, string>;
  quickReplies: string;
  history: string;
  empty: string;
  stage: Record<CommandStage, string>;
  blocked: Record<Exclude<LivePhase, 'on-air'>, string>;
  noProvider: string;
  noRoom: string;
  unknownOutcome: string;
  sendAgain: string;
  hint: string;
  characters: (count: string, limit: string) => string;
}

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
    quickReplies: 'Quick replies',
    history: 'Sent',
    empty: 'What you send appears here.',
    stage: {
      sending: 'Sending…',
      accepted: 'Accepted, waiting to be spoken',
      done: 'Spoken',
      failed: 'Not sent',
      unknown: 'Not known whether it was sent',
    },
    blocked: {
      unknown: 'The state of the room is not known yet.',
      idle: 'The room is not on air. Start the livestream to speak to viewers.',
      starting: 'The livestream is starting. You can send as soon as it is on air.',
      waiting: 'The livestream is waiting to go on air. You can send as soon as it is.',
      stopping: 'The livestream is ending.',
      ended: 'The livestream has ended. Start it again to speak to viewers.',
      failed: 'The livestream failed. Start it again to speak to viewers.',
      blocked: 'The livestream was blocked by the service.',
    },
    noProvider: 'Not connected: put this element inside an mss-provider.',
    noRoom: 'No room chosen.',
    unknownOutcome: 'Listen whether it is spoken before you send it again.',
    sendAgain: 'Edit and send again',
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
    quickReplies: '快捷回复',
    history: '发送记录',
    empty: '发送的内容会显示在这里。',
    stage: {
      sending: '正在发送…',
      accepted: '已接受，等待播报',
      done: '已播报',
      failed: '未发送',
      unknown: '不确定是否已发送',
    },
    blocked: {
      unknown: '尚未获取直播间状态。',
      idle: '直播间未开播。开播后即可与观众对话。',
      starting: '正在开播，开播后即可发送。',
      waiting: '正在等待开播，开播后即可发送。',
      stopping: '直播正在结束。',
      ended: '直播已结束。重新开播后即可与观众对话。',
      failed: '直播失败。重新开播后即可与观众对话。',
      blocked: '直播已被平台冻结。',
    },
    noProvider: '未连接：请将此组件放在 mss-provider 内。',
    noRoom: '未选择直播间。',
    unknownOutcome: '请先确认是否已播报，再决定是否重新发送。',
    sendAgain: '编辑后重新发送',
    hint: '按 Enter 发送，Shift+Enter 换行。',
    characters: (count, limit) => `${count} / ${limit} 字符`,
  },
};
