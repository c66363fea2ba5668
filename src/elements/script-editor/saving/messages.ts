/** Messages about drafts, other tabs, conflicts and overwritten saves. */
import { isolate, type Messages } from '../../../ui/index.js';

/** Texts of the notices about saving. */
export interface SavingMessages {
  /** The time of a draft and, if there are several, its number among them. */
  draft: (time: string, number: number, count: number) => string;
  nextDraft: string;
  restore: string;
  discard: string;
  keepBoth: string;
  draftGone: string;
  draftChanges: string;
  draftWords: string;
  draftWordsHelp: string;
  savedVersion: string;
  draftVersion: string;
  notThere: string;
  moreChanges: (count: number) => string;
  orderOnly: string;
  paragraph: string;
  storage: string;
  unread: string;
  elsewhere: string;
  elsewhereHelp: string;
  conflictTitle: string;
  conflictHelp: string;
  mine: string;
  theirs: string;
  byHand: string;
  byHandLabel: string;
  byHandHelp: string;
  deleted: string;
  wholeScene: (name: string) => string;
  recording: (name: string) => string;
  otherSettings: string;
  choicesLeft: (count: number) => string;
  saveChoices: string;
  keepEditing: string;
  overwritten: string;
  overwrittenHelp: string;
}

/** The texts in both languages. */
export const savingMessages: Messages<SavingMessages> = {
  en: {
    draft: (time, number, count) =>
      `Draft from ${time}, not saved${count > 1 ? ` (${number} of ${count})` : ''}`,
    nextDraft: 'Next draft',
    restore: 'Restore',
    discard: 'Discard',
    keepBoth: 'Keep both',
    draftGone: 'This draft is no longer available.',
    draftChanges: 'What the draft changes',
    draftWords: 'The words of the draft',
    draftWordsHelp: 'The script cannot be loaded; your words are here, tags and all, and can be copied.',
    savedVersion: 'Saved',
    draftVersion: 'Draft',
    notThere: '(not there)',
    moreChanges: (count) => `and ${count} more changes`,
    orderOnly:
      'The words are the same; scenes or paragraphs stand in another order or are named differently.',
    paragraph: 'Paragraph',
    storage: 'This browser keeps no drafts: unsaved changes are lost when the page closes.',
    unread: 'Drafts can’t be read in this browser: unsaved changes of an earlier visit are not shown.',
    elsewhere: 'This script is also open in another tab.',
    elsewhereHelp: 'Write in one of them at a time. What one tab saves, the other takes over.',
    conflictTitle: 'Somebody else changed this too',
    conflictHelp: 'Choose which text stays. Nothing has been saved yet.',
    mine: 'Mine',
    theirs: 'Theirs',
    byHand: 'Write it together',
    byHandLabel: 'The text that stays, as it is written, tags and all',
    byHandHelp: 'Both changes in one text; edit it as you like.',
    deleted: '(deleted)',
    wholeScene: (name) => `Scene “${isolate(name)}”`,
    recording: (name) => `Recording: ${isolate(name)}`,
    otherSettings: '(other settings)',
    choicesLeft: (count) => `${count} still to choose`,
    saveChoices: 'Save these choices',
    keepEditing: 'Keep editing',
    overwritten: 'Somebody else saved at the same moment.',
    overwrittenHelp:
      'What is on the service now is not what you saved. Your changes are still here: save again.',
  },
  zh: {
    draft: (time, number, count) =>
      `${time} 的草稿，未保存${count > 1 ? `（第 ${number} 份，共 ${count} 份）` : ''}`,
    nextDraft: '下一份草稿',
    restore: '恢复',
    discard: '丢弃',
    keepBoth: '两者都保留',
    draftGone: '此草稿已不可用。',
    draftChanges: '草稿中的修改',
    draftWords: '草稿的内容',
    draftWordsHelp: '剧本无法加载；您写的内容（含标签）在这里，可以复制。',
    savedVersion: '已保存',
    draftVersion: '草稿',
    notThere: '（没有）',
    moreChanges: (count) => `另有 ${count} 处修改`,
    orderOnly: '文字相同，场景或段落的顺序、名称不同。',
    paragraph: '段落',
    storage: '此浏览器无法保存草稿：关闭页面后，未保存的修改会丢失。',
    unread: '无法读取此浏览器中的草稿：之前未保存的修改不会显示。',
    elsewhere: '此剧本也在另一个标签页中打开。',
    elsewhereHelp: '请一次只在一个标签页中编写。一个标签页保存后，另一个会自动更新。',
    conflictTitle: '其他人也修改了这些内容',
    conflictHelp: '请选择保留哪个版本。目前尚未保存。',
    mine: '我的',
    theirs: '对方的',
    byHand: '合并编写',
    byHandLabel: '保留的文本（含标签）',
    byHandHelp: '已将两边的修改放在一起，可以继续编辑。',
    deleted: '（已删除）',
    wholeScene: (name) => `场景“${isolate(name)}”`,
    recording: (name) => `录音：${isolate(name)}`,
    otherSettings: '（其他设置）',
    choicesLeft: (count) => `还有 ${count} 处未选择`,
    saveChoices: '按选择保存',
    keepEditing: '继续编辑',
    overwritten: '有人在同一时刻保存了剧本。',
    overwrittenHelp: '服务上现在的内容不是您保存的内容。您的修改仍在这里，请再次保存。',
  },
};
