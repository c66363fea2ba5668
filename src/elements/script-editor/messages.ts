/** Messages of the script editor that are needed from the start. */
import type { Severity } from '../../ssml/index.js';
import { grouped, type Messages } from '../../ui/index.js';
import type { ChipLabels } from './text/chips.js';
import { textMessages } from './text/messages.js';

/** Texts that several controllers of the script editor share. */
export interface EditorMessages {
  chips: ChipLabels;
  script: string;
  placeholder: string;
  areaHelp: string;
  toolbar: string;
  showTags: string;
  notThisVoice: string;
  notInVideo: string;
  textNotLoaded: string;
  retry: string;
  noProviderSave: string;
  noProviderRoom: string;
  mayNotRead: string;
  mayNotSave: string;
  /** Both a room and a video script are named. */
  twoHomes: string;
  characters: (without: string, most: string) => string;
  withTags: (total: string, most: string) => string;
  duration: (clock: string) => string;
  overLimit: string;
  missing: string;
  severity: Record<Severity, string>;
  noProblems: string;
  /** Numbers of errors, and of warnings and suggestions. */
  problems: (errors: number, suggestions: number) => string;
  /** Number of the selected diagnostic of a group, from 1 (0: none), and their total. */
  places: (place: number, of: number) => string;
  more: (count: number) => string;
  scene: (name: string) => string;
  save: string;
  saveFailed: string;
  saveUnconfirmed: string;
  saving: string;
  checking: string;
  unsaved: string;
  saved: (time: string) => string;
  loaded: string;
  loading: string;
}

/** The texts in both languages. */
export const messages: Messages<EditorMessages> = {
  en: {
    chips: {
      seconds: (value) => `${value} s`,
      strength: {
        none: 'no pause',
        'x-weak': 'very short pause',
        weak: 'short pause',
        medium: 'medium pause',
        strong: 'long pause',
        'x-strong': 'very long pause',
      },
      readAs: {
        money: 'money',
        date: 'date',
        figure: 'number',
        phone: 'phone',
        english: 'English',
        spell: 'letter by letter',
      },
      emotion: { HAPPY: 'happy', SAD: 'sad', CALM: 'calm', ANGER: 'angry' },
      speed: (percent) => `${percent}% speed`,
      word: 'one word',
      comment: 'comment',
      spoken: textMessages.en.spoken,
    },
    script: 'Script',
    placeholder: 'Write what the avatar says',
    areaHelp:
      'Alt+Enter edits the tag beside the cursor. Alt+F10 goes to the toolbar. F8 goes to the next problem. Ctrl+F opens find.',
    toolbar: 'Formatting',
    showTags: 'Show SSML',
    notThisVoice: 'The selected voice doesn’t support this.',
    notInVideo: 'This has no effect in videos.',
    textNotLoaded:
      'The editor could not be loaded. You can keep writing here, with tags as plain text. Nothing is lost.',
    retry: 'Try again',
    noProviderSave:
      'Not connected, so it can’t be saved: sign in, or put this element inside an mss-provider.',
    noProviderRoom: 'Not connected: sign in, or put this element inside an mss-provider to load the script.',
    mayNotRead: 'You don’t have access to this script.',
    mayNotSave: 'You may read this script, not change it.',
    twoHomes: 'room-id and script-id are both set. Remove one of them.',
    characters: (without, most) => `${without} of ${most} characters`,
    withTags: (total, most) => `${total} of ${most} with tags`,
    duration: (time) => `about ${time}`,
    overLimit: 'The script is too long.',
    missing: 'Enter the script.',
    severity: { error: 'Error', warning: 'Warning', info: 'Suggestion' },
    noProblems: 'No issues',
    problems: (errors, suggestions) =>
      [
        errors && `${grouped(errors)} ${errors === 1 ? 'error' : 'errors'}`,
        suggestions && `${grouped(suggestions)} ${suggestions === 1 ? 'suggestion' : 'suggestions'}`,
      ]
        .filter(Boolean)
        .join(' · '),
    places: (place, of) => (place > 0 ? `${grouped(place)} of ${grouped(of)}` : `${grouped(of)} places`),
    more: (count) => `and ${grouped(count)} more`,
    scene: (name) => name || 'Scene',
    save: 'Save',
    saveFailed: 'Save failed. Your changes are still here.',
    saveUnconfirmed: 'Save not confirmed. Your changes are still here.',
    saving: 'Saving…',
    checking: 'Connection dropped. Checking whether it was saved…',
    unsaved: 'Unsaved changes',
    saved: (time) => `Saved ${time}`,
    loaded: 'All saved',
    loading: 'Loading the script…',
  },
  zh: {
    chips: {
      seconds: (value) => `${value} 秒`,
      strength: {
        none: '无停顿',
        'x-weak': '极短停顿',
        weak: '短停顿',
        medium: '中等停顿',
        strong: '长停顿',
        'x-strong': '极长停顿',
      },
      readAs: {
        money: '金额',
        date: '日期',
        figure: '数值',
        phone: '电话号码',
        english: '英文单词',
        spell: '逐字母',
      },
      emotion: { HAPPY: '开心', SAD: '悲伤', CALM: '平静', ANGER: '愤怒' },
      speed: (percent) => `语速 ${percent}%`,
      word: '连读',
      comment: '注释',
      spoken: textMessages.zh.spoken,
    },
    script: '剧本',
    placeholder: '输入数字人要播报的内容',
    areaHelp: '按 Alt+Enter 修改光标旁的标签，按 Alt+F10 转到工具栏，按 F8 转到下一个问题，按 Ctrl+F 查找。',
    toolbar: '播报效果',
    showTags: '显示 SSML',
    notThisVoice: '所选音色不支持此功能。',
    notInVideo: '在视频中不生效。',
    textNotLoaded: '编辑器加载失败，可在此继续编辑（标签显示为文本），内容不会丢失。',
    retry: '重试',
    noProviderSave: '未连接，无法保存：请登录，或将此组件放在 mss-provider 内。',
    noProviderRoom: '未连接：请登录，或将此组件放在 mss-provider 内以加载剧本。',
    mayNotRead: '您没有此剧本的访问权限。',
    mayNotSave: '您可以查看此剧本，但不能修改。',
    twoHomes: '同时设置了 room-id 和 script-id，请移除其中一个。',
    characters: (without, most) => `${without} / ${most} 字`,
    withTags: (total, most) => `含标签 ${total} / ${most}`,
    duration: (time) => `约 ${time}`,
    overLimit: '剧本过长。',
    missing: '请输入剧本。',
    severity: { error: '错误', warning: '警告', info: '建议' },
    noProblems: '未发现问题',
    problems: (errors, suggestions) =>
      [errors && `${grouped(errors)} 处错误`, suggestions && `${grouped(suggestions)} 条建议`]
        .filter(Boolean)
        .join(' · '),
    places: (place, of) =>
      place > 0 ? `第 ${grouped(place)} 处，共 ${grouped(of)} 处` : `共 ${grouped(of)} 处`,
    more: (count) => `另有 ${grouped(count)} 条`,
    scene: (name) => name || '场景',
    save: '保存',
    saveFailed: '保存失败。您的修改仍在此处。',
    saveUnconfirmed: '保存未确认。您的修改仍在此处。',
    saving: '正在保存…',
    checking: '连接中断，正在核实是否已保存…',
    unsaved: '有未保存的修改',
    saved: (time) => `${time} 已保存`,
    loaded: '已全部保存',
    loading: '正在加载剧本…',
  },
};
