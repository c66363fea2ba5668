/** Places to sell from: live studios, cosmetics, a warehouse, a flower market and a night market. */

import { darker, lighter } from '../colour.js';
import { circle, d, ellipse, group, line, path, rect, type Sketch } from '../sketch.js';
import { bokeh, bottles, counter, floor, lantern, plant, shelves, wall, type Scene } from './parts.js';

interface Tone {
  wall: readonly [string, string];
  wood: string;
  floor: string;
  neon: string;
  goods: readonly string[];
}

const ringLight = (s: Sketch, x: number, foot: number, r: number, light: string) =>
  line(
    d`M${x} ${foot - 330 + r}L${x} ${foot}M${x} ${foot - 40}L${x - 50} ${foot + 8}M${x} ${foot - 40}L${x + 50} ${foot + 8}`,
    '#3a3640',
    8,
  ) +
  circle(x, foot - 330, r * 2.6, s.glow(light, 0.7)) +
  circle(x, foot - 330, r, 'none', { stroke: '#ffffff', 'stroke-width': 20 }) +
  circle(x, foot - 330, r, 'none', { stroke: light, 'stroke-width': 5, opacity: 0.6 });

const studio =
  (tone: Tone): Scene =>
  (s, w, h) => {
    const side = w * (w > h ? 0.23 : 0.27);
    const f = h * 0.76;
    const rows = w > h ? 4 : 6;
    const goods = (x: number, foot: number, width: number, height: number) =>
      bottles(s, x, foot, width, height, tone.goods);
    const arch = w * (w > h ? 0.2 : 0.22);
    s.add(
      wall(s, w, h, ...tone.wall),
      path(
        d`M${w / 2 - arch} ${f}V${h * 0.32}Q${w / 2 - arch} ${h * 0.1} ${w / 2} ${h * 0.1}Q${w / 2 + arch} ${h * 0.1} ${w / 2 + arch} ${h * 0.32}V${f}Z`,
        s.down([0, lighter(tone.wall[0], 0.6)], [1, lighter(tone.wall[1], 0.25)]),
      ),
      line(
        d`M${w / 2 - arch} ${f}V${h * 0.32}Q${w / 2 - arch} ${h * 0.1} ${w / 2} ${h * 0.1}Q${w / 2 + arch} ${h * 0.1} ${w / 2 + arch} ${h * 0.32}V${f}`,
        tone.neon,
        26,
        0.25,
        { filter: s.blur(9) },
      ),
      line(
        d`M${w / 2 - arch} ${f}V${h * 0.32}Q${w / 2 - arch} ${h * 0.1} ${w / 2} ${h * 0.1}Q${w / 2 + arch} ${h * 0.1} ${w / 2 + arch} ${h * 0.32}V${f}`,
        lighter(tone.neon, 0.75),
        6,
      ),
      shelves(s, [w * 0.02, h * 0.1, side, f - h * 0.12], [1, rows], tone.wood, goods),
      shelves(s, [w * 0.98 - side, h * 0.1, side, f - h * 0.12], [1, rows], tone.wood, goods),
      floor(s, w, h, f, tone.floor),
      ellipse(w / 2, h * 0.45, w * 0.4, h * 0.45, s.glow('#fffaf0', 0.4)),
      rect(0, 0, w, 22, darker(tone.wood, 0.5)),
      ...[0.2, 0.4, 0.6, 0.8].map(
        (k) =>
          path(d`M${w * k - 18} 20h36l-6 34h-24Z`, '#2f2b33') +
          path(
            d`M${w * k - 14} 54L${w * k + 14} 54L${w * k + 120} ${h * 0.6}L${w * k - 120} ${h * 0.6}Z`,
            s.down([0, '#fff6dc', 0.4], [1, '#fff6dc', 0]),
          ),
      ),
      plant(s, w * 0.5 - arch - 46, f + 24, 200),
      ringLight(s, w * 0.5 + arch + 40, f + 50, 62, tone.neon),
      counter(s, w * 0.14, h * 0.86, w * 0.72, h * 0.2, lighter(tone.wood, 0.5), lighter(tone.wall[1], 0.35)),
      bottles(s, w * 0.18, h * 0.85, 150, 110, tone.goods),
      bottles(s, w * 0.82 - 150, h * 0.85, 150, 110, tone.goods),
      rect(w * 0.16, h * 0.885, w * 0.68, 5, tone.neon, { opacity: 0.6 }),
    );
  };

/** A warm live studio. */
export const liveStudio = studio({
  wall: ['#fbe3cb', '#f0bf98'],
  wood: '#b97f52',
  floor: '#c9966a',
  neon: '#ff8f5a',
  goods: ['#f2b5a0', '#fbead2', '#d98c6a', '#c9d7b5', '#e9c46a', '#fff7ec'],
});
/** A live studio in blue light. */
export const liveStudioCool = studio({
  wall: ['#d9e4fb', '#9fb2e6'],
  wood: '#6f7fb5',
  floor: '#8a97c2',
  neon: '#6aa8ff',
  goods: ['#bcd4f6', '#f4f8ff', '#8f9fe0', '#b7e3e6', '#d9c4f2', '#6f8fd0'],
});

/** A beauty counter. */
export const cosmetics: Scene = (s, w, h) => {
  const palette = ['#f7c6cf', '#e88aa0', '#fdf1ee', '#d9b08c', '#c9a0dc', '#f2dcc4'];
  const columns = w > h ? 4 : 3;
  const rows = w > h ? 4 : 6;
  s.add(
    wall(s, w, h, '#fde8ea', '#f4bfca'),
    shelves(
      s,
      [w * 0.05, h * 0.07, w * 0.9, h * 0.66],
      [columns, rows],
      '#e9b4bd',
      (x, foot, width, height) =>
        rect(x - 8, foot - height - 10, width + 16, height + 14, s.down([0, '#fff8f4'], [1, '#f9d5da'])) +
        bottles(s, x, foot, width, height, palette),
    ),
    ellipse(w / 2, h * 0.36, w * 0.4, h * 0.38, s.glow('#ffffff', 0.55)),
    floor(s, w, h, h * 0.77, '#ecc6c4'),
    counter(s, w * 0.12, h * 0.84, w * 0.76, h * 0.22, '#fffaf6', '#f4d2d4'),
    group(
      circle(0, -92, 74, '#d9b08c') +
        circle(
          0,
          -92,
          66,
          s.linear(
            [0, 0],
            [1, 1],
            [
              [0, '#ffffff'],
              [1, '#d5e3ee'],
            ],
          ),
        ) +
        rect(-8, -22, 16, 20, '#d9b08c') +
        ellipse(0, 0, 46, 8, '#c99a74'),
      { transform: d`translate(${w * 0.26} ${h * 0.83})` },
    ),
    bottles(s, w * 0.6, h * 0.83, 190, 150, palette),
    bokeh(s, w, 0, h * 0.8, 22, ['#ffffff', '#fff0e0', '#ffd3dc']),
    plant(s, w * 0.94, h * 0.9, 220, '#86b08f', '#fff4f0'),
  );
};

/** A warehouse with full shelves. */
export const warehouse: Scene = (s, w, h) => {
  const f = h * 0.72;
  const rack = (x: number, y: number, ww: number, hh: number, rows: number) => {
    let out = rect(x, y, ww, hh, '#3a4a5c', { opacity: 0.35 });
    for (let r = 0; r < rows; r++) {
      const foot = y + ((r + 1) * hh) / rows;
      for (let at = x + 6; at < x + ww - 26;) {
        const bw = Math.min(s.between(40, 78) * (ww / 320), x + ww - at - 4);
        const bh = (hh / rows) * s.between(0.46, 0.78);
        const c = ['#d3a06a', '#c48f58', '#e0b684', '#b9824d'][Math.floor(s.random() * 4)] ?? '#d3a06a';
        out +=
          rect(at, foot - bh, bw, bh, c) +
          rect(at + bw * 0.42, foot - bh, bw * 0.16, bh, lighter(c, 0.35), { opacity: 0.7 }) +
          rect(at, foot - bh, bw, 5, lighter(c, 0.3));
        at += bw + 5;
      }
      out += rect(x - 6, foot - 2, ww + 12, 11, '#f08a35');
    }
    for (let c = 0; c <= 2; c++)
      out += rect(x + (ww * c) / 2 - 6, y - 10, 12, hh + 12, s.across([0, '#3f76b5'], [1, '#2a5286']));
    return out;
  };
  s.add(
    wall(s, w, h, '#dfe8ee', '#b4c4d0'),
    ...Array.from({ length: 7 }, (_, i) =>
      line(d`M${(w * i) / 6} 0L${w / 2 + (i - 3) * w * 0.04} ${h * 0.22}`, '#8a9aa8', 7, 0.6),
    ),
    ...[0.06, 0.12, 0.17].map(
      (k, i) =>
        rect(w * (0.3 + i * 0.05), h * k, w * (0.4 - i * 0.1), 12 - i * 3, '#ffffff') +
        ellipse(w / 2, h * k + 6, w * 0.3, 50, s.glow('#ffffff', 0.7)),
    ),
    rect(w * 0.42, h * 0.36, w * 0.16, f - h * 0.36, s.down([0, '#fffbe8'], [1, '#cfe3ef'])),
    line(
      Array.from({ length: 6 }, (_, i) => d`M${w * 0.42} ${h * (0.38 + i * 0.055)}h${w * 0.16}`).join(''),
      '#a9bccb',
      3,
    ),
    floor(s, w, h, f, '#a7adb3'),
    path(
      d`M${w * 0.45} ${f}L${w * 0.46} ${f}L${w * 0.28} ${h}L${w * 0.24} ${h}ZM${w * 0.54} ${f}L${w * 0.55} ${f}L${w * 0.76} ${h}L${w * 0.72} ${h}Z`,
      '#f2c230',
    ),
    rack(w * 0.3, h * 0.27, w * 0.1, f - h * 0.26, 4),
    rack(w * 0.6, h * 0.27, w * 0.1, f - h * 0.26, 4),
    rack(w * 0.03, h * 0.12, w * 0.25, f - h * 0.06, 4),
    rack(w * 0.72, h * 0.12, w * 0.25, f - h * 0.06, 4),
    group(
      rect(-90, -10, 180, 14, '#8d6239') +
        rect(-80, -80, 78, 70, '#d3a06a') +
        rect(4, -64, 76, 54, '#c48f58') +
        rect(-46, -140, 84, 60, '#e0b684') +
        rect(-48, -80, 14, 70, '#f4dcb4') +
        rect(36, -64, 12, 54, '#ecc99a') +
        rect(-10, -140, 14, 60, '#f7e6c8'),
      { transform: d`translate(${w * 0.2} ${h * 0.93}) scale(1.1)` },
    ),
    ellipse(w / 2, h * 0.5, w * 0.3, h * 0.4, s.glow('#fff8e0', 0.5)),
  );
};

/** A blossom: five round dashes of one ring are its petals. */
const flower = (x: number, y: number, r: number, colour: string) =>
  circle(x, y, r * 0.55, darker(colour, 0.16), {
    stroke: colour,
    'stroke-width': r * 1.04,
    'stroke-linecap': 'round',
    'stroke-dasharray': `0 ${(r * 0.691).toFixed(2)}`,
  }) + circle(x, y, r * 0.3, '#ffe08a');

/** A flower market. */
export const flowerMarket: Scene = (s, w, h) => {
  const hues = ['#e8577a', '#f7a8b8', '#f2b33d', '#a97fd6', '#ffffff', '#f07f4f'];
  const bucket = (x: number, foot: number, k: number, colour: string) =>
    Array.from({ length: 5 }, (_, i) =>
      line(
        d`M${x} ${foot - 60 * k}Q${x + (i - 2) * 16 * k} ${foot - 100 * k} ${x + (i - 2) * 30 * k} ${foot - (128 - Math.abs(i - 2) * 9) * k}`,
        '#4f8a4b',
        5 * k,
      ),
    ).join('') +
    ellipse(x, foot - 88 * k, 50 * k, 22 * k, '#5f9a55') +
    Array.from({ length: 6 }, (_, i) =>
      flower(x + (i - 2.5) * 23 * k, foot - (116 + ((i * 23) % 38)) * k, 17 * k, colour),
    ).join('') +
    path(
      d`M${x - 44 * k} ${foot - 76 * k}h${88 * k}L${x + 32 * k} ${foot}h${-64 * k}Z`,
      s.across([0, '#c7d3d6'], [1, '#7f939b']),
    ) +
    rect(x - 46 * k, foot - 80 * k, 92 * k, 9 * k, '#e3eaec');
  const awning = (y: number) =>
    Array.from({ length: 12 }, (_, i) => {
      const x = (w * i) / 12;
      const c = i % 2 ? '#fdf6ea' : '#e8796b';
      return path(
        d`M${x} 0h${w / 12}v${y}q${-w / 24} 46 ${-w / 12} 0Z`,
        s.down([0, darker(c, 0.15)], [1, c]),
      );
    }).join('');
  const row = (y: number, count: number, k: number, shift: number) =>
    Array.from({ length: count }, (_, i) =>
      bucket((w * (i + 0.5)) / count, y, k, hues[(i + shift) % hues.length] ?? '#e8577a'),
    ).join('');
  const n = w > h ? 8 : 5;
  s.add(
    rect(0, 0, w, h, s.down([0, '#bfe3ee'], [0.5, '#fdf0dc'], [1, '#d9c3a0'])),
    group(
      Array.from(
        { length: 8 },
        (_, i) =>
          rect(
            (w * i) / 8,
            h * s.between(0.2, 0.34),
            w / 8 - 6,
            h * 0.5,
            ['#f0cfa8', '#e8b794', '#f6dfc0'][i % 3] ?? '#f0cfa8',
          ) + rect((w * i) / 8 + 20, h * 0.4, 34, 54, '#8fb3c2'),
      ).join(''),
      { opacity: 0.65, filter: s.blur(3) },
    ),
    ellipse(w / 2, h * 0.4, w * 0.46, h * 0.36, s.glow('#fffbe6', 0.95)),
    awning(h * 0.12),
    floor(s, w, h, h * 0.7, '#cdb293'),
    row(h * 0.7, n, 0.9, 0),
    bucket(w * 0.08, h * 0.86, 1.35, '#a97fd6'),
    bucket(w * 0.23, h * 0.9, 1.35, '#f2b33d'),
    bucket(w * 0.78, h * 0.9, 1.35, '#f7a8b8'),
    bucket(w * 0.93, h * 0.86, 1.35, '#e8577a'),
    bucket(w * 0.03, h * 1.02, 1.8, '#f07f4f'),
    bucket(w * 0.97, h * 1.02, 1.8, '#ffffff'),
    bokeh(s, w, h * 0.14, h * 0.6, 14, ['#ffffff', '#ffe6c0']),
  );
};

/** A night market. */
export const nightMarket: Scene = (s, w, h) => {
  const stall = (x: number, y: number, k: number, colour: string) =>
    group(
      rect(-130, -190, 260, 190, s.down([0, '#ffcf7d'], [1, '#b5582f'])) +
        rect(-120, -120, 240, 8, '#6b2f22') +
        Array.from({ length: 9 }, (_, i) =>
          circle(-100 + i * 25, -134, 11, ['#f2e0b0', '#e8622f', '#9fbf5a'][i % 3] ?? '#f2e0b0'),
        ).join('') +
        rect(-140, -70, 280, 80, s.down([0, darker(colour, 0.1)], [1, darker(colour, 0.5)])) +
        rect(-146, -78, 292, 12, '#f0d3a0') +
        Array.from({ length: 8 }, (_, i) =>
          path(d`M${-152 + i * 38} -246h38v60q-19 20 -38 0Z`, i % 2 ? '#fdf1dc' : colour),
        ).join(''),
      { transform: d`translate(${x} ${y}) scale(${k})` },
    );
  const strings = [0.1, 0.2]
    .map(
      (k, r) =>
        line(d`M0 ${h * k}Q${w * 0.5} ${h * (k + 0.14)} ${w} ${h * k}`, '#2b1a2b', 3) +
        Array.from({ length: 15 }, (_, i) => {
          const t = (i + 0.5) / 15;
          const y = h * (k + 0.14 * 2 * t * (1 - t));
          return (
            circle(w * t, y + 9, 26, s.glow('#ffd27a', 0.8)) +
            circle(w * t, y + 9, 7, r ? '#fff0c0' : '#ffdf9a')
          );
        }).join(''),
    )
    .join('');
  s.add(
    rect(0, 0, w, h, s.down([0, '#171a45'], [0.45, '#4a2a66'], [0.75, '#a14a58'], [1, '#3a1f3c'])),
    ...Array.from({ length: 40 }, () =>
      circle(s.between(0, w), s.between(0, h * 0.34), s.between(1, 2.6), '#ffffff', { opacity: 0.7 }),
    ),
    ...Array.from({ length: 9 }, (_, i) =>
      rect((w * i) / 9, h * s.between(0.26, 0.42), w / 9 - 4, h * 0.5, '#2f2458'),
    ),
    ellipse(w / 2, h * 0.62, w * 0.5, h * 0.3, s.glow('#ff9a5a', 0.8)),
    bokeh(s, w, h * 0.36, h * 0.66, 30, ['#ffd27a', '#ff8a6a', '#ff5f7a', '#8ad0ff']),
    floor(s, w, h, h * 0.72, '#6a3f52'),
    stall(w * 0.36, h * 0.71, 0.55, '#d8603a'),
    stall(w * 0.64, h * 0.71, 0.55, '#3f8f8a'),
    stall(w * 0.12, h * 0.8, 1.1, '#c8373f'),
    stall(w * 0.88, h * 0.8, 1.1, '#3a6fb0'),
    strings,
    lantern(s, w * 0.3, h * 0.3, 38),
    lantern(s, w * 0.7, h * 0.3, 38),
    lantern(s, w * 0.06, h * 0.26, 50),
    lantern(s, w * 0.94, h * 0.26, 50),
    ellipse(w / 2, h * 0.9, w * 0.4, h * 0.1, s.glow('#ffb070', 0.55)),
  );
};
