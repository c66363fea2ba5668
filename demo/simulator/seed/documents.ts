/** Presentations with their pages, plain files, and templates of business cards. */
import { fileId, type Draft } from './make.js';

/** A presentation; its pages are `slide/<key>-<n>.svg`, from 1. */
interface Deck {
  key: string;
  name: string;
  /** Titles of the pages. */
  pages: readonly string[];
}

const decks: readonly Deck[] = [
  {
    key: 'autumn-launch',
    name: 'Autumn launch',
    pages: ['Autumn launch', 'What is new', 'Prices and bundles', 'Shipping'],
  },
  { key: 'tea-story', name: '一片茶叶的故事', pages: ['一片茶叶的故事', '采摘与炒制', '如何冲泡'] },
  {
    key: 'safety-training',
    name: 'Safety training',
    pages: ['Safety training', 'Before you start', 'Checklist'],
  },
  {
    key: 'member-day',
    name: '会员日活动方案',
    pages: ['会员日活动方案', '权益说明', '时间安排', '常见问题'],
  },
];

const deckDetails: Readonly<Record<string, Pick<Draft, 'description' | 'tags' | 'source'>>> = {
  'autumn-launch': {
    description: 'Slides of the autumn collection.',
    tags: ['launch'],
    source: 'CUSTOMIZATION',
  },
  'tea-story': { description: '茶园溯源课件。', tags: ['茶', '课件'], source: 'CUSTOMIZATION' },
  'safety-training': { description: 'What every new colleague hears first.', tags: ['training'] },
  'member-day': { description: '会员日直播讲解稿。', tags: ['会员', '活动'], source: 'CUSTOMIZATION' },
};

function presentation({ key, name, pages }: Deck): Draft {
  const files = pages.map((_, index) => `${key}-${index + 1}.svg`);
  return {
    type: 'PPT',
    name,
    description: '',
    tags: [],
    ...deckDetails[key],
    meta: {
      ppt_meta: {
        auto_analysis: true,
        ppt_analysis_status: 'SUCCEEDED',
        page_count: pages.length,
        pages: pages.map((page_content, index) => ({
          page_no: index + 1,
          file_id: fileId('PPT', name, files[index] ?? ''),
          page_content,
        })),
      },
    },
    files: [
      { file_name: `${key}.pptx`, category: 'MAIN' },
      { file_name: `${key}-cover.svg`, category: 'COVER', media: `slide/${key}-1.svg` },
      ...files.map((file_name) => ({ file_name, category: 'PAGE' as const, media: `slide/${file_name}` })),
    ],
  };
}

const papers: readonly Draft[] = [
  {
    type: 'COMMON_FILE',
    name: 'Price list',
    source: 'CUSTOMIZATION',
    description: 'Prices of the season, for the hosts.',
    tags: ['prices'],
    files: [{ file_name: 'price-list.xlsx', category: 'MAIN' }],
  },
  {
    type: 'COMMON_FILE',
    name: '主播手册',
    description: '开播流程与用语规范。',
    tags: ['规范'],
    files: [{ file_name: 'host-handbook.pdf', category: 'MAIN' }],
  },
];

/** Templates of business cards; their cover is `card/<key>.svg`. */
const cards: readonly { key: string; name: string }[] = [
  { key: 'classic', name: 'Classic business card' },
  { key: 'ink', name: '水墨名片' },
  { key: 'night', name: 'Night blue card' },
];

const cardDetails: Readonly<Record<string, Pick<Draft, 'description' | 'tags' | 'source'>>> = {
  classic: { description: 'White card with name, title and code.', tags: ['business'] },
  ink: { description: '水墨山水背景的竖排名片。', tags: ['国风'] },
  night: { description: 'Card for evening events.', tags: ['business', 'dark'], source: 'CUSTOMIZATION' },
};

/** Presentations, files and cards, the newest of each first. */
export const documents: readonly Draft[] = [
  ...decks.map(presentation),
  ...papers,
  ...cards.map(({ key, name }): Draft => ({
    type: 'BUSINESS_CARD_TEMPLET',
    name,
    description: '',
    tags: [],
    ...cardDetails[key],
    files: [
      { file_name: `${key}.json`, category: 'MAIN' },
      { file_name: `${key}.svg`, category: 'COVER', media: `card/${key}.svg` },
    ],
  })),
];
