/** The texts of the alarms. */
import type { AlarmKind } from '../../../live/index.js';
import type { Messages } from '../../../ui/index.js';

interface AlarmMessages {
  alarms: string;
  /** In the element, whose notices say more. */
  kinds: Record<AlarmKind, string>;
  /** In a notification, which stands alone. */
  sentences: Record<AlarmKind, string>;
  since: (time: string) => string;
  acknowledge: string;
  acknowledged: string;
  sound: string;
  notification: string;
  soundWaits: string;
  notificationDenied: string;
  title: (room: string) => string;
  clear: string;
  clearStream: string;
  clearStatus: string;
  clearEnded: string;
  close: string;
}

/** The texts in both languages. */
export const alarmMessages: Messages<AlarmMessages> = {
  en: {
    alarms: 'Alarms',
    kinds: {
      'stream-lost': 'Stream lost',
      'task-failed': 'Livestream failed',
      'task-blocked': 'Livestream blocked',
      'stop-failed': 'Stop failed',
      'stop-unconfirmed': 'Stop not confirmed',
      'status-unreadable': 'No update for over a minute',
    },
    sentences: {
      'stream-lost': 'Stream lost. Viewers may see nothing.',
      'task-failed': 'The livestream has failed.',
      'task-blocked': 'MetaStudio has blocked the livestream.',
      'stop-failed': 'Stop failed. The livestream is still on air.',
      'stop-unconfirmed': 'Stop not confirmed. The livestream may still be on air.',
      'status-unreadable': 'No update for over a minute. Check the livestream on the live platform.',
    },
    since: (time) => `since ${time}`,
    acknowledge: 'Acknowledge',
    acknowledged: 'Acknowledged',
    sound: 'Sound',
    notification: 'Notification',
    soundWaits: 'Sound is on, but the browser is holding it back: click or press any key on this page.',
    notificationDenied:
      'This site isn’t allowed to show notifications. Allow them in the browser’s site settings, next to the address, then turn this on again.',
    title: (room) => `Alarm: ${room}`,
    clear: 'All clear. There are no more alarms.',
    clearStream: 'All clear. The stream is being delivered again.',
    clearStatus: 'All clear. The status is up to date again.',
    clearEnded: 'All clear. The livestream has ended.',
    close: 'Close',
  },
  zh: {
    alarms: '异常提醒',
    kinds: {
      'stream-lost': '推流中断',
      'task-failed': '直播失败',
      'task-blocked': '直播已被冻结',
      'stop-failed': '停播失败',
      'stop-unconfirmed': '停播未确认',
      'status-unreadable': '状态超过 1 分钟未更新',
    },
    sentences: {
      'stream-lost': '推流中断，观众可能看不到画面。',
      'task-failed': '直播失败，已停止播出。',
      'task-blocked': '直播已被 MetaStudio 冻结。',
      'stop-failed': '停播失败，仍在直播中。',
      'stop-unconfirmed': '停播未确认，可能仍在直播中。',
      'status-unreadable': '状态已超过 1 分钟未更新，请到直播平台查看直播情况。',
    },
    since: (time) => `${time} 起`,
    acknowledge: '知道了',
    acknowledged: '已知晓',
    sound: '提示音',
    notification: '系统通知',
    soundWaits: '提示音已开启，但浏览器暂未允许发声：请点击页面任意处或按任意键。',
    notificationDenied: '浏览器未允许本站发送通知。请在地址栏旁的网站设置中允许通知，然后重新开启。',
    title: (room) => `异常提醒：${room}`,
    clear: '异常已解除。',
    clearStream: '异常已解除：推流恢复正常。',
    clearStatus: '异常已解除：状态恢复更新。',
    clearEnded: '异常已解除：直播已结束。',
    close: '关闭',
  },
};
