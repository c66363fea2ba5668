/** A virtual presenter: a half-length portrait in front of a calm studio. */

import { darker } from '../colour.js';
import { circle, d, ellipse, group, line, rect, Sketch } from '../sketch.js';
import { backdrop } from './backdrop.js';
import { clothes } from './clothes.js';
import { ears, face, skinOf } from './face.js';
import { hair } from './hair.js';
import type { AvatarOptions } from './options.js';
import { people as cast } from './people.js';

/** The keys of all presenters. */
export const people: readonly string[] = Object.keys(cast);

function jewellery(options: AvatarOptions): string {
  const w = options.face?.cheek ?? 70;
  const drop = options.earrings;
  const rings = drop
    ? [-1, 1]
        .map(
          (s) =>
            circle(s * (w + 7), 36, 3, drop) +
            line(d`M${s * (w + 7)} 38v10`, drop, 1.6) +
            circle(s * (w + 7), 52, 4.6, drop) +
            circle(s * (w + 6), 51, 1.5, '#ffffff', { opacity: 0.8 }),
        )
        .join('')
    : '';
  const headset = options.headset
    ? line('M-84 6C-88 -86 -56 -128 0 -128C56 -128 88 -86 84 6', '#2b2f3a', 7) +
      line('M-82 -10C-84 -84 -54 -122 0 -123', '#6b7285', 2, 0.8) +
      [-1, 1]
        .map(
          (s) =>
            rect(s * 84 - 11, -8, 22, 42, '#2b2f3a', { rx: 10 }) +
            rect(s * 84 - 5, 0, 6, 26, '#515868', { rx: 3 }),
        )
        .join('') +
      line('M-84 30C-84 66 -60 82 -34 80', '#2b2f3a', 4) +
      rect(-40, 74, 20, 11, '#2b2f3a', { rx: 5 })
    : '';
  return rings + headset;
}

function draw(options: AvatarOptions): string {
  const { seed, backdrop: colours } = options;
  const sketch = new Sketch(`avatar/${seed}${colours ? '' : '/alone'}`, 480, 640);
  const skin = skinOf(options.skin);
  const locks = hair(sketch, options);
  const lean = (content: string) =>
    group(content, { transform: d`translate(240 200) scale(0.89) rotate(${options.tilt ?? 0} 0 100)` });
  if (colours)
    sketch.add(
      backdrop(sketch, colours),
      ellipse(262, 440, 210, 330, sketch.glow(darker(colours[1], 0.7), 0.2)),
    );
  sketch.add(
    lean(locks.back),
    group(clothes(sketch, options, skin), { transform: 'translate(240 0)' }),
    lean(
      ears(options, skin) +
        face(sketch, options, skin, options.hair.colour) +
        locks.front +
        jewellery(options),
    ),
  );
  return sketch.toString();
}

/**
 * Draws the portrait of one of `people` as SVG, 480 × 640 units; without the studio if `backdrop` is false. Default for an
 * unknown key: the first presenter.
 */
export function drawAvatar(key: string, { backdrop: studio = true } = {}): string {
  const seed = key in cast ? key : (people[0] ?? '');
  const person = cast[seed];
  if (!person) return '';
  const { backdrop: colours, ...rest } = person;
  return draw({ ...rest, seed, ...(studio && colours ? { backdrop: colours } : {}) });
}
