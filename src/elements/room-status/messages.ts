/** What the status says. */
import type { LivePhase } from '../../live/index.js';
import type { Messages } from '../../ui/locale.js';

interface StatusMessages {
  phase: Record<LivePhase, string>;
  stream: Record<string, string>;
  streamUnknown: string;
  warning: Record<string, string>;
  warnings: string;
  noProvider: string;
  noRoom: string;
  start: string;
  starting: string;
  looking: string;
  past: string;
  round: (index: number, total: number) => string;
  stop: string;
  stopping: string;
  confirmStop: string;
  endNow: string;
  keepGoing: string;
  checking: string;
  unconfirmedStop: string;
  unconfirmedStart: string;
  now: string;
  next: string;
  notReported: string;
  streamLabel: string;
  streamLost: string;
  total: string;
  streamed: string;
  startedAt: string;
  lastStream: string;
  confirmed: (time: string) => string;
  notConfirmed: (time: string, age: string) => string;
  refresh: string;
  roomOff: string;
  roomBlocked: string;
  noOutput: string;
  jobId: string;
}

export const messages: Messages<StatusMessages> = {
  en: {
    phase: {
      unknown: 'Not known yet',
      idle: 'Not on air',
      starting: 'Starting…',
      waiting: 'Waiting to go on air',
      'on-air': 'On air',
      stopping: 'Stopping…',
      ended: 'Ended',
      failed: 'Failed',
      blocked: 'Blocked by the service',
    },
    stream: {
      CONNECTING: 'Connecting to the platform',
      CONNECTED: 'Arriving at the platform',
      DISCONNECTED: 'Stream is not arriving',
      RECONNECTING: 'Stream dropped, connecting again',
      END: 'Stream has ended',
    },
    streamUnknown: 'Not reported yet',
    warning: {
      TOO_LESSS_SCRIPT_ITEMS: 'The script has few paragraphs: viewers will hear repeats. Add some.',
      TOO_SHORT_SCRIPT_TIME: 'The script is short: viewers will hear repeats. Make it longer.',
      TOO_LESS_DANMAKU_RULES: 'There are few rules that answer viewers. Add some to the room.',
      RANDOM_PLAY_CLOSED: 'Paragraphs play in the same order each round. Turn on random play.',
      ROTATION_MODEL_CLOSED: 'One avatar is on all the time. Name backup avatars to rotate.',
    },
    warnings: 'Worth knowing',
    noProvider: 'Not connected: put this element inside an mss-provider.',
    noRoom: 'No room chosen.',
    start: 'Start',
    starting: 'Starting…',
    looking: 'Checking…',
    past: 'Past streams',
    round: (index, total) => `Paragraph ${index} of ${total} in this round`,
    stop: 'Stop',
    stopping: 'Stopping…',
    confirmStop: 'End this livestream for all viewers?',
    endNow: 'End the stream',
    keepGoing: 'Keep going',
    checking: 'The answer was lost. Checking with the service what became of it…',
    unconfirmedStop: 'The service has not confirmed the stop. It may still be on air: try again.',
    unconfirmedStart: 'The service has not confirmed the start.',
    now: 'Now',
    next: 'Next',
    notReported: 'Which paragraph is spoken has not been reported yet',
    streamLabel: 'Stream',
    streamLost:
      'Viewers may see nothing: the stream does not reach the platform. It connects again by itself; if it does not, check the output address and the stream key.',
    total: 'Duration',
    streamed: 'Reached the platform for',
    startedAt: 'Started',
    lastStream: 'Last stream',
    confirmed: (time) => `Confirmed ${time}`,
    notConfirmed: (time, age) => `Not confirmed since ${time} (${age} ago)`,
    refresh: 'Refresh',
    roomOff: 'This room is not available.',
    roomBlocked: 'This room has been blocked.',
    noOutput: 'No output address is set: the stream will reach no platform.',
    jobId: 'Task',
  },
  zh: {
    phase: {
      unknown: '状态未知',
      idle: '未开播',
      starting: '正在开播…',
      waiting: '等待开播',
      'on-air': '直播中',
      stopping: '正在停播…',
      ended: '已结束',
      failed: '失败',
      blocked: '已被平台冻结',
    },
    stream: {
      CONNECTING: '正在连接直播平台',
      CONNECTED: '推流正常',
      DISCONNECTED: '推流已中断',
      RECONNECTING: '推流中断，正在重连',
      END: '推流已结束',
    },
    streamUnknown: '尚未上报',
    warning: {
      TOO_LESSS_SCRIPT_ITEMS: '剧本段落较少，观众会听到重复内容。建议增加段落。',
      TOO_SHORT_SCRIPT_TIME: '剧本时长较短，观众会听到重复内容。建议延长剧本。',
      TOO_LESS_DANMAKU_RULES: '弹幕互动规则较少。建议为直播间增加规则。',
      RANDOM_PLAY_CLOSED: '每轮按相同顺序播放。建议开启随机播放。',
      ROTATION_MODEL_CLOSED: '始终使用同一主播。建议配置备用主播轮换。',
    },
    warnings: '请注意',
    noProvider: '未连接：请将此组件放在 mss-provider 内。',
    noRoom: '未选择直播间。',
    start: '开播',
    starting: '正在开播…',
    looking: '正在检查…',
    past: '历史直播',
    round: (index, total) => `本轮第 ${index} 段，共 ${total} 段`,
    stop: '停播',
    stopping: '正在停播…',
    confirmStop: '要为所有观众结束本场直播吗？',
    endNow: '结束直播',
    keepGoing: '继续直播',
    checking: '未收到答复，正在向服务查询结果…',
    unconfirmedStop: '服务尚未确认停播，可能仍在直播中，请重试。',
    unconfirmedStart: '服务尚未确认开播。',
    now: '正在播',
    next: '下一段',
    notReported: '尚未上报正在讲的段落',
    streamLabel: '推流',
    streamLost: '观众可能看不到画面：推流未到达平台。系统会自动重连；若未恢复，请检查推流地址和推流密钥。',
    total: '直播时长',
    streamed: '推流时长',
    startedAt: '开播时间',
    lastStream: '上一场直播',
    confirmed: (time) => `${time} 已确认`,
    notConfirmed: (time, age) => `自 ${time} 起未确认（${age} 前）`,
    refresh: '刷新',
    roomOff: '该直播间不可用。',
    roomBlocked: '该直播间已被冻结。',
    noOutput: '未设置推流地址，直播不会到达任何平台。',
    jobId: '任务',
  },
};
