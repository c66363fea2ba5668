/** Virtual avatars: most support livestreams, three are for videos only. */
import type { DigitalAssetInfo } from '../../../src/api/index.js';
import type { Draft } from './make.js';

type Version = 'V2' | 'V3' | 'V3_2' | 'V3_3';

interface Presenter {
  /** Key of the picture. */
  key: string;
  name: string;
  description: string;
  tags: string[];
  version: Version;
  is4k?: boolean;
  isOwn?: boolean;
  /** Whether it supports videos only. Default: false. */
  isFilmOnly?: boolean;
  canAct?: boolean;
  state?: DigitalAssetInfo['asset_state'];
}

const presenters: readonly Presenter[] = [
  {
    key: 'sara',
    name: 'Sara',
    description: 'Presenter in a navy blazer, half body, calm and clear.',
    tags: ['business', 'female', 'half-body'],
    version: 'V3_2',
    is4k: true,
    canAct: true,
  },
  {
    key: 'linyue',
    name: '林悦',
    description: '玫粉连衣裙女主播，亲切自然，适合美妆与服饰带货。',
    tags: ['带货', '女', '半身'],
    version: 'V3_2',
    canAct: true,
  },
  {
    key: 'marcus',
    name: 'Marcus',
    description: 'Host in a mustard turtleneck with a deep voice to match.',
    tags: ['casual', 'male', 'half-body'],
    version: 'V3_3',
    is4k: true,
    canAct: true,
  },
  {
    key: 'chenhao',
    name: '陈浩',
    description: '西装男主播，沉稳专业，适合财经与数码。',
    tags: ['商务', '男', '半身'],
    version: 'V3_2',
    is4k: true,
    canAct: true,
  },
  {
    key: 'amara',
    name: 'Amara',
    description: 'Radiant host in yellow, for fashion and jewellery.',
    tags: ['fashion', 'female'],
    version: 'V3_2',
    canAct: true,
    isOwn: true,
  },
  {
    key: 'yuwei',
    name: '雨薇',
    description: '汉服女主播，温婉雅致，适合茶饮与国风产品。',
    tags: ['国风', '女'],
    version: 'V3_2',
    canAct: true,
  },
  {
    key: 'emily',
    name: 'Emily',
    description: 'Young host in an open shirt, for home and beauty.',
    tags: ['casual', 'female', 'beauty'],
    version: 'V3_2',
    canAct: true,
    isOwn: true,
  },
  {
    key: 'ruolan',
    name: '若兰',
    description: '旗袍女主播，端庄大方，适合节庆与礼品。',
    tags: ['国风', '女', '节庆'],
    version: 'V3',
  },
  {
    key: 'priya',
    name: 'Priya',
    description: 'Presenter in a teal blazer, for electronics and travel.',
    tags: ['business', 'female', 'travel'],
    version: 'V3_3',
    is4k: true,
    canAct: true,
  },
  {
    key: 'xiaotang',
    name: '小棠',
    description: '围裙女主播，活泼能干，适合美食与厨具。',
    tags: ['美食', '女'],
    version: 'V3_2',
    canAct: true,
    isOwn: true,
  },
  {
    key: 'guoming',
    name: '国明老师',
    description: '中式立领男讲师，适合茶艺、书画与养生讲解。',
    tags: ['讲师', '男', '国风'],
    version: 'V3',
    isFilmOnly: true,
  },
  {
    key: 'kenji',
    name: 'Kenji',
    description: 'Relaxed host in a hoodie, for games and gadgets.',
    tags: ['casual', 'male', 'gadgets'],
    version: 'V3_2',
    canAct: true,
  },
  {
    key: 'mei',
    name: '小美',
    description: '邻家女孩，适合零食、宠物与校园好物。',
    tags: ['休闲', '女', '零食'],
    version: 'V3_2',
    canAct: true,
    isOwn: true,
  },
  {
    key: 'daniel',
    name: 'Daniel',
    description: 'Host in a tan blazer, for coffee, books and design.',
    tags: ['smart-casual', 'male'],
    version: 'V3_2',
    is4k: true,
  },
  {
    key: 'haoran',
    name: '浩然',
    description: '围裙男主播，爽朗热情，适合烘焙与咖啡。',
    tags: ['美食', '男'],
    version: 'V3_2',
    canAct: true,
  },
  {
    key: 'helen',
    name: 'Helen',
    description: 'News presenter with glasses, for recorded announcements.',
    tags: ['news', 'female'],
    version: 'V2',
    isFilmOnly: true,
  },
  {
    key: 'jiaxin',
    name: '佳欣',
    description: '潮流女主播，适合潮玩与运动。',
    tags: ['潮流', '女', '运动'],
    version: 'V3_2',
    canAct: true,
    isOwn: true,
  },
  {
    key: 'oliver',
    name: 'Oliver',
    description: 'Bearded host in a blue shirt, for tools and outdoor goods.',
    tags: ['outdoor', 'male'],
    version: 'V3',
  },
  {
    key: 'zhouqin',
    name: '周琴',
    description: '知性女讲师，适合教育与健康类内容。',
    tags: ['教育', '女'],
    version: 'V3',
    isOwn: true,
    state: 'UNACTIVED',
  },
  {
    key: 'weiming',
    name: 'Weiming',
    description: 'Anchor in a grey-green suit, for recorded training.',
    tags: ['training', 'male'],
    version: 'V2',
    isFilmOnly: true,
  },
];

type Actions = NonNullable<
  NonNullable<NonNullable<DigitalAssetInfo['asset_extra_meta']>['human_model_2d_meta']>['action_tag_map']
>;

const gestures = [
  ['0003', '挥手', 'Wave', 'greeting', 2.4],
  ['0011', '伸手请看', 'Show with the hand', 'presenting', 3.2],
  ['0018', '竖起大拇指', 'Thumbs up', 'praise', 1.8],
  ['0026', '双手指尖相触', 'Fingertips together', 'idle', 4],
  ['0031', '鞠躬', 'Bow', 'farewell', 3.6],
] as const;

/** The actions of an avatar; empty if it has none. */
const actionsOf = (canAct: boolean): Actions =>
  (canAct ? gestures : []).map(([number, zh, en, catalog, action_duration]) => ({
    tag: `system_animation_${number}`,
    action_name_zh: zh,
    action_name_en: en,
    action_duration,
    catalog,
    file_name: `animation_${number}.mp4`,
  }));

/** The keys of the presenters; their pictures are `avatar/<key>.svg`. */
export const presenterKeys: readonly string[] = presenters.map(({ key }) => key);

/** The avatars, the newest first. */
export const avatars: readonly Draft[] = presenters.map(
  ({ key, name, description, tags, version, is4k, isOwn, isFilmOnly, canAct = false, state }) => ({
    type: 'HUMAN_MODEL_2D',
    name,
    source: isOwn ? 'CUSTOMIZATION' : 'SYSTEM',
    description,
    tags,
    ...(state ? { state } : {}),
    meta: {
      human_model_2d_meta: {
        is_action_editable: canAct,
        is_real_background: false,
        support_live: !isFilmOnly,
        model_version: version,
        model_resolution: is4k ? '4K' : '1080P',
        is_with_action_library: canAct,
        action_tag_map: actionsOf(canAct),
      },
    },
    files: [
      { file_name: `${key}.bin`, category: 'MAIN' },
      { file_name: `${key}.svg`, category: 'COVER', media: `avatar/${key}.svg` },
      ...(canAct ? [{ file_name: `${key}-action.mp4`, category: 'SAMPLE' as const }] : []),
    ],
  }),
);
