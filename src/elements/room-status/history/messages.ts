/** The texts of past streams. */
import type { Messages } from '../../../ui/index.js';

interface HistoryMessages {
  outcome: Record<string, string>;
  none: string;
  loading: string;
  more: string;
  duration: (clock: string) => string;
  streamed: (clock: string) => string;
  neverStarted: string;
}

/** The texts in both languages. */
export const historyMessages: Messages<HistoryMessages> = {
  en: {
    outcome: {
      WAITING: 'Waiting',
      PROCESSING: 'On air',
      SUCCEED: 'Ended',
      FAILED: 'Failed',
      CANCELED: 'Canceled',
      BLOCKED: 'Blocked by MetaStudio',
    },
    none: 'This room has not been on air yet.',
    loading: 'Loading past streams…',
    more: 'Show more',
    duration: (clock) => `${clock} on air`,
    streamed: (clock) => `${clock} delivered`,
    neverStarted: 'Never on air',
  },
  zh: {
    outcome: {
      WAITING: '等待中',
      PROCESSING: '直播中',
      SUCCEED: '已结束',
      FAILED: '失败',
      CANCELED: '已取消',
      BLOCKED: '已被 MetaStudio 冻结',
    },
    none: '该直播间还未开播过。',
    loading: '正在加载历史直播…',
    more: '显示更多',
    duration: (clock) => `直播 ${clock}`,
    streamed: (clock) => `推流 ${clock}`,
    neverStarted: '未开播',
  },
};
