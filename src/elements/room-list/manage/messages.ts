/** The texts of what is done with rooms. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';

/** The texts, by what they say; both languages have all of them. */
export interface ManageMessages {
  rename: string;
  duplicate: string;
  delete: string;
  runs: string;
  inReview: string;
  createTitle: string;
  create: string;
  creating: string;
  renameTitle(name: string): string;
  duplicateTitle(name: string): string;
  deleteTitle(name: string): string;
  deleteRoom: string;
  working: string;
  cancel: string;
  name: string;
  nameMissing: string;
  nameTaken: string;
  source: string;
  nothing: string;
  templates: string;
  rooms: string;
  orientation: string;
  portrait: string;
  landscape: string;
  /** What a copy lacks. */
  copyLacks: string;
  copyName(name: string): string;
  emptyRoom: string;
  ends(scenes: number, paragraphs: number): string;
  isFinal: string;
  notDone: string;
  failed: Record<'create' | 'rename' | 'duplicate' | 'delete', string>;
}

/** English and Chinese. */
export const messages: Messages<ManageMessages> = {
  en: {
    rename: 'Rename',
    duplicate: 'Duplicate',
    delete: 'Delete',
    runs: 'A livestream is running. Stop it first.',
    inReview: 'Under review. It can’t be edited until then.',
    createTitle: 'New room',
    create: 'Create',
    creating: 'Creating…',
    renameTitle: (name) => `Rename “${isolate(name)}”`,
    duplicateTitle: (name) => `Duplicate “${isolate(name)}”`,
    deleteTitle: (name) => `Delete “${isolate(name)}”?`,
    deleteRoom: 'Delete room',
    working: 'In progress…',
    cancel: 'Cancel',
    name: 'Name',
    nameMissing: 'Enter a name.',
    nameTaken: 'Another room has this name. Enter a different one.',
    source: 'Start from',
    nothing: 'An empty room',
    templates: 'Templates',
    rooms: 'A copy of',
    orientation: 'Orientation',
    portrait: 'Portrait',
    landscape: 'Landscape',
    copyLacks: 'Scripts and settings are copied; output address and stream key are not.',
    copyName: (name) => `${isolate(name)} (copy)`,
    emptyRoom: 'An empty room has no avatar and no script yet. Add them before you go live.',
    ends: (scenes, paragraphs) =>
      `${scenes === 1 ? '1 scene' : `${grouped(scenes)} scenes`} and ${paragraphs === 1 ? '1 paragraph' : `${grouped(paragraphs)} paragraphs`} will be deleted with it.`,
    isFinal: 'This can’t be undone.',
    notDone: 'Connection dropped, and nothing was changed. Try again.',
    failed: {
      create: 'The room was not created.',
      rename: 'The room was not renamed.',
      duplicate: 'The room was not duplicated.',
      delete: 'The room was not deleted.',
    },
  },
  zh: {
    rename: '重命名',
    duplicate: '创建副本',
    delete: '删除',
    runs: '直播正在进行，请先停播。',
    inReview: '审核中，暂时无法修改。',
    createTitle: '新建直播间',
    create: '创建',
    creating: '正在创建…',
    renameTitle: (name) => `重命名“${isolate(name)}”`,
    duplicateTitle: (name) => `创建“${isolate(name)}”的副本`,
    deleteTitle: (name) => `确定删除“${isolate(name)}”吗？`,
    deleteRoom: '删除直播间',
    working: '正在处理…',
    cancel: '取消',
    name: '名称',
    nameMissing: '请输入名称。',
    nameTaken: '已有同名直播间，请输入其他名称。',
    source: '创建方式',
    nothing: '空直播间',
    templates: '模板',
    rooms: '复制自',
    orientation: '画面方向',
    portrait: '竖屏',
    landscape: '横屏',
    copyLacks: '将复制剧本和设置，不复制推流地址和推流密钥。',
    copyName: (name) => `${isolate(name)}（副本）`,
    emptyRoom: '空直播间没有数字人和剧本，开播前请添加。',
    ends: (scenes, paragraphs) => `将一并删除 ${grouped(scenes)} 个场景和 ${grouped(paragraphs)} 个段落。`,
    isFinal: '此操作无法撤销。',
    notDone: '连接中断，未做任何更改，请重试。',
    failed: {
      create: '直播间创建失败。',
      rename: '直播间重命名失败。',
      duplicate: '直播间副本创建失败。',
      delete: '直播间删除失败。',
    },
  },
};
