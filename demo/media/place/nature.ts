/** Places out of doors: sea, hills, gardens and the town in the evening. */

import { darker, lighter, mix } from '../colour.js';
import { circle, d, ellipse, group, line, path, rect, type Sketch } from '../sketch.js';
import { bokeh, rays, type Scene } from './parts.js';

const cloud = (x: number, y: number, k: number, colour = '#ffffff', opacity = 0.8) =>
  group(
    ellipse(0, 0, 90, 22, colour) +
      ellipse(-30, -16, 42, 26, colour) +
      ellipse(24, -24, 52, 34, colour) +
      ellipse(70, -6, 36, 18, colour),
    {
      transform: d`translate(${x} ${y}) scale(${k})`,
      opacity,
    },
  );

/** A ridge of hills from left to right; `rough` is the height of its waves. */
function ridge(s: Sketch, w: number, h: number, y: number, rough: number, fill: string, steps = 7): string {
  let data = d`M0 ${y + s.between(-rough, rough)}`;
  for (let i = 1; i <= steps; i++) {
    const x = (w * i) / steps;
    data += d`Q${x - w / steps / 2} ${y + s.between(-rough * 1.6, rough)} ${x} ${y + s.between(-rough * 0.6, rough * 0.6)}`;
  }
  return path(data + d`L${w} ${h}L0 ${h}Z`, fill);
}

const sky = (s: Sketch, w: number, h: number, ...colours: string[]) =>
  rect(0, 0, w, h, s.down(...colours.map((c, i) => [i / (colours.length - 1), c] as [number, string])));

const palm = (s: Sketch, x: number, y: number, k: number) =>
  group(
    path(
      'M-12 0C-6 -120 10 -220 48 -310L60 -304C30 -210 18 -110 16 0Z',
      s.across([0, '#a5764c'], [1, '#6d4a30']),
    ) +
      [-170, -140, -100, -60, -25, 8, 30]
        .map((a, i) =>
          group(path('M0 0C50 -34 120 -30 170 18C116 -4 60 4 0 0Z', i % 2 ? '#2f7d5d' : '#46976b'), {
            transform: `translate(54 -306) rotate(${a})`,
          }),
        )
        .join('') +
      circle(50, -296, 11, '#7a4f2d') +
      circle(66, -298, 10, '#8d5c35'),
    { transform: d`translate(${x} ${y}) scale(${k})` },
  );

/** A beach with sand, sea and a parasol. */
export const beach: Scene = (s, w, h) => {
  const sea = h * 0.46;
  const sand = h * 0.68;
  const foam = d`M0 ${sand}C${w * 0.2} ${sand - 24} ${w * 0.36} ${sand + 26} ${w * 0.55} ${sand + 6}C${w * 0.74} ${sand - 14} ${w * 0.86} ${sand + 20} ${w} ${sand - 4}`;
  s.add(
    sky(s, w, h * 0.5, '#5fb4e8', '#a9dbf3', '#fdf0d5'),
    circle(w * 0.7, h * 0.17, 190, s.glow('#fff6d2', 0.9)),
    circle(w * 0.7, h * 0.17, 46, '#fffbe6'),
    cloud(w * 0.22, h * 0.16, 1.1),
    cloud(w * 0.5, h * 0.27, 0.8, '#ffffff', 0.6),
    cloud(w * 0.9, h * 0.3, 0.9, '#ffffff', 0.7),
    ridge(s, w, h, sea - 4, 18, '#8fbfd0', 5),
    rect(0, sea, w, sand - sea + 30, s.down([0, '#2f93bd'], [0.5, '#47b9c9'], [1, '#9fe3da'])),
    line(
      Array.from({ length: 22 }, () => {
        const y = s.between(sea + 8, sand - 20);
        return d`M${s.between(0, w)} ${y}h${s.between(30, 120)}`;
      }).join(''),
      '#ffffff',
      2.4,
      0.45,
    ),
    path(foam + d`L${w} ${h}L0 ${h}Z`, s.down([0, '#f2d9a8'], [1, '#e3ba7c'])),
    line(foam, '#ffffff', 12, 0.9),
    line(foam, '#cfae78', 10, 0.35, { transform: 'translate(0 16)' }),
    palm(s, w * 0.1, h * 0.86, 1.5),
    ellipse(w * 0.13, h * 0.87, 120, 14, '#b98d52', { opacity: 0.5 }),
    bokeh(s, w, h * 0.74, h, 26, ['#fff3d6', '#d2a468']),
    parasol(w * 0.82, h * 0.8),
  );
};

const parasol = (x: number, y: number) =>
  ellipse(x + 20, y + 8, 130, 16, '#a87b44', { opacity: 0.45 }) +
  line(d`M${x} ${y}L${x} ${y - 220}`, '#f6efe2', 7) +
  path(
    d`M${x - 140} ${y - 190}C${x - 120} ${y - 270} ${x + 120} ${y - 270} ${x + 140} ${y - 190}Z`,
    '#f4f0e6',
  ) +
  path(
    d`M${x - 84} ${y - 190}C${x - 70} ${y - 250} ${x - 30} ${y - 250} ${x} ${y - 250}C${x - 14} ${y - 240} ${x - 24} ${y - 220} ${x - 28} ${y - 190}ZM${x + 28} ${y - 190}C${x + 24} ${y - 220} ${x + 14} ${y - 240} ${x} ${y - 250}C${x + 30} ${y - 250} ${x + 70} ${y - 250} ${x + 84} ${y - 190}Z`,
    '#e0635a',
  ) +
  path(
    d`M${x - 110} ${y - 4}L${x - 20} ${y - 4}L${x + 70} ${y - 70}L${x + 84} ${y - 62}L${x} ${y + 12}L${x - 110} ${y + 12}Z`,
    '#4a8fa8',
  );

/** Mountains in mist. */
export const mountains: Scene = (s, w, h) => {
  const peak = (x: number, y: number, half: number, fill: string) =>
    path(
      d`M${x - half} ${h * 0.72}L${x - half * 0.3} ${y + half * 0.34}L${x} ${y}L${x + half * 0.26} ${y + half * 0.3}L${x + half} ${h * 0.72}Z`,
      fill,
    ) +
    path(
      d`M${x} ${y}L${x + half * 0.26} ${y + half * 0.3}L${x + half} ${h * 0.72}L${x + half * 0.1} ${h * 0.72}L${x + half * 0.12} ${y + half * 0.5}Z`,
      '#1f2f57',
      { opacity: 0.22 },
    ) +
    path(
      d`M${x} ${y}L${x - half * 0.22} ${y + half * 0.25}L${x - half * 0.1} ${y + half * 0.2}L${x - half * 0.02} ${y + half * 0.32}L${x + half * 0.08} ${y + half * 0.19}L${x + half * 0.2} ${y + half * 0.27}Z`,
      '#ffffff',
      { opacity: 0.92 },
    );
  s.add(
    sky(s, w, h, '#6fa6dc', '#bfdcf2', '#fbe6cf', '#f7d9bd'),
    circle(w * 0.78, h * 0.3, 260, s.glow('#fff0c4', 0.9)),
    cloud(w * 0.18, h * 0.16, 1.2),
    cloud(w * 0.62, h * 0.12, 0.9, '#ffffff', 0.6),
    peak(w * 0.86, h * 0.3, 300, '#93a9cf'),
    peak(w * 0.2, h * 0.27, 330, '#8499c4'),
    peak(w * 0.54, h * 0.19, 400, '#6c83b3'),
    ellipse(w / 2, h * 0.66, w * 0.7, 70, s.glow('#ffffff', 0.75)),
    ridge(s, w, h, h * 0.66, 26, '#6f9d94'),
    ridge(s, w, h, h * 0.74, 24, '#4f8573'),
    trees(s, w, h * 0.78, '#2f6656', 17, 90),
    ridge(s, w, h, h * 0.82, 18, s.down([0, '#79b06c'], [1, '#4a8351'])),
    trees(s, w, h * 0.88, '#24513f', 9, 150),
    bokeh(s, w, h * 0.87, h, 40, ['#fbe38e', '#ffffff', '#f2a6b8']),
  );
};

const trees = (s: Sketch, w: number, y: number, colour: string, count: number, tall: number) =>
  Array.from({ length: count }, (_, i) => {
    const x = (w * (i + s.between(0.1, 0.9))) / count;
    const t = tall * s.between(0.6, 1.1);
    return path(
      d`M${x} ${y - t}L${x + t * 0.2} ${y - t * 0.5}L${x + t * 0.12} ${y - t * 0.52}L${x + t * 0.28} ${y}L${x - t * 0.28} ${y}L${x - t * 0.12} ${y - t * 0.52}L${x - t * 0.2} ${y - t * 0.5}Z`,
      i % 2 ? colour : lighter(colour, 0.08),
    );
  }).join('');

/** A path through bamboo. */
export const bamboo: Scene = (s, w, h) => {
  const stalk = (x: number, wide: number, colour: string) =>
    rect(x, 0, wide, h, s.across([0, lighter(colour, 0.28)], [0.5, colour], [1, darker(colour, 0.3)])) +
    Array.from({ length: 9 }, (_, i) =>
      rect(x - 2, i * h * 0.12 + ((x * 7) % 60), wide + 4, 6, darker(colour, 0.3), { rx: 3 }),
    ).join('');
  const leaves = Array.from({ length: 46 }, () =>
    path('M0 0C14 -8 44 -10 66 0C44 8 14 7 0 0Z', mix('#3e8a52', '#a5cf6a', s.random()), {
      transform: d`translate(${s.between(0, w)} ${s.between(-10, h * 0.42)}) rotate(${s.between(10, 170)}) scale(${s.between(0.7, 1.5)})`,
      opacity: 0.85,
    }),
  ).join('');
  s.add(
    sky(s, w, h, '#cfe9b5', '#eef6cf', '#a9cf8e', '#6da266'),
    ellipse(w * 0.5, h * 0.4, w * 0.44, h * 0.44, s.glow('#fffde0', 0.95)),
    group(
      Array.from({ length: 14 }, (_, i) =>
        rect((w * (i + s.random())) / 14, 0, s.between(8, 15), h * 0.8, '#8dbb78'),
      ).join(''),
      { opacity: 0.5, filter: s.blur(3) },
    ),
    ridge(s, w, h, h * 0.76, 14, '#6f9f5e'),
    path(
      d`M${w * 0.42} ${h * 0.74}C${w * 0.6} ${h * 0.8} ${w * 0.3} ${h * 0.86} ${w * 0.2} ${h}L${w * 0.82} ${h}C${w * 0.66} ${h * 0.88} ${w * 0.7} ${h * 0.8} ${w * 0.5} ${h * 0.74}Z`,
      s.down([0, '#d9d3b4'], [1, '#b8ad88']),
    ),
    ...[0.02, 0.1, 0.17, 0.26, 0.75, 0.84, 0.91, 0.97].map((k, i) =>
      stalk(w * k, 20 + (i % 3) * 7, ['#6ba653', '#559247', '#7fb560'][i % 3] ?? '#6ba653'),
    ),
    leaves,
    rays(s, w, h, '#fffbd0', 0.45),
    group(
      ellipse(0, 0, 90, 18, '#3f6b3c', { opacity: 0.4 }) +
        path('M-60 0L-50 -40L50 -40L60 0Z', '#9a9a8e') +
        rect(-36, -84, 72, 44, '#b4b3a5') +
        rect(-20, -76, 40, 30, '#ffe9a6') +
        path('M-74 -80Q0 -120 74 -80L50 -92L0 -128L-50 -92Z', '#83837a'),
      { transform: d`translate(${w * 0.68} ${h * 0.9}) scale(1.1)` },
    ),
  );
};

/** An orchard. */
export const orchard: Scene = (s, w, h) => {
  const tree = (x: number, y: number, k: number) =>
    group(
      ellipse(0, 4, 120, 16, '#2f5a34', { opacity: 0.4 }) +
        path(
          'M-14 0C-8 -60 -10 -90 -30 -130L-14 -128L0 -100L16 -134L30 -132C10 -90 10 -60 16 0Z',
          '#7a5238',
        ) +
        [
          [-70, -160, 66],
          [60, -168, 70],
          [0, -220, 84],
          [-40, -200, 60],
          [50, -120, 48],
          [-50, -120, 46],
        ]
          .map(([cx = 0, cy = 0, r = 0], i) => circle(cx, cy, r, i % 2 ? '#5c9a4d' : '#74b05a'))
          .join('') +
        Array.from({ length: 13 }, () => {
          const cx = s.between(-100, 100);
          const cy = s.between(-260, -110);
          return circle(cx, cy, 11, '#d8402f') + circle(cx - 3, cy - 3, 3, '#ffb09a');
        }).join(''),
      { transform: d`translate(${x} ${y}) scale(${k})` },
    );
  s.add(
    sky(s, w, h, '#8ccbf0', '#d9f0f6', '#fff4d8', '#fff4d8'),
    circle(w * 0.16, h * 0.14, 240, s.glow('#fff3b8', 0.95)),
    cloud(w * 0.66, h * 0.15, 1.2),
    cloud(w * 0.3, h * 0.24, 0.7),
    ridge(s, w, h, h * 0.5, 26, '#a9cfae'),
    ridge(s, w, h, h * 0.57, 20, '#8fc07d'),
    rect(0, h * 0.62, w, h * 0.38, s.down([0, '#9ccb6a'], [1, '#5f9a48'])),
    path(
      d`M${w * 0.47} ${h * 0.62}L${w * 0.53} ${h * 0.62}L${w * 0.78} ${h}L${w * 0.22} ${h}Z`,
      s.down([0, '#e8d6a4'], [1, '#cda873']),
    ),
    tree(w * 0.36, h * 0.66, 0.45),
    tree(w * 0.64, h * 0.66, 0.45),
    tree(w * 0.24, h * 0.72, 0.8),
    tree(w * 0.78, h * 0.72, 0.8),
    tree(w * 0.03, h * 0.86, 1.45),
    tree(w * 0.98, h * 0.86, 1.45),
    rays(s, w, h),
    bokeh(s, w, h * 0.84, h, 24, ['#fff3a8', '#ffffff']),
  );
};

/** A city at dusk behind a window. */
export const cityDusk: Scene = (s, w, h) => {
  const block = (colour: string, low: number, high: number, wide: number, lit: number) => {
    let out = '';
    for (let x = -10; x < w;) {
      const b = wide * s.between(0.6, 1.3);
      const top = h * s.between(low, high);
      out += rect(x, top, b, h - top, s.down([0, colour], [1, darker(colour, 0.3)]));
      if (s.random() > 0.7) out += rect(x + b / 2 - 2, top - 50, 4, 50, colour);
      let windows = '';
      for (let y = top + 16; y < h * 0.78; y += 22)
        for (let c = x + 10; c < x + b - 12; c += 18) if (s.random() < lit) windows += d`M${c} ${y}h8v11h-8z`;
      out += path(windows, '#ffd98a', { opacity: 0.85 });
      x += b + s.between(0, 8);
    }
    return out;
  };
  s.add(
    sky(s, w, h, '#2b2f6b', '#6b4f95', '#e0788a', '#ffc58a'),
    circle(w * 0.62, h * 0.56, 340, s.glow('#ffd9a0', 0.85)),
    cloud(w * 0.24, h * 0.22, 1.3, '#f6a6b4', 0.4),
    cloud(w * 0.8, h * 0.16, 1.1, '#c58ac0', 0.45),
    cloud(w * 0.5, h * 0.36, 1.2, '#ffc9a8', 0.5),
    group(block('#8a6599', 0.42, 0.58, 90, 0.12), { opacity: 0.7 }),
    path(
      d`M${w * 0.3} ${h}L${w * 0.3 - 10} ${h * 0.4}L${w * 0.3} ${h * 0.18}L${w * 0.3 + 10} ${h * 0.4}Z`,
      '#5d4683',
    ) +
      circle(w * 0.3, h * 0.46, 32, '#6f5494') +
      circle(w * 0.3, h * 0.34, 18, '#6f5494'),
    block('#4b3d78', 0.46, 0.66, 110, 0.3),
    rect(0, h * 0.78, w, h * 0.22, s.down([0, '#e08c8c'], [0.4, '#7d5590'], [1, '#2f2c5e'])),
    line(
      Array.from(
        { length: 40 },
        () => d`M${s.between(0, w)} ${s.between(h * 0.79, h * 0.93)}h${s.between(20, 90)}`,
      ).join(''),
      '#ffd9a6',
      3,
      0.4,
    ),
    floorRail(s, w, h),
    bokeh(s, w, h * 0.6, h * 0.9, 22, ['#ffd98a', '#ff9fb0', '#a9c6ff']),
  );
};

const floorRail = (s: Sketch, w: number, h: number) =>
  rect(0, h * 0.93, w, h * 0.07, s.down([0, '#3b3358'], [1, '#211d3c'])) +
  rect(0, h * 0.845, w, 9, '#e6dcf0', { opacity: 0.8 }) +
  Array.from({ length: 12 }, (_, i) =>
    rect((w * i) / 11 - 3, h * 0.85, 6, h * 0.08, '#c9bddb', { opacity: 0.7 }),
  ).join('') +
  rect(0, h * 0.855, w, h * 0.075, '#ffffff', { opacity: 0.08 });
