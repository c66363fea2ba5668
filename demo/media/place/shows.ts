/** Places to appear in: a stage, a festival hall, a news desk and a screen studio. */

import { lighter } from '../colour.js';
import { circle, d, ellipse, group, line, path, rect, type Sketch } from '../sketch.js';
import { bokeh, counter, floor, lantern, type Scene } from './parts.js';

const beam = (s: Sketch, x: number, to: number, h: number, colour: string) =>
  path(
    d`M${x - 12} 30L${x + 12} 30L${to + 130} ${h}L${to - 130} ${h}Z`,
    s.down([0, lighter(colour, 0.5), 0.65], [1, colour, 0]),
    { filter: s.blur(5) },
  );

const curtain = (s: Sketch, x: number, w: number, h: number, colours: readonly [string, string]) =>
  Array.from({ length: 6 }, (_, i) =>
    rect(x + (w * i) / 6, 0, w / 6 + 1, h, s.across([0, colours[1]], [0.45, colours[0]], [1, colours[1]])),
  ).join('');

/** A stage with spotlights. */
export const stage: Scene = (s, w, h) => {
  const f = h * 0.76;
  s.add(
    rect(0, 0, w, h, s.down([0, '#140f38'], [0.6, '#3a2a8a'], [1, '#1a1446'])),
    ellipse(w / 2, f, w * 0.6, h * 0.5, s.glow('#c04ad0', 0.75)),
    group(
      Array.from({ length: 11 }, (_, i) =>
        rect(
          w * (0.2 + i * 0.055),
          f - h * (0.16 + 0.2 * Math.abs(Math.sin(i * 1.3))),
          w * 0.045,
          h * 0.4,
          s.down([0, '#6a8cff', 0.9], [1, '#c04ad0', 0.5]),
        ),
      ).join(''),
      { opacity: 0.7 },
    ),
    beam(s, w * 0.12, w * 0.4, f, '#5aa0ff'),
    beam(s, w * 0.3, w * 0.3, f, '#b06aff'),
    beam(s, w * 0.5, w * 0.5, f, '#ffffff'),
    beam(s, w * 0.7, w * 0.7, f, '#ff6ab8'),
    beam(s, w * 0.88, w * 0.6, f, '#5ae0ff'),
    rect(0, 0, w, 34, '#0b0824'),
    ...[0.12, 0.3, 0.5, 0.7, 0.88].map(
      (k) => path(d`M${w * k - 18} 20h36l8 34h-52Z`, '#0b0824') + ellipse(w * k, 54, 24, 7, '#ffffff'),
    ),
    curtain(s, -10, w * 0.13, h * 0.8, ['#7a3fc0', '#3a1a70']),
    curtain(s, w * 0.88, w * 0.13, h * 0.8, ['#7a3fc0', '#3a1a70']),
    path(d`M0 ${f}H${w}V${h}H0Z`, s.down([0, '#5a3fb0'], [1, '#181040'])),
    ellipse(w / 2, f + (h - f) * 0.4, w * 0.3, (h - f) * 0.34, '#2a1c70'),
    ellipse(
      w / 2,
      f + (h - f) * 0.34,
      w * 0.3,
      (h - f) * 0.34,
      s.radial(0.5, 0.5, 0.5, [
        [0, '#fff2ff'],
        [0.5, '#c99cff'],
        [1, '#7a55e0'],
      ]),
    ),
    ellipse(w / 2, f + (h - f) * 0.34, w * 0.3, (h - f) * 0.34, 'none', {
      stroke: '#8ae6ff',
      'stroke-width': 5,
    }),
    bokeh(s, w, h * 0.1, h * 0.9, 34, ['#ff9ae0', '#8ac6ff', '#ffffff', '#ffd98a']),
  );
};

/** A hall for the New Year festival. */
export const festival: Scene = (s, w, h) => {
  const f = h * 0.8;
  const r = Math.min(w, h) * 0.3;
  const petals = Array.from({ length: 16 }, (_, i) =>
    path(
      d`M0 ${-r * 0.55}Q${r * 0.16} ${-r * 0.8} 0 ${-r}Q${-r * 0.16} ${-r * 0.8} 0 ${-r * 0.55}Z`,
      i % 2 ? '#f2c45a' : '#ffe3a0',
      { transform: `rotate(${i * 22.5})` },
    ),
  ).join('');
  const clouds = (x: number, y: number, k: number) =>
    line('M-90 20H60A30 30 0 1 0 30 -14A38 38 0 0 0 -40 -18A26 26 0 1 0 -50 14', '#f2c45a', 6, 0.85, {
      transform: d`translate(${x} ${y}) scale(${k})`,
    });
  s.add(
    rect(
      0,
      0,
      w,
      h,
      s.radial(0.5, 0.4, 0.75, [
        [0, '#f0503a'],
        [0.5, '#c41f27'],
        [1, '#7d0f1c'],
      ]),
    ),
    group(line(Array.from({ length: 24 }, (_, i) => d`M${(w * i) / 23} 0V${f}`).join(''), '#8d131c', 2, 0.4)),
    ellipse(w / 2, h * 0.4, r * 2.2, r * 2.2, s.glow('#ffcf6a', 0.8)),
    group(
      circle(0, 0, r * 1.04, 'none', { stroke: '#ffe3a0', 'stroke-width': 5 }) +
        petals +
        circle(
          0,
          0,
          r * 0.55,
          s.radial(0.5, 0.4, 0.6, [
            [0, '#ff7a4a'],
            [1, '#b5161f'],
          ]),
        ) +
        circle(0, 0, r * 0.55, 'none', { stroke: '#f2c45a', 'stroke-width': 6 }),
      { transform: d`translate(${w / 2} ${h * 0.4})`, opacity: 0.9 },
    ),
    clouds(w * 0.16, h * 0.56, 1.1),
    clouds(w * 0.84, h * 0.6, 1.2),
    clouds(w * 0.24, h * 0.68, 0.8),
    clouds(w * 0.78, h * 0.5, 0.7),
    curtain(s, -10, w * 0.1, f, ['#d42a2f', '#8d131c']),
    curtain(s, w * 0.91, w * 0.1, f, ['#d42a2f', '#8d131c']),
    rect(0, 0, w, 26, s.down([0, '#8d5a16'], [0.5, '#ffe3a0'], [1, '#c98f2e'])),
    lantern(s, w * 0.17, h * 0.2, 56),
    lantern(s, w * 0.83, h * 0.2, 56),
    lantern(s, w * 0.29, h * 0.14, 38),
    lantern(s, w * 0.71, h * 0.14, 38),
    floor(s, w, h, f, '#a8242a'),
    path(
      d`M${w * 0.24} ${f + 26}H${w * 0.76}L${w * 0.84} ${h}H${w * 0.16}Z`,
      s.down([0, '#f2c45a'], [1, '#b5771f']),
    ),
    path(
      d`M${w * 0.26} ${f + 36}H${w * 0.74}L${w * 0.81} ${h}H${w * 0.19}Z`,
      s.down([0, '#d42a2f'], [1, '#9c1620']),
    ),
    ...Array.from({ length: 46 }, (_, i) =>
      rect(
        s.between(0, w),
        s.between(0, h),
        s.between(6, 12),
        s.between(4, 8),
        i % 2 ? '#ffe3a0' : '#f2a93b',
        { opacity: 0.8, transform: `rotate(${i % 3})` },
      ),
    ),
    bokeh(s, w, h * 0.1, h, 20, ['#ffe3a0', '#ffb35a']),
  );
};

const world = (s: Sketch, cx: number, cy: number, r: number) =>
  circle(
    cx,
    cy,
    r,
    s.radial(0.36, 0.32, 0.8, [
      [0, '#8fd0ff'],
      [0.6, '#2f7ad0'],
      [1, '#123a86'],
    ]),
  ) +
  line(
    d`M${cx - r} ${cy}H${cx + r}M${cx} ${cy - r}V${cy + r}M${cx - r * 0.86} ${cy - r * 0.5}Q${cx} ${cy - r * 0.3} ${cx + r * 0.86} ${cy - r * 0.5}M${cx - r * 0.86} ${cy + r * 0.5}Q${cx} ${cy + r * 0.3} ${cx + r * 0.86} ${cy + r * 0.5}M${cx} ${cy - r}Q${cx - r} ${cy} ${cx} ${cy + r}Q${cx + r} ${cy} ${cx} ${cy - r}`,
    '#d6f0ff',
    2.5,
    0.5,
  );

/** A news desk. */
export const newsDesk: Scene = (s, w, h) => {
  const f = h * 0.78;
  const sw = w * 0.6;
  s.add(
    rect(0, 0, w, h, s.down([0, '#0f2350'], [0.7, '#24539c'], [1, '#122a5c'])),
    ...[-1, 1].map(
      (k) =>
        path(
          d`M${w / 2 + k * w * 0.5} 0L${w / 2 + k * w * 0.36} ${h * 0.06}V${f - 20}L${w / 2 + k * w * 0.5} ${f + 40}Z`,
          s.across([0, '#3a72c4'], [1, '#1a3a7a']),
        ) +
        line(d`M${w / 2 + k * w * 0.37} ${h * 0.06}V${f - 20}`, '#8ad0ff', 8, 0.9) +
        line(d`M${w / 2 + k * w * 0.43} ${h * 0.04}V${f}`, '#8ad0ff', 4, 0.5),
    ),
    rect(w / 2 - sw / 2 - 12, h * 0.1 - 12, sw + 24, h * 0.48 + 24, '#0a1838', { rx: 10 }),
    rect(
      w / 2 - sw / 2,
      h * 0.1,
      sw,
      h * 0.48,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, '#1f5fb8'],
          [0.5, '#4a9be6'],
          [1, '#1c4f9c'],
        ],
      ),
      { rx: 4 },
    ),
    world(s, w / 2, h * 0.34, Math.min(sw * 0.34, h * 0.2)),
    line(
      d`M${w / 2 - sw * 0.46} ${h * 0.5}q${sw * 0.12} -60 ${sw * 0.22} -20t${sw * 0.24} -20t${sw * 0.24} -10t${sw * 0.2} -30`,
      '#c9f0ff',
      4,
      0.5,
    ),
    rect(w / 2 - sw / 2, h * 0.54, sw, h * 0.04, '#d8373f', { opacity: 0.9 }),
    floor(s, w, h, f, '#3a5f9c'),
    ellipse(w / 2, h * 0.88, w * 0.42, 26, '#050d24', { opacity: 0.5 }),
    path(
      d`M${w * 0.14} ${h * 0.76}Q${w / 2} ${h * 0.82} ${w * 0.86} ${h * 0.76}L${w * 0.8} ${h * 0.94}Q${w / 2} ${h * 1} ${w * 0.2} ${h * 0.94}Z`,
      s.across([0, '#c9d9ee'], [0.5, '#ffffff'], [1, '#9db5d6']),
    ),
    path(
      d`M${w * 0.12} ${h * 0.745}Q${w / 2} ${h * 0.81} ${w * 0.88} ${h * 0.745}L${w * 0.88} ${h * 0.77}Q${w / 2} ${h * 0.835} ${w * 0.12} ${h * 0.77}Z`,
      '#eef5ff',
    ),
    line(d`M${w * 0.17} ${h * 0.85}Q${w / 2} ${h * 0.9} ${w * 0.83} ${h * 0.85}`, '#3a8fe6', 8),
    bokeh(s, w, 0, h * 0.6, 16, ['#8ad0ff', '#ffffff']),
  );
};

/** A studio with a large screen. */
export const screenStudio: Scene = (s, w, h) => {
  const f = h * 0.77;
  const panel = (x: number, y: number, ww: number, hh: number, a: string, b: string) =>
    rect(
      x,
      y,
      ww,
      hh,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, a],
          [1, b],
        ],
      ),
      { rx: 26 },
    ) + ellipse(x + ww * 0.3, y + hh * 0.2, ww * 0.5, hh * 0.3, s.glow('#ffffff', 0.4));
  s.add(
    rect(
      0,
      0,
      w,
      h,
      s.linear(
        [0, 0],
        [1, 1],
        [
          [0, '#e9e4ff'],
          [0.5, '#f9e6f4'],
          [1, '#dff1ff'],
        ],
      ),
    ),
    panel(w * 0.06, h * 0.14, w * 0.2, h * 0.56, '#c5b8ff', '#8f8cf0'),
    panel(w * 0.74, h * 0.14, w * 0.2, h * 0.56, '#ffc4dd', '#f29ac0'),
    panel(w * 0.29, h * 0.07, w * 0.42, h * 0.63, '#ffffff', '#d9e6ff'),
    circle(
      w * 0.62,
      h * 0.26,
      Math.min(w, h) * 0.11,
      s.radial(0.35, 0.3, 0.8, [
        [0, '#ffe9c4'],
        [1, '#ffae8a'],
      ]),
    ),
    circle(
      w * 0.34,
      h * 0.5,
      Math.min(w, h) * 0.06,
      s.radial(0.35, 0.3, 0.8, [
        [0, '#d6fff2'],
        [1, '#6fd0c0'],
      ]),
    ),
    circle(
      w * 0.2,
      h * 0.24,
      Math.min(w, h) * 0.045,
      s.radial(0.35, 0.3, 0.8, [
        [0, '#ffffff'],
        [1, '#a9a4f4'],
      ]),
    ),
    floor(s, w, h, f, '#cfc4f2'),
    ellipse(w / 2, h * 0.9, w * 0.34, h * 0.055, '#9a8cd6', { opacity: 0.6 }),
    ellipse(w / 2, h * 0.88, w * 0.34, h * 0.055, '#ffffff'),
    ellipse(w / 2, h * 0.875, w * 0.29, h * 0.043, s.glow('#c5b8ff', 0.8)),
    counter(s, w * 0.08, h * 0.84, w * 0.12, h * 0.12, '#ffffff', '#d9d0ff'),
    circle(
      w * 0.14,
      h * 0.84 - 40,
      34,
      s.radial(0.35, 0.3, 0.8, [
        [0, '#fff'],
        [1, '#f29ac0'],
      ]),
    ),
    bokeh(s, w, 0, h * 0.7, 16, ['#ffffff']),
  );
};
