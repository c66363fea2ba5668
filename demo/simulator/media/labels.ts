/** What is written on the library's pictures and how long its tunes last, by the names in the media keys. */
import { voices } from './voices.js';

/** A piece of music or a sound; `music/<seed>.wav`, with the cover `wave/<seed>.svg`. */
export interface Tune {
  seed: string;
  name: string;
  seconds: number;
}

export const tunes: readonly Tune[] = [
  { seed: 'morning-market', name: 'Morning market', seconds: 10 },
  { seed: 'bamboo-rain', name: '竹雨', seconds: 10 },
  { seed: 'city-lights', name: 'City lights', seconds: 8 },
  { seed: 'spring-festival', name: '新春序曲', seconds: 8 },
  { seed: 'opening-chime', name: 'Opening chime', seconds: 3 },
  { seed: 'countdown', name: '倒计时提示音', seconds: 4 },
  { seed: 'order-bell', name: 'Order bell', seconds: 2 },
  { seed: 'closing-jingle', name: '下播铃声', seconds: 4 },
];

/** A presentation; its pages are `slide/<seed>-<n>.svg`, from 1. */
export interface Deck {
  seed: string;
  name: string;
  pages: readonly string[];
}

export const decks: readonly Deck[] = [
  {
    seed: 'autumn-launch',
    name: 'Autumn launch',
    pages: ['Autumn launch', 'What is new', 'Prices and bundles', 'Shipping'],
  },
  { seed: 'tea-story', name: '一片茶叶的故事', pages: ['一片茶叶的故事', '采摘与炒制', '如何冲泡'] },
  {
    seed: 'safety-training',
    name: 'Safety training',
    pages: ['Safety training', 'Before you start', 'Checklist'],
  },
  {
    seed: 'member-day',
    name: '会员日活动方案',
    pages: ['会员日活动方案', '权益说明', '时间安排', '常见问题'],
  },
];

/** Business cards; `card/<seed>.svg`. */
export const cards: readonly { seed: string; name: string }[] = [
  { seed: 'classic', name: 'Classic business card' },
  { seed: 'ink', name: '水墨名片' },
  { seed: 'night', name: 'Night blue card' },
];

const names = new Map<string, string>([
  ...voices.map(({ key, name }) => [key, name] as const),
  ...[...tunes, ...decks, ...cards].map(({ seed, name }) => [seed, name] as const),
]);

/** The name that belongs to a seed; a seed without one is its own name. */
export const labelOf = (seed: string): string => names.get(seed) ?? seed.replaceAll('-', ' ');

/** The title of a page of a deck, pages counted from 1. */
export const slideTitle = (seed: string, page: number): string =>
  decks.find((deck) => deck.seed === seed)?.pages[page - 1] ?? labelOf(seed);

/** How long a tune lasts, in seconds. */
export const tuneSeconds = (seed: string): number => tunes.find((tune) => tune.seed === seed)?.seconds ?? 8;
