/** The texts of the queue and the log. */
import { grouped, type Messages } from '../../../ui/index.js';

/** The columns of the exported log. */
export type LogColumn =
  | 'time'
  | 'kind'
  | 'text'
  | 'outcome'
  | 'sender'
  | 'timing'
  | 'sent_at'
  | 'accepted_at'
  | 'spoken_at'
  | 'error'
  | 'error_code'
  | 'request_id'
  | 'job_id'
  | 'command_id';

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
  /** What failed, and what is true now: of a text, and of any other command. */
  notHeard: string;
  notChanged: string;
  delayed: (seconds: number) => string;
  /** The same with what Escape does, for screen readers. */
  delayedTold: (seconds: number) => string;
  undoKey: string;
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
  showAll: string;
  outcome: string;
  allOutcomes: string;
  kind: string;
  allKinds: string;
  /** Headings and name of the export. */
  table: Record<'file' | LogColumn, string>;
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
    notHeard: 'Send failed. Viewers have not heard it.',
    notChanged: 'Send failed. Nothing changed on air.',
    delayed: (seconds) => `Sending in ${grouped(seconds)} s`,
    delayedTold: (seconds) => `Sending in ${grouped(seconds)} s. Press Esc to undo.`,
    undoKey: 'Press Esc to undo.',
    here: 'You',
    elsewhere: 'Another window',
    unknownOutcome: 'Check on air whether it was spoken before you resend it.',
    foreignReplies: (count, times) =>
      count === 1
        ? `A reply finished at ${times}; it may have been this one.`
        : `${grouped(count)} replies finished (${times}); one may have been this one.`,
    sendAgain: 'Edit and resend',
    resend: 'Resend',
    copy: 'Reuse',
    undo: 'Undo',
    find: 'Find',
    noneFound: 'No matches.',
    showAll: 'Show all',
    outcome: 'Outcome',
    allOutcomes: 'All outcomes',
    kind: 'Type',
    allKinds: 'All types',
    table: {
      file: 'Sent to the livestream',
      time: 'Time',
      kind: 'Type',
      text: 'Text',
      outcome: 'Outcome',
      sender: 'Sender',
      timing: 'Timing',
      sent_at: 'Sent at',
      accepted_at: 'Accepted at',
      spoken_at: 'Spoken at',
      error: 'Reason',
      error_code: 'Error code',
      request_id: 'Request ID',
      job_id: 'Task ID',
      command_id: 'Command ID',
    },
    coStreamer: 'Co-host',
    earlier: (count) => `Show ${grouped(count)} earlier`,
    andMore: (count) => `and ${grouped(count)} more`,
    showMore: (count) => `Show ${grouped(count)} more`,
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
    notHeard: '发送失败。观众未听到此内容。',
    notChanged: '发送失败。直播内容未变。',
    delayed: (seconds) => `${grouped(seconds)} 秒后发送`,
    delayedTold: (seconds) => `${grouped(seconds)} 秒后发送。按 Esc 可撤销。`,
    undoKey: '按 Esc 可撤销。',
    here: '我',
    elsewhere: '其他窗口',
    unknownOutcome: '请先在直播中确认是否已播报，再决定是否重新发送。',
    foreignReplies: (count, times) =>
      `此后有 ${grouped(count)} 条其他来源的回复播报完毕（${times}），可能包含本条。`,
    sendAgain: '编辑后重新发送',
    resend: '重新发送',
    copy: '再次使用',
    undo: '撤销',
    find: '查找',
    noneFound: '未找到匹配结果。',
    showAll: '显示全部',
    outcome: '结果',
    allOutcomes: '全部结果',
    kind: '类型',
    allKinds: '全部类型',
    table: {
      file: '直播发送记录',
      time: '时间',
      kind: '类型',
      text: '内容',
      outcome: '结果',
      sender: '发送方',
      timing: '播报时机',
      sent_at: '发送时间',
      accepted_at: '接受时间',
      spoken_at: '播报完成时间',
      error: '原因',
      error_code: '错误码',
      request_id: '请求 ID',
      job_id: '任务 ID',
      command_id: '命令 ID',
    },
    coStreamer: '助播',
    earlier: (count) => `显示更早的 ${grouped(count)} 条`,
    andMore: (count) => `另有 ${grouped(count)} 条`,
    showMore: (count) => `再显示 ${grouped(count)} 条`,
    gone: '未发送：已过期或直播已结束。您的文字仍保留在此。',
  },
};
