/** Draws a face. The origin is the middle between the eyes; the chin is at y = 106. */

import { darker, lighter, mix } from '../colour.js';
import { circle, d, ellipse, group, line, path, type Sketch } from '../sketch.js';
import type { AvatarOptions } from './options.js';

/** The shades of a skin. */
export interface Skin {
  base: string;
  light: string;
  shade: string;
  deep: string;
  blush: string;
}

/** The shades of a skin by its base colour. */
export const skinOf = (base: string): Skin => ({
  base,
  light: mix(base, '#fff4e6', 0.4),
  shade: mix(base, '#a3462f', 0.27),
  deep: mix(base, '#4a1712', 0.55),
  blush: mix(base, '#e2453f', 0.5),
});

/** The outline of the head without hair and ears. */
function outline(options: AvatarOptions): string {
  const man = options.build === 'man';
  const w = options.face?.cheek ?? (man ? 71 : 69);
  const j = options.face?.jaw ?? (man ? 58 : 52);
  const chin = man ? 21 : 15;
  return (
    d`M${-w} -22C${-w - 2} -80 ${-w * 0.68} -110 0 -110C${w * 0.68} -110 ${w + 2} -80 ${w} -22` +
    d`C${w + 1} 14 ${w - 2} 36 ${j} 60C${j - 7} 82 ${chin + 13} 106 0 106` +
    d`C${-chin - 13} 106 ${-j + 7} 82 ${-j} 60C${-w + 2} 36 ${-w - 1} 14 ${-w} -22Z`
  );
}

/** Draws both ears. */
export function ears(options: AvatarOptions, skin: Skin): string {
  const w = (options.face?.cheek ?? 70) - 1;
  return [-1, 1]
    .map(
      (s) =>
        path(
          d`M${s * (w - 2)} -6C${s * (w + 14)} -16 ${s * (w + 18)} 6 ${s * (w + 11)} 22C${s * (w + 8)} 34 ${s * (w - 2)} 38 ${s * (w - 6)} 30Z`,
          skin.base,
        ) +
        line(
          d`M${s * (w + 2)} 0C${s * (w + 11)} -4 ${s * (w + 11)} 10 ${s * (w + 4)} 20`,
          skin.shade,
          2.2,
          0.7,
        ),
    )
    .join('');
}

function eye(sketch: Sketch, options: AvatarOptions, skin: Skin, side: number): string {
  const woman = options.build === 'woman';
  const turn = options.turn ?? 0;
  const age = options.age ?? 0;
  const far = 1 - Math.max(0, side * turn) * 0.016;
  const a = (woman ? 17 : 16) * far;
  const open = (woman ? 11.6 : 9.6) - age * 1.6;
  const sag = age * 1.6;
  const x = side * 32 + turn * 0.9;
  const s = side;
  const upper = d`M${-s * a} 3.4C${-s * a * 0.6} ${-open * 0.72} ${s * a * 0.28} ${-open * 1.16} ${s * a} ${-1.2 + sag}`;
  const almond = upper + d`C${s * a * 0.62} ${open * 0.66} ${-s * a * 0.45} ${open * 0.84} ${-s * a} 3.4Z`;
  const clip = sketch.clip(path(almond, '#000'));
  const iris = options.eyes ?? '#4a2c1d';
  const gaze = turn * 0.12;
  const ink = woman ? '#1d1216' : '#2a1b1a';
  const lash =
    upper +
    (woman
      ? d`C${s * (a + 2)} ${-2.4} ${s * (a + 4)} -4 ${s * (a + 6)} -6.4C${s * (a + 2)} -5.6 ${s * a * 0.85} ${-open * 0.62} ${s * a * 0.55} ${-open * 0.93}`
      : d`C${s * a} -3.6 ${s * a * 0.7} ${-open * 0.7} ${s * a * 0.5} ${-open * 0.86}`) +
    d`C${s * a * 0.1} ${-open * 1.2} ${-s * a * 0.66} ${-open * 0.94} ${-s * a} 3.4Z`;
  return group(
    ellipse(0, -2, a + 7, open + 6, sketch.glow(skin.deep, woman ? 0.3 : 0.24)) +
      path(almond, '#fbf6f2') +
      group(
        circle(
          gaze,
          -0.8,
          woman ? 9.3 : 8.3,
          sketch.radial(0.5, 0.62, 0.56, [
            [0, lighter(iris, 0.34)],
            [0.62, iris],
            [1, darker(iris, 0.55)],
          ]),
        ) +
          circle(gaze, -0.8, woman ? 4.3 : 3.8, '#120a0c') +
          line(upper, '#3b2330', 6, 0.28) +
          circle(gaze - 3.2, -4.2, 2.3, '#fff', { opacity: 0.95 }) +
          circle(gaze + 3, 3, 1.1, '#fff', { opacity: 0.6 }),
        { 'clip-path': clip },
      ) +
      line(
        d`M${s * a} ${-1.2 + sag}C${s * a * 0.62} ${open * 0.66} ${-s * a * 0.45} ${open * 0.84} ${-s * a} 3.4`,
        skin.deep,
        1.1,
        0.4,
      ) +
      path(lash, ink) +
      line(
        d`M${-s * a * 0.86} ${-open * 0.52}C${-s * a * 0.4} ${-open * 1.38} ${s * a * 0.5} ${-open * 1.52} ${s * (a + 3)} ${-open * 0.5 + sag}`,
        skin.deep,
        1.3,
        0.5,
      ) +
      circle(-s * (a - 1.5), 3, 1.5, mix(skin.blush, '#ffffff', 0.2), { opacity: 0.8 }),
    { transform: d`translate(${x} 0)` },
  );
}

function brow(options: AvatarOptions, colour: string, side: number): string {
  const woman = options.build === 'woman';
  const s = side;
  const t = woman ? 4.4 : 6.4;
  const lift = woman ? -25 : -22;
  const x = s * 32 + (options.turn ?? 0) * 0.9;
  return path(
    d`M${x - s * 19} ${lift + 2}C${x - s * 8} ${lift - 5} ${x + s * 8} ${lift - 8} ${x + s * 23} ${lift + 1.5}` +
      d`C${x + s * 9} ${lift - 8 + t} ${x - s * 7} ${lift - 5 + t} ${x - s * 18} ${lift + 2 + t}C${x - s * 20} ${lift + t} ${x - s * 20.5} ${lift + 3} ${x - s * 19} ${lift + 2}Z`,
    colour,
    { opacity: 0.88 },
  );
}

function nose(sketch: Sketch, options: AvatarOptions, skin: Skin): string {
  const w = options.build === 'man' ? 14 : 11.6;
  const soft = sketch.blur(2.4);
  return group(
    path(d`M6 -14C9 6 10 20 ${w} 38C${w} 46 5 47 2 42C5 22 3 2 6 -14Z`, skin.shade, {
      opacity: 0.5,
      filter: soft,
    }) +
      path(d`M-18 -14C-11 -10 -8 0 -8 12C-12 4 -15 -4 -18 -14Z`, skin.shade, { opacity: 0.4, filter: soft }) +
      path(d`M-3 -12C-2 8 -3 24 -5 34C-1 38 3 37 4 34C3 22 2 6 2 -12Z`, skin.light, {
        opacity: 0.6,
        filter: soft,
      }) +
      ellipse(-1, 36, 5, 4.2, '#ffffff', { opacity: 0.3, filter: soft }) +
      path(d`M${-w + 1} 45C-6 52 6 52 ${w - 1} 45C6 49 -6 49 ${-w + 1} 45Z`, skin.deep, { opacity: 0.35 }) +
      [-1, 1]
        .map(
          (s) =>
            path(
              d`M${s * 3} 47.4C${s * 5} 44 ${s * 9} 43.6 ${s * (w - 2.4)} 46C${s * 8} 48.6 ${s * 5} 49 ${s * 3} 47.4Z`,
              skin.deep,
              { opacity: 0.8 },
            ) +
            line(
              d`M${s * (w - 2)} 36C${s * (w + 1.6)} 39 ${s * (w + 1.4)} 45 ${s * (w - 2.6)} 46.4`,
              skin.deep,
              1.3,
              s > 0 ? 0.5 : 0.3,
            ),
        )
        .join(''),
    { transform: d`translate(${(options.turn ?? 0) * 1.25} 0)` },
  );
}

function mouth(sketch: Sketch, options: AvatarOptions, skin: Skin): string {
  const woman = options.build === 'woman';
  const m = woman ? 22.5 : 24;
  const full = (woman ? 1 : 0.74) * (1 - (options.age ?? 0) * 0.2);
  const lip = options.lips ?? (woman ? mix(skin.blush, '#c2304a', 0.45) : mix(skin.base, '#a3423c', 0.45));
  const gloss = sketch.down([0, lighter(lip, 0.18)], [1, lip]);
  const open = options.smile === 'open';
  const up = open ? -5.5 : -3;
  const low = open ? 15 : 11;
  const top = d`M${-m} ${up}C${-m * 0.6} ${-4.6 * full} -9 ${-8.6 * full} -4 ${-8.2 * full}Q0 ${-5.6 * full} 4 ${-8.2 * full}C9 ${-8.6 * full} ${m * 0.6} ${-4.6 * full} ${m} ${up}`;
  const between = open
    ? d`M${-m + 2} ${up + 0.6}C${-m * 0.5} ${-0.4} -8 0.8 0 0.8C8 0.8 ${m * 0.5} -0.4 ${m - 2} ${up + 0.6}C${m * 0.62} 8.6 9 10 0 10C-9 10 ${-m * 0.62} 8.6 ${-m + 2} ${up + 0.6}Z`
    : d`M${-m} ${up}C${-m * 0.6} 0.4 -8 1.4 -3.6 0.6Q0 2 3.6 0.6C8 1.4 ${m * 0.6} 0.4 ${m} ${up}`;
  const inner = open ? between : '';
  const teeth = sketch.clip(path(inner || 'M0 0', '#000'));
  return group(
    ellipse(0, low + 7, 17, 5, skin.shade, { opacity: 0.45, filter: sketch.blur(2.6) }) +
      path(
        top +
          d`C${m * 0.66} ${low * 0.86} 10 ${low * full + 3} 0 ${low * full + 3}C-10 ${low * full + 3} ${-m * 0.66} ${low * 0.86} ${-m} ${up}Z`,
        gloss,
      ) +
      path(top + d`C${m * 0.5} 1 6 2.4 0 2C-6 2.4 ${-m * 0.5} 1 ${-m} ${up}Z`, darker(lip, 0.16)) +
      (open
        ? path(between, '#5d1822') +
          group(
            path(d`M${-m} -7L${m} -7L${m * 0.7} 5C8 8 -8 8 ${-m * 0.7} 5Z`, '#fffaf5') +
              path(d`M-18 12C-10 6 10 6 18 12Z`, '#b5525a', { opacity: 0.7 }),
            { 'clip-path': teeth },
          )
        : line(between, darker(lip, 0.5), 1.5, 0.85)) +
      ellipse(-2, (open ? low : 6.6) + (open ? -0.6 : 0), 7.5, 1.7, '#ffffff', {
        opacity: woman ? 0.4 : 0.16,
      }) +
      [-1, 1].map((s) => circle(s * (m + 0.8), up, 1.6, skin.deep, { opacity: 0.45 })).join(''),
    { transform: d`translate(${options.turn ?? 0} 68)` },
  );
}

function lines(options: AvatarOptions, skin: Skin): string {
  const age = options.age ?? 0;
  if (age < 0.35) return '';
  const turn = options.turn ?? 0;
  const mark = age * 0.55;
  return (
    [-1, 1]
      .map(
        (s) =>
          line(
            d`M${turn + s * 17} 44C${turn + s * 25} 50 ${turn + s * 30} 58 ${turn + s * 30} 67`,
            skin.deep,
            1.5,
            mark,
          ) +
          line(
            d`M${turn + s * 21} 14C${turn + s * 28} 19 ${turn + s * 37} 19 ${turn + s * 43} 15`,
            skin.deep,
            1.2,
            mark * 0.75,
          ) +
          line(d`M${turn + s * 52} -4l${s * 7} -4M${turn + s * 52} 1l${s * 8} 1`, skin.deep, 1.1, mark * 0.6),
      )
      .join('') +
    (age > 0.6
      ? line('M-30 -50C-14 -54 14 -54 30 -50M-24 -60C-10 -63 10 -63 24 -60', skin.deep, 1.2, mark * 0.45)
      : '')
  );
}

function beard(sketch: Sketch, options: AvatarOptions, colour: string, turn: number): string {
  if (!options.beard) return '';
  const j = (options.face?.jaw ?? 58) + 10;
  const stubble = options.beard === 'stubble';
  const low = options.beard === 'full' ? 124 : 108;
  const shape =
    d`M${-j - 1} 18C${-j + 2} 44 ${-j + 10} 56 ${-38 + turn} 55C${-24 + turn} 48 ${-14 + turn} 52 ${turn} 54C${14 + turn} 52 ${24 + turn} 48 ${38 + turn} 55C${j - 10} 56 ${j - 2} 44 ${j + 1} 18` +
    d`C${j + 4} 60 ${j - 14} ${low} 0 ${low}C${-j + 14} ${low} ${-j - 4} 60 ${-j - 1} 18ZM${-25 + turn} 66C${-20 + turn} 80 ${-12 + turn} 84 ${turn} 84C${12 + turn} 84 ${20 + turn} 80 ${25 + turn} 66C${14 + turn} 58 ${-14 + turn} 58 ${-25 + turn} 66Z`;
  const fill = sketch.down(
    [0, colour, stubble ? 0 : 0.55],
    [0.42, colour, stubble ? 0.28 : 0.92],
    [1, darker(colour, 0.2), stubble ? 0.3 : 1],
  );
  return path(shape, fill, { 'fill-rule': 'evenodd', ...(stubble ? { filter: sketch.blur(2) } : {}) });
}

function glasses(options: AvatarOptions): string {
  const colour = options.glasses;
  if (!colour) return '';
  const turn = (options.turn ?? 0) * 0.95;
  const w = options.face?.cheek ?? 70;
  const frame = (s: number) =>
    path(
      d`M${turn + s * 9} -11C${turn + s * 22} -16 ${turn + s * 48} -16 ${turn + s * 57} -11C${turn + s * 59} 6 ${turn + s * 52} 21 ${turn + s * 34} 21C${turn + s * 17} 21 ${turn + s * 10} 10 ${turn + s * 9} -11Z`,
      '#ffffff',
      {
        'fill-opacity': 0.1,
        stroke: colour,
        'stroke-width': 3.2,
        'stroke-linejoin': 'round',
      },
    ) + line(d`M${turn + s * 57} -8L${s * (w + 2)} -5`, colour, 3);
  return (
    frame(-1) +
    frame(1) +
    line(d`M${turn - 9} -5C${turn - 5} -9 ${turn + 5} -9 ${turn + 9} -5`, colour, 3.2) +
    line(d`M${turn - 46} -7L${turn - 30} 12M${turn + 20} -7L${turn + 34} 11`, '#ffffff', 3, 0.22)
  );
}

/** Draws the face without hair and neck. */
export function face(sketch: Sketch, options: AvatarOptions, skin: Skin, hairColour: string): string {
  const shape = outline(options);
  const clip = sketch.clip(path(shape, '#000'));
  const turn = options.turn ?? 0;
  const age = options.age ?? 0;
  const browColour =
    age > 0.6 ? mix(hairColour, '#6b625c', 0.5) : darker(mix(hairColour, '#3a241c', 0.45), 0.2);
  const blush = sketch.glow(skin.blush, options.build === 'woman' ? 0.36 : 0.2);
  const wide = sketch.blur(9);
  return (
    path(
      shape,
      sketch.linear(
        [0.15, 0],
        [0.85, 1],
        [
          [0, skin.light],
          [0.45, skin.base],
          [1, mix(skin.base, skin.shade, 0.55)],
        ],
      ),
    ) +
    group(
      path(d`M30 -110C62 -60 52 10 46 46C40 84 20 100 -10 112L90 112L90 -110Z`, skin.shade, {
        opacity: 0.42,
        filter: wide,
      }) +
        path(d`M-90 40C-62 62 -52 96 -18 108L-90 116Z`, skin.shade, { opacity: 0.34, filter: wide }) +
        ellipse(0, -88, 74, 34, skin.deep, { opacity: 0.34, filter: wide }) +
        ellipse(turn - 40, 30, 25, 18, blush) +
        ellipse(turn + 41, 30, 24, 18, blush) +
        ellipse(turn - 38, 19, 17, 6.5, '#ffffff', { opacity: 0.26, filter: sketch.blur(4) }) +
        ellipse(turn - 6, -48, 24, 14, '#ffffff', { opacity: 0.16, filter: wide }) +
        ellipse(turn, 95, 12, 6, '#ffffff', { opacity: 0.2, filter: sketch.blur(4) }) +
        beard(sketch, options, hairColour, turn),
      { 'clip-path': clip },
    ) +
    (options.beard === 'full' ? beard(sketch, options, hairColour, turn) : '') +
    nose(sketch, options, skin) +
    mouth(sketch, options, skin) +
    lines(options, skin) +
    eye(sketch, options, skin, -1) +
    eye(sketch, options, skin, 1) +
    brow(options, browColour, -1) +
    brow(options, browColour, 1) +
    glasses(options)
  );
}
