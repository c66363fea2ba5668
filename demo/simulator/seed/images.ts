/** Pictures: landscape and portrait backgrounds, and products to show over a scene. */
import type { Draft } from './make.js';

type View = 'landscape' | 'portrait';

/** A background: key of its place, view, name, description, tags; `own` if it belongs to the tenant. */
type Background = readonly [
  place: string,
  view: View,
  name: string,
  description: string,
  tags: string[],
  own?: 'own',
];

const backgrounds: readonly Background[] = [
  [
    'live-studio',
    'portrait',
    'Warm live studio',
    'Shelves and soft lamps, for any product.',
    ['studio', 'warm'],
  ],
  ['tea-house', 'portrait', '竹林茶室', '竹影茶席，适合茶饮直播。', ['国风', '茶']],
  ['cosmetics', 'portrait', 'Beauty counter', 'Mirror lights and pink shelves.', ['beauty', 'shop'], 'own'],
  ['kitchen', 'landscape', '开放式厨房', '明亮的中岛厨房，适合美食与小家电。', ['厨房', '居家'], 'own'],
  ['live-studio-cool', 'landscape', 'Cool live studio', 'Blue light, for gadgets.', ['studio', 'cool']],
  ['night-market', 'portrait', '夜市小吃街', '霓虹与灯笼，适合零食专场。', ['夜市', '节庆']],
  ['city-dusk', 'landscape', 'City at dusk', 'A skyline behind a wide window.', ['city', 'evening']],
  ['festival', 'portrait', '年货节', '红灯笼与福字，适合年货直播。', ['节庆', '红色'], 'own'],
  ['bookshelf', 'landscape', 'Bookshelf', 'A wall of books.', ['home', 'books']],
  ['bamboo', 'landscape', '竹林小径', '清晨竹林，安静清凉。', ['国风', '自然']],
  ['flower-market', 'portrait', 'Flower market', 'Buckets of blossoms.', ['flowers', 'shop'], 'own'],
  ['office', 'landscape', '现代办公室', '落地窗办公室，适合企业宣讲。', ['商务', '办公']],
  ['beach', 'landscape', 'Quiet beach', 'Sand, sea and a parasol.', ['nature', 'summer']],
  ['loft', 'portrait', '工业风阁楼', '砖墙与吊灯，适合潮牌服饰。', ['居家', '潮流']],
  ['stage', 'landscape', 'Launch stage', 'Spotlights for the great moment.', ['event', 'stage'], 'own'],
  ['mountains', 'landscape', '远山晨雾', '层叠远山，适合户外产品。', ['自然', '户外']],
  ['news-desk', 'landscape', 'News desk', 'A desk before a wall of screens.', ['news', 'studio']],
  ['orchard', 'portrait', '果园采摘', '挂满果实的果园，适合助农专场。', ['助农', '自然'], 'own'],
  ['winter-cabin', 'landscape', 'Winter cabin', 'Snow outside, fire inside.', ['home', 'winter']],
  ['library', 'portrait', '图书馆', '高大书架与台灯，适合知识分享。', ['教育', '书籍']],
  [
    'warehouse',
    'landscape',
    'Warehouse',
    'Full shelves, for sales straight from stock.',
    ['shop', 'stock'],
    'own',
  ],
  ['screen-studio', 'landscape', '大屏演播室', '环形大屏演播室，适合课程与发布会。', ['演播室', '课程']],
  ['kitchen', 'portrait', 'Home kitchen', 'The kitchen for upright streams.', ['kitchen', 'home']],
  ['live-studio-cool', 'portrait', '蓝调直播间', '冷色竖屏直播间，适合数码产品。', ['直播间', '冷色']],
];

/** A picture of a product: key, name, description, tags, and further properties. */
type Material = readonly [
  product: string,
  name: string,
  description: string,
  tags: string[],
  more?: Pick<Draft, 'source' | 'state' | 'fail_type' | 'reason'>,
];

const materials: readonly Material[] = [
  ['serum', 'Face serum', 'Bottle with its shadow, cut out.', ['beauty', 'product']],
  ['tea', '明前龙井', '茶叶罐产品图。', ['茶', '产品']],
  ['headphones', 'Headphones', 'Over-ear, cut out.', ['gadgets', 'product']],
  ['oranges', '赣南脐橙', '一篮鲜橙。', ['水果', '助农']],
  ['lamp', 'Desk lamp', 'Lit, cut out.', ['home', 'product'], { source: 'SYSTEM' }],
  [
    'lipstick',
    'Lipstick flash sale',
    'Poster of the flash sale.',
    ['beauty', 'poster'],
    {
      state: 'FAILED',
      fail_type: 'AUTOMATIC_REVIEW_REJECT',
      reason: 'The picture contains advertising words that are not allowed.',
    },
  ],
  [
    'watch',
    '会员日海报',
    '会员日腕表海报。',
    ['海报', '会员'],
    { state: 'BLOCK', reason: '版权投诉处理中。' },
  ],
  ['bag', '真皮手提包', '秋季新款手提包。', ['服饰', '产品']],
];

/** Size of the pictures, in bytes per thousand pixels. */
const density = 24;

/** The pictures, the newest first. */
export const images: readonly Draft[] = [...backgrounds.map(background), ...materials.map(material)];

function background([place, view, name, description, tags, own]: Background): Draft {
  const [width, height] = view === 'landscape' ? [1280, 720] : [720, 1280];
  const key = `${place}-${view}`;
  return {
    ...picture(key, `place/${key}.svg`, width, height),
    name,
    description,
    tags,
    source: own ? 'CUSTOMIZATION' : 'SYSTEM',
    properties: { BACKGROUND_IMG: 'Yes' },
  };
}

function material([product, name, description, tags, more]: Material): Draft {
  return {
    ...picture(product, `product/${product}.svg`, 600, 600),
    name,
    description,
    tags,
    source: 'CUSTOMIZATION',
    ...more,
    properties: { MATERIAL_IMG: 'Yes' },
  };
}

function picture(
  key: string,
  media: string,
  width: number,
  height: number,
): Pick<Draft, 'type' | 'meta' | 'files'> {
  const size = Math.round(((width * height) / 1000) * density) + key.length * 131;
  const mode = height > width ? 'Vertical' : 'Horizontal';
  return {
    type: 'IMAGE',
    meta: { image_meta: { codec: 'svg', width, height, size, mode } },
    files: [{ file_name: `${key}.svg`, category: 'MAIN', size, media }],
  };
}
