/**
 * Draws hair as locks: the area between an outer and an inner curve, with strands. The coordinates are those of the face.
 * A style has a layer behind the head and one in front of it.
 */

import { darker, lighter } from '../colour.js';
import { circle, d, ellipse, group, line, path, type Sketch } from '../sketch.js';
import type { AvatarOptions, HairStyle } from './options.js';

/** A start point (x, y), followed by six numbers for each cubic curve. */
type Curve = readonly number[];

interface Brush {
  sketch: Sketch;
  fill: string;
  light: string;
  dark: string;
  options: AvatarOptions;
}

/** Hair in two layers: behind and in front of the face. */
export interface Hair {
  back: string;
  front: string;
}

const trace = (curve: Curve): string => {
  let data = d`M${curve[0] ?? 0} ${curve[1] ?? 0}`;
  for (let i = 2; i + 5 < curve.length; i += 6) {
    const c = curve.slice(i, i + 6) as [number, number, number, number, number, number];
    data += d`C${c[0]} ${c[1]} ${c[2]} ${c[3]} ${c[4]} ${c[5]}`;
  }
  return data;
};

const backwards = (curve: Curve): Curve => {
  const points: number[] = [];
  for (let i = curve.length - 2; i >= 0; i -= 2) points.push(curve[i] ?? 0, curve[i + 1] ?? 0);
  return points;
};

const between = (from: Curve, to: Curve, share: number): Curve =>
  from.map((value, i) => value + ((to[i] ?? value) - value) * share);

const mirror = (curve: Curve): Curve => curve.map((value, i) => (i % 2 ? value : -value));

/** The area between two curves of the same length, with `strands` fine lines along it. */
function lock(brush: Brush, outer: Curve, inner: Curve, strands = 9, fill = brush.fill): string {
  let shapes = path(`${trace(outer)}L${trace(backwards(inner)).slice(1)}Z`, fill);
  for (let i = 1; i < strands; i++) {
    const wander = (brush.sketch.random() - 0.5) / strands;
    const light = i % 2 === 0;
    shapes += line(
      trace(between(outer, inner, i / strands + wander)),
      light ? brush.light : brush.dark,
      light ? 1.3 : 1.7,
      light ? 0.3 : 0.34,
    );
  }
  return shapes;
}

const both = (brush: Brush, outer: Curve, inner: Curve, strands?: number): string =>
  lock(brush, outer, inner, strands) + lock(brush, mirror(outer), mirror(inner), strands);

/** Hair combed back from the hairline to `(tx, ty)`. */
function combed(brush: Brush, top = -121, tx = 0, hairline = -72): string {
  const outer = [-75, 14, -88, -44, -70, top, 0, top, 70, top, 88, -44, 75, 14];
  const inner = [-69, 10, -70, -36, -52, hairline, 0, hairline - 3, 52, hairline, 70, -36, 69, 10];
  let shapes = path(`${trace(outer)}L${trace(backwards(inner)).slice(1)}Z`, brush.fill);
  for (let i = -8; i <= 8; i++) {
    const x = i * 7.9;
    const y = hairline - 3 + (x / 68) ** 2 * 50 + (Math.abs(i) > 6 ? (Math.abs(i) - 6) * 18 : 0);
    const light = i % 2 === 0;
    shapes += line(
      d`M${x} ${y}C${x * 1.12} ${y - 24} ${x * 0.9 + tx * 0.1} ${top + 16} ${x * 0.5 + tx * 0.5} ${top + 3}`,
      light ? brush.light : brush.dark,
      1.4,
      0.34,
    );
  }
  return shapes;
}

/** A block of hair behind the head and neck, down to `length`, `width` wide at its widest. */
const curtain = (brush: Brush, length: number, width: number): string =>
  path(
    d`M0 -122C-66 -124 -92 -80 -90 -16C-90 40 ${-width} 90 ${-width} ${length - 50}C${-width} ${length - 12} ${-width * 0.8} ${length} ${-width * 0.6} ${length}L${width * 0.6} ${length}C${width * 0.8} ${length} ${width} ${length - 12} ${width} ${length - 50}C${width} 90 90 40 90 -16C92 -80 66 -124 0 -122Z`,
    brush.sketch.down([0, brush.dark], [0.5, darker(brush.dark, 0.25)], [1, brush.dark]),
  );

function coil(brush: Brush, x: number, y: number, r: number): string {
  const ball = brush.sketch.between(0.32, 0.45);
  return (
    circle(x, y, r, brush.fill) +
    line(
      d`M${x - r * ball} ${y + r * 0.4}a${r * 0.55} ${r * 0.55} 0 1 1 ${r * 0.9} ${-r * 0.1}`,
      brush.light,
      1.6,
      0.3,
    ) +
    line(d`M${x - r * 0.8} ${y}a${r * 0.8} ${r * 0.8} 0 0 0 ${r * 1.4} ${r * 0.4}`, brush.dark, 2, 0.4)
  );
}

function wispsOf(brush: Brush): string {
  return [-1, 1]
    .map(
      (s) =>
        line(d`M${s * 70} -18C${s * 77} 6 ${s * 70} 30 ${s * 75} 58`, brush.dark, 2.4, 0.85) +
        line(d`M${s * 72} -10C${s * 81} 10 ${s * 76} 26 ${s * 81} 44`, brush.light, 1.2, 0.6),
    )
    .join('');
}

function fringe(brush: Brush, low: number): string {
  let shapes = lock(
    brush,
    [-72, -24, -80, -70, -50, -112, -8, -116, 34, -116, 80, -74, 73, -24],
    [-58, low + 4, -50, low - 6, -26, low - 2, -2, low + 1, 24, low - 2, 50, low - 6, 59, low + 4],
    4,
  );
  for (let i = -7; i <= 7; i++) {
    const x = i * 8.4;
    shapes += path(
      d`M${x * 0.5 - 5} -112C${x * 0.85 - 6} -86 ${x - 6} -60 ${x - 5.4} ${low - 4}Q${x} ${low + 9 + brush.sketch.between(-3, 3)} ${x + 5.4} ${low - 4}C${x + 6} -60 ${x * 0.85 + 6} -86 ${x * 0.5 + 5} -112Z`,
      brush.fill,
    );
    shapes += line(
      d`M${x * 0.5} -110C${x * 0.85} -86 ${x + 2} -60 ${x + 1} ${low}`,
      i % 2 ? brush.dark : brush.light,
      1.5,
      0.38,
    );
  }
  return shapes;
}

/** The two halves of parted hair that frame the face and fall to `length`. */
function parted(brush: Brush, part: number, length: number, wave: number, flare: number): string {
  const half = (s: number): string => {
    const p = part * s;
    const outer = [
      p,
      -118,
      42,
      -129,
      92,
      -98,
      90,
      -22,
      88,
      24,
      96 + wave + flare,
      62,
      92 + flare,
      96,
      88 + flare,
      length * 0.66,
      104 + wave + flare,
      length * 0.84,
      84 + flare,
      length,
    ];
    const inner = [
      p,
      -90,
      22,
      -88,
      58,
      -66,
      66,
      -18,
      69,
      14,
      66 + wave * 0.6,
      56,
      74 + flare * 0.4,
      92,
      68 + flare * 0.4,
      length * 0.66,
      62 + wave,
      length * 0.84,
      78 + flare,
      length,
    ];
    return s > 0 ? lock(brush, outer, inner, 11) : lock(brush, mirror(outer), mirror(inner), 11);
  };
  return half(-1) + half(1) + line(d`M${part} -117L${part * 1.04} -90`, darker(brush.dark, 0.2), 2, 0.5);
}

/** Short sides from the temple down to the sideburn. */
const sides = (brush: Brush, thick: number, low: number): string =>
  both(
    brush,
    [-60, -92, -74 - thick, -78, -78 - thick, -40, -75 - thick * 0.4, low],
    [-58, -66, -66, -56, -68, -30, -67, low + 2],
    6,
  );

type Draw = (brush: Brush) => Hair;

const styles: Record<HairStyle, Draw> = {
  long: (brush) => ({ back: curtain(brush, 240, 104), front: parted(brush, -16, 218, 0, 10) }),
  wavy: (brush) => ({ back: curtain(brush, 226, 116), front: parted(brush, 18, 206, 16, 10) }),
  bob: (brush) => ({ back: curtain(brush, 108, 90), front: parted(brush, -22, 108, 3, -13) }),
  fringe: (brush) => ({
    back: curtain(brush, 232, 100),
    front:
      both(
        brush,
        [-58, -104, -92, -84, -92, -30, -90, 20, -92, 90, -100, 140, -90, 204],
        [-54, -70, -68, -52, -66, -10, -67, 26, -70, 80, -74, 140, -80, 204],
        8,
      ) + fringe(brush, -30),
  }),
  bun: (brush) => ({
    back:
      circle(0, -136, 36, brush.fill) +
      [10, 18, 26, 32]
        .map((r, i) =>
          line(d`M${-r} -132a${r} ${r} 0 0 1 ${r * 2} -4`, i % 2 ? brush.dark : brush.light, 1.8, 0.45),
        )
        .join(''),
    front: combed(brush, -120) + wispsOf(brush),
  }),
  updo: (brush) => ({
    back:
      ellipse(-34, -136, 30, 24, brush.fill) +
      ellipse(34, -136, 30, 24, brush.fill) +
      ellipse(0, -146, 32, 26, brush.fill) +
      [-34, 0, 34].map((x) => line(d`M${x - 18} -134a20 16 0 0 1 38 -6`, brush.light, 1.6, 0.5)).join('') +
      curtain(brush, 190, 76),
    front:
      combed(brush, -122, 0, -70) +
      wispsOf(brush) +
      line('M-66 -150L72 -128', '#d8a94a', 4.4) +
      circle(-68, -151, 7, '#e9c46a') +
      circle(-68, -151, 3, '#c8404a') +
      line('M-68 -143v18M-74 -143v12M-62 -143v14', '#e9c46a', 1.5) +
      circle(-68, -123, 2.6, '#c8404a'),
  }),
  ponytail: (brush) => ({
    back: lock(
      brush,
      [40, -106, 112, -116, 118, -20, 108, 60, 104, 110, 124, 160, 96, 212],
      [52, -70, 80, -60, 74, 10, 74, 60, 70, 110, 66, 160, 92, 212],
      10,
    ),
    front:
      combed(brush, -120, 40) +
      wispsOf(brush) +
      ellipse(64, -96, 8, 15, '#c9546a', { transform: 'rotate(38 64 -96)' }),
  }),
  pixie: (brush) => ({
    back: curtain(brush, 62, 80),
    front:
      sides(brush, 12, 30) +
      lock(
        brush,
        [-76, -20, -96, -92, -40, -132, 14, -126, 64, -122, 92, -76, 80, -12],
        [-62, -38, -54, -70, -24, -84, 4, -66, 30, -50, 54, -42, 70, -18],
        12,
      ),
  }),
  curly: (brush) => ({
    back: rounds(brush, 104, 46, [30, 24], 0.9),
    front: crown(brush, 15, 3),
  }),
  coils: (brush) => ({
    back: rounds(brush, 100, 10, [26, 22], 0.72),
    front: crown(brush, 12, 3),
  }),
  side: (brush) => ({
    back: '',
    front:
      sides(brush, 5, 16) +
      lock(
        brush,
        [-38, -96, -66, -104, -56, -134, 6, -136, 62, -136, 92, -92, 78, -40],
        [-44, -86, -30, -70, 4, -66, 26, -72, 48, -76, 62, -60, 69, -38],
        12,
      ) +
      lock(brush, [-38, -98, -56, -104, -80, -88, -79, -42], [-44, -86, -54, -84, -66, -66, -68, -40], 6),
  }),
  swept: (brush) => ({
    back: '',
    front:
      sides(brush, 3, -2) +
      lock(
        brush,
        [-66, -70, -78, -112, -50, -140, -6, -144, 50, -148, 86, -112, 74, -62],
        [-58, -70, -56, -92, -30, -84, 0, -84, 30, -84, 52, -88, 64, -58],
        14,
      ),
  }),
  curtain: (brush) => ({
    back: '',
    front:
      sides(brush, 9, 22) +
      both(brush, [0, -124, -50, -146, -98, -104, -84, -34], [0, -104, -14, -78, -44, -70, -64, -26], 11),
  }),
  crew: (brush) => ({
    back: '',
    front:
      sides(brush, 1, -6) +
      lock(
        brush,
        [-74, -42, -82, -92, -50, -127, 0, -127, 50, -127, 82, -92, 74, -42],
        [-64, -46, -60, -70, -44, -82, 0, -82, 44, -82, 60, -70, 64, -46],
        5,
      ) +
      stubble(brush),
  }),
  receding: (brush) => ({
    back: '',
    front:
      sides(brush, 7, 20) +
      lock(
        brush,
        [-74, -46, -84, -96, -48, -126, 0, -128, 50, -128, 86, -94, 74, -46],
        [-66, -56, -60, -78, -58, -100, -34, -94, -12, -88, 52, -112, 66, -56],
        12,
      ),
  }),
};

function stubble(brush: Brush): string {
  let data = '';
  for (let i = 0; i < 60; i++) {
    const x = brush.sketch.between(-58, 58);
    const y = brush.sketch.between(-122, -84) + (x / 62) ** 2 * 22;
    data += d`M${x} ${y}l${x * 0.03} -4`;
  }
  return line(data, brush.light, 1.2, 0.35);
}

/** Balls of curls around the head down to `low`. */
function rounds(
  brush: Brush,
  radius: number,
  low: number,
  [big, small]: readonly [number, number],
  squeeze: number,
): string {
  let shapes = ellipse(0, -34, radius * 0.95, radius * 0.98, brush.dark);
  for (let i = 0; i < 30; i++) {
    const angle = Math.PI * (0.84 + (i / 29) * 1.32);
    const y = Math.sin(angle) * radius - 30;
    shapes += coil(brush, Math.cos(angle) * radius * squeeze, y, i % 2 ? big * 0.8 : small);
  }
  for (let y = 10; y < low + 40; y += 22) {
    for (const s of [-1, 1]) {
      shapes += coil(brush, s * (radius * squeeze - 6 + brush.sketch.between(-5, 5)), y, small);
      shapes += coil(brush, s * (radius * squeeze - 26), y + 10, small);
    }
  }
  return shapes;
}

/** Curls along the hairline. */
function crown(brush: Brush, size: number, rows: number): string {
  let shapes = '';
  for (let row = rows - 1; row >= 0; row--) {
    for (let i = 0; i <= 12; i++) {
      const angle = Math.PI * (1.02 + (i / 12) * 0.96);
      const out = row * size * 0.85;
      shapes += coil(
        brush,
        Math.cos(angle) * (69 + out * 0.7),
        Math.sin(angle) * (70 + out) - 12 + brush.sketch.between(-3, 3),
        size * brush.sketch.between(0.9, 1.15),
      );
    }
  }
  return shapes;
}

/** Draws the hair of a person, in two layers: behind the head and in front of it. */
export function hair(sketch: Sketch, options: AvatarOptions): Hair {
  const { colour, style } = options.hair;
  const fill = sketch.linear(
    [0, -130],
    [26, 230],
    [
      [0, darker(colour, 0.12)],
      [0.1, colour],
      [0.17, lighter(colour, 0.2)],
      [0.25, colour],
      [0.55, darker(colour, 0.22)],
      [0.7, colour],
      [1, darker(colour, 0.1)],
    ],
    { gradientUnits: 'userSpaceOnUse' },
  );
  const brush: Brush = { sketch, fill, light: lighter(colour, 0.38), dark: darker(colour, 0.42), options };
  const drawn = styles[style](brush);
  return { back: group(drawn.back), front: group(drawn.front) };
}
