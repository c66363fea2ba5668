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
    save: 'Done',
    queue: 'Waiting to be sent',
    offline: 'You’re offline. What you send waits here and is sent once when you’re back online.',
    waitFor: 'Give up after',
    waits: { 30: '30 seconds', 60: '1 minute', 120: '2 minutes', 300: '5 minutes' },
    until: (time, left) => `Expires at ${time}${left ? ` (${left})` : ''}`,
    stage: {
      waiting: 'Waiting until you’re back online',
      sending: 'Sending…',
      checking: 'Connection dropped. Checking whether it was sent…',
      unknown: 'May not have been sent',
      accepted: 'Accepted, waiting to be spoken',
      playing: 'Speaking',
      done: 'Spoken',
      failed: 'Not sent',
    },
    inLine: 'Waiting to be sent…',
    carriedOut: 'Completed',
    unsent: {
      expired: 'Not sent: expired',
      cancelled: 'Not sent: canceled',
      closed: 'Not sent: the page was closed',
      ended: 'Not sent: the livestream had ended',
    },
    here: 'You',
    elsewhere: 'Another window',
    unknownOutcome: 'Check on air whether it was spoken before you resend it.',
    foreignReplies: (count, times) =>
      count === 1
        ? `A reply finished at ${times}; it may have been this one.`
        : `${count} replies finished (${times}); one may have been this one.`,
    sendAgain: 'Edit and resend',
    resend: 'Resend',
    copy: 'Reuse',
    undo: 'Undo',
    find: 'Find',
    noneFound: 'No matches.',
    coStreamer: 'Co-host',
    earlier: (count) => `Show ${count} earlier`,
    andMore: (count) => `and ${count} more`,
    showMore: (count) => `Show ${count} more`,
    gone: 'Not sent: it expired, or the livestream ended. Your text is still here.',
  },
  zh: {
    cancel: '取消',
    edit: '编辑',
    save: '完成',
    queue: '等待发送',
    offline: '当前离线。发送的内容会在此等待，联网后自动发送一次。',
    waitFor: '最多等待',
    waits: { 30: '30 秒', 60: '1 分钟', 120: '2 分钟', 300: '5 分钟' },
    until: (time, left) => `${time} 过期${left ? `（${left}）` : ''}`,
    stage: {
      waiting: '等待联网',
      sending: '正在发送…',
      checking: '连接中断，正在核实是否已发送…',
      unknown: '可能未发送',
      accepted: '已接受，等待播报',
      playing: '播报中',
      done: '已播报',
      failed: '未发送',
    },
    inLine: '等待发送…',
    carriedOut: '已执行',
    unsent: {
      expired: '未发送：已过期',
      cancelled: '未发送：已取消',
      closed: '未发送：页面已关闭',
      ended: '未发送：直播已结束',
    },
    here: '我',
    elsewhere: '其他窗口',
    unknownOutcome: '请先在直播中确认是否已播报，再决定是否重新发送。',
    foreignReplies: (count, times) => `此后有 ${count} 条其他来源的回复播报完毕（${times}），可能包含本条。`,
    sendAgain: '编辑后重新发送',
    resend: '重新发送',
    copy: '再次使用',
    undo: '撤销',
    find: '查找',
    noneFound: '未找到匹配结果。',
    coStreamer: '助播',
    earlier: (count) => `显示更早的 ${count} 条`,
    andMore: (count) => `另有 ${count} 条`,
    showMore: (count) => `再显示 ${count} 条`,
    gone: '未发送：已过期或直播已结束。您的文字仍保留在此。',
  },
};
