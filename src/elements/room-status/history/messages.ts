/** The texts of past streams. */
import { grouped, type Messages } from '../../../ui/index.js';
import type { TaskEnd } from './task-end.js';

/** The columns of the exported list. */
export type TaskColumn =
  | 'job_id'
  | 'outcome'
  | 'end'
  | 'start_time'
  | 'end_time'
  | 'duration'
  | 'stream_duration'
  | 'replies'
  | 'unsent_replies'
  | 'error'
  | 'error_code';

interface HistoryMessages {
  outcome: Record<string, string>;
  end: Record<TaskEnd, string>;
  none: string;
  loading: string;
  duration: (time: string) => string;
  streamed: (time: string) => string;
  neverStarted: string;
  jobId: string;
  copy: string;
  copied: string;
  notCopied: string;
  replies: (count: number) => string;
  unsent: (count: number) => string;
  andMore: (count: number) => string;
  /** Headings and name of the export. */
  table: Record<'file' | TaskColumn, string>;
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
    end: {
      person: 'Stopped by a person',
      canceled: 'Stopped by a person before it went on air',
      limit: 'Stopped automatically at its time limit',
      rounds: 'All rounds played, unless someone stopped it in another browser',
      ended: 'Stopped by a person, or all rounds played',
      timeout: 'Timed out: the stream didn’t come back in time',
      failed: 'Ended by an error',
      blocked: 'Ended by MetaStudio',
    },
    none: 'This room has not been on air yet.',
    loading: 'Loading past streams…',
    duration: (time) => `${time} on air`,
    streamed: (time) => `${time} delivered`,
    neverStarted: 'Never on air',
    jobId: 'Task ID',
    copy: 'Copy task ID',
    copied: 'Copied',
    notCopied: 'Press Ctrl+C to copy',
    replies: (count) => (count === 1 ? '1 reply' : `${grouped(count)} replies`),
    unsent: (count) => `${grouped(count)} not sent`,
    andMore: (count) => `and ${grouped(count)} more`,
    table: {
      file: 'Past streams',
      job_id: 'Task ID',
      outcome: 'Outcome',
      end: 'How it ended',
      start_time: 'Started',
      end_time: 'Ended at',
      duration: 'On air (seconds)',
      stream_duration: 'Delivered (seconds)',
      replies: 'Number of replies',
      unsent_replies: 'Replies not sent',
      error: 'Reason',
      error_code: 'Error code',
    },
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
    end: {
      person: '手动停播',
      canceled: '开播前手动取消',
      limit: '达到自动停播时长',
      rounds: '全部轮次播完（也可能在其他浏览器停播）',
      ended: '手动停播，或全部轮次播完',
      timeout: '超时：推流中断后未能及时恢复',
      failed: '因错误结束',
      blocked: '由 MetaStudio 结束',
    },
    none: '该直播间还未开播过。',
    loading: '正在加载历史直播…',
    duration: (time) => `直播 ${time}`,
    streamed: (time) => `推流 ${time}`,
    neverStarted: '未开播',
    jobId: '任务 ID',
    copy: '复制任务 ID',
    copied: '已复制',
    notCopied: '请按 Ctrl+C 复制',
    replies: (count) => `${grouped(count)} 条回复`,
    unsent: (count) => `${grouped(count)} 条未发送`,
    andMore: (count) => `另有 ${grouped(count)} 条`,
    table: {
      file: '历史直播',
      job_id: '任务 ID',
      outcome: '结果',
      end: '结束方式',
      start_time: '开播时间',
      end_time: '结束时间',
      duration: '直播时长（秒）',
      stream_duration: '推流时长（秒）',
      replies: '回复数',
      unsent_replies: '未发送的回复数',
      error: '原因',
      error_code: '错误码',
    },
  },
};
