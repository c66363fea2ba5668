/** Places to live and work in: kitchen, office, loft, libraries, cabin and tea house. */

import { darker, lighter } from '../colour.js';
import { circle, d, ellipse, group, line, path, rect, type Sketch } from '../sketch.js';
import {
  bokeh,
  books,
  bottles,
  counter,
  floor,
  lantern,
  pane,
  pendant,
  plant,
  rays,
  shelves,
  wall,
  type Scene,
} from './parts.js';

const spines = ['#a8443c', '#d99a4e', '#3f6d7c', '#5d7f5b', '#e9dcc2', '#6b4a6e', '#2f4a66', '#c9705a'];

const garden = (s: Sketch, x: number, y: number, w: number, h: number) =>
  rect(x, y, w, h, s.down([0, '#a9dbf2'], [0.6, '#eaf6ee'], [1, '#b9dba0'])) +
  Array.from({ length: 9 }, (_, i) =>
    circle(
      x + (w * i) / 8,
      y + h * s.between(0.72, 0.9),
      h * s.between(0.14, 0.24),
      i % 2 ? '#8cbf7a' : '#a7d08c',
    ),
  ).join('');

const skyline = (s: Sketch, x: number, y: number, w: number, h: number) =>
  rect(x, y, w, h, s.down([0, '#8fc4ec'], [1, '#f3efe2'])) +
  Array.from({ length: 11 }, (_, i) =>
    rect(x + (w * i) / 11, y + h * s.between(0.35, 0.75), w / 12, h, i % 2 ? '#a9bfd6' : '#c3d2e2'),
  ).join('');

/** A bright kitchen. */
export const kitchen: Scene = (s, w, h) => {
  const tiles = Array.from({ length: 7 }, (_, r) =>
    Array.from(
      { length: Math.ceil(w / 68) + 1 },
      (_, c) => d`M${c * 68 - (r % 2) * 34} ${h * 0.36 + r * 30}h64v26h-64z`,
    ).join(''),
  ).join('');
  const cup = (x: number, wide: number) =>
    rect(x, h * 0.05, wide, h * 0.26, s.down([0, '#7fa394'], [1, '#6a9083'])) +
    rect(x + 10, h * 0.05 + 12, wide - 20, h * 0.26 - 24, 'none', {
      stroke: '#5a7d70',
      'stroke-width': 3,
      rx: 4,
    }) +
    rect(x + wide / 2 - 22, h * 0.285, 44, 6, '#e0bb77', { rx: 3 });
  const win = Math.min(w * 0.34, 360);
  s.add(
    wall(s, w, h, '#fdf3e2', '#f1ddc0'),
    path(tiles, '#fffaf0', { opacity: 0.75 }),
    cup(-10, w * 0.16),
    cup(w * 0.155, w * 0.16),
    cup(w * 0.7, w * 0.155),
    cup(w * 0.86, w * 0.16),
    pane(
      s,
      w / 2 - win / 2,
      h * 0.08,
      win,
      h * 0.36,
      '#ffffff',
      garden(s, w / 2 - win / 2, h * 0.08, win, h * 0.36),
    ),
    ellipse(w / 2, h * 0.3, w * 0.4, h * 0.3, s.glow('#fff6d0', 0.5)),
    rect(w * 0.02, h * 0.46, w * 0.26, 12, '#b98a5c'),
    bottles(s, w * 0.03, h * 0.46, w * 0.24, 90, ['#e9c46a', '#e76f51', '#f4e4c1', '#8ab17d']),
    rect(w * 0.73, h * 0.46, w * 0.25, 12, '#b98a5c'),
    bottles(s, w * 0.74, h * 0.46, w * 0.22, 90, ['#f4e4c1', '#c9d7b5', '#d98c6a']),
    rect(0, h * 0.62, w, h * 0.2, s.down([0, '#6a9083'], [1, '#4f7266'])),
    ...Array.from({ length: 7 }, (_, i) =>
      rect((w * i) / 7 + 10, h * 0.66, w / 7 - 20, h * 0.12, 'none', {
        stroke: '#456659',
        'stroke-width': 3,
        rx: 4,
      }),
    ),
    rect(0, h * 0.6, w, 22, s.down([0, '#fffaf2'], [1, '#dccbb0'])),
    floor(s, w, h, h * 0.81, '#c99f70'),
    counter(s, w * 0.1, h * 0.83, w * 0.8, h * 0.3, '#e9d3ac', '#f7efe2'),
    plant(s, w * 0.2, h * 0.825, 120, '#6aa84f', '#f4f0e8'),
    fruit(w * 0.78, h * 0.815),
    rect(w * 0.12, h * 0.53, 70, 74, '#d9583f', { rx: 10 }) +
      ellipse(w * 0.12 + 35, h * 0.53, 35, 9, '#e8806a') +
      circle(w * 0.12 + 35, h * 0.53 - 10, 7, '#33302e'),
    pendant(s, w * 0.3, h * 0.13, '#e0a458', 0.8),
    pendant(s, w * 0.7, h * 0.13, '#e0a458', 0.8),
    rays(s, w, h, '#fff6d8', 0.18),
  );
};

const fruit = (x: number, y: number) =>
  circle(x - 30, y - 44, 24, '#e8622f') +
  circle(x + 4, y - 50, 26, '#f2a93b') +
  circle(x + 36, y - 42, 22, '#b8c94a') +
  circle(x - 36, y - 52, 6, '#ffb58c') +
  circle(x - 4, y - 60, 7, '#ffd88e') +
  path(
    d`M${x - 76} ${y - 38}L${x + 76} ${y - 38}C${x + 66} ${y - 4} ${x + 40} ${y} ${x} ${y}C${x - 40} ${y} ${x - 66} ${y - 4} ${x - 76} ${y - 38}Z`,
    '#f7f2ea',
  ) +
  line(d`M${x - 70} ${y - 26}Q${x} ${y - 10} ${x + 70} ${y - 26}`, '#6a93b5', 5, 0.7);

/** An office with large windows. */
export const office: Scene = (s, w, h) => {
  const tall = h * 0.5;
  s.add(
    wall(s, w, h, '#f2f5f8', '#d7dfe8'),
    pane(
      s,
      w * 0.08,
      h * 0.1,
      w * 0.52,
      tall,
      '#f6f8fa',
      skyline(s, w * 0.08, h * 0.1, w * 0.52, tall),
      4,
      1,
    ),
    rays(s, w, h, '#fffbe8', 0.4),
    shelves(
      s,
      [w * 0.69, h * 0.16, w * 0.26, h * 0.46],
      [1, 4],
      '#c7a680',
      (x, foot, width, height) =>
        books(s, x, foot, width * 0.62, height, spines) + plant(s, x + width * 0.82, foot, height * 0.72),
    ),
    floor(s, w, h, h * 0.74, '#b9a48c'),
    plant(s, w * 0.62, h * 0.82, 250),
    counter(s, w * 0.1, h * 0.82, w * 0.56, h * 0.2, '#e3c9a2', '#f4f4f2'),
    group(
      path('M-70 0L70 0L84 8L-84 8Z', '#9aa5b3') +
        rect(-64, -86, 128, 84, '#3a4454', { rx: 6 }) +
        rect(
          -58,
          -80,
          116,
          70,
          s.linear(
            [0, 0],
            [1, 1],
            [
              [0, '#7fb0e6'],
              [1, '#b79ae0'],
            ],
          ),
        ),
      { transform: d`translate(${w * 0.34} ${h * 0.81})` },
    ),
    rect(w * 0.2, h * 0.79, 34, 28, '#e07a5f', { rx: 5 }),
    pendant(s, w * 0.3, h * 0.1, '#4b5563', 0.9),
    pendant(s, w * 0.46, h * 0.07, '#4b5563', 0.9),
  );
};

/** A brick loft. */
export const loft: Scene = (s, w, h) => {
  const bricks = Array.from({ length: 19 }, (_, r) =>
    Array.from({ length: Math.ceil(w / 78) + 1 }, (_, c) =>
      s.random() < 0.62
        ? d`M${c * 78 - (r % 2) * 39} ${r * 34 * (h / 900) + 4}h73v${28 * (h / 900)}h-73z`
        : '',
    ).join(''),
  ).join('');
  s.add(
    wall(s, w, h, '#b8694c', '#9a5039'),
    path(bricks, '#cf8464', { opacity: 0.4 }),
    ellipse(w * 0.4, h * 0.36, w * 0.5, h * 0.4, s.glow('#ffe0b0', 0.6)),
    pane(
      s,
      w * 0.1,
      h * 0.1,
      w * 0.36,
      h * 0.46,
      '#39363a',
      skyline(s, w * 0.1, h * 0.1, w * 0.36, h * 0.46),
      4,
      3,
    ),
    rect(w * 0.6, h * 0.16, w * 0.15, h * 0.2, '#f7efe2') +
      circle(w * 0.675, h * 0.25, 40, '#e0a458') +
      path(d`M${w * 0.61} ${h * 0.34}Q${w * 0.66} ${h * 0.27} ${w * 0.74} ${h * 0.34}Z`, '#3f6d7c'),
    rect(w * 0.79, h * 0.2, w * 0.12, h * 0.17, '#2f4a55') +
      line(d`M${w * 0.81} ${h * 0.34}Q${w * 0.83} ${h * 0.22} ${w * 0.89} ${h * 0.25}`, '#f0cf9a', 6),
    line(d`M0 ${h * 0.04}L${w} ${h * 0.04}`, '#2d2a2c', 10),
    floor(s, w, h, h * 0.72, '#a9774c'),
    ellipse(w * 0.6, h * 0.9, w * 0.36, h * 0.06, '#e8dcc8', { opacity: 0.9 }),
    ellipse(w * 0.6, h * 0.9, w * 0.3, h * 0.045, '#c98d6b', { opacity: 0.5 }),
    sofa(s, w * 0.6, h * 0.86, '#3f7f86'),
    plant(s, w * 0.08, h * 0.84, 300, '#4f8a5b', '#efe6d8'),
    group(
      line('M0 0L0 -330', '#2f2b2b', 6) +
        ellipse(0, -340, 150, 150, s.glow('#ffe2a6', 0.6)) +
        path('M-50 -320L-30 -390L30 -390L50 -320Z', '#f7e6c4') +
        ellipse(0, 0, 40, 8, '#2f2b2b'),
      { transform: d`translate(${w * 0.93} ${h * 0.84})` },
    ),
    pendant(s, w * 0.3, h * 0.16, '#2f2b2b', 0.8),
    pendant(s, w * 0.56, h * 0.1, '#2f2b2b', 0.8),
    rays(s, w, h, '#ffe9c0', 0.24),
  );
};

const sofa = (s: Sketch, x: number, y: number, colour: string) =>
  ellipse(x, y + 18, 250, 20, '#000000', { opacity: 0.28 }) +
  rect(x - 200, y - 150, 400, 130, s.down([0, lighter(colour, 0.12)], [1, darker(colour, 0.14)]), {
    rx: 34,
  }) +
  rect(x - 190, y - 70, 186, 62, lighter(colour, 0.12), { rx: 18 }) +
  rect(x + 4, y - 70, 186, 62, lighter(colour, 0.08), { rx: 18 }) +
  rect(x - 236, y - 106, 62, 112, s.across([0, lighter(colour, 0.1)], [1, darker(colour, 0.1)]), { rx: 24 }) +
  rect(x + 174, y - 106, 62, 112, darker(colour, 0.08), { rx: 24 }) +
  rect(x - 190, y - 14, 380, 24, darker(colour, 0.2), { rx: 8 }) +
  path(d`M${x - 150} ${y - 120}L${x - 74} ${y - 134}L${x - 62} ${y - 62}L${x - 138} ${y - 50}Z`, '#e9b44c') +
  path(d`M${x + 76} ${y - 128}L${x + 150} ${y - 118}L${x + 140} ${y - 50}L${x + 64} ${y - 60}Z`, '#e7ded0') +
  line(d`M${x - 190} ${y + 10}v18M${x + 190} ${y + 10}v18`, '#5a3c28', 8);

/** A wall of books at home. */
export const bookshelf: Scene = (s, w, h) => {
  const columns = w > h ? 5 : 3;
  const rows = w > h ? 4 : 6;
  s.add(
    wall(s, w, h, '#7b5236', '#5d3b27'),
    shelves(
      s,
      [w * 0.03, h * 0.06, w * 0.94, h * 0.74],
      [columns, rows],
      '#9a6a44',
      (x, foot, width, height) => {
        const kind = s.random();
        if (kind < 0.16)
          return (
            plant(s, x + width * 0.3, foot, height * 0.8) +
            books(s, x + width * 0.58, foot, width * 0.42, height, spines)
          );
        if (kind < 0.3)
          return (
            books(s, x, foot, width * 0.55, height, spines) +
            ellipse(x + width * 0.78, foot - height * 0.2, width * 0.13, height * 0.22, '#d9c2a0') +
            rect(x + width * 0.73, foot - height * 0.5, width * 0.1, height * 0.14, '#c9ae86')
          );
        return books(s, x, foot, width, height, spines);
      },
    ),
    ellipse(w / 2, h * 0.34, w * 0.44, h * 0.42, s.glow('#ffd592', 0.42)),
    floor(s, w, h, h * 0.84, '#8a5d3b'),
    rect(
      0,
      0,
      w,
      h,
      s.radial(0.5, 0.42, 0.75, [
        [0, '#1a0d06', 0],
        [0.7, '#1a0d06', 0.05],
        [1, '#1a0d06', 0.5],
      ]),
    ),
    pendant(s, w * 0.2, h * 0.08, '#c98d4b', 0.8),
    pendant(s, w * 0.8, h * 0.08, '#c98d4b', 0.8),
  );
};

/** A library. */
export const library: Scene = (s, w, h) => {
  const f = h * 0.76;
  const aisle = (side: number) =>
    [0, 1, 2]
      .map((i) => {
        const near = [0, 0.2, 0.32][i] ?? 0;
        const far = [0.19, 0.31, 0.4][i] ?? 0;
        const top = h * (0.04 + i * 0.12);
        const foot = f + h * (0.14 - i * 0.06);
        const x = side < 0 ? w * near : w * (1 - far);
        const wide = w * (far - near);
        return shelves(
          s,
          [x, top, wide, foot - top],
          [1, 5],
          ['#7a4f33', '#8d5f3e', '#9f704c'][i] ?? '#7a4f33',
          (bx, bf, bw, bh) =>
            i < 2
              ? books(s, bx, bf, bw, bh, spines)
              : line(d`M${bx} ${bf - bh * 0.4}h${bw}`, '#c98d6b', bh * 0.6, 0.7, {
                  'stroke-linecap': 'butt',
                }),
        );
      })
      .reverse()
      .join('');
  const arch = w * 0.2;
  s.add(
    wall(s, w, h, '#e9d5b0', '#cfae7f'),
    path(
      d`M${w / 2 - arch / 2} ${f}L${w / 2 - arch / 2} ${h * 0.34}Q${w / 2 - arch / 2} ${h * 0.16} ${w / 2} ${h * 0.16}Q${w / 2 + arch / 2} ${h * 0.16} ${w / 2 + arch / 2} ${h * 0.34}L${w / 2 + arch / 2} ${f}Z`,
      s.down([0, '#fff8dc'], [1, '#cfe6f2']),
    ),
    line(
      d`M${w / 2} ${h * 0.16}L${w / 2} ${f}M${w / 2 - arch / 2} ${h * 0.4}h${arch}M${w / 2 - arch / 2} ${h * 0.56}h${arch}`,
      '#8d6a45',
      7,
    ),
    floor(s, w, h, f, '#9c6a42'),
    path(
      d`M${w * 0.42} ${f}L${w * 0.58} ${f}L${w * 0.74} ${h}L${w * 0.26} ${h}Z`,
      s.down([0, '#a8443c'], [1, '#7d2a2c']),
      { opacity: 0.85 },
    ),
    aisle(-1),
    aisle(1),
    ellipse(w / 2, h * 0.4, w * 0.3, h * 0.5, s.glow('#fff1c4', 0.75)),
    pendant(s, w * 0.5, h * 0.1, '#b98543', 0.9),
    bokeh(s, w, h * 0.2, h * 0.8, 18, ['#fff0c2']),
  );
};

/** A tea house. */
export const teaHouse: Scene = (s, w, h) => {
  const moon = Math.min(w * 0.27, h * 0.27);
  const cy = h * 0.4;
  const lattice = (x: number, wide: number) => {
    const step = wide / 4;
    const rows = Math.floor((h * 0.6) / step);
    return (
      rect(x, h * 0.1, wide, rows * step, '#fbeecf') +
      line(
        Array.from({ length: 5 }, (_, i) => d`M${x + i * step} ${h * 0.1}v${rows * step}`).join('') +
          Array.from({ length: rows + 1 }, (_, i) => d`M${x} ${h * 0.1 + i * step}h${wide}`).join(''),
        '#6d3f26',
        6,
      ) +
      Array.from({ length: rows }, (_, i) =>
        rect(x + ((i % 2) + 1) * step + 10, h * 0.1 + i * step + 10, step - 20, step - 20, 'none', {
          stroke: '#6d3f26',
          'stroke-width': 4,
        }),
      ).join('')
    );
  };
  s.add(
    wall(s, w, h, '#ecd8b4', '#d3b283'),
    circle(w / 2, cy, moon + 20, '#6d3f26'),
    circle(w / 2, cy, moon + 8, '#8d5a38'),
    group(
      rect(0, 0, w, h, s.down([0, '#bfe0dd'], [0.5, '#eef4df'], [1, '#9fc08a'])) +
        path(
          d`M${w / 2 - moon} ${cy + 60}Q${w / 2 - moon * 0.4} ${cy - moon * 0.5} ${w / 2} ${cy + 20}Q${w / 2 + moon * 0.4} ${cy - moon * 0.3} ${w / 2 + moon} ${cy + 40}V${h}H${w / 2 - moon}Z`,
          '#9dc3b5',
        ) +
        path(
          d`M${w / 2 - moon} ${cy + moon * 0.6}Q${w / 2} ${cy + moon * 0.36} ${w / 2 + moon} ${cy + moon * 0.66}V${h}H${w / 2 - moon}Z`,
          '#7fae7c',
        ) +
        line(
          d`M${w / 2 + moon} ${cy - moon * 0.8}Q${w / 2 + moon * 0.4} ${cy - moon * 0.5} ${w / 2 - moon * 0.2} ${cy - moon * 0.44}M${w / 2 + moon * 0.5} ${cy - moon * 0.54}Q${w / 2 + moon * 0.3} ${cy - moon * 0.2} ${w / 2 + moon * 0.1} ${cy - moon * 0.1}`,
          '#6a4330',
          8,
        ) +
        Array.from({ length: 30 }, () =>
          circle(
            w / 2 + moon * s.between(-0.3, 1),
            cy - moon * s.between(0, 0.9),
            s.between(6, 13),
            s.random() > 0.5 ? '#f4a9bb' : '#fbd3dc',
          ),
        ).join(''),
      { 'clip-path': s.clip(circle(w / 2, cy, moon, '#000')) },
    ),
    lattice(w * 0.02, w * 0.17),
    lattice(w * 0.81, w * 0.17),
    rect(0, 0, w, h * 0.06, s.down([0, '#4d2a1a'], [1, '#6d3f26'])),
    rect(w * 0.2, 0, 18, h * 0.78, '#6d3f26'),
    rect(w * 0.785, 0, 18, h * 0.78, '#5d3420'),
    ellipse(w / 2, cy, w * 0.4, h * 0.4, s.glow('#fff6d8', 0.45)),
    floor(s, w, h, h * 0.77, '#a8764a'),
    lantern(s, w * 0.26, h * 0.2, 40, '#e8863a'),
    lantern(s, w * 0.74, h * 0.2, 40, '#e8863a'),
    counter(s, w * 0.16, h * 0.85, w * 0.68, h * 0.1, '#7a4a2c', '#5d3420'),
    teaSet(s, w * 0.5, h * 0.84),
    plant(s, w * 0.07, h * 0.86, 190, '#5b8f54', '#8d9aa6'),
  );
};

const teaSet = (s: Sketch, x: number, y: number) =>
  rect(x - 170, y - 14, 340, 14, '#3f2517', { rx: 5 }) +
  path(
    d`M${x - 56} ${y - 16}C${x - 84} ${y - 60} ${x - 40} ${y - 84} ${x} ${y - 84}C${x + 40} ${y - 84} ${x + 84} ${y - 60} ${x + 56} ${y - 16}Z`,
    s.across([0, '#b9694a'], [1, '#7d3f2b']),
  ) +
  line(d`M${x + 64} ${y - 44}Q${x + 92} ${y - 60} ${x + 100} ${y - 82}`, '#8d4a33', 13) +
  line(d`M${x - 66} ${y - 64}Q${x - 110} ${y - 66} ${x - 66} ${y - 30}`, '#a35a3f', 9) +
  circle(x, y - 90, 9, '#7d3f2b') +
  [-132, 128, -100]
    .map((at) => path(d`M${x + at - 20} ${y - 38}h40q-2 24 -12 24h-16q-10 0 -12 -24Z`, '#f4efe2'))
    .join('') +
  line(d`M${x - 10} ${y - 104}q-14 -24 2 -44M${x + 14} ${y - 104}q-10 -20 4 -40`, '#ffffff', 5, 0.4);

/** A cabin in the snow. */
export const winterCabin: Scene = (s, w, h) => {
  const logs = Array.from({ length: 13 }, (_, i) =>
    rect(
      0,
      (i * h * 0.8) / 13,
      w,
      (h * 0.8) / 13 - 3,
      s.down([0, '#b07a4c'], [0.5, '#96623a'], [1, '#6f4526']),
    ),
  ).join('');
  const snow = (x: number, y: number, ww: number, hh: number) =>
    rect(x, y, ww, hh, s.down([0, '#2f4a7d'], [0.7, '#88a6cf'], [1, '#eaf2fb'])) +
    Array.from({ length: 6 }, (_, i) => {
      const cx = x + (ww * (i + 0.5)) / 6;
      const t = hh * s.between(0.4, 0.66);
      return (
        path(d`M${cx} ${y + hh - t}L${cx + t * 0.24} ${y + hh}L${cx - t * 0.24} ${y + hh}Z`, '#29506b') +
        path(
          d`M${cx} ${y + hh - t}L${cx + t * 0.1} ${y + hh - t * 0.6}L${cx - t * 0.1} ${y + hh - t * 0.6}Z`,
          '#f2f7fc',
        )
      );
    }).join('') +
    ellipse(x + ww / 2, y + hh, ww * 0.7, hh * 0.16, '#f7fbff') +
    Array.from({ length: 30 }, () =>
      circle(x + ww * s.random(), y + hh * s.random(), s.between(2, 5), '#ffffff', { opacity: 0.85 }),
    ).join('');
  const ww = w * 0.36;
  const fire = w * 0.76;
  const f = h * 0.8;
  s.add(
    rect(0, 0, w, h, '#6f4526'),
    logs,
    pane(s, w * 0.1, h * 0.16, ww, h * 0.36, '#5d3a22', snow(w * 0.1, h * 0.16, ww, h * 0.36), 3, 2),
    path(
      d`M${w * 0.06} ${h * 0.12}L${w * 0.14} ${h * 0.12}Q${w * 0.13} ${h * 0.4} ${w * 0.07} ${h * 0.58}L${w * 0.05} ${h * 0.58}ZM${w * 0.5} ${h * 0.12}L${w * 0.42} ${h * 0.12}Q${w * 0.43} ${h * 0.4} ${w * 0.49} ${h * 0.58}L${w * 0.51} ${h * 0.58}Z`,
      s.down([0, '#c0453f'], [1, '#8d2a2c']),
    ),
    rect(fire - 150, 0, 300, f, s.across([0, '#8f8a86'], [1, '#6a6562'])),
    ...Array.from({ length: 44 }, (_, i) =>
      rect(
        fire - 148 + (i % 4) * 74 + (Math.floor(i / 4) % 2) * 14,
        (Math.floor(i / 4) * f) / 11,
        66,
        f / 11 - 5,
        i % 3 ? '#9b9590' : '#87807b',
        { rx: 9, opacity: 0.7 },
      ),
    ),
    rect(fire - 180, f - 250, 360, 26, '#5d3a22', { rx: 4 }),
    path(
      d`M${fire - 100} ${f}V${f - 120}Q${fire - 100} ${f - 200} ${fire} ${f - 200}Q${fire + 100} ${f - 200} ${fire + 100} ${f - 120}V${f}Z`,
      '#24130c',
    ),
    ellipse(fire, f - 60, 330, 300, s.glow('#ff9a3d', 0.65)),
    path(
      d`M${fire - 60} ${f - 10}C${fire - 80} ${f - 80} ${fire - 30} ${f - 90} ${fire - 20} ${f - 160}C${fire + 10} ${f - 120} ${fire + 10} ${f - 100} ${fire + 26} ${f - 120}C${fire + 66} ${f - 70} ${fire + 66} ${f - 40} ${fire + 56} ${f - 10}Z`,
      s.down([0, '#ffb03a'], [1, '#f2602c']),
    ),
    path(
      d`M${fire - 30} ${f - 10}C${fire - 34} ${f - 60} ${fire} ${f - 60} ${fire + 4} ${f - 104}C${fire + 34} ${f - 60} ${fire + 34} ${f - 40} ${fire + 30} ${f - 10}Z`,
      '#ffe27a',
    ),
    line(
      d`M${fire - 70} ${f - 10}L${fire + 60} ${f - 26}M${fire - 60} ${f - 28}L${fire + 70} ${f - 8}`,
      '#6b4025',
      20,
    ),
    bottles(s, fire - 150, f - 250, 140, 70, ['#f4e4c1', '#c0453f']),
    plant(s, fire + 110, f - 250, 90, '#3f7a52', '#c0453f'),
    floor(s, w, h, f, '#8a5733'),
    ellipse(w * 0.46, h * 0.92, w * 0.34, h * 0.06, '#f2e6d6'),
    ellipse(w * 0.46, h * 0.92, w * 0.27, h * 0.045, '#b94a44', { opacity: 0.75 }),
    ellipse(w * 0.46, h * 0.92, w * 0.18, h * 0.03, '#f2e6d6'),
    line(
      d`M0 ${h * 0.07}Q${w * 0.25} ${h * 0.15} ${w * 0.5} ${h * 0.07}Q${w * 0.75} ${h * 0.15} ${w} ${h * 0.07}`,
      '#3a2416',
      3,
    ),
    ...Array.from({ length: 21 }, (_, i) => {
      const k = i / 20;
      const y = h * (0.07 + 0.04 * Math.abs(Math.sin(k * Math.PI * 2)));
      return circle(w * k, y + 6, 22, s.glow('#ffd98a', 0.8)) + circle(w * k, y + 6, 6, '#fff1c0');
    }),
  );
};
