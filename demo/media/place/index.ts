/** Backgrounds: twenty-odd places, each 1280 × 720 (landscape) or 720 × 1280 (portrait). */

import { Sketch } from '../sketch.js';
import { bamboo, beach, cityDusk, mountains, orchard } from './nature.js';
import type { Scene } from './parts.js';
import { bookshelf, kitchen, library, loft, office, teaHouse, winterCabin } from './rooms.js';
import { cosmetics, flowerMarket, liveStudio, liveStudioCool, nightMarket, warehouse } from './shops.js';
import { festival, newsDesk, screenStudio, stage } from './shows.js';

const scenes: Record<string, Scene> = {
  'live-studio': liveStudio,
  'live-studio-cool': liveStudioCool,
  kitchen,
  'tea-house': teaHouse,
  'city-dusk': cityDusk,
  beach,
  bookshelf,
  cosmetics,
  bamboo,
  office,
  festival,
  mountains,
  stage,
  loft,
  warehouse,
  'flower-market': flowerMarket,
  'winter-cabin': winterCabin,
  orchard,
  'night-market': nightMarket,
  library,
  'news-desk': newsDesk,
  'screen-studio': screenStudio,
};

/** The keys of all places. */
export const places: readonly string[] = Object.keys(scenes);

/** Draws the background of one of `places` as SVG. Default for an unknown key: the first place. */
export function drawPlace(key: string, view: 'landscape' | 'portrait'): string {
  const scene = scenes[key] ?? liveStudio;
  const [width, height] = view === 'landscape' ? [1280, 720] : [720, 1280];
  const sketch = new Sketch(`place:${key}:${view}`, width, height);
  scene(sketch, width, height);
  return sketch.toString();
}
