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
    noProvider: 'Not connected: sign in, or put this element inside an mss-provider.',
    noRoom: 'No room chosen.',
    start: 'Start',
    checking: 'Checking…',
    stop: 'Stop',
    confirmStop: 'End this livestream for all viewers?',
    endNow: 'End the stream',
    keepGoing: 'Keep going',
    waitingToSend: 'Waiting to be sent…',
    reconciling: 'The answer was lost. Checking with the service what became of it…',
    notStarted: 'The start did not reach the service: nothing was started. Start again.',
    retry: 'Try again',
    unconfirmedStop: 'The service has not confirmed the stop in 30 s. It may still be on air.',
    unconfirmedStart: 'The service has not confirmed the start.',
    unknownSince: (time) => `Not known since ${time}`,
    lastKnown: (what) => `Last known: ${what}`,
    startElsewhere: 'Started in another tab.',
    stopElsewhere: 'Stopped in another tab.',
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
    noProvider: '未连接：请登录，或将此组件放在 mss-provider 内。',
    noRoom: '未选择直播间。',
    start: '开播',
    checking: '正在检查…',
    stop: '停播',
    confirmStop: '要为所有观众结束本场直播吗？',
    endNow: '结束直播',
    keepGoing: '继续直播',
    waitingToSend: '等待发送…',
    reconciling: '未收到答复，正在向服务查询结果…',
    notStarted: '开播请求未到达服务，没有开播。请重新开播。',
    retry: '重试',
    unconfirmedStop: '服务尚未确认停播，已过 30 秒，可能仍在直播中。',
    unconfirmedStart: '服务尚未确认开播。',
    unknownSince: (time) => `自 ${time} 起状态未知`,
    lastKnown: (what) => `最后已知：${what}`,
    startElsewhere: '在另一个标签页中已发起开播。',
    stopElsewhere: '在另一个标签页中已发起停播。',
  },
};
