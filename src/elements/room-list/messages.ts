/** The texts of the room list. */
import { grouped, isolate, type Messages } from '../../ui/index.js';
import type { RoomPhase } from './room-facts.js';

/** The texts, by what they say; both languages have all of them. */
export interface RoomListMessages {
  noProvider: string;
  mayNotList: string;
  list: string;
  templates: string;
  search: string;
  clearSearch: string;
  clear: string;
  stateFilter: string;
  anyState: string;
  onAir: string;
  offAir: string;
  failed: string;
  typeFilter: string;
  rooms: string;
  shown(loaded: number, total: number): string;
  noResults: string;
  noMatch: string;
  empty: string;
  noTemplates: string;
  more: string;
  loading: string;
  createRoom: string;
  phase: Record<RoomPhase, string>;
  lastStream(time: string): string;
  since(time: string): string;
  orientation: Partial<Record<string, string>>;
  /** A room that the service deletes when its livestream ends. */
  temporary: string;
  template: string;
  /** Names of the states of a room; `ENABLE` has none, because it shows no badge. */
  states: Partial<Record<string, string>>;
  unnamed: string;
  noneSelected: string;
  selected: string;
  missing: string;
  notLoaded: string;
  actions(name: string): string;
  required: string;
  selectionMissing: string;
}

const en: RoomListMessages = {
  noProvider: 'Not connected: sign in, or put this element inside an mss-provider.',
  mayNotList: 'You don’t have access to the list of rooms.',
  list: 'Rooms',
  templates: 'Templates',
  search: 'Search by name',
  clearSearch: 'Clear search',
  clear: 'Clear filters',
  stateFilter: 'State',
  anyState: 'Any state',
  onAir: 'On air',
  offAir: 'Not on air',
  failed: 'Failed',
  typeFilter: 'Kind',
  rooms: 'Rooms',
  shown: (loaded, total) => `${grouped(loaded)} of ${grouped(total)}`,
  noResults: 'No matches',
  noMatch: 'No matches. Try a shorter name or another state.',
  empty: 'No rooms yet.',
  noTemplates: 'No templates yet.',
  more: 'Show more',
  loading: 'Loading…',
  createRoom: 'Create room',
  phase: {
    starting: 'Starting…',
    waiting: 'Waiting to go on air',
    'on-air': 'On air',
    stopping: 'Stopping…',
    ended: 'Not on air',
    canceled: 'Not on air',
    failed: 'Failed',
    blocked: 'Blocked by MetaStudio',
    none: 'No livestreams yet',
  },
  lastStream: (time) => `Last livestream ${time}`,
  since: (time) => `since ${time}`,
  orientation: { LANDSCAPE: 'Landscape', VERTICAL: 'Portrait' },
  temporary: 'Temporary',
  template: 'Template',
  states: { DISABLE: 'Not available', BLOCKED: 'Frozen' },
  unnamed: 'Unnamed',
  noneSelected: 'None selected',
  selected: 'Selected',
  missing: 'No longer exists',
  notLoaded: 'Could not be loaded',
  actions: (name) => `Actions for ${isolate(name)}`,
  required: 'Select a room.',
  selectionMissing: 'The selected room no longer exists. Choose another.',
};

const zh: RoomListMessages = {
  noProvider: '未连接：请登录，或将此组件放在 mss-provider 内。',
  mayNotList: '您没有直播间列表的访问权限。',
  list: '直播间',
  templates: '模板',
  search: '按名称搜索',
  clearSearch: '清空搜索',
  clear: '清空筛选',
  stateFilter: '状态',
  anyState: '全部状态',
  onAir: '直播中',
  offAir: '未开播',
  failed: '失败',
  typeFilter: '类别',
  rooms: '直播间',
  shown: (loaded, total) => `${grouped(loaded)} / ${grouped(total)} 个`,
  noResults: '未找到匹配结果',
  noMatch: '未找到匹配结果，请缩短关键词或更换状态再试。',
  empty: '暂无直播间。',
  noTemplates: '暂无模板。',
  more: '显示更多',
  loading: '正在加载…',
  createRoom: '创建直播间',
  phase: {
    starting: '正在开播…',
    waiting: '等待开播',
    'on-air': '直播中',
    stopping: '正在停播…',
    ended: '未开播',
    canceled: '未开播',
    failed: '失败',
    blocked: '已被 MetaStudio 冻结',
    none: '从未开播',
  },
  lastStream: (time) => `上次直播 ${time}`,
  since: (time) => `${time} 开始`,
  orientation: { LANDSCAPE: '横屏', VERTICAL: '竖屏' },
  temporary: '临时',
  template: '模板',
  states: { DISABLE: '不可用', BLOCKED: '已冻结' },
  unnamed: '未命名',
  noneSelected: '未选择',
  selected: '已选',
  missing: '已不存在',
  notLoaded: '加载失败',
  actions: (name) => `${isolate(name)} 的操作`,
  required: '请选择直播间。',
  selectionMissing: '所选直播间已不存在，请重新选择。',
};

/** English and Chinese. */
export const messages: Messages<RoomListMessages> = { en, zh };
