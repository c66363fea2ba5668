/** The texts of the filters. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';
import type { FilterName } from './filter-set.js';

/** The texts, by what they say; both languages have all of them. */
export interface FilterMessages {
  title: string;
  names: Record<FilterName, string>;
  values: Partial<Record<FilterName, Partial<Record<string, string>>>>;
  any: string;
  /** The state of what is shown without a choice. */
  active: string;
  /** The order of the list, without a choice. */
  usual: string;
  tagHint: string;
  set: string;
  remove(name: string): string;
  clear: string;
  close: string;
  byPage: string;
  /** About the filters that the service does not have. */
  local: string;
  /** How many of the loaded assets match. */
  matches(found: number, loaded: number, total: number): string;
  /** By name, the order of a list that is not loaded to its end. */
  sortedPart(loaded: number, total: number): string;
  chip(name: string, value: string): string;
}

const en: FilterMessages = {
  title: 'Filters',
  names: {
    tag: 'Tag',
    language: 'Language',
    sex: 'Sex',
    style: 'Style',
    orientation: 'Orientation',
    resolution: 'Resolution',
    source: 'Owner',
    state: 'State',
    sort: 'Sort by',
  },
  values: {
    sex: { MALE: 'Male', FEMALE: 'Female', UNKNOW: 'Neutral', UNKNOWN: 'Neutral' },
    style: {
      system_male_001: 'Male style 1',
      system_male_002: 'Male style 2',
      system_female_001: 'Female style 1',
      system_female_002: 'Female style 2',
    },
    orientation: { landscape: 'Landscape', portrait: 'Portrait', square: 'Square' },
    resolution: { '4K': '4K', '1080P': '1080p', SD: 'Below 1080p' },
    source: { CUSTOMIZATION: 'Yours', SYSTEM: 'MetaStudio' },
    state: {
      ALL: 'Any state',
      CREATING: 'Creating',
      FAILED: 'Upload failed',
      UNACTIVED: 'Not activated',
      DELETING: 'Recycle bin',
      BLOCK: 'Frozen',
    },
    sort: { oldest: 'Oldest first', name: 'Name', own: 'Favorites and recent first' },
  },
  any: 'Any',
  active: 'Active',
  usual: 'Newest first',
  tagHint: 'Part of a tag',
  set: 'Filters in use',
  remove: (name) => `Remove filter: ${isolate(name)}`,
  clear: 'Clear filters',
  close: 'Done',
  byPage: 'Set by this page',
  local: 'MetaStudio can’t filter by these, so they look through what is loaded here.',
  matches: (found, loaded, total) => `${grouped(found)} in the first ${grouped(loaded)} of ${grouped(total)}`,
  sortedPart: (loaded, total) =>
    `Sorted by name: the first ${grouped(loaded)} of ${grouped(total)}. Show more to include the rest.`,
  chip: (name, value) => `${name}: ${isolate(value)}`,
};

const zh: FilterMessages = {
  title: '筛选',
  names: {
    tag: '标签',
    language: '语言',
    sex: '性别',
    style: '风格',
    orientation: '画面方向',
    resolution: '分辨率',
    source: '来源',
    state: '状态',
    sort: '排序',
  },
  values: {
    sex: { MALE: '男声', FEMALE: '女声', UNKNOW: '中性', UNKNOWN: '中性' },
    style: {
      system_male_001: '男性风格 1',
      system_male_002: '男性风格 2',
      system_female_001: '女性风格 1',
      system_female_002: '女性风格 2',
    },
    orientation: { landscape: '横屏', portrait: '竖屏', square: '方形' },
    resolution: { '4K': '4K', '1080P': '1080p', SD: '1080p 以下' },
    source: { CUSTOMIZATION: '我的资产', SYSTEM: '系统资产' },
    state: {
      ALL: '全部状态',
      CREATING: '创建中',
      FAILED: '上传失败',
      UNACTIVED: '未激活',
      DELETING: '回收站',
      BLOCK: '已冻结',
    },
    sort: { oldest: '最早创建', name: '名称', own: '收藏和最近使用优先' },
  },
  any: '不限',
  active: '已激活',
  usual: '最新创建',
  tagHint: '标签关键词',
  set: '当前筛选条件',
  remove: (name) => `移除筛选条件：${isolate(name)}`,
  clear: '清空筛选',
  close: '完成',
  byPage: '由页面设定',
  local: 'MetaStudio 不支持按以下条件筛选，仅在此处已加载的内容中查找。',
  matches: (found, loaded, total) =>
    `前 ${grouped(loaded)} 项（共 ${grouped(total)} 项）中有 ${grouped(found)} 项`,
  sortedPart: (loaded, total) =>
    `按名称排序：前 ${grouped(loaded)} 项，共 ${grouped(total)} 项，显示更多可纳入其余。`,
  chip: (name, value) => `${name}：${isolate(value)}`,
};

/** English and Chinese. */
export const messages: Messages<FilterMessages> = { en, zh };
