/** The texts of the rundown. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';

/** The texts in one language. */
export interface RundownMessages {
  name: string;
  /** The name when the livestream is over. */
  lastRound: string;
  refresh: string;
  reading: string;
  empty: string;
  state: Record<'past' | 'current' | 'next' | 'upcoming' | 'last' | 'unplayed', string>;
  change: Record<'edit' | 'remove' | 'add', string>;
  /** What was changed, and not sent before the livestream ended. */
  unsent: Record<'edit' | 'remove' | 'add', string>;
  unsentNote: string;
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
  sendFailed: string;
  discard: string;
  begun: string;
  changed: string;
  actionLabel: (action: string, title: string) => string;
}

/** The texts in both languages. */
export const messages: Messages<RundownMessages> = {
  en: {
    name: 'Rundown of this round',
    lastRound: 'Last round',
    refresh: 'Refresh',
    reading: 'Loading the rundown…',
    empty: 'No paragraphs in this round yet.',
    state: {
      past: 'Done',
      current: 'Speaking',
      next: 'Next',
      upcoming: 'Later',
      last: 'Last on air',
      unplayed: 'Not played',
    },
    change: {
      edit: 'Edited, not sent yet',
      remove: 'Removed, not sent yet',
      add: 'Added, not sent yet',
    },
    unsent: { edit: 'Edited, not sent', remove: 'Removed, not sent', add: 'Added, not sent' },
    unsentNote:
      'The livestream ended before these changes were sent. They’re still here for you to copy into the script.',
    stale: 'The current paragraph may be out of date. Paragraphs that have started can’t be changed.',
    recording: 'Recording',
    untitled: 'Untitled',
    edit: 'Edit',
    remove: 'Remove',
    restore: 'Undo change',
    add: 'Add paragraph',
    title: 'Title',
    text: 'Text',
    keep: 'Done',
    cancel: 'Cancel',
    send: (count) => (count === 1 ? 'Send 1 change' : `Send ${grouped(count)} changes`),
    sending: 'Sending…',
    sendFailed: 'Send failed. What is on air has not changed; your changes are kept here.',
    discard: 'Discard',
    begun: 'A paragraph you changed is already on air. Undo that change, then send the rest.',
    changed:
      'Someone else changed the script in the meantime. Refresh and review your changes; they’re still here.',
    actionLabel: (action, title) => `${action}: ${isolate(title)}`,
  },
  zh: {
    name: '本轮播报列表',
    lastRound: '最后一轮',
    refresh: '刷新',
    reading: '正在加载播报列表…',
    empty: '本轮暂无段落。',
    state: {
      past: '已播报',
      current: '播报中',
      next: '下一段',
      upcoming: '待播报',
      last: '最后播报',
      unplayed: '未播报',
    },
    change: { edit: '已修改，尚未发送', remove: '已移除，尚未发送', add: '已添加，尚未发送' },
    unsent: { edit: '已修改，未发送', remove: '已移除，未发送', add: '已添加，未发送' },
    unsentNote: '这些修改在直播结束前未发送，仍保留在此，可复制到剧本中。',
    stale: '当前段落的信息可能已过期。已开始播报的段落无法修改。',
    recording: '录音',
    untitled: '无标题',
    edit: '编辑',
    remove: '移除',
    restore: '撤销修改',
    add: '添加段落',
    title: '标题',
    text: '内容',
    keep: '完成',
    cancel: '取消',
    send: (count) => `发送 ${grouped(count)} 处修改`,
    sending: '正在发送…',
    sendFailed: '发送失败。直播内容未变，您的修改仍在此处。',
    discard: '放弃',
    begun: '有一段修改过的内容已开始播报。请先撤销该段的修改，再发送其余修改。',
    changed: '剧本已被他人修改。请刷新并核对您的修改，修改内容仍保留。',
    actionLabel: (action, title) => `${action}：${isolate(title)}`,
  },
};
