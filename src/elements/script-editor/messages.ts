/** What the script editor says. */
import type { Severity } from '../../ssml/index.js';
import type { Messages } from '../../ui/locale.js';
import type { ChipWords } from './text/chips.js';

export interface EditorMessages {
  chips: ChipWords;
  tools: Record<'break' | 'phoneme' | 'say-as' | 'sub' | 'prosody', string>;
  form: Record<string, string>;
  fields: Record<string, string>;
  script: string;
  placeholder: string;
  areaHelp: string;
  toolbar: string;
  showTags: string;
  selectFirst: string;
  notThisVoice: string;
  notInVideo: string;
  apply: string;
  remove: string;
  readings: string;
  about: (text: string) => string;
  unknownTag: (name: string) => string;
  textNotLoaded: string;
  retry: string;
  preview: string;
  stopPreview: string;
  previewing: Record<'asked' | 'making' | 'playing', string>;
  noVoice: string;
  nothingToHear: string;
  noProviderPreview: string;
  noProviderSave: string;
  noProviderRoom: string;
  characters: (without: string, most: string) => string;
  withTags: (total: string, most: string) => string;
  duration: (clock: string) => string;
  overLimit: string;
  missing: string;
  severity: Record<Severity, string>;
  noProblems: string;
  /** How much was found. */
  problems: (count: number) => string;
  /** Which of so many places, from 1; 0 is none yet. */
  places: (place: number, of: number) => string;
  more: (count: number) => string;
  outline: string;
  scene: (name: string) => string;
  untitled: (index: number) => string;
  newTitle: (index: number) => string;
  newScene: string;
  recording: string;
  hasProblems: string;
  title: string;
  up: string;
  down: string;
  deleteParagraph: string;
  add: string;
  sceneFull: string;
  deleted: (title: string) => string;
  undo: string;
  noParagraphs: string;
  save: string;
  saving: string;
  checking: string;
  unsaved: string;
  saved: (time: string) => string;
  loaded: string;
  conflictTitle: string;
  conflictHelp: string;
  mine: string;
  theirs: string;
  deletedThere: string;
  saveChoices: string;
  keepEditing: string;
  draft: (time: string) => string;
  restore: string;
  discard: string;
  storage: string;
  loading: string;
}

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
        spell: 'spelled',
      },
      emotion: { HAPPY: 'happy', SAD: 'sad', CALM: 'calm', ANGER: 'angry' },
      speed: (percent) => `${percent} % speed`,
      word: 'one word',
      comment: 'comment',
    },
    tools: { break: 'Pause', phoneme: 'Pronounce', 'say-as': 'Read as', sub: 'Alias', prosody: 'Speed' },
    form: {
      break: 'Pause',
      phoneme: 'Pronunciation',
      'say-as': 'Read as',
      sub: 'Alias',
      prosody: 'Speed',
      emotion: 'Emotion',
      'insert-action': 'Action',
      word: 'One word',
    },
    fields: {
      time: 'Seconds, 0.2 to 10',
      strength: 'Length',
      ph: 'Pinyin with tone numbers, or CMU phonemes',
      'interpret-as': 'Read as',
      alias: 'Say instead',
      rate: 'Percent, 50 to 200',
      type: 'Emotion',
      id: 'Action ID',
      name: 'Name',
      tag: 'Action tag',
    },
    script: 'Script',
    placeholder: 'Write what the avatar says',
    areaHelp: 'Alt+Enter changes the mark beside the caret. F8 goes to the next problem.',
    toolbar: 'Marks',
    showTags: 'Show tags',
    selectFirst: 'Select the words first.',
    notThisVoice: 'The chosen voice cannot do this.',
    notInVideo: 'This has no effect in a produced video.',
    apply: 'Apply',
    remove: 'Remove',
    readings: 'Readings',
    about: (text) => `“${text}”`,
    unknownTag: (name) => `The service does not know <${name}>.`,
    textNotLoaded:
      'The editor could not be loaded. You can go on here, with the tags as they are written; nothing is lost.',
    retry: 'Try again',
    preview: 'Preview',
    stopPreview: 'Stop preview',
    previewing: {
      asked: 'Asking for the preview…',
      making: 'The preview is being made…',
      playing: 'Playing',
    },
    noVoice: 'Choose a voice to hear this.',
    nothingToHear: 'There is nothing to hear yet.',
    noProviderPreview: 'Not connected, so it cannot be heard: put this element inside an mss-provider.',
    noProviderSave: 'Not connected, so it cannot be saved: put this element inside an mss-provider.',
    noProviderRoom: 'Not connected: put this element inside an mss-provider to load the room’s script.',
    characters: (without, most) => `${without} of ${most} characters`,
    withTags: (total, most) => `${total} of ${most} with tags`,
    duration: (time) => `about ${time}`,
    overLimit: 'The script is too long.',
    missing: 'Write the script.',
    severity: { error: 'Error', warning: 'Warning', info: 'Note' },
    noProblems: 'Nothing to look at',
    problems: (count) => `${count} to look at`,
    places: (place, of) => (place > 0 ? `${place} of ${of}` : `${of} places`),
    more: (count) => `and ${count} more`,
    outline: 'Paragraphs',
    scene: (name) => name || 'Scene',
    untitled: (index) => `Paragraph ${index}`,
    newTitle: (index) => `Paragraph ${index}`,
    newScene: 'Scene 1',
    recording: 'Recording',
    hasProblems: 'has errors',
    title: 'Title of the paragraph',
    up: 'Move up',
    down: 'Move down',
    deleteParagraph: 'Delete paragraph',
    add: 'Add paragraph',
    sceneFull: 'A scene has at most 100 paragraphs.',
    deleted: (title) => `Deleted “${title}”.`,
    undo: 'Undo',
    noParagraphs: 'No paragraphs yet.',
    save: 'Save',
    saving: 'Saving…',
    checking: 'The answer was lost. Looking whether it was saved…',
    unsaved: 'Unsaved changes',
    saved: (time) => `Saved ${time}`,
    loaded: 'All saved',
    conflictTitle: 'Somebody else changed this too',
    conflictHelp: 'Choose which text stays. Nothing has been saved yet.',
    mine: 'Mine',
    theirs: 'Theirs',
    deletedThere: '(deleted)',
    saveChoices: 'Save these choices',
    keepEditing: 'Keep editing',
    draft: (time) => `Draft from ${time}, not saved`,
    restore: 'Restore',
    discard: 'Discard',
    storage: 'This browser keeps no drafts: unsaved changes are lost when the page closes.',
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
    },
    tools: { break: '停顿', phoneme: '读音', 'say-as': '读法', sub: '别名', prosody: '语速' },
    form: {
      break: '停顿',
      phoneme: '读音',
      'say-as': '读法',
      sub: '别名',
      prosody: '语速',
      emotion: '情绪',
      'insert-action': '动作',
      word: '连读',
    },
    fields: {
      time: '秒数，0.2 到 10',
      strength: '长短',
      ph: '带声调数字的拼音，或 CMU 音素',
      'interpret-as': '读法',
      alias: '读作',
      rate: '百分比，50 到 200',
      type: '情绪',
      id: '动作 ID',
      name: '名称',
      tag: '动作标签',
    },
    script: '剧本',
    placeholder: '输入主播要说的话',
    areaHelp: '按 Alt+Enter 修改光标旁的标记，按 F8 转到下一个问题。',
    toolbar: '标记',
    showTags: '显示标签',
    selectFirst: '请先选中文字。',
    notThisVoice: '所选音色不支持此功能。',
    notInVideo: '在视频制作中不生效。',
    apply: '应用',
    remove: '移除',
    readings: '可选读音',
    about: (text) => `“${text}”`,
    unknownTag: (name) => `服务不支持 <${name}>。`,
    textNotLoaded: '编辑器加载失败。您可以在此继续编辑带标签的文本，内容不会丢失。',
    retry: '重试',
    preview: '试听',
    stopPreview: '停止试听',
    previewing: { asked: '正在请求试听…', making: '正在生成试听…', playing: '正在播放' },
    noVoice: '请先选择音色再试听。',
    nothingToHear: '还没有可试听的内容。',
    noProviderPreview: '未连接，无法试听：请将此组件放在 mss-provider 内。',
    noProviderSave: '未连接，无法保存：请将此组件放在 mss-provider 内。',
    noProviderRoom: '未连接：请将此组件放在 mss-provider 内以加载直播间剧本。',
    characters: (without, most) => `${without} / ${most} 字`,
    withTags: (total, most) => `含标签 ${total} / ${most}`,
    duration: (time) => `约 ${time}`,
    overLimit: '剧本过长。',
    missing: '请输入剧本。',
    severity: { error: '错误', warning: '警告', info: '提示' },
    noProblems: '没有待查看的内容',
    problems: (count) => `${count} 处待查看`,
    places: (place, of) => (place > 0 ? `第 ${place} 处，共 ${of} 处` : `共 ${of} 处`),
    more: (count) => `还有 ${count} 条`,
    outline: '段落',
    scene: (name) => name || '场景',
    untitled: (index) => `段落 ${index}`,
    newTitle: (index) => `段落 ${index}`,
    newScene: '场景 1',
    recording: '录音',
    hasProblems: '有错误',
    title: '段落标题',
    up: '上移',
    down: '下移',
    deleteParagraph: '删除段落',
    add: '添加段落',
    sceneFull: '一个场景最多 100 个段落。',
    deleted: (title) => `已删除“${title}”。`,
    undo: '撤销',
    noParagraphs: '还没有段落。',
    save: '保存',
    saving: '正在保存…',
    checking: '未收到答复，正在确认是否已保存…',
    unsaved: '有未保存的修改',
    saved: (time) => `${time} 已保存`,
    loaded: '已全部保存',
    conflictTitle: '其他人也修改了这些段落',
    conflictHelp: '请选择保留哪个版本。目前尚未保存。',
    mine: '我的',
    theirs: '对方的',
    deletedThere: '（已删除）',
    saveChoices: '按选择保存',
    keepEditing: '继续编辑',
    draft: (time) => `${time} 的草稿，未保存`,
    restore: '恢复',
    discard: '丢弃',
    storage: '此浏览器无法保存草稿：关闭页面后，未保存的修改会丢失。',
    loading: '正在加载剧本…',
  },
};
