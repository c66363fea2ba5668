/** The texts of the details. */
import type { Messages } from '../../../ui/index.js';

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
  warning: Record<string, string>;
  warnings: string;
  total: string;
  streamed: string;
  startedAt: string;
  lastStream: string;
  roomOff: string;
  roomBlocked: string;
  streamLost: string;
  jobId: string;
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
      CONNECTED: 'Arriving at the platform',
      DISCONNECTED: 'Stream is not arriving',
      RECONNECTING: 'Stream dropped, connecting again',
      END: 'Stream has ended',
    },
    streamUnknown: 'Not reported yet',
    streamLabel: 'Stream',
    noOutput: 'No output address is set: the stream will reach no platform.',
    now: 'Now',
    next: 'Next',
    nextWritten: 'Next as written',
    reply: 'A reply to viewers',
    round: (index, total) => `Paragraph ${index} of ${total} in this round`,
    notReported: 'Which paragraph is spoken has not been reported yet',
    notReportedSince: (time) => `Nothing reported since ${time}`,
    lastKnown: (what) => `Last known: ${what}`,
    warning: {
      TOO_LESS_SCRIPT_ITEMS: 'The script has few paragraphs: viewers will hear repeats. Add some.',
      TOO_LESSS_SCRIPT_ITEMS: 'The script has few paragraphs: viewers will hear repeats. Add some.',
      TOO_SHORT_SCRIPT_TIME: 'The script is short: viewers will hear repeats. Make it longer.',
      TOO_LESS_DANMAKU_RULES: 'There are few rules that answer viewers. Add some to the room.',
      RANDOM_PLAY_CLOSED: 'Paragraphs play in the same order each round. Turn on random play.',
      ROTATION_MODEL_CLOSED: 'One avatar is on all the time. Name backup avatars to rotate.',
    },
    warnings: 'Worth knowing',
    total: 'Duration',
    streamed: 'Streamed',
    startedAt: 'Started',
    lastStream: 'Last stream',
    roomOff: 'This room is not available.',
    roomBlocked: 'This room has been blocked.',
    streamLost:
      'Viewers may see nothing: the stream does not reach the platform. It connects again by itself; if it does not, check the output address and the stream key.',
    jobId: 'Task',
    past: 'Past streams',
    confirmed: (age) => `Confirmed ${age} ago`,
    notConfirmed: (time, age) => `Not confirmed since ${time} (${age} ago)`,
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
    streamUnknown: '尚未上报',
    streamLabel: '推流',
    noOutput: '未设置推流地址，直播不会到达任何平台。',
    now: '正在播',
    next: '下一段',
    nextWritten: '剧本下一段',
    reply: '正在回复观众',
    round: (index, total) => `本轮第 ${index} 段，共 ${total} 段`,
    notReported: '尚未上报正在讲的段落',
    notReportedSince: (time) => `自 ${time} 起没有上报`,
    lastKnown: (what) => `最后已知：${what}`,
    warning: {
      TOO_LESS_SCRIPT_ITEMS: '剧本段落较少，观众会听到重复内容。建议增加段落。',
      TOO_LESSS_SCRIPT_ITEMS: '剧本段落较少，观众会听到重复内容。建议增加段落。',
      TOO_SHORT_SCRIPT_TIME: '剧本时长较短，观众会听到重复内容。建议延长剧本。',
      TOO_LESS_DANMAKU_RULES: '弹幕互动规则较少。建议为直播间增加规则。',
      RANDOM_PLAY_CLOSED: '每轮按相同顺序播放。建议开启随机播放。',
      ROTATION_MODEL_CLOSED: '始终使用同一主播。建议配置备用主播轮换。',
    },
    warnings: '请注意',
    total: '直播时长',
    streamed: '推流时长',
    startedAt: '开播时间',
    lastStream: '上一场直播',
    roomOff: '该直播间不可用。',
    roomBlocked: '该直播间已被冻结。',
    streamLost: '观众可能看不到画面：推流未到达平台。系统会自动重连；若未恢复，请检查推流地址和推流密钥。',
    jobId: '任务',
    past: '历史直播',
    confirmed: (age) => `${age} 前已确认`,
    notConfirmed: (time, age) => `自 ${time} 起未确认（${age} 前）`,
    refresh: '刷新',
  },
};
