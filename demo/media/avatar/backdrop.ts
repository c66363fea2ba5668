/** A calm studio behind a presenter: a lit wall, a soft panel or window light, and a darker foot. */

import { darker, lighter, mix } from '../colour.js';
import { circle, ellipse, path, rect, type Sketch } from '../sketch.js';

function panels(sketch: Sketch, main: string, second: string): string {
  return (
    path('M60 0L214 0L120 640L-40 640Z', '#ffffff', { opacity: 0.16, filter: sketch.blur(10) }) +
    path('M270 0L330 0L240 640L176 640Z', '#ffffff', { opacity: 0.12, filter: sketch.blur(10) }) +
    rect(392, 0, 88, 640, mix(main, second, 0.8), { opacity: 0.35 })
  );
}

function arch(sketch: Sketch, main: string, second: string): string {
  const inside = sketch.down([0, lighter(main, 0.5)], [1, mix(main, second, 0.5)]);
  return path('M62 660L62 250C62 130 142 52 240 52C338 52 418 130 418 250L418 660Z', inside, {
    opacity: 0.75,
  });
}

function lights(sketch: Sketch, main: string): string {
  const spots = [0, 1, 2, 3, 4, 5, 6, 7]
    .map((i) =>
      circle(sketch.between(0, 480), sketch.between(20, 420), sketch.between(16, 46), lighter(main, 0.6), {
        opacity: 0.12 + 0.03 * (i % 4),
      }),
    )
    .join('');
  return spots;
}

/** A wall in the two colours, lit behind the head. */
export function backdrop(sketch: Sketch, [one, two]: readonly [string, string]): string {
  const main = lighter(mix(one, two, 0.4), 0.5);
  const second = mix(lighter(one, 0.12), two, 0.12);
  const kind = Math.floor(sketch.random() * 3);
  const scene = [panels(sketch, main, second), arch(sketch, main, second), lights(sketch, main)][kind] ?? '';
  return (
    rect(
      0,
      0,
      480,
      640,
      sketch.linear(
        [0, 0],
        [0.7, 1],
        [
          [0, main],
          [1, second],
        ],
      ),
    ) +
    scene +
    ellipse(240, 220, 260, 260, sketch.glow(lighter(main, 0.75), 0.8)) +
    rect(0, 440, 480, 200, sketch.down([0, darker(second, 0.4), 0], [1, darker(second, 0.4), 0.35]))
  );
}
