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
  mayNotStart: string;
  mayNotStop: string;
  stopAgain: string;
  /** Between the state and what is said besides it. */
  dash: string;
  stopping: string;
  /** The response to a stop was lost, or nothing came of it. */
  stopUnconfirmed: string;
  /** MetaStudio refused the last stop. */
  stopFailed: string;
  confirmStop: string;
  endNow: string;
  keepGoing: string;
  waitingToSend: string;
  unknownSince: (time: string) => string;
  lastKnown: (what: string) => string;
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
    mayNotStart: 'You may not start livestreams here.',
    mayNotStop: 'You may not stop livestreams here.',
    stopAgain: 'Stop again',
    dash: ' – ',
    stopping: 'stopping…',
    stopUnconfirmed: 'stop not confirmed',
    stopFailed: 'stop failed',
    confirmStop: 'End this livestream for all viewers?',
    endNow: 'End the stream',
    keepGoing: 'Keep going',
    waitingToSend: 'Waiting to be sent…',
    unknownSince: (time) => `Connection lost at ${time}`,
    lastKnown: (what) => `last seen ${what.charAt(0).toLowerCase()}${what.slice(1).replace('…', '')}`,
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
    mayNotStart: '您没有在此开播的权限。',
    mayNotStop: '您没有在此停播的权限。',
    stopAgain: '再次停播',
    dash: ' · ',
    stopping: '正在停播…',
    stopUnconfirmed: '停播未确认',
    stopFailed: '停播失败',
    confirmStop: '确定结束本场直播吗？观众将无法继续观看。',
    endNow: '结束直播',
    keepGoing: '继续直播',
    waitingToSend: '等待发送…',
    unknownSince: (time) => `${time} 连接中断`,
    lastKnown: (what) => `最后状态：${what}`,
  },
};
