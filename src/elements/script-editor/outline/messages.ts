/** Messages of the outline that are needed before any action is loaded. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';
import type { OutlineRefusal } from '../../../script/index.js';

/** Actions on a row, a scene or a paragraph. */
export type ActionName =
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

/** Actions that have a button of their own beside the menu. */
export type ButtonAction = Extract<ActionName, 'add' | 'add-scene' | 'up' | 'down'>;
/** Reasons that a button states before it is pressed. */
export type EarlyRefusal = Extract<OutlineRefusal, 'full' | 'first' | 'last'>;

/** Messages of the outline. */
export interface OutlineMessages {
  outline: string;
  help: string;
  actions: Record<ButtonAction, string>;
  refusals: Record<EarlyRefusal, string>;
  /** Title of a scene without a name. */
  unnamed: string;
  untitled: (index: number) => string;
  totals: (scenes: number, paragraphs: number, clock: string) => string;
  /** Minimum length, if it includes recordings of unknown length. */
  atLeast: (clock: string) => string;
  noLength: string;
  /** Accessible name of a row. */
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
  noScenes: string;
  addScene: string;
  undo: string;
}

/** Messages of the outline in both languages. */
export const messages: Messages<OutlineMessages> = {
  en: {
    outline: 'Outline',
    help: 'Arrow keys move between rows, F2 renames, Alt+arrow keys reorder, Shift+F10 opens the actions.',
    actions: {
      add: 'Add paragraph',
      'add-scene': 'Add scene',
      up: 'Move up',
      down: 'Move down',
    },
    refusals: {
      full: 'A scene can have up to 100 paragraphs.',
      first: 'Already the first.',
      last: 'Already the last.',
    },
    unnamed: 'Scene',
    untitled: (index) => `Paragraph ${grouped(index)}`,
    totals: (scenes, paragraphs, clock) =>
      `${scenes > 1 ? `${grouped(scenes)} scenes, ` : ''}${grouped(paragraphs)} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}, ${clock}`,
    atLeast: (clock) => `${clock}+`,
    noLength: '–',
    sceneLabel: (name, index, of, paragraphs) =>
      `${isolate(name)}, scene ${grouped(index)} of ${grouped(of)}, ${grouped(paragraphs)} ${paragraphs === 1 ? 'paragraph' : 'paragraphs'}`,
    paragraphLabel: (title, index, of) => `${isolate(title)}, paragraph ${grouped(index)} of ${grouped(of)}`,
    length: (clock) => `length ${clock}`,
    errors: (count) => (count === 1 ? '1 error' : `${grouped(count)} errors`),
    warnings: (count) => (count === 1 ? '1 warning' : `${grouped(count)} warnings`),
    recording: 'Recording',
    more: (title) => `Actions for ${isolate(title)}`,
    drag: 'Drag to move',
    newName: (title) => `New name for ${isolate(title)}`,
    title: 'Title of the paragraph',
    deleteParagraph: 'Delete paragraph',
    noScenes: 'No scenes yet. A scene is an avatar and what it says.',
    addScene: 'Add scene',
    undo: 'Undo',
  },
  zh: {
    outline: '大纲',
    help: '按方向键逐行移动，按 F2 重命名，按 Alt+方向键调整顺序，按 Shift+F10 打开操作菜单。',
    actions: {
      add: '添加段落',
      'add-scene': '添加场景',
      up: '上移',
      down: '下移',
    },
    refusals: {
      full: '一个场景最多可有 100 个段落。',
      first: '已是第一个。',
      last: '已是最后一个。',
    },
    unnamed: '场景',
    untitled: (index) => `段落 ${grouped(index)}`,
    totals: (scenes, paragraphs, clock) =>
      `${scenes > 1 ? `${grouped(scenes)} 个场景，` : ''}${grouped(paragraphs)} 个段落，${clock}`,
    atLeast: (clock) => `${clock}+`,
    noLength: '–',
    sceneLabel: (name, index, of, paragraphs) =>
      `${isolate(name)}，场景 ${grouped(index)}，共 ${grouped(of)} 个，${grouped(paragraphs)} 个段落`,
    paragraphLabel: (title, index, of) => `${isolate(title)}，段落 ${grouped(index)}，共 ${grouped(of)} 个`,
    length: (clock) => `时长 ${clock}`,
    errors: (count) => `${grouped(count)} 处错误`,
    warnings: (count) => `${grouped(count)} 处警告`,
    recording: '录音',
    more: (title) => `${isolate(title)} 的操作`,
    drag: '拖动以调整顺序',
    newName: (title) => `${isolate(title)} 的新名称`,
    title: '段落标题',
    deleteParagraph: '删除段落',
    noScenes: '暂无场景。场景由数字人及其播报内容组成。',
    addScene: '添加场景',
    undo: '撤销',
  },
};
