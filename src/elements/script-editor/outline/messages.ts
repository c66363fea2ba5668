/** What the outline says. */
import type { Messages } from '../../../ui/locale.js';
import type { Names, Refusal } from '../script/acts.js';

/** What can be done with a row. */
export type ActName =
  | 'rename'
  | 'add'
  | 'add-scene'
  | 'duplicate'
  | 'split'
  | 'join'
  | 'record'
  | 'speak'
  | 'up'
  | 'down'
  | 'scene-up'
  | 'scene-down'
  | 'delete';

export interface OutlineMessages {
  names: Names;
  outline: string;
  help: string;
  acts: Record<ActName, string>;
  refusals: Record<Refusal, string>;
  /** A scene or a script without a name. */
  unnamed: string;
  untitled: (index: number) => string;
  totals: (scenes: number, paragraphs: number, clock: string) => string;
  /** Where the length of some recordings is not known. */
  atLeast: (clock: string) => string;
  noLength: string;
  /** A row for those who hear it. */
  sceneLabel: (name: string, index: number, of: number, paragraphs: number) => string;
  paragraphLabel: (title: string, index: number, of: number) => string;
  length: (clock: string) => string;
  errors: (count: number) => string;
  warnings: (count: number) => string;
  recording: string;
  more: (title: string) => string;
  drag: string;
  newName: (title: string) => string;
  title: string;
  deleteParagraph: string;
  emptyScene: string;
  noScenes: string;
  addScene: string;
  undo: string;
  nothingToUndo: string;
  undone: string;
  workedOn: string;
  did: {
    add: (title: string) => string;
    duplicate: (title: string) => string;
    delete: (title: string) => string;
    rename: (title: string) => string;
    move: (title: string, index: number, of: number, scene: string) => string;
    moveScene: (title: string, index: number, of: number) => string;
    split: (title: string) => string;
    join: (title: string) => string;
    record: (title: string) => string;
    speak: (title: string) => string;
  };
  dragging: (title: string) => string;
  notMoved: string;
}

export const messages: Messages<OutlineMessages> = {
  en: {
    names: {
      paragraph: (index) => `Paragraph ${index}`,
      scene: (index) => `Scene ${index}`,
      copy: (title) => `${title} (copy)`,
      rest: (title) => `${title} (2)`,
    },
    outline: 'Outline',
    help: 'Arrow keys go from row to row, F2 renames, Alt with an arrow key moves, Shift+F10 shows what can be done.',
    acts: {
      rename: 'Rename',
      add: 'Add paragraph',
      'add-scene': 'Add scene',
      duplicate: 'Duplicate',
      split: 'Split at the caret',
      join: 'Join with the next',
      record: 'Use a recording…',
      speak: 'Use a text',
      up: 'Move up',
      down: 'Move down',
      'scene-up': 'Move to the scene before',
      'scene-down': 'Move to the next scene',
      delete: 'Delete',
    },
    refusals: {
      full: 'A scene has at most 100 paragraphs.',
      first: 'It is the first already.',
      last: 'It is the last already.',
      alone: 'There is no paragraph after it in this scene.',
      caret: 'Put the caret between the words where the second paragraph begins.',
      recording: 'A recording cannot be split or joined.',
      'too-long': 'Together they would be longer than the service takes.',
      unnamed: 'A scene needs a name.',
      video: 'A video has one script only.',
      untitled: 'Paragraphs of a video have no titles.',
    },
    unnamed: 'Scene',
    untitled: (index) => `Paragraph ${index}`,
    totals: (scenes, paragraphs, clock) =>
      `${scenes > 1 ? `${scenes} scenes, ` : ''}${paragraphs} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}, ${clock}`,
    atLeast: (clock) => `${clock}+`,
    noLength: '–',
    sceneLabel: (name, index, of, paragraphs) =>
      `${name}, scene ${index} of ${of}, ${paragraphs} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}`,
    paragraphLabel: (title, index, of) => `${title}, paragraph ${index} of ${of}`,
    length: (clock) => `length ${clock}`,
    errors: (count) => (count === 1 ? '1 error' : `${count} errors`),
    warnings: (count) => (count === 1 ? '1 warning' : `${count} warnings`),
    recording: 'Recording',
    more: (title) => `Actions for ${title}`,
    drag: 'Drag to move',
    newName: (title) => `New name for ${title}`,
    title: 'Title of the paragraph',
    deleteParagraph: 'Delete paragraph',
    emptyScene: 'No paragraphs yet.',
    noScenes: 'No scenes yet. A scene is an avatar with what it says.',
    addScene: 'Add a scene',
    undo: 'Undo',
    nothingToUndo: 'There is nothing to undo.',
    undone: 'Undone.',
    workedOn: 'It has been worked on since, so it stays.',
    did: {
      add: (title) => `Added “${title}”.`,
      duplicate: (title) => `Duplicated as “${title}”.`,
      delete: (title) => `Deleted “${title}”.`,
      rename: (title) => `Renamed to “${title}”.`,
      move: (title, index, of, scene) => `“${title}” is now ${index} of ${of} in ${scene}.`,
      moveScene: (title, index, of) => `“${title}” is now scene ${index} of ${of}.`,
      split: (title) => `Split “${title}”.`,
      join: (title) => `Joined “${title}” with the next.`,
      record: (title) => `“${title}” is a recording now.`,
      speak: (title) => `“${title}” is a text now.`,
    },
    dragging: (title) => `Moving “${title}”. Escape leaves it where it was.`,
    notMoved: 'Nothing was moved.',
  },
  zh: {
    names: {
      paragraph: (index) => `段落 ${index}`,
      scene: (index) => `场景 ${index}`,
      copy: (title) => `${title}（副本）`,
      rest: (title) => `${title}（2）`,
    },
    outline: '大纲',
    help: '方向键逐行移动，F2 重命名，Alt 加方向键调整顺序，Shift+F10 显示可用操作。',
    acts: {
      rename: '重命名',
      add: '添加段落',
      'add-scene': '添加场景',
      duplicate: '复制一份',
      split: '在光标处拆分',
      join: '与下一段合并',
      record: '改用录音…',
      speak: '改用文本',
      up: '上移',
      down: '下移',
      'scene-up': '移到上一场景',
      'scene-down': '移到下一场景',
      delete: '删除',
    },
    refusals: {
      full: '一个场景最多 100 个段落。',
      first: '已经是第一个。',
      last: '已经是最后一个。',
      alone: '本场景中后面没有段落。',
      caret: '请将光标放在第二段开始的位置。',
      recording: '录音不能拆分或合并。',
      'too-long': '合并后超过服务允许的长度。',
      unnamed: '场景需要名称。',
      video: '一个视频只有一个剧本。',
      untitled: '视频段落没有标题。',
    },
    unnamed: '场景',
    untitled: (index) => `段落 ${index}`,
    totals: (scenes, paragraphs, clock) =>
      `${scenes > 1 ? `${scenes} 个场景，` : ''}${paragraphs} 个段落，${clock}`,
    atLeast: (clock) => `${clock}+`,
    noLength: '–',
    sceneLabel: (name, index, of, paragraphs) => `${name}，场景 ${index}，共 ${of} 个，${paragraphs} 个段落`,
    paragraphLabel: (title, index, of) => `${title}，段落 ${index}，共 ${of} 个`,
    length: (clock) => `时长 ${clock}`,
    errors: (count) => `${count} 个错误`,
    warnings: (count) => `${count} 个警告`,
    recording: '录音',
    more: (title) => `${title} 的操作`,
    drag: '拖动以调整顺序',
    newName: (title) => `${title} 的新名称`,
    title: '段落标题',
    deleteParagraph: '删除段落',
    emptyScene: '还没有段落。',
    noScenes: '还没有场景。场景由数字人和它要说的内容组成。',
    addScene: '添加场景',
    undo: '撤销',
    nothingToUndo: '没有可撤销的操作。',
    undone: '已撤销。',
    workedOn: '之后又有修改，因此保留。',
    did: {
      add: (title) => `已添加“${title}”。`,
      duplicate: (title) => `已复制为“${title}”。`,
      delete: (title) => `已删除“${title}”。`,
      rename: (title) => `已重命名为“${title}”。`,
      move: (title, index, of, scene) => `“${title}”现在是“${scene}”的第 ${index} 段，共 ${of} 段。`,
      moveScene: (title, index, of) => `“${title}”现在是第 ${index} 个场景，共 ${of} 个。`,
      split: (title) => `已拆分“${title}”。`,
      join: (title) => `已将“${title}”与下一段合并。`,
      record: (title) => `“${title}”现在是录音。`,
      speak: (title) => `“${title}”现在是文本。`,
    },
    dragging: (title) => `正在移动“${title}”，按 Esc 放回原处。`,
    notMoved: '没有移动。',
  },
};
