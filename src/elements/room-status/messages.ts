/** The texts of the room status. */
import type { LivePhase } from '../../live/index.js';
import type { Messages } from '../../ui/index.js';

interface StatusMessages {
  phase: Record<LivePhase, string>;
  noProvider: string;
  noRoom: string;
  start: string;
  checking: string;
  stop: string;
  confirmStop: string;
  endNow: string;
  keepGoing: string;
  waitingToSend: string;
  reconciling: string;
  notStarted: string;
  retry: string;
  unconfirmedStop: string;
  unconfirmedStart: string;
  unknownSince: (time: string) => string;
  lastKnown: (what: string) => string;
  startElsewhere: string;
  stopElsewhere: string;
}

/** The texts in both languages. */
export const messages: Messages<StatusMessages> = {
  en: {
    phase: {
      unknown: 'Checking…',
      idle: 'Not on air',
      starting: 'Starting…',
      waiting: 'Waiting to go on air',
      'on-air': 'On air',
      stopping: 'Stopping…',
      ended: 'Ended',
      failed: 'Failed',
      blocked: 'Blocked by MetaStudio',
    },
    noProvider: 'Not connected: sign in, or put this element inside an mss-provider.',
    noRoom: 'No room selected.',
    start: 'Start',
    checking: 'Checking…',
    stop: 'Stop',
    confirmStop: 'End this livestream for all viewers?',
    endNow: 'End the stream',
    keepGoing: 'Keep going',
    waitingToSend: 'Waiting to be sent…',
    reconciling: 'Connection dropped. Checking whether it went through…',
    notStarted: 'The livestream did not start: the request was not sent. Try again.',
    retry: 'Try again',
    unconfirmedStop: 'The stop has not been confirmed for 30 s. The livestream may still be on air.',
    unconfirmedStart: 'The start has not been confirmed yet.',
    unknownSince: (time) => `Connection lost at ${time}`,
    lastKnown: (what) => `last seen ${what.charAt(0).toLowerCase()}${what.slice(1).replace('…', '')}`,
    startElsewhere: 'Started in another window.',
    stopElsewhere: 'Stopped in another window.',
  },
  zh: {
    phase: {
      unknown: '正在获取状态…',
      idle: '未开播',
      starting: '正在开播…',
      waiting: '等待开播',
      'on-air': '直播中',
      stopping: '正在停播…',
      ended: '已结束',
      failed: '失败',
      blocked: '已被 MetaStudio 冻结',
    },
    noProvider: '未连接：请登录，或将此组件放在 mss-provider 内。',
    noRoom: '未选择直播间。',
    start: '开播',
    checking: '正在检查…',
    stop: '停播',
    confirmStop: '确定结束本场直播吗？观众将无法继续观看。',
    endNow: '结束直播',
    keepGoing: '继续直播',
    waitingToSend: '等待发送…',
    reconciling: '连接中断，正在核实是否已生效…',
    notStarted: '未开播成功，请重试。',
    retry: '重试',
    unconfirmedStop: '停播请求已发出 30 秒，仍未确认，可能仍在直播中。',
    unconfirmedStart: '开播请求尚未确认。',
    unknownSince: (time) => `${time} 起连接中断`,
    lastKnown: (what) => `最后状态：${what}`,
    startElsewhere: '已在其他窗口发起开播。',
    stopElsewhere: '已在其他窗口发起停播。',
  },
};
