/** The texts of the run-down. */
import { isolate, type Messages } from '../../../ui/index.js';

/** The texts in one language. */
export interface RundownMessages {
  name: string;
  refresh: string;
  reading: string;
  empty: string;
  state: Record<'past' | 'current' | 'next' | 'upcoming', string>;
  change: Record<'edit' | 'remove' | 'add', string>;
  stale: string;
  recording: string;
  untitled: string;
  edit: string;
  remove: string;
  restore: string;
  add: string;
  title: string;
  text: string;
  keep: string;
  cancel: string;
  send: (count: number) => string;
  sending: string;
  discard: string;
  begun: string;
  changed: string;
  actionLabel: (action: string, title: string) => string;
}

/** The texts in both languages. */
export const messages: Messages<RundownMessages> = {
  en: {
    name: 'Run-down of this round',
    refresh: 'Read again',
    reading: 'Reading the round…',
    empty: 'The service tells of no paragraphs in this round.',
    state: { past: 'Said', current: 'Being said', next: 'Next', upcoming: 'Coming' },
    change: {
      edit: 'Changed, not sent yet',
      remove: 'To be taken out, not sent yet',
      add: 'New, not sent yet',
    },
    stale: 'The service has not told lately which paragraph is being said. What has begun stays as it is.',
    recording: 'A recording',
    untitled: 'Without a title',
    edit: 'Edit',
    remove: 'Take out',
    restore: 'Leave as it was',
    add: 'Add a paragraph',
    title: 'Title',
    text: 'Text',
    keep: 'Keep',
    cancel: 'Cancel',
    send: (count) => (count === 1 ? 'Send 1 change' : `Send ${count} changes`),
    sending: 'Sending…',
    discard: 'Discard',
    begun: 'A paragraph that you changed has begun. Leave that one as it was, then send the rest.',
    changed:
      'Somebody else changed this script meanwhile. Read it again and look at your changes; they are still here.',
    actionLabel: (action, title) => `${action}: ${isolate(title)}`,
  },
  zh: {
    name: '本轮播报单',
    refresh: '重新读取',
    reading: '正在读取本轮内容…',
    empty: '平台没有返回本轮的段落。',
    state: { past: '已播', current: '正在播', next: '下一段', upcoming: '待播' },
    change: { edit: '已修改，尚未发送', remove: '将删除，尚未发送', add: '新增，尚未发送' },
    stale: '平台近期没有报告正在播哪一段。已开始的段落不会改变。',
    recording: '录音',
    untitled: '无标题',
    edit: '编辑',
    remove: '删除',
    restore: '恢复原样',
    add: '添加段落',
    title: '标题',
    text: '内容',
    keep: '保留',
    cancel: '取消',
    send: (count) => `发送 ${count} 处修改`,
    sending: '正在发送…',
    discard: '放弃修改',
    begun: '有一段修改过的内容已经开始播报。请先将该段恢复原样，再发送其余修改。',
    changed: '期间有其他人修改了脚本。请重新读取并核对您的修改，修改内容仍保留。',
    actionLabel: (action, title) => `${action}：${isolate(title)}`,
  },
};
