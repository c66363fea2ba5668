/** Presentations with their pages, plain files, and templates of business cards. */
import { cards, decks, type Deck } from '../media/labels.js';
import { fileId, type Draft } from './make.js';

const deckWords: Readonly<Record<string, Pick<Draft, 'description' | 'tags' | 'source'>>> = {
  'autumn-launch': {
    description: 'Slides of the autumn collection.',
    tags: ['launch'],
    source: 'CUSTOMIZATION',
  },
  'tea-story': { description: '茶园溯源课件。', tags: ['茶', '课件'], source: 'CUSTOMIZATION' },
  'safety-training': { description: 'What every new colleague hears first.', tags: ['training'] },
  'member-day': { description: '会员日直播讲解稿。', tags: ['会员', '活动'], source: 'CUSTOMIZATION' },
};

function presentation({ seed, name, pages }: Deck): Draft {
  const files = pages.map((_, index) => `${seed}-${index + 1}.svg`);
  return {
    type: 'PPT',
    name,
    description: '',
    tags: [],
    ...deckWords[seed],
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
      { file_name: `${seed}.pptx`, category: 'MAIN' },
      { file_name: `${seed}-cover.svg`, category: 'COVER', media: `slide/${seed}-1.svg` },
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

const cardWords: Readonly<Record<string, Pick<Draft, 'description' | 'tags' | 'source'>>> = {
  classic: { description: 'White card with name, title and code.', tags: ['business'] },
  ink: { description: '水墨山水背景的竖排名片。', tags: ['国风'] },
  night: { description: 'Card for evening events.', tags: ['business', 'dark'], source: 'CUSTOMIZATION' },
};

/** Presentations, files and cards, the newest of each first. */
export const documents: readonly Draft[] = [
  ...decks.map(presentation),
  ...papers,
  ...cards.map(({ seed, name }): Draft => ({
    type: 'BUSINESS_CARD_TEMPLET',
    name,
    description: '',
    tags: [],
    ...cardWords[seed],
    files: [
      { file_name: `${seed}.json`, category: 'MAIN' },
      { file_name: `${seed}.svg`, category: 'COVER', media: `card/${seed}.svg` },
    ],
  })),
];
