/** Messages of the actions on scenes and paragraphs; loaded with them. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';
import type { NameTemplates, OutlineRefusal } from '../../../script/index.js';
import type { ActionName, ButtonAction, EarlyRefusal } from './messages.js';

/** Names, refusals and announcements of the actions. */
export interface OutlineActionsMessages {
  names: NameTemplates;
  actions: Record<Exclude<ActionName, ButtonAction>, string>;
  refusals: Record<Exclude<OutlineRefusal, EarlyRefusal>, string>;
  announcements: {
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
  nothingToUndo: string;
  undone: string;
  editedSince: string;
}

/** Messages of the actions in both languages. */
export const outlineActionsMessages: Messages<OutlineActionsMessages> = {
  en: {
    names: {
      paragraph: (index) => `Paragraph ${index}`,
      scene: (index) => `Scene ${index}`,
      copy: (title) => `${title} (copy)`,
      rest: (title) => `${title} (2)`,
    },
    actions: {
      rename: 'Rename',
      duplicate: 'Duplicate',
      split: 'Split at the cursor',
      join: 'Merge with the next',
      record: 'Use a recording…',
      speak: 'Use text',
      'scene-up': 'Move to the previous scene',
      'scene-down': 'Move to the next scene',
      delete: 'Delete',
    },
    refusals: {
      'no-next': 'This is the last paragraph of the scene.',
      caret: 'Place the cursor where the second paragraph should begin.',
      recording: 'A recording can’t be split or merged.',
      'too-long': 'The merged paragraph would be too long.',
      unnamed: 'A scene needs a name.',
      video: 'A video can have only one script.',
      untitled: 'Paragraphs of a video have no titles.',
    },
    announcements: {
      add: (title) => `Added “${isolate(title)}”.`,
      duplicate: (title) => `Duplicated as “${isolate(title)}”.`,
      delete: (title) => `Deleted “${isolate(title)}”.`,
      rename: (title) => `Renamed to “${isolate(title)}”.`,
      move: (title, index, of, scene) =>
        `“${isolate(title)}” is now ${grouped(index)} of ${grouped(of)} in ${isolate(scene)}.`,
      moveScene: (title, index, of) =>
        `“${isolate(title)}” is now scene ${grouped(index)} of ${grouped(of)}.`,
      split: (title) => `Split “${isolate(title)}”.`,
      join: (title) => `Merged “${isolate(title)}” with the next.`,
      record: (title) => `“${isolate(title)}” is now a recording.`,
      speak: (title) => `“${isolate(title)}” is now text.`,
    },
    dragging: (title) => `Moving “${isolate(title)}”. Press Escape to leave it where it was.`,
    notMoved: 'Not moved.',
    nothingToUndo: 'Nothing to undo.',
    undone: 'Undone.',
    editedSince: 'Edited since, so it can’t be undone.',
  },
  zh: {
    names: {
      paragraph: (index) => `段落 ${index}`,
      scene: (index) => `场景 ${index}`,
      copy: (title) => `${title}（副本）`,
      rest: (title) => `${title}（2）`,
    },
    actions: {
      rename: '重命名',
      duplicate: '创建副本',
      split: '在光标处拆分',
      join: '与下一段合并',
      record: '改用录音…',
      speak: '改用文本',
      'scene-up': '移到上一场景',
      'scene-down': '移到下一场景',
      delete: '删除',
    },
    refusals: {
      'no-next': '已是本场景的最后一段。',
      caret: '请将光标移到第二段开始的位置。',
      recording: '录音不能拆分或合并。',
      'too-long': '合并后将超出长度限制。',
      unnamed: '请填写场景名称。',
      video: '一个视频只能有一个剧本。',
      untitled: '视频段落没有标题。',
    },
    announcements: {
      add: (title) => `已添加“${isolate(title)}”。`,
      duplicate: (title) => `已创建副本“${isolate(title)}”。`,
      delete: (title) => `已删除“${isolate(title)}”。`,
      rename: (title) => `已重命名为“${isolate(title)}”。`,
      move: (title, index, of, scene) =>
        `已将“${isolate(title)}”移到“${isolate(scene)}”的第 ${grouped(index)} 段，共 ${grouped(of)} 段。`,
      moveScene: (title, index, of) =>
        `已将“${isolate(title)}”移到第 ${grouped(index)} 个场景，共 ${grouped(of)} 个。`,
      split: (title) => `已拆分“${isolate(title)}”。`,
      join: (title) => `已将“${isolate(title)}”与下一段合并。`,
      record: (title) => `“${isolate(title)}”已改用录音。`,
      speak: (title) => `“${isolate(title)}”已改用文本。`,
    },
    dragging: (title) => `正在移动“${isolate(title)}”，按 Esc 放回原处。`,
    notMoved: '未移动。',
    nothingToUndo: '没有可撤销的操作。',
    undone: '已撤销。',
    editedSince: '之后又有修改，无法撤销。',
  },
};
