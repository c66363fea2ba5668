/** The texts about a start or stop that failed or is not confirmed: what is true now, then the reason. */
import type { Messages } from '../../../ui/index.js';

interface OutcomeMessages {
  /** With the time if it is a while ago. */
  stopFailed: (time: string) => string;
  startFailed: (time: string) => string;
  stopUnconfirmed: string;
  startUnconfirmed: string;
  stopUnsent: string;
  startUnsent: string;
  stillOnAir: string;
  /** If the state cannot be read: when it was last seen. */
  wasOnAir: (time: string) => string;
  stillQueued: string;
  wasQueued: (time: string) => string;
  nothingStarted: string;
  mayBeOnAir: string;
  dropped: string;
  checking: string;
  stopLost: string;
  stopUnread: string;
  stopAccepted: string;
  startLost: string;
  startUnread: string;
  inLine: string;
  stopElsewhere: string;
  startElsewhere: string;
  stopAgain: string;
  startAgain: string;
}

/** The texts in both languages. */
export const outcomeMessages: Messages<OutcomeMessages> = {
  en: {
    stopFailed: (time) => (time ? `Stop failed at ${time}.` : 'Stop failed.'),
    startFailed: (time) => (time ? `Start failed at ${time}.` : 'Start failed.'),
    stopUnconfirmed: 'Stop not confirmed.',
    startUnconfirmed: 'Start not confirmed.',
    stopUnsent: 'Stop not sent yet.',
    startUnsent: 'Start not sent yet.',
    stillOnAir: 'The livestream is still on air.',
    wasOnAir: (time) => `The livestream was still on air at ${time}.`,
    stillQueued: 'The livestream is still waiting to go on air.',
    wasQueued: (time) => `The livestream was still waiting to go on air at ${time}.`,
    nothingStarted: 'Nothing was started.',
    mayBeOnAir: 'The livestream may be on air.',
    dropped: 'Connection dropped.',
    checking: 'Checking whether it went through…',
    stopLost: 'The stop did not arrive, or is taking unusually long. It’s safe to stop again.',
    stopUnread: 'The current state can’t be read either. It’s safe to stop again.',
    stopAccepted: 'MetaStudio accepted the stop but has not ended the livestream. It’s safe to stop again.',
    startLost: 'The start did not reach MetaStudio.',
    startUnread: 'Still checking. Wait for the result before you start again.',
    inLine: 'There are too many requests right now. It will be sent as soon as possible.',
    stopElsewhere: 'Another window is stopping this livestream.',
    startElsewhere: 'Another window is starting a livestream in this room.',
    stopAgain: 'Stop again',
    startAgain: 'Start again',
  },
  zh: {
    stopFailed: (time) => (time ? `${time} 停播失败。` : '停播失败。'),
    startFailed: (time) => (time ? `${time} 开播失败。` : '开播失败。'),
    stopUnconfirmed: '停播未确认。',
    startUnconfirmed: '开播未确认。',
    stopUnsent: '停播请求尚未发出。',
    startUnsent: '开播请求尚未发出。',
    stillOnAir: '直播仍在进行。',
    wasOnAir: (time) => `截至 ${time} 直播仍在进行。`,
    stillQueued: '直播仍在等待开播。',
    wasQueued: (time) => `截至 ${time} 直播仍在等待开播。`,
    nothingStarted: '未开播。',
    mayBeOnAir: '可能已在直播。',
    dropped: '连接中断。',
    checking: '正在核实请求是否生效…',
    stopLost: '停播请求未送达，或处理时间过长。可放心再次停播。',
    stopUnread: '暂时无法获取最新状态。可放心再次停播。',
    stopAccepted: 'MetaStudio 已受理停播，但直播尚未结束。可放心再次停播。',
    startLost: '开播请求未送达 MetaStudio。',
    startUnread: '仍在确认中，请等待结果后再开播。',
    inLine: '当前请求过多，将尽快自动发出。',
    stopElsewhere: '其他窗口正在停播。',
    startElsewhere: '其他窗口正在开播。',
    stopAgain: '再次停播',
    startAgain: '再次开播',
  },
};
