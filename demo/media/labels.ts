/** Labels on pictures: the names for keys of the simulator's library. */
import { voices } from './voices.js';

/** Names of music and sounds, presentations and business cards by the name in their key. */
const names: ReadonlyMap<string, string> = new Map([
  ...voices.map(({ key, name }) => [key, name] as const),
  ['morning-market', 'Morning market'],
  ['bamboo-rain', '竹雨'],
  ['city-lights', 'City lights'],
  ['spring-festival', '新春序曲'],
  ['opening-chime', 'Opening chime'],
  ['countdown', '倒计时提示音'],
  ['order-bell', 'Order bell'],
  ['closing-jingle', '下播铃声'],
  ['autumn-launch', 'Autumn launch'],
  ['tea-story', '一片茶叶的故事'],
  ['safety-training', 'Safety training'],
  ['member-day', '会员日活动方案'],
  ['classic', 'Classic business card'],
  ['ink', '水墨名片'],
  ['night', 'Night blue card'],
]);

/** Titles of the pages of each presentation. */
const pageTitles: Readonly<Record<string, readonly string[]>> = {
  'autumn-launch': ['Autumn launch', 'What is new', 'Prices and bundles', 'Shipping'],
  'tea-story': ['一片茶叶的故事', '采摘与炒制', '如何冲泡'],
  'safety-training': ['Safety training', 'Before you start', 'Checklist'],
  'member-day': ['会员日活动方案', '权益说明', '时间安排', '常见问题'],
};

/** The name for a seed. Default: the seed itself, with spaces instead of hyphens. */
export const labelOf = (seed: string): string => names.get(seed) ?? seed.replaceAll('-', ' ');

/** The title of a page of a presentation. `page` counts from 1. */
export const slideTitle = (seed: string, page: number): string =>
  pageTitles[seed]?.[page - 1] ?? labelOf(seed);
