/** Messages about drafts, other tabs, conflicts and overwritten saves. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';

/** Texts of the notices about saving. */
export interface SavingMessages {
  draft: (time: string) => string;
  keepBoth: string;
  draftGone: string;
  draftKept: string;
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
    draft: (time) => `Unsaved draft from ${time}`,
    keepBoth: 'Keep both',
    draftGone: 'This draft is no longer available.',
    draftKept: 'Discard failed. The draft is still kept in this browser; try again.',
    draftChanges: 'What the draft changes',
    draftWords: 'Text of the draft',
    draftWordsHelp: 'The script could not be loaded. Your text is here, including tags, so you can copy it.',
    savedVersion: 'Saved',
    draftVersion: 'Draft',
    notThere: '(empty)',
    moreChanges: (count) => `and ${grouped(count)} more ${count === 1 ? 'change' : 'changes'}`,
    orderOnly: 'The text is the same. Only the order or the names of scenes or paragraphs differ.',
    paragraph: 'Paragraph',
    storage: 'This browser can’t keep drafts. Unsaved changes will be lost when the page closes.',
    unread: 'Drafts can’t be read in this browser. Unsaved changes from an earlier visit are not shown.',
    elsewhere: 'This script is also open in another window.',
    elsewhereHelp: 'Edit in one window at a time. Saves in one window update the other.',
    conflictTitle: 'Someone else edited this too',
    conflictHelp: 'Choose which version to keep. Nothing has been saved yet.',
    mine: 'Mine',
    theirs: 'Theirs',
    byHand: 'Merge manually',
    byHandLabel: 'The text to keep, including tags',
    byHandHelp: 'Both versions in one text. Edit it as you like.',
    deleted: '(deleted)',
    wholeScene: (name) => `Scene “${isolate(name)}”`,
    recording: (name) => `Recording: ${isolate(name)}`,
    otherSettings: '(other settings)',
    choicesLeft: (count) => `${grouped(count)} left to choose`,
    saveChoices: 'Save these choices',
    keepEditing: 'Keep editing',
    overwritten: 'Someone else saved at the same time.',
    overwrittenHelp:
      'Their version is now the saved one. Your changes are still here; save again to apply them.',
  },
  zh: {
    draft: (time) => `${time} 未保存的草稿`,
    keepBoth: '全部保留',
    draftGone: '此草稿已不存在。',
    draftKept: '放弃失败。草稿仍保存在此浏览器中，请重试。',
    draftChanges: '草稿中的修改',
    draftWords: '草稿的内容',
    draftWordsHelp: '剧本加载失败。您的内容（含标签）保留在此，可复制。',
    savedVersion: '已保存',
    draftVersion: '草稿',
    notThere: '（空）',
    moreChanges: (count) => `另有 ${grouped(count)} 处修改`,
    orderOnly: '文字相同，仅场景或段落的顺序、名称不同。',
    paragraph: '段落',
    storage: '此浏览器无法保存草稿，关闭页面后未保存的修改将丢失。',
    unread: '无法读取此浏览器中的草稿，之前未保存的修改不会显示。',
    elsewhere: '此剧本已在其他窗口中打开。',
    elsewhereHelp: '请勿同时在多个窗口中编辑。在一个窗口保存后，其他窗口会自动更新。',
    conflictTitle: '他人也修改了此内容',
    conflictHelp: '请选择要保留的版本，目前尚未保存。',
    mine: '我的',
    theirs: '对方的',
    byHand: '手动合并',
    byHandLabel: '要保留的文本（含标签）',
    byHandHelp: '双方的修改已合并到一起，可继续编辑。',
    deleted: '（已删除）',
    wholeScene: (name) => `场景“${isolate(name)}”`,
    recording: (name) => `录音：${isolate(name)}`,
    otherSettings: '（其他设置）',
    choicesLeft: (count) => `还有 ${grouped(count)} 处未选择`,
    saveChoices: '保存所选版本',
    keepEditing: '继续编辑',
    overwritten: '他人同时保存了剧本。',
    overwrittenHelp: '当前已保存的是对方的版本。您的修改仍保留在此，可再次保存。',
  },
};
