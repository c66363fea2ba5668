/** Draws products for sale in a live room, each on a small lit pedestal, 600 × 600. */

import { darker, lighter } from './colour.js';
import { circle, d, ellipse, group, line, path, rect, Sketch } from './sketch.js';

interface Product {
  tone: string;
  draw: (s: Sketch, tone: string) => string;
}

const sheen = (x: number, y: number, h: number) => rect(x, y, 10, h, '#ffffff', { rx: 5, opacity: 0.5 });

const serum = (s: Sketch, tone: string) =>
  rect(240, 230, 120, 220, s.across([0, lighter(tone, 0.35)], [0.5, tone], [1, darker(tone, 0.25)]), {
    rx: 24,
  }) +
  rect(276, 190, 48, 44, '#f4e6cf', { rx: 6 }) +
  rect(284, 120, 32, 74, s.across([0, '#fffaf0'], [1, '#d9b98a']), { rx: 16 }) +
  rect(240, 300, 120, 90, '#fff8f0', { opacity: 0.9 }) +
  line('M262 330H338M262 350H320', tone, 6, 0.8) +
  sheen(254, 246, 180);

const tea = (s: Sketch, tone: string) =>
  rect(200, 190, 200, 260, s.across([0, lighter(tone, 0.25)], [0.5, tone], [1, darker(tone, 0.35)]), {
    rx: 14,
  }) +
  ellipse(300, 190, 100, 26, lighter(tone, 0.3)) +
  rect(196, 160, 208, 34, s.across([0, '#e8cf98'], [1, '#a97f3c']), { rx: 10 }) +
  ellipse(300, 160, 104, 24, '#f0dcae') +
  circle(300, 320, 64, '#fbf3df') +
  path('M300 362C262 340 262 300 300 274C338 300 338 340 300 362Z', tone) +
  line('M300 358V290', '#fbf3df', 4) +
  sheen(216, 220, 210);

const headphones = (s: Sketch, tone: string) =>
  line('M190 340C180 170 420 170 410 340', darker(tone, 0.2), 30) +
  line('M194 330C188 186 412 186 406 330', lighter(tone, 0.3), 8, 0.7) +
  [-1, 1]
    .map(
      (k) =>
        rect(300 + k * 116 - 42, 310, 84, 140, s.across([0, lighter(tone, 0.2)], [1, darker(tone, 0.3)]), {
          rx: 38,
        }) + rect(300 + k * 84 - 20, 326, 40, 108, '#2a2733', { rx: 18 }),
    )
    .join('') +
  sheen(162, 340, 70);

const bag = (s: Sketch, tone: string) =>
  line('M220 280C220 140 380 140 380 280', darker(tone, 0.3), 16) +
  path(
    'M170 260H430L452 440Q454 456 438 456H162Q146 456 148 440Z',
    s.linear(
      [0, 0],
      [1, 1],
      [
        [0, lighter(tone, 0.22)],
        [1, darker(tone, 0.22)],
      ],
    ),
  ) +
  path('M170 260H430L436 312Q300 372 164 312Z', lighter(tone, 0.1)) +
  line('M164 312Q300 372 436 312', darker(tone, 0.3), 4, 0.6) +
  rect(276, 326, 48, 40, '#e8c878', { rx: 8 }) +
  circle(300, 346, 7, '#a97f3c');

const oranges = (s: Sketch, tone: string) => {
  const one = (x: number, y: number, r: number) =>
    circle(
      x,
      y,
      r,
      s.radial(0.35, 0.3, 0.8, [
        [0, lighter(tone, 0.5)],
        [0.5, tone],
        [1, darker(tone, 0.25)],
      ]),
    ) + path(d`M${x} ${y - r + 8}q16 -30 44 -26q-8 28 -44 26Z`, '#5c9a4d');
  return (
    one(230, 330, 62) +
    one(372, 330, 62) +
    one(300, 300, 66) +
    path('M150 360H450L420 456H180Z', s.across([0, '#d9ab72'], [1, '#a97a45'])) +
    line(
      'M156 384H444M164 412H436M172 438H428M210 360L222 456M270 360L276 456M330 360L324 456M390 360L378 456',
      '#8d6239',
      4,
      0.5,
    )
  );
};

const lamp = (s: Sketch, tone: string) =>
  ellipse(300, 270, 210, 190, s.glow('#ffe6a8', 0.8)) +
  rect(290, 290, 20, 150, '#b98a55') +
  ellipse(300, 446, 80, 16, '#9c6f40') +
  path('M230 180H370L420 310H180Z', s.across([0, lighter(tone, 0.5)], [0.5, '#fff3d0'], [1, tone])) +
  ellipse(300, 310, 120, 14, '#fff8e0');

const lipstick = (s: Sketch, tone: string) =>
  path(
    'M270 260V190C270 160 310 130 330 128V260Z',
    s.across([0, lighter(tone, 0.25)], [1, darker(tone, 0.2)]),
  ) +
  rect(262, 254, 76, 66, s.across([0, '#f7e0a8'], [0.5, '#fffaf0'], [1, '#c99a4e'])) +
  rect(250, 316, 100, 136, s.across([0, '#4a3a4a'], [0.5, '#2a1f2c'], [1, '#120c14']), { rx: 8 }) +
  rect(390, 300, 92, 152, s.across([0, '#4a3a4a'], [0.5, '#2a1f2c'], [1, '#120c14']), { rx: 8 }) +
  rect(390, 300, 92, 14, '#e8c878') +
  sheen(266, 332, 100);

const watch = (s: Sketch, tone: string) =>
  path(
    'M256 90H344L356 220H244ZM244 350H356L344 470H256Z',
    s.across([0, lighter(tone, 0.2)], [1, darker(tone, 0.25)]),
  ) +
  rect(
    206,
    190,
    188,
    200,
    s.linear(
      [0, 0],
      [1, 1],
      [
        [0, '#f2f4f8'],
        [1, '#8d95a6'],
      ],
    ),
    { rx: 52 },
  ) +
  rect(222, 206, 156, 168, '#12141f', { rx: 40 }) +
  circle(300, 290, 52, 'none', { stroke: '#2f3550', 'stroke-width': 12 }) +
  path('M300 238A52 52 0 1 1 250 304', 'none', {
    stroke: '#6fe0b0',
    'stroke-width': 12,
    'stroke-linecap': 'round',
  }) +
  line('M300 290V258M300 290L322 302', '#ffffff', 6) +
  rect(392, 262, 14, 44, '#c9a25a', { rx: 6 });

const goods: Record<string, Product> = {
  serum: { tone: '#f2a0a8', draw: serum },
  tea: { tone: '#4f7f5a', draw: tea },
  headphones: { tone: '#6f7fd0', draw: headphones },
  bag: { tone: '#c9704f', draw: bag },
  oranges: { tone: '#f2902f', draw: oranges },
  lamp: { tone: '#e0b070', draw: lamp },
  lipstick: { tone: '#c8304a', draw: lipstick },
  watch: { tone: '#3f6d8c', draw: watch },
};

/** The keys of all products. */
export const products: readonly string[] = Object.keys(goods);

/** Draws one of `products` as SVG, 600 × 600. Default for an unknown key: the first product. */
export function drawProduct(key: string): string {
  const { tone, draw } = goods[key] ?? { tone: '#f2a0a8', draw: serum };
  const s = new Sketch(`product:${key}`, 600, 600);
  s.add(
    rect(
      0,
      0,
      600,
      600,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, lighter(tone, 0.86)],
          [1, lighter(tone, 0.55)],
        ],
      ),
    ),
    circle(300, 280, 220, lighter(tone, 0.9), { opacity: 0.7 }),
    ellipse(120, 60, 320, 240, s.glow('#ffffff', 0.8)),
    path(
      'M110 476V540A190 40 0 0 0 490 540V476Z',
      s.across([0, lighter(tone, 0.7)], [1, lighter(tone, 0.3)]),
    ),
    ellipse(300, 476, 190, 44, lighter(tone, 0.82)),
    ellipse(300, 460, 140, 20, darker(tone, 0.4), { opacity: 0.3, filter: s.blur(6) }),
    group(draw(s, tone), { transform: 'translate(0 8)' }),
  );
  return s.toString();
}
