/** The texts of the queue and the log. */
import type { CommandStage, UnsentReason } from '../../../live/index.js';
import type { Messages } from '../../../ui/index.js';

/** The texts of queue and log in one language. */
export interface LogMessages {
  cancel: string;
  edit: string;
  save: string;
  queue: string;
  offline: string;
  waitFor: string;
  waits: Record<string, string>;
  until: (time: string, left?: string) => string;
  stage: Record<Exclude<CommandStage, 'unsent'>, string>;
  inLine: string;
  carriedOut: string;
  unsent: Record<UnsentReason, string>;
  here: string;
  elsewhere: string;
  unknownOutcome: string;
  foreignReplies: (count: number, times: string) => string;
  sendAgain: string;
  resend: string;
  copy: string;
  undo: string;
  find: string;
  noneFound: string;
  coStreamer: string;
  earlier: (count: number) => string;
  /** Commands of the queue that are not shown. */
  andMore: (count: number) => string;
  showMore: (count: number) => string;
  gone: string;
}

/** The texts in both languages. */
export const messages: Messages<LogMessages> = {
  en: {
    cancel: 'Cancel',
    edit: 'Edit',
    save: 'Keep',
    queue: 'Waiting to be sent',
    offline: 'You are offline. What you send waits here and leaves once, when you are online again.',
    waitFor: 'Wait for',
    waits: { 30: '30 seconds', 60: '1 minute', 120: '2 minutes', 300: '5 minutes' },
    until: (time, left) => `Not sent after ${time}${left ? ` (${left})` : ''}`,
    stage: {
      waiting: 'Waiting until you are online',
      sending: 'Sending…',
      checking: 'The answer was lost. Checking whether it was sent…',
      unknown: 'Not known whether it was sent',
      accepted: 'Accepted, waiting to be spoken',
      playing: 'Being spoken now',
      done: 'Spoken',
      failed: 'Not sent',
    },
    inLine: 'Waiting to be sent…',
    carriedOut: 'Carried out',
    unsent: {
      expired: 'Not sent: its moment had passed',
      cancelled: 'Not sent: taken back',
      closed: 'Not sent: the page was closed while it waited',
      ended: 'Not sent: the livestream had ended',
    },
    here: 'This tab',
    elsewhere: 'Another tab',
    unknownOutcome: 'Listen whether it is spoken before you send it again.',
    foreignReplies: (count, times) =>
      count === 1
        ? `A reply whose sender is not known here ended at ${times}; it may have been this one.`
        : `${count} replies whose sender is not known here ended (${times}); one may have been this one.`,
    sendAgain: 'Edit and send again',
    resend: 'Send again',
    copy: 'Copy to the field',
    undo: 'Undo',
    find: 'Find',
    noneFound: 'Nothing found.',
    coStreamer: 'Co-streamer',
    earlier: (count) => `Show ${count} earlier`,
    andMore: (count) => `and ${count} more`,
    showMore: (count) => `Show ${count} more`,
    gone: 'It waits no longer: its moment passed, or the livestream ended. Your text is still here.',
  },
  zh: {
    cancel: '取消',
    edit: '编辑',
    save: '保留',
    queue: '等待发送',
    offline: '当前离线。发送的内容会在此等待，联网后只发送一次。',
    waitFor: '最多等待',
    waits: { 30: '30 秒', 60: '1 分钟', 120: '2 分钟', 300: '5 分钟' },
    until: (time, left) => `${time} 之后不再发送${left ? `（${left}）` : ''}`,
    stage: {
      waiting: '等待联网',
      sending: '正在发送…',
      checking: '应答丢失，正在核实是否已发送…',
      unknown: '不确定是否已发送',
      accepted: '已接受，等待播报',
      playing: '正在播报',
      done: '已播报',
      failed: '未发送',
    },
    inLine: '等待发送…',
    carriedOut: '已执行',
    unsent: {
      expired: '未发送：已错过时机',
      cancelled: '未发送：已撤回',
      closed: '未发送：等待期间页面被关闭',
      ended: '未发送：直播已结束',
    },
    here: '本标签页',
    elsewhere: '其他标签页',
    unknownOutcome: '请先确认是否已播报，再决定是否重新发送。',
    foreignReplies: (count, times) =>
      `此后有 ${count} 条来源不明的回复播报完毕（${times}），其中可能包括这一条。`,
    sendAgain: '编辑后重新发送',
    resend: '重新发送',
    copy: '复制到输入框',
    undo: '撤销',
    find: '查找',
    noneFound: '没有找到。',
    coStreamer: '助播',
    earlier: (count) => `显示更早的 ${count} 条`,
    andMore: (count) => `另有 ${count} 条`,
    showMore: (count) => `再显示 ${count} 条`,
    gone: '此条已不再等待：已错过时机或直播已结束。您的文字仍保留在此。',
  },
};
