/** The texts of the asset picker. */
import { grouped, isolate, type Messages } from '../../ui/index.js';

/** The texts, by what they say; both languages have all of them. */
export interface PickerMessages {
  noProvider: string;
  mayNotList: string;
  search: string;
  clearSearch: string;
  /** The button that opens the filters. */
  filters: string;
  /** The button that opens the large view. */
  details: string;
  detailsOf(name: string): string;
  /** The button below an empty search. */
  clear: string;
  /** The asset whose sample can be played; it need not be the selected one. */
  sample(name: string): string;
  typeFilter: string;
  all: string;
  /** Plural names of the asset types; an unlisted type is shown as the service spells it. */
  types: Partial<Record<string, string>>;
  upload: string;
  moreUploads: string;
  list: string;
  loading: string;
  shown(loaded: number, total: number): string;
  noResults: string;
  noMatch: string;
  noneFiltered: string;
  empty: string;
  more: string;
  play(name: string): string;
  stop(name: string): string;
  playbackFailed: string;
  noSample: string;
  previewHint: string;
  selected: string;
  selectedOf(count: number, max: number): string;
  selectedCount(count: number): string;
  selectedPart(from: number, to: number, count: number): string;
  noneSelected: string;
  full(max: number): string;
  remove(name: string): string;
  loadErrors: Record<'missing' | 'failed', string>;
  notForLive: string;
  unselectableLive: string;
  unselectableState: string;
  /** Names of the asset states; `ACTIVED` has none, because it shows no badge. */
  states: Partial<Record<string, string>>;
  sex: Partial<Record<string, string>>;
  cloned: string;
  canGoLive: string;
  pages(count: number): string;
  unnamed: string;
  required: string;
  requiredMultiple: string;
  tooMany(max: number): string;
  selectionMissing: string;
  selectionInactive(name: string): string;
  selectionNotLive(name: string): string;
}

const en: PickerMessages = {
  mayNotList: 'You don’t have access to the asset library.',
  noProvider: 'Not connected: sign in, or put this element inside an mss-provider.',
  search: 'Search by name',
  clearSearch: 'Clear search',
  filters: 'Filters',
  details: 'Details',
  detailsOf: (name) => `Details: ${isolate(name)}`,
  clear: 'Clear',
  sample: (name) => `Sample: ${isolate(name)}`,
  typeFilter: 'Type',
  all: 'All',
  types: {
    HUMAN_MODEL_2D: 'Avatars',
    VOICE_MODEL: 'Voices',
    IMAGE: 'Pictures',
    VIDEO: 'Videos',
    PPT: 'Slides',
    MUSIC: 'Music',
    AUDIO: 'Recordings',
    COMMON_FILE: 'Files',
    BUSINESS_CARD_TEMPLET: 'Business card templates',
    BUSINESS_CARD_TEMPLATE: 'Business card templates',
    BUSINESS_CARD_TEMPLAT: 'Business card templates',
    HUMAN_MODEL: '3D avatars',
    SCENE: 'Scenes',
    ANIMATION: 'Animations',
    MATERIAL: 'Materials',
    NORMAL_MODEL: 'Models',
  },
  upload: 'Upload',
  moreUploads: 'More ways to upload',
  list: 'Assets',
  loading: 'Loading…',
  shown: (loaded, total) => `${grouped(loaded)} of ${grouped(total)}`,
  noResults: 'No matches',
  noMatch: 'No matches. Try a shorter name.',
  noneFiltered: 'No matches. Try fewer filters.',
  empty: 'No assets yet.',
  more: 'Show more',
  play: (name) => `Play ${isolate(name)}`,
  stop: (name) => `Stop ${isolate(name)}`,
  playbackFailed: 'This sample could not be played.',
  noSample: 'No sample available.',
  previewHint: 'Select a voice to hear a sample.',
  selected: 'Selected',
  selectedOf: (count, max) => `${grouped(count)} of ${grouped(max)} selected`,
  selectedCount: (count) => `${grouped(count)} selected`,
  selectedPart: (from, to, count) => `${grouped(from)}–${grouped(to)} of ${grouped(count)}, show next`,
  noneSelected: 'None selected',
  full: (max) => `You can select up to ${grouped(max)}. Remove one to add another.`,
  remove: (name) => `Remove ${isolate(name)}`,
  loadErrors: { missing: 'No longer exists', failed: 'Could not be loaded' },
  notForLive: 'Video only',
  unselectableLive: 'Not available for livestreams.',
  unselectableState: 'Not available: it isn’t active.',
  states: {
    CREATING: 'Creating',
    FAILED: 'Upload failed',
    UNACTIVED: 'Not activated',
    DELETING: 'Deleting',
    DELETED: 'Deleted',
    BLOCK: 'Frozen',
  },
  sex: { MALE: 'Male', FEMALE: 'Female' },
  cloned: 'Cloned',
  canGoLive: 'Live-ready',
  pages: (count) => (count === 1 ? '1 page' : `${grouped(count)} pages`),
  unnamed: 'Unnamed',
  required: 'Select one.',
  requiredMultiple: 'Select at least one.',
  tooMany: (max) => `Select up to ${grouped(max)}.`,
  selectionMissing: 'A selected asset no longer exists. Choose another.',
  selectionInactive: (name) => `“${isolate(name)}” isn’t active. Choose another.`,
  selectionNotLive: (name) => `“${isolate(name)}” isn’t available for livestreams. Choose another.`,
};

const zh: PickerMessages = {
  mayNotList: '您没有资产库的访问权限。',
  noProvider: '未连接：请登录，或将此组件放在 mss-provider 内。',
  search: '按名称搜索',
  clearSearch: '清空搜索',
  filters: '筛选',
  details: '详情',
  detailsOf: (name) => `详情：${isolate(name)}`,
  clear: '清空',
  sample: (name) => `试听：${isolate(name)}`,
  typeFilter: '类型',
  all: '全部',
  types: {
    HUMAN_MODEL_2D: '数字人',
    VOICE_MODEL: '音色',
    IMAGE: '图片',
    VIDEO: '视频',
    PPT: '幻灯片',
    MUSIC: '音乐',
    AUDIO: '录音',
    COMMON_FILE: '文件',
    BUSINESS_CARD_TEMPLET: '名片模板',
    BUSINESS_CARD_TEMPLATE: '名片模板',
    BUSINESS_CARD_TEMPLAT: '名片模板',
    HUMAN_MODEL: '3D 数字人',
    SCENE: '场景',
    ANIMATION: '动画',
    MATERIAL: '素材',
    NORMAL_MODEL: '普通模型',
  },
  upload: '上传',
  moreUploads: '更多上传方式',
  list: '资产',
  loading: '正在加载…',
  shown: (loaded, total) => `${grouped(loaded)} / ${grouped(total)} 项`,
  noResults: '未找到匹配结果',
  noMatch: '未找到匹配结果，请缩短关键词再试。',
  noneFiltered: '未找到匹配结果，请减少筛选条件再试。',
  empty: '暂无资产。',
  more: '显示更多',
  play: (name) => `播放 ${isolate(name)}`,
  stop: (name) => `停止 ${isolate(name)}`,
  playbackFailed: '样音播放失败。',
  noSample: '暂无样音可试听。',
  previewHint: '选择一项即可试听。',
  selected: '已选',
  selectedOf: (count, max) => `已选 ${grouped(count)} / ${grouped(max)}`,
  selectedCount: (count) => `已选 ${grouped(count)} 项`,
  selectedPart: (from, to, count) =>
    `第 ${grouped(from)}–${grouped(to)} 项，共 ${grouped(count)} 项，查看下一组`,
  noneSelected: '未选择',
  full: (max) => `最多可选 ${grouped(max)} 项，如需更换，请先移除一项。`,
  remove: (name) => `移除 ${isolate(name)}`,
  loadErrors: { missing: '已不存在', failed: '加载失败' },
  notForLive: '不可直播',
  unselectableLive: '不可用于直播。',
  unselectableState: '不可用：未激活。',
  states: {
    CREATING: '创建中',
    FAILED: '上传失败',
    UNACTIVED: '未激活',
    DELETING: '删除中',
    DELETED: '已删除',
    BLOCK: '已冻结',
  },
  sex: { MALE: '男声', FEMALE: '女声' },
  cloned: '克隆音色',
  canGoLive: '可直播',
  pages: (count) => `${grouped(count)} 页`,
  unnamed: '未命名',
  required: '请选择一项。',
  requiredMultiple: '请至少选择一项。',
  tooMany: (max) => `最多可选 ${grouped(max)} 项。`,
  selectionMissing: '所选内容已不存在，请重新选择。',
  selectionInactive: (name) => `“${isolate(name)}”未激活，请重新选择。`,
  selectionNotLive: (name) => `“${isolate(name)}”不支持直播，请重新选择。`,
};

/** English and Chinese. */
export const messages: Messages<PickerMessages> = { en, zh };
