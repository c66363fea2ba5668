/** Furniture and light that several places share. Lengths are in units of the picture, whose short side has 720. */

import { darker, lighter, mix } from '../colour.js';
import { circle, d, ellipse, group, line, path, rect, type Sketch } from '../sketch.js';

/** Draws a place on a sketch of the size `w` × `h`. */
export type Scene = (s: Sketch, w: number, h: number) => void;

/** A wall over the whole paper, lit from above. */
export const wall = (s: Sketch, w: number, h: number, top: string, foot: string): string =>
  rect(0, 0, w, h, s.down([0, top], [0.75, foot], [1, darker(foot, 0.15)])) +
  ellipse(w / 2, h * 0.3, w * 0.6, h * 0.4, s.glow(lighter(top, 0.7), 0.55));

/** A floor from `y` down, with boards that run to the horizon and a sheen. */
export function floor(s: Sketch, w: number, h: number, y: number, colour: string): string {
  const boards = Array.from({ length: 15 }, (_, i) => {
    const k = (i - 7) / 7;
    return d`M${w / 2 + k * w * 0.62} ${y}L${w / 2 + k * w * 1.5} ${h}`;
  }).join('');
  return (
    rect(0, y, w, h - y, s.down([0, darker(colour, 0.22)], [0.5, colour], [1, lighter(colour, 0.1)])) +
    line(boards, darker(colour, 0.5), 2, 0.28) +
    ellipse(w / 2, y + (h - y) * 0.5, w * 0.42, (h - y) * 0.5, s.glow('#fff3dd', 0.4)) +
    rect(0, y - 10, w, 12, lighter(colour, 0.25)) +
    rect(0, y + 2, w, 16, s.down([0, '#000000', 0.25], [1, '#000000', 0]))
  );
}

/** A window with `columns` × `rows` panes over what `view` draws inside it. */
export function pane(
  s: Sketch,
  x: number,
  y: number,
  w: number,
  h: number,
  frame: string,
  view: string,
  columns = 2,
  rows = 2,
): string {
  const bars =
    Array.from({ length: columns - 1 }, (_, i) => rect(x + (w * (i + 1)) / columns - 4, y, 8, h, frame)).join(
      '',
    ) +
    Array.from({ length: rows - 1 }, (_, i) => rect(x, y + (h * (i + 1)) / rows - 4, w, 8, frame)).join('');
  return (
    rect(x - 14, y - 14, w + 28, h + 28, darker(frame, 0.12), { rx: 4 }) +
    group(view, { 'clip-path': s.clip(rect(x, y, w, h, '#000')) }) +
    path(d`M${x} ${y + h * 0.6}L${x + w * 0.5} ${y}L${x + w * 0.72} ${y}L${x} ${y + h * 0.88}Z`, '#ffffff', {
      opacity: 0.14,
    }) +
    bars +
    rect(x - 22, y + h + 10, w + 44, 16, lighter(frame, 0.15), { rx: 3 })
  );
}

/** A row of books. */
export function books(
  s: Sketch,
  x: number,
  foot: number,
  width: number,
  height: number,
  palette: readonly string[],
): string {
  const spines = new Map<string, string>();
  let labels = '';
  for (let at = x; at < x + width - 12;) {
    const thick = Math.min(s.between(11, 26), x + width - at);
    const tall = height * s.between(0.66, 0.95);
    const colour = palette[Math.floor(s.random() * palette.length)] ?? '#884422';
    spines.set(colour, (spines.get(colour) ?? '') + d`M${at} ${foot}v${-tall}h${thick - 1}v${tall}z`);
    if (thick > 17) labels += d`M${at + 3} ${foot - tall * 0.8}h${thick - 7}v5h${7 - thick}z`;
    at += thick;
  }
  return (
    [...spines].map(([colour, data]) => path(data, colour)).join('') +
    (labels ? path(labels, '#f6e6c8', { opacity: 0.55 }) : '')
  );
}

/** Bottles and jars in a row on a board. */
export function bottles(
  s: Sketch,
  x: number,
  foot: number,
  width: number,
  height: number,
  palette: readonly string[],
): string {
  let out = '';
  for (let at = x + 6, i = 0; at < x + width - 30; i++) {
    const wide = s.between(22, 38);
    const tall = height * s.between(0.42, 0.82);
    const colour = palette[Math.floor(s.random() * palette.length)] ?? '#ddaaaa';
    const cap = darker(mix(colour, '#b98a55', 0.45), 0.1);
    out +=
      i % 3 === 1
        ? rect(at, foot - tall * 0.5, wide + 8, tall * 0.5, colour, { rx: 6 }) +
          rect(at, foot - tall * 0.62, wide + 8, tall * 0.16, cap, { rx: 3 })
        : rect(at, foot - tall, wide, tall, colour, { rx: wide * 0.22 }) +
          rect(at + wide * 0.32, foot - tall - 13, wide * 0.36, 15, cap, { rx: 2 }) +
          rect(at + 4, foot - tall + 6, 4, tall - 14, '#ffffff', { opacity: 0.45, rx: 2 });
    at += wide + (i % 3 === 1 ? 18 : 10);
  }
  return out;
}

/** Shelves; `fill(x, foot, width, height)` draws the content of each compartment. */
export function shelves(
  s: Sketch,
  [x, y, w, h]: readonly [number, number, number, number],
  [columns, rows]: readonly [number, number],
  wood: string,
  fill: (x: number, foot: number, width: number, height: number) => string,
): string {
  const cw = w / columns;
  const rh = h / rows;
  let out = rect(x, y, w, h, s.down([0, darker(wood, 0.42)], [1, darker(wood, 0.56)]));
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      out +=
        ellipse(x + (c + 0.5) * cw, y + r * rh + rh * 0.3, cw * 0.5, rh * 0.4, '#ffd9a0', { opacity: 0.1 }) +
        fill(x + c * cw + 10, y + (r + 1) * rh - 8, cw - 20, rh - 22);
  for (let r = 0; r <= rows; r++)
    out +=
      rect(x - 6, y + r * rh - 8, w + 12, 12, lighter(wood, 0.08)) +
      rect(x, y + r * rh + 4, w, 9, '#000000', { opacity: 0.22 });
  for (let c = 0; c <= columns; c++) out += rect(x + c * cw - 5, y - 8, 10, h + 8, wood);
  return out;
}

/** A pot plant with broad leaves, standing on (x, foot). */
export function plant(
  s: Sketch,
  x: number,
  foot: number,
  size: number,
  leaf = '#4f8a5b',
  pot = '#d9a07a',
): string {
  const leaves = Array.from({ length: 11 }, (_, i) => {
    const angle = -78 + (i * 156) / 10 + s.between(-6, 6);
    const k = size * s.between(0.0062, 0.0088) * (1 - Math.abs(angle) / 260);
    const colour = i % 3 === 0 ? lighter(leaf, 0.14) : i % 3 === 1 ? leaf : darker(leaf, 0.22);
    return group(
      path('M0 0C-16 -30 -17 -68 0 -100C17 -68 16 -30 0 0Z', colour) +
        line('M0 0L0 -86', lighter(leaf, 0.4), 1.4, 0.4),
      {
        transform:
          d`translate(${x} ${foot - size * 0.3})` + ` rotate(${Math.round(angle)}) scale(${k.toFixed(2)})`,
      },
    );
  }).join('');
  const r = size * 0.2;
  return (
    ellipse(x, foot, r * 1.5, r * 0.3, '#000000', { opacity: 0.22 }) +
    leaves +
    path(
      d`M${x - r} ${foot - size * 0.34}L${x + r} ${foot - size * 0.34}L${x + r * 0.76} ${foot}L${x - r * 0.76} ${foot}Z`,
      s.across([0, lighter(pot, 0.2)], [1, darker(pot, 0.2)]),
    )
  );
}

/** A lamp on a cord with its cone of light. */
export const pendant = (s: Sketch, x: number, y: number, colour: string, size = 1): string =>
  line(d`M${x} 0L${x} ${y}`, '#3a3330', 3) +
  ellipse(x, y + 60 * size, 190 * size, 170 * size, s.glow('#ffe2a6', 0.6)) +
  path(
    d`M${x - 52 * size} ${y + 40 * size}C${x - 48 * size} ${y + 4} ${x - 18 * size} ${y} ${x} ${y - 4}C${x + 18 * size} ${y} ${x + 48 * size} ${y + 4} ${x + 52 * size} ${y + 40 * size}Z`,
    s.across([0, lighter(colour, 0.25)], [1, darker(colour, 0.25)]),
  ) +
  ellipse(x, y + 41 * size, 50 * size, 8 * size, '#fff3cf');

/** A red paper lantern hung at (x, y). */
export const lantern = (s: Sketch, x: number, y: number, r: number, colour = '#d8342c'): string =>
  line(d`M${x} 0L${x} ${y - r}`, '#5a2b1c', 2.5) +
  circle(x, y, r * 2.3, s.glow('#ff9a4d', 0.5)) +
  ellipse(
    x,
    y,
    r * 1.1,
    r * 0.9,
    s.radial(0.5, 0.5, 0.6, [
      [0, '#ffd27a'],
      [0.4, lighter(colour, 0.2)],
      [1, darker(colour, 0.2)],
    ]),
  ) +
  line(
    d`M${x - r * 0.5} ${y - r * 0.8}Q${x - r * 0.95} ${y} ${x - r * 0.5} ${y + r * 0.8}M${x} ${y - r * 0.9}L${x} ${y + r * 0.9}M${x + r * 0.5} ${y - r * 0.8}Q${x + r * 0.95} ${y} ${x + r * 0.5} ${y + r * 0.8}`,
    '#ffd88a',
    1.8,
    0.5,
  ) +
  rect(x - r * 0.42, y - r * 1.02, r * 0.84, r * 0.18, '#e0b04a') +
  rect(x - r * 0.42, y + r * 0.84, r * 0.84, r * 0.18, '#e0b04a') +
  line(
    d`M${x - 5} ${y + r}l-2 ${r * 0.8}M${x} ${y + r}l0 ${r * 0.95}M${x + 5} ${y + r}l2 ${r * 0.8}`,
    '#e0b04a',
    2.4,
  );

/** Out-of-focus lights between two heights. */
export const bokeh = (
  s: Sketch,
  w: number,
  top: number,
  foot: number,
  count: number,
  palette: readonly string[],
): string =>
  Array.from({ length: count }, () =>
    circle(
      s.between(0, w),
      s.between(top, foot),
      s.between(8, 34),
      palette[Math.floor(s.random() * palette.length)] ?? '#ffffff',
      { opacity: Math.round(s.between(12, 42)) / 100 },
    ),
  ).join('');

/** A counter or a table across the paper's front, its top at `y`. */
export const counter = (
  s: Sketch,
  x: number,
  y: number,
  w: number,
  h: number,
  top: string,
  front: string,
): string =>
  ellipse(x + w / 2, y + h, w * 0.54, 22, '#000000', { opacity: 0.25 }) +
  rect(
    x + 14,
    y,
    w - 28,
    h,
    s.linear(
      [0, 0],
      [1, 1],
      [
        [0, lighter(front, 0.1)],
        [1, darker(front, 0.22)],
      ],
    ),
  ) +
  rect(x + 14, y + 14, w - 28, 18, s.down([0, '#000000', 0.3], [1, '#000000', 0])) +
  rect(x, y - 10, w, 26, s.down([0, lighter(top, 0.25)], [1, top]), { rx: 6 });

/** Sunlight that falls in from the upper left. */
export const rays = (s: Sketch, w: number, h: number, colour = '#fff2c9', strength = 0.3): string =>
  [0, 1, 2]
    .map((i) =>
      path(
        d`M${w * (0.02 + i * 0.16)} 0L${w * (0.1 + i * 0.16)} 0L${w * (0.5 + i * 0.24)} ${h}L${w * (0.32 + i * 0.24)} ${h}Z`,
        s.down([0, colour, strength], [1, colour, 0]),
        { filter: s.blur(12) },
      ),
    )
    .join('');
