/** Draws voice covers, slides, business cards and video covers. */

import { drawAvatar, people } from './avatar/index.js';
import { darker, lighter } from './colour.js';
import { drawPlace, places } from './place/index.js';
import { hash } from './random.js';
import { circle, d, ellipse, group, line, move, path, rect, Sketch, text } from './sketch.js';

export { drawProduct, products } from './product.js';

const pairs = [
  ['#5b7cfa', '#a86bf0'],
  ['#f27a8a', '#f7b267'],
  ['#1fa2a0', '#6fcf97'],
  ['#3a4a8c', '#4fa3e0'],
  ['#c0426b', '#7a3fb0'],
  ['#e08a3c', '#d8504f'],
] as const;

const pick = <T>(list: readonly T[], seed: string): T => list[hash(seed) % list.length] as T;

/** Embeds an SVG picture into another one, at a position and with a size in its units. */
const inset = (svg: string, x: number, y: number, width: number, height: number) =>
  svg.replace(
    /^<svg ([^>]*?)width="\d+" height="\d+"/,
    (_, head: string) =>
      `<svg ${head}x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice"`,
  );

/** Square cover of a voice or a piece of music: its wave around a disc, and its label. */
export function drawWave(seed: string, label: string): string {
  const s = new Sketch(`wave:${seed}`, 400, 400);
  const [a, b] = pick(pairs, seed);
  const phase = s.between(0, 6);
  const bars = Array.from({ length: 33 }, (_, i) => {
    const k = (i - 16) / 16;
    const tall =
      (18 + 150 * Math.abs(Math.sin(i * 0.55 + phase) * Math.cos(i * 0.21 + phase)) + 26 * s.random()) *
      (1 - k * k * 0.72);
    return d`M${200 + (i - 16) * 10.4} ${190 - tall / 2}V${190 + tall / 2}`;
  }).join('');
  s.add(
    rect(
      0,
      0,
      400,
      400,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, a],
          [1, b],
        ],
      ),
    ),
    ellipse(110, 70, 260, 200, s.glow('#ffffff', 0.35)),
    ...[170, 130, 92].map((r) => circle(200, 190, r, '#ffffff', { opacity: 0.07 })),
    line(bars, darker(a, 0.5), 6, 0.25, { transform: 'translate(0 6)' }),
    line(bars, '#ffffff', 5.6, 0.95),
    rect(0, 310, 400, 90, s.down([0, darker(b, 0.6), 0], [1, darker(b, 0.6), 0.5])),
    text(200, 366, label, label.length > 22 ? 20 : 26, '#ffffff', {
      'text-anchor': 'middle',
      'font-weight': 600,
    }),
  );
  return s.toString();
}

const chart = (s: Sketch, a: string, b: string) =>
  Array.from({ length: 6 }, (_, i) => {
    const tall = 90 + 40 * i + s.between(-30, 40);
    return rect(
      i * 74,
      330 - tall,
      46,
      tall,
      s.down([0, i === 5 ? b : lighter(a, 0.25)], [1, i === 5 ? b : a]),
      { rx: 8 },
    );
  }).join('') +
  line('M-10 334H440', '#c9cede', 3) +
  line('M20 220C120 200 180 190 250 130S360 60 410 20', b, 6);

const rings = (s: Sketch, a: string, b: string) =>
  circle(210, 180, 140, 'none', { stroke: lighter(a, 0.75), 'stroke-width': 48 }) +
  path('M210 40A140 140 0 1 1 77 223', 'none', {
    stroke: s.linear(
      [0, 0],
      [1, 1],
      [
        [0, b],
        [1, a],
      ],
    ),
    'stroke-width': 48,
    'stroke-linecap': 'round',
  }) +
  text(210, 200, `${40 + Math.round(s.random() * 50)}%`, 62, darker(a, 0.4), {
    'text-anchor': 'middle',
    'font-weight': 700,
  });

/** Page `page` (from 1) of a presentation, 1280 × 720. */
export function drawSlide(seed: string, page: number, title: string): string {
  const s = new Sketch(`slide:${seed}:${page}`, 1280, 720);
  const [a, b] = pick(pairs, seed);
  const first = page === 1;
  const bullets = [0, 1, 2, 3]
    .map(
      (i) =>
        circle(104, 296 + i * 84, 11, i % 2 ? b : a) +
        rect(136, 284 + i * 84, 330 + s.between(0, 110), 14, '#4a5068', { rx: 7, opacity: 0.75 }) +
        rect(136, 308 + i * 84, 220 + s.between(0, 120), 10, '#a9aec2', { rx: 5, opacity: 0.8 }),
    )
    .join('');
  const ink = first ? '#ffffff' : '#22263a';
  s.add(
    rect(
      0,
      0,
      1280,
      720,
      first
        ? s.linear(
            [0, 0],
            [1, 1],
            [
              [0, a],
              [1, b],
            ],
          )
        : s.linear(
            [0, 0],
            [1, 1],
            [
              [0, '#ffffff'],
              [1, lighter(a, 0.88)],
            ],
          ),
    ),
    circle(1120, 90, 300, first ? '#ffffff' : b, { opacity: 0.1 }),
    circle(1240, 640, 220, first ? '#ffffff' : a, { opacity: 0.1 }),
    first
      ? inset(drawPlace(pick(places, seed), 'landscape'), 700, 150, 500, 420) +
          rect(700, 150, 500, 420, 'none', { stroke: '#ffffff', 'stroke-width': 10, rx: 6 })
      : bullets +
          rect(640, 210, 560, 430, '#ffffff', { rx: 24, opacity: 0.85 }) +
          move(710, 250, page % 2 ? rings(s, a, b) : chart(s, a, b)),
    text(90, first ? 330 : 160, title, first ? Math.min(64, 1000 / Math.max(8, title.length)) : 54, ink, {
      'font-weight': 700,
    }),
    rect(92, first ? 366 : 190, 120, 10, first ? '#ffffff' : b, { rx: 5 }),
    first
      ? rect(92, 410, 380, 14, '#ffffff', { rx: 7, opacity: 0.7 }) +
          rect(92, 440, 280, 14, '#ffffff', { rx: 7, opacity: 0.5 })
      : '',
    text(1200, 680, String(page), 24, ink, { 'text-anchor': 'end', opacity: 0.6 }),
  );
  return s.toString();
}

/** A business card, 900 × 540, with the holder's portrait and name. */
export function drawCard(seed: string, name: string): string {
  const s = new Sketch(`card:${seed}`, 900, 540);
  const [a, b] = pick(pairs, seed);
  const who = people.includes(seed) ? seed : pick(people, seed);
  const disc = s.clip(circle(690, 250, 170, '#000'));
  s.add(
    rect(
      0,
      0,
      900,
      540,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, '#ffffff'],
          [1, lighter(a, 0.9)],
        ],
      ),
    ),
    path(
      'M560 0H900V540H480C600 400 620 180 560 0Z',
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, a],
          [1, b],
        ],
      ),
    ),
    circle(690, 250, 182, '#ffffff', { opacity: 0.9 }),
    group(inset(drawAvatar(who), 500, 80, 380, 507), { 'clip-path': disc }),
    text(64, 210, name, name.length > 14 ? 44 : 60, '#22263a', { 'font-weight': 700 }),
    rect(66, 238, 90, 8, b, { rx: 4 }),
    rect(66, 276, 240, 14, '#8b90a6', { rx: 7 }),
    ...[0, 1, 2].map(
      (i) =>
        circle(78, 366 + i * 44, 12, i % 2 ? b : a, { opacity: 0.85 }) +
        rect(106, 359 + i * 44, 210 - i * 30, 13, '#c3c7d6', { rx: 6 }),
    ),
    circle(
      88,
      88,
      26,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, a],
          [1, b],
        ],
      ),
    ),
    path('M76 94Q88 68 100 94', 'none', { stroke: '#ffffff', 'stroke-width': 6, 'stroke-linecap': 'round' }),
  );
  return s.toString();
}

/** 16:9 cover of a video: a presenter in a place, with a play mark. */
export function drawFrame(seed: string): string {
  const s = new Sketch(`frame:${seed}`, 1280, 720);
  const who = pick(people, `who:${seed}`);
  s.add(
    inset(drawPlace(pick(places, seed), 'landscape'), 0, 0, 1280, 720),
    inset(drawAvatar(who, { backdrop: false }), 400, 80, 480, 640),
    rect(0, 540, 1280, 180, s.down([0, '#0d0a1a', 0], [1, '#0d0a1a', 0.6])),
    circle(108, 590, 54, '#0d0a1a', { opacity: 0.45 }),
    path('M91 560L144 590L91 620Z', '#ffffff'),
    rect(48, 672, 1184, 8, '#ffffff', { rx: 4, opacity: 0.45 }),
    rect(48, 672, 1184 * s.between(0.2, 0.7), 8, '#ffffff', { rx: 4 }),
  );
  return s.toString();
}
