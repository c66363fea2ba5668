/** The texts of the details. */
import { grouped, type Messages } from '../../../ui/index.js';

interface DetailsMessages {
  stream: Record<string, string>;
  streamUnknown: string;
  streamLabel: string;
  noOutput: string;
  now: string;
  next: string;
  nextWritten: string;
  reply: string;
  round: (index: number, total: number) => string;
  notReported: string;
  notReportedSince: (time: string) => string;
  lastKnown: (what: string) => string;
  total: string;
  streamed: string;
  startedAt: string;
  lastStream: string;
  roomOff: string;
  roomBlocked: string;
  liftBlock: string;
  streamLost: string;
  jobId: string;
  script: string;
  paragraphs: (count: number) => string;
  opening: string;
  destination: string;
  past: string;
  confirmed: (age: string) => string;
  notConfirmed: (time: string, age: string) => string;
  refresh: string;
}

/** The texts in both languages. */
export const detailsMessages: Messages<DetailsMessages> = {
  en: {
    stream: {
      CONNECTING: 'Connecting to the platform',
      CONNECTED: 'Delivering',
      DISCONNECTED: 'Not reaching the platform',
      RECONNECTING: 'Connection lost, reconnecting',
      END: 'Stream ended',
    },
    streamUnknown: 'Waiting for status',
    streamLabel: 'Stream',
    noOutput: 'No output address. The stream won’t reach any platform.',
    now: 'Now',
    next: 'Next',
    nextWritten: 'Next in the script',
    reply: 'Replying to a viewer',
    round: (index, total) => `Paragraph ${grouped(index)} of ${grouped(total)} in this round`,
    notReported: 'Waiting for the first paragraph',
    notReportedSince: (time) => `No update since ${time}`,
    lastKnown: (what) => `last seen: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    total: 'Duration',
    streamed: 'Delivered',
    startedAt: 'Started',
    lastStream: 'Last stream',
    roomOff: 'This room isn’t available.',
    roomBlocked: 'This room has been blocked.',
    liftBlock: 'Ask support to lift the block.',
    streamLost:
      'Viewers may see nothing: the stream isn’t reaching the platform. Reconnecting automatically; if it doesn’t recover, check the output address and the stream key.',
    jobId: 'Task',
    script: 'Script',
    paragraphs: (count) => (count === 1 ? '1 paragraph' : `${grouped(count)} paragraphs`),
    opening: 'Starts with',
    destination: 'Destination',
    past: 'Past streams',
    confirmed: (age) => `Updated ${age} ago`,
    notConfirmed: (time, age) => `No update since ${time} (${age})`,
    refresh: 'Refresh',
  },
  zh: {
    stream: {
      CONNECTING: '正在连接直播平台',
      CONNECTED: '推流正常',
      DISCONNECTED: '推流已中断',
      RECONNECTING: '推流中断，正在重连',
      END: '推流已结束',
    },
    streamUnknown: '等待状态上报',
    streamLabel: '推流',
    noOutput: '未设置推流地址，直播画面不会推送到任何直播平台。',
    now: '播报中',
    next: '下一段',
    nextWritten: '剧本中的下一段',
    reply: '正在回复观众',
    round: (index, total) => `本轮第 ${grouped(index)} 段，共 ${grouped(total)} 段`,
    notReported: '等待播报状态上报',
    notReportedSince: (time) => `${time} 起未更新`,
    lastKnown: (what) => `最后状态：${what}`,
    total: '直播时长',
    streamed: '推流时长',
    startedAt: '开播时间',
    lastStream: '上一场直播',
    roomOff: '该直播间不可用。',
    roomBlocked: '该直播间已被冻结。',
    liftBlock: '请联系技术支持解除冻结。',
    streamLost:
      '观众可能看不到画面：推流未到达直播平台。系统正在自动重连；若未恢复，请检查推流地址和推流密钥。',
    jobId: '任务',
    script: '剧本',
    paragraphs: (count) => `${grouped(count)} 段`,
    opening: '开场段落',
    destination: '推流地址',
    past: '历史直播',
    confirmed: (age) => `${age}前更新`,
    notConfirmed: (time, age) => `${age}未更新（最后 ${time}）`,
    refresh: '刷新',
  },
};
