/** Draws neck, arms and clothes of a presenter. The origin is the middle of the top edge. */

import { darker, lighter, mix } from '../colour.js';
import { circle, d, ellipse, group, line, path, rect, type Sketch } from '../sketch.js';
import type { Skin } from './face.js';
import type { AvatarOptions, Clothes } from './options.js';

interface Body {
  sketch: Sketch;
  skin: Skin;
  woman: boolean;
  /** Half the width of the shoulders, of the waist and of the neck. */
  shoulder: number;
  waist: number;
  neck: number;
}

const bodyOf = (sketch: Sketch, options: AvatarOptions, skin: Skin): Body =>
  options.build === 'woman'
    ? { sketch, skin, woman: true, shoulder: 136, waist: 84, neck: 29 }
    : { sketch, skin, woman: false, shoulder: 164, waist: 118, neck: 39 };

function neckOf({ sketch, skin, neck, shoulder }: Body): string {
  const shape = d`M${-neck} 232C${-neck + 2} 290 ${-neck - 2} 318 ${-neck - 22} 338C${-neck - 60} 352 ${-shoulder + 40} 360 ${-shoulder + 26} 372L0 470L${shoulder - 26} 372C${shoulder - 40} 360 ${neck + 60} 352 ${neck + 22} 338C${neck + 2} 318 ${neck - 2} 290 ${neck} 232Z`;
  const soft = sketch.blur(6);
  return (
    path(
      shape,
      sketch.across(
        [0, mix(skin.base, skin.light, 0.3)],
        [0.55, skin.base],
        [1, mix(skin.base, skin.shade, 0.7)],
      ),
    ) +
    group(
      path(
        d`M-80 232L80 232L${neck + 6} 298C${neck - 8} 330 ${-neck + 12} 326 ${-neck - 6} 286Z`,
        skin.deep,
        { opacity: 0.5, filter: soft },
      ) +
        path(d`M6 330C22 318 ${neck - 4} 296 ${neck + 6} 280L${neck + 26} 350L30 370Z`, skin.shade, {
          opacity: 0.55,
          filter: soft,
        }),
      { 'clip-path': sketch.clip(path(shape, '#000')) },
    ) +
    line(d`M-12 362C-30 356 -54 356 -78 362M12 362C30 356 54 356 78 362`, skin.shade, 2.6, 0.55) +
    line(d`M-9 354C-12 344 -16 334 -22 322M9 354C12 344 16 334 22 322`, skin.shade, 2, 0.4)
  );
}

const armPath = ({ shoulder, woman }: Body, s: number): string => {
  const out = shoulder;
  const thick = woman ? 44 : 56;
  return d`M${s * (out - 34)} 366C${s * (out - 4)} 368 ${s * (out + 6)} 398 ${s * (out + 9)} 450C${s * (out + 15)} 530 ${s * (out + 19)} 590 ${s * (out + 18)} 650L${s * (out + 18 - thick)} 650C${s * (out + 12 - thick)} 580 ${s * (out + 6 - thick)} 520 ${s * (out - thick - 6)} 450Z`;
};

const torsoPath = ({ shoulder, waist, neck, woman }: Body): string => {
  const half = (s: number) => [
    d`${s * (neck + 20)} 336`,
    d`${s * (neck + 50)} 352 ${s * (shoulder - 40)} 358 ${s * (shoulder - 22)} 370`,
    d`${s * (shoulder - 6)} 380 ${s * (shoulder - 10)} 420 ${s * (shoulder - (woman ? 38 : 40))} 458`,
    d`${s * (waist + (woman ? 20 : 12))} 510 ${s * (waist - 2)} 560 ${s * waist} 600`,
    d`${s * waist} 620 ${s * (waist + 4)} 636 ${s * (waist + 8)} 650`,
  ];
  const right = half(1);
  const l = (points: string) => points.split(' ');
  const left = half(-1).map(l);
  const back = (at: number, to: string[] | undefined) => {
    const p = left[at] ?? [];
    return `C${p[2]} ${p[3]} ${p[0]} ${p[1]} ${to?.slice(-2).join(' ')}`;
  };
  return `M${right[0]}C${right[1]}C${right[2]}C${right[3]}C${right[4]}L${left[4]?.slice(-2).join(' ')}${back(4, left[3])}${back(3, left[2])}${back(2, left[1])}${back(1, left[0])}Z`;
};

/** Draws the sleeves over the arms: long, short or none according to `bare`. */
function arms(body: Body, colour: string, bare: 'long' | 'short' | 'none' = 'long'): string {
  const { sketch, skin } = body;
  const cloth = (s: number) =>
    sketch.linear(s > 0 ? [0, 0] : [1, 0], s > 0 ? [1, 0.1] : [0, 0.1], [
      [0, darker(colour, 0.34)],
      [0.35, darker(colour, 0.08)],
      [0.7, s < 0 ? lighter(colour, 0.12) : colour],
      [1, darker(colour, 0.2)],
    ]);
  const flesh = (s: number) =>
    sketch.linear(s > 0 ? [0, 0] : [1, 0], s > 0 ? [1, 0] : [0, 0], [
      [0, mix(skin.base, skin.shade, 0.9)],
      [0.5, s < 0 ? skin.light : skin.base],
      [1, mix(skin.base, skin.shade, 0.5)],
    ]);
  return [-1, 1]
    .map((s) => {
      const shape = armPath(body, s);
      const o = body.shoulder;
      if (bare === 'none') return path(shape, flesh(s));
      if (bare === 'short') {
        const clip = sketch.clip(rect(-240, 300, 480, 180, '#000'));
        return (
          path(shape, flesh(s)) +
          group(path(shape, cloth(s)), { 'clip-path': clip }) +
          path(
            d`M${s * (o - 52)} 476L${s * (o + 15)} 470L${s * (o + 15)} 482L${s * (o - 50)} 486Z`,
            darker(colour, 0.22),
          )
        );
      }
      return (
        path(shape, cloth(s)) +
        line(
          d`M${s * (o - 30)} 540C${s * (o - 14)} 552 ${s * o} 552 ${s * (o + 12)} 544M${s * (o - 28)} 562C${s * (o - 16)} 570 ${s * (o - 6)} 572 ${s * (o + 6)} 568`,
          darker(colour, 0.45),
          2.2,
          0.18,
        )
      );
    })
    .join('');
}

function torso(body: Body, colour: string): string {
  const { sketch, woman, waist } = body;
  const shape = torsoPath(body);
  const clip = sketch.clip(path(shape, '#000'));
  const soft = sketch.blur(10);
  return (
    path(
      shape,
      sketch.linear(
        [0, 0],
        [1, 0.35],
        [
          [0, lighter(colour, 0.1)],
          [0.4, colour],
          [1, darker(colour, 0.26)],
        ],
      ),
    ) +
    group(
      path(
        d`M${waist + 30} 420C${waist - 20} 500 ${waist - 30} 580 ${waist - 10} 660L${waist + 90} 660L${waist + 90} 400Z`,
        darker(colour, 0.6),
        { opacity: 0.34, filter: soft },
      ) +
        path(
          d`M${-waist - 40} 440C${-waist + 6} 520 ${-waist + 2} 580 ${-waist + 10} 660L${-waist - 80} 660Z`,
          darker(colour, 0.6),
          { opacity: 0.26, filter: soft },
        ) +
        (woman
          ? ellipse(-44, 468, 34, 40, '#ffffff', { opacity: 0.1, filter: soft }) +
            path(
              'M-84 506C-66 534 -30 534 -8 512C10 534 60 536 84 506C70 556 -66 556 -84 506Z',
              darker(colour, 0.6),
              { opacity: 0.1, filter: soft },
            )
          : path(
              'M-100 470C-70 500 -30 500 -6 482C20 500 76 500 104 466C84 522 -76 522 -100 470Z',
              darker(colour, 0.6),
              { opacity: 0.2, filter: soft },
            )),
      { 'clip-path': clip },
    )
  );
}

/** A collar of a shirt that stands around the neck and falls to both sides. */
function collar(body: Body, colour: string, drop: number): string {
  const n = body.neck;
  return [-1, 1]
    .map(
      (s) =>
        path(
          d`M${s * (n + 2)} 306C${s * (n + 14)} 318 ${s * (n + 22)} 334 ${s * (n + 24)} 346L${s * (n - 2)} ${356 + drop}L${s * 3} 362C${s * 12} 352 ${s * (n - 6)} 334 ${s * (n + 2)} 306Z`,
          s < 0 ? lighter(colour, 0.1) : darker(colour, 0.06),
        ) +
        line(
          d`M${s * (n + 24)} 346L${s * (n - 2)} ${356 + drop}L${s * 3} 362`,
          darker(colour, 0.4),
          1.6,
          0.4,
        ),
    )
    .join('');
}

const tieOf = (sketch: Sketch, colour: string): string =>
  path(
    'M-12 358L12 358L8 382L-8 382Z',
    sketch.across([0, lighter(colour, 0.12)], [1, darker(colour, 0.25)]),
  ) +
  path(
    'M-8 382L8 382L20 560L0 590L-20 560Z',
    sketch.across([0, lighter(colour, 0.08)], [1, darker(colour, 0.3)]),
  ) +
  line(
    'M-12 420L12 404M-14 450L15 432M-16 482L17 462M-18 514L18 492M-19 546L20 522',
    lighter(colour, 0.5),
    2.4,
    0.3,
  ) +
  line('M-9 382L9 382', darker(colour, 0.5), 2, 0.6);

const buttons = (ys: readonly number[], colour: string, x = 0): string =>
  ys.map((y) => circle(x, y, 4.2, colour) + circle(x - 1, y - 1, 1.4, '#ffffff', { opacity: 0.5 })).join('');

function shirt(body: Body, wear: Extract<Clothes, { kind: 'shirt' }>): string {
  const { colour } = wear;
  return (
    arms(body, colour) +
    neckOf(body) +
    cut(
      body,
      torso(body, colour),
      wear.open
        ? 'M-64 326L-36 334L0 440L36 334L64 326L64 260L-64 260Z'
        : 'M-44 300L-34 334L0 364L34 334L44 300Z',
    ) +
    (wear.tie
      ? tieOf(body.sketch, wear.tie)
      : line(d`M0 ${wear.open ? 440 : 364}V640`, darker(colour, 0.4), 1.8, 0.45) +
        buttons(wear.open ? [468, 528, 588] : [392, 450, 510, 570], lighter(colour, 0.5))) +
    collar(body, colour, wear.open ? 34 : 20)
  );
}

/** Draws `content` except inside `hole`. */
function cut(body: Body, content: string, hole: string): string {
  const outside = `M-260 0H260V680H-260Z${hole}`;
  return group(content, { 'clip-path': body.sketch.clip(path(outside, '#000', { 'clip-rule': 'evenodd' })) });
}

function blazer(body: Body, wear: Extract<Clothes, { kind: 'blazer' }>): string {
  const { sketch, woman, neck: n } = body;
  const { colour } = wear;
  const lapel = sketch.linear(
    [0, 0],
    [1, 1],
    [
      [0, lighter(colour, 0.16)],
      [1, darker(colour, 0.1)],
    ],
  );
  const inner = wear.tie
    ? path(
        'M-60 326H60L40 600H-40Z',
        sketch.across([0, lighter(wear.top, 0.2)], [1, darker(wear.top, 0.14)]),
      ) +
      collar(body, wear.top, 18) +
      tieOf(sketch, wear.tie)
    : woman
      ? path(
          'M-70 372C-50 374 -46 420 0 424C46 420 50 374 70 372L60 620H-60Z',
          sketch.across([0, lighter(wear.top, 0.14)], [1, darker(wear.top, 0.16)]),
        ) +
        line('M-62 374C-48 378 -44 420 0 424C44 420 48 378 62 374', darker(wear.top, 0.3), 2, 0.4) +
        line('M-22 450C-14 480 -12 510 -14 540M20 446C14 476 12 506 16 532', darker(wear.top, 0.35), 2, 0.22)
      : path(
          'M-60 340C-30 372 30 372 60 340L40 600H-40Z',
          sketch.across([0, lighter(wear.top, 0.14)], [1, darker(wear.top, 0.16)]),
        ) + line('M-52 346C-28 374 28 374 52 346', darker(wear.top, 0.4), 5, 0.35);
  const end = woman ? 548 : 540;
  const vee = d`M${-n - 21} 330L${-n - 9} 338L0 ${end}L${n + 9} 338L${n + 21} 330L60 250H-60Z`;
  const wing = (s: number) =>
    path(
      d`M${s * (n + 16)} 322C${s * (n + 22)} 340 ${s * (n + 34)} 352 ${s * (n + 46)} 362L${s * (n + 50)} 424L${s * (n + 30)} 420L${s * (n + 38)} 440C${s * 50} 490 ${s * 26} 530 0 ${end}C${s * 12} 490 ${s * (n - 2)} 410 ${s * (n + 8)} 334Z`,
      s < 0 ? lapel : mix(colour, '#0d0a1a', 0.1),
    ) +
    line(
      d`M${s * (n + 46)} 362L${s * (n + 50)} 424L${s * (n + 30)} 420L${s * (n + 38)} 440C${s * 50} 490 ${s * 26} 530 0 ${end}`,
      darker(colour, 0.5),
      1.8,
      0.5,
    );
  return (
    neckOf(body) +
    inner +
    arms(body, colour) +
    cut(body, torso(body, colour), vee) +
    path(d`M${n + 8} 350L0 ${end}L-6 ${end - 12}L${n - 10} 366Z`, '#0d0a1a', {
      opacity: 0.16,
      filter: sketch.blur(4),
    }) +
    wing(1) +
    wing(-1) +
    line(d`M0 ${end}C2 580 2 610 0 642`, darker(colour, 0.5), 2.2, 0.6) +
    buttons([end + 22, end + 72], darker(colour, 0.45), -9) +
    (wear.pin
      ? path('M62 452L98 446L100 454L64 460Z', darker(colour, 0.3)) +
        path('M66 451L74 434L82 446L88 432L96 446Z', wear.pin)
      : '')
  );
}

function dress(body: Body, wear: Extract<Clothes, { kind: 'dress' }>): string {
  const holes = {
    round: 'M-92 330C-78 420 -34 432 0 432C34 432 78 420 92 330V240H-92Z',
    vee: 'M-88 330C-72 380 -30 440 0 474C30 440 72 380 88 330V240H-88Z',
    square: 'M-82 330L-76 420C-30 430 30 430 76 420L82 330V240H-82Z',
  };
  const hole = holes[wear.neckline];
  return (
    arms(body, wear.colour, 'short') +
    neckOf(body) +
    cut(body, torso(body, wear.colour), hole) +
    group(line(hole.replace(/V240.*$/, ''), wear.accent ?? darker(wear.colour, 0.3), 4, 0.75), {
      'clip-path': body.sketch.clip(path(torsoPath(body), '#000')),
    }) +
    path(
      'M-88 586C-40 596 40 596 88 586V608C40 618 -40 618 -88 608Z',
      wear.accent ?? darker(wear.colour, 0.28),
    ) +
    line(
      'M-30 440C-26 480 -34 530 -40 580M34 440C28 484 38 530 46 580M4 520C2 545 4 565 2 585M-22 620C-24 630 -26 640 -28 648M26 620C30 630 32 640 34 648',
      darker(wear.colour, 0.5),
      2.2,
      0.24,
    ) +
    necklace(wear.accent ?? '#e6c271')
  );
}

const necklace = (colour: string): string =>
  line('M-44 344C-30 384 30 384 44 344', colour, 1.8, 0.9) +
  circle(0, 376, 4.6, colour) +
  circle(-1.4, 374.6, 1.5, '#ffffff', { opacity: 0.8 });

function hanfu(body: Body, wear: Extract<Clothes, { kind: 'hanfu' }>): string {
  const { sketch } = body;
  const petals = (x: number, y: number, r: number) =>
    [0, 72, 144, 216, 288]
      .map((a) =>
        ellipse(x, y - r, r * 0.5, r * 0.75, lighter(wear.collar, 0.35), {
          transform: d`rotate(${a} ${x} ${y})`,
          opacity: 0.55,
        }),
      )
      .join('') + circle(x, y, r * 0.35, wear.sash, { opacity: 0.8 });
  return (
    arms(body, wear.colour) +
    [-1, 1]
      .map((s) =>
        path(
          d`M${s * 140} 520C${s * 170} 560 ${s * 190} 600 ${s * 196} 650L${s * 92} 650C${s * 96} 600 ${s * 100} 560 ${s * 108} 520Z`,
          sketch.down([0, darker(wear.colour, 0.12)], [1, lighter(wear.colour, 0.16)]),
          { opacity: 0.92 },
        ),
      )
      .join('') +
    neckOf(body) +
    cut(body, torso(body, wear.colour), 'M-66 328C-44 372 -20 420 0 446C20 420 44 372 66 328V240H-66Z') +
    path('M66 322C48 380 20 430 -70 540L-48 552C40 460 74 400 92 340Z', darker(wear.collar, 0.12)) +
    path('M-66 322C-48 380 -20 430 70 540L46 554C-40 462 -76 402 -92 340Z', wear.collar) +
    line('M-62 330C-44 384 -14 432 68 538', lighter(wear.collar, 0.5), 2, 0.7) +
    path(
      'M-90 552C-40 562 40 562 90 552V600C40 612 -40 612 -90 600Z',
      sketch.down([0, lighter(wear.sash, 0.12)], [1, darker(wear.sash, 0.2)]),
    ) +
    path('M-14 556H18L12 606H-8ZM-6 604H12L20 650H-10Z', darker(wear.sash, 0.16)) +
    line('M-90 560C-40 570 40 570 90 560M-90 592C-40 604 40 604 90 592', lighter(wear.sash, 0.45), 1.8, 0.6) +
    petals(-96, 440, 11) +
    petals(104, 476, 9) +
    petals(-118, 500, 8)
  );
}

function qipao(body: Body, wear: Extract<Clothes, { kind: 'qipao' }>): string {
  const n = body.neck;
  const knot = (x: number, y: number, r: number) =>
    group(line(d`M${x - 14} ${y}h28`, wear.trim, 4) + circle(x, y, 4.6, wear.trim), {
      transform: d`rotate(${r} ${x} ${y})`,
    });
  const leaf = (x: number, y: number, r: number) =>
    group(
      line('M0 40C-4 20 6 -6 0 -34', wear.trim, 1.8, 0.5) +
        [-20, -2, 16]
          .map(
            (v, i) =>
              ellipse(i % 2 ? 10 : -9, v, 9, 5, wear.trim, {
                opacity: 0.32,
                transform: d`rotate(${i % 2 ? -30 : 30} 0 ${v})`,
              }) + circle(i % 2 ? -8 : 9, v - 10, 4.4, lighter(wear.trim, 0.4), { opacity: 0.7 }),
          )
          .join(''),
      { transform: d`translate(${x} ${y}) rotate(${r})` },
    );
  return (
    arms(body, wear.colour, 'short') +
    neckOf(body) +
    cut(body, torso(body, wear.colour), 'M-40 300L-38 342C-20 350 20 350 38 342L40 300Z') +
    path(
      d`M${-n - 5} 306C${-n - 8} 324 ${-n - 14} 336 ${-n - 22} 344C${-n} 366 -14 366 0 352C14 366 ${n} 366 ${n + 22} 344C${n + 14} 336 ${n + 8} 324 ${n + 5} 306C${n + 2} 330 14 342 0 342C-14 342 ${-n - 2} 330 ${-n - 5} 306Z`,
      body.sketch.across([0, lighter(wear.colour, 0.12)], [1, darker(wear.colour, 0.2)]),
      { stroke: wear.trim, 'stroke-width': 2.4 },
    ) +
    line('M2 352C10 392 50 410 98 424', wear.trim, 4, 0.95) +
    knot(4, 362, 0) +
    knot(36, 405, 34) +
    knot(74, 419, 14) +
    leaf(-52, 480, 12) +
    leaf(44, 560, -14)
  );
}

function hoodie(body: Body, wear: Extract<Clothes, { kind: 'hoodie' }>): string {
  const { sketch, neck: n } = body;
  const { colour } = wear;
  return (
    path(
      d`M${-n - 56} 372C${-n - 62} 320 ${-n - 26} 286 0 284C${n + 26} 286 ${n + 62} 320 ${n + 56} 372Z`,
      darker(wear.lining, 0.24),
    ) +
    arms(body, colour) +
    neckOf(body) +
    path('M-56 340C-30 376 30 376 56 340L50 440H-50Z', '#f4f4f6') +
    cut(
      body,
      torso(body, colour),
      d`M${-n - 22} 320C-44 372 -20 404 0 414C20 404 44 372 ${n + 22} 320V250H${-n - 22}Z`,
    ) +
    [-1, 1]
      .map((s) =>
        path(
          d`M${s * (n + 8)} 300C${s * (n + 44)} 306 ${s * (n + 72)} 344 ${s * (n + 54)} 376C${s * 50} 410 ${s * 22} 424 0 424C${s * 22} 400 ${s * (n + 20)} 360 ${s * (n + 8)} 300Z`,
          s < 0 ? lighter(colour, 0.1) : darker(colour, 0.1),
          { stroke: darker(colour, 0.4), 'stroke-width': 1.2, 'stroke-opacity': 0.5 },
        ),
      )
      .join('') +
    [-1, 1]
      .map(
        (s) =>
          line(d`M${s * 22} 408C${s * 26} 440 ${s * 22} 470 ${s * 25} 500`, wear.lining, 3.4) +
          rect(s * 25 - 3, 496, 6, 14, lighter(wear.lining, 0.3), { rx: 2 }),
      )
      .join('') +
    path('M-74 584C-40 576 40 576 74 584L92 640H-92Z', darker(colour, 0.12)) +
    line('M-74 584L-92 640M74 584L92 640M-74 584C-40 576 40 576 74 584', darker(colour, 0.45), 2, 0.5) +
    circle(62, 466, 13, sketch.down([0, lighter(wear.lining, 0.2)], [1, wear.lining])) +
    path('M56 466l5 5l9 -10', 'none', { stroke: '#ffffff', 'stroke-width': 2.6 })
  );
}

function knit(body: Body, wear: Extract<Clothes, { kind: 'knit' }>): string {
  const { sketch, neck: n } = body;
  const { colour } = wear;
  const ribs = Array.from({ length: 15 }, (_, i) =>
    line(
      d`M${(i - 7) * 13} 400C${(i - 7) * 12} 480 ${(i - 7) * 11} 560 ${(i - 7) * 11.5} 645`,
      i % 2 ? lighter(colour, 0.4) : darker(colour, 0.4),
      1.6,
      0.2,
    ),
  ).join('');
  const neckline = wear.high
    ? path(
        d`M${-n - 5} 290C${-n - 8} 320 ${-n - 20} 336 ${-n - 34} 346C${-n} 372 ${n} 372 ${n + 34} 346C${n + 20} 336 ${n + 8} 320 ${n + 5} 290C20 306 -20 306 ${-n - 5} 290Z`,
        sketch.across([0, lighter(colour, 0.12)], [0.6, colour], [1, darker(colour, 0.25)]),
      ) +
      line(
        d`M${-n - 6} 312C-20 330 20 330 ${n + 6} 312M${-n - 2} 326C-20 340 20 340 ${n + 4} 326`,
        darker(colour, 0.4),
        1.8,
        0.35,
      )
    : line(d`M${-n - 22} 336C${-n - 8} 384 ${n + 8} 384 ${n + 22} 336`, darker(colour, 0.14), 11) +
      line(d`M${-n - 17} 338C${-n - 6} 378 ${n + 6} 378 ${n + 17} 338`, lighter(colour, 0.3), 1.4, 0.5);
  const cardigan = wear.over
    ? cut(
        { ...body, waist: body.waist + 4 },
        torso({ ...body, waist: body.waist + 4 }, wear.over),
        d`M${-n - 40} 320C${-n - 36} 420 -30 560 -30 660H30C30 560 ${n + 36} 420 ${n + 40} 320Z`,
      ) +
      line(
        d`M${-n - 36} 346C${-n - 34} 430 -34 560 -34 650M${n + 36} 346C${n + 34} 430 34 560 34 650`,
        darker(wear.over, 0.2),
        9,
      ) +
      buttons([520, 580, 634], lighter(wear.over, 0.5), -35)
    : '';
  return (
    arms(body, wear.over ?? colour) +
    neckOf(body) +
    cut(
      body,
      torso(body, colour) + ribs,
      d`M${-n - 20} 320C${-n - 8} 380 ${n + 8} 380 ${n + 20} 320V250H${-n - 20}Z`,
    ) +
    neckline +
    cardigan
  );
}

function apron(body: Body, wear: Extract<Clothes, { kind: 'apron' }>): string {
  const { sketch } = body;
  return (
    shirt(body, { kind: 'shirt', colour: wear.colour }) +
    [-1, 1]
      .map((s) => path(d`M${s * 50} 344L${s * 66} 350L${s * 70} 450L${s * 54} 450Z`, darker(wear.apron, 0.1)))
      .join('') +
    path(
      'M-74 440C-40 452 40 452 74 440L92 560L104 650H-104L-92 560Z',
      sketch.linear(
        [0, 0],
        [1, 0.4],
        [
          [0, lighter(wear.apron, 0.1)],
          [0.5, wear.apron],
          [1, darker(wear.apron, 0.24)],
        ],
      ),
    ) +
    line('M-72 449C-40 460 40 460 72 449', lighter(wear.apron, 0.5), 1.6, 0.5, {
      'stroke-dasharray': '5 4',
    }) +
    path('M-40 566H44V620C30 632 -26 632 -40 620Z', darker(wear.apron, 0.12)) +
    line('M-36 572H40', lighter(wear.apron, 0.5), 1.6, 0.5, { 'stroke-dasharray': '5 4' }) +
    [-62, 60].map((x) => circle(x, 456, 5, '#d9b46a')).join('') +
    path('M-12 500C-24 484 -8 474 0 486C8 474 24 484 12 500L0 514Z', lighter(wear.apron, 0.55), {
      opacity: 0.85,
    })
  );
}

function tunic(body: Body, wear: Extract<Clothes, { kind: 'tunic' }>): string {
  const n = body.neck;
  return (
    arms(body, wear.colour) +
    neckOf(body) +
    cut(body, torso(body, wear.colour), 'M-46 300L-44 342C-20 352 20 352 44 342L46 300Z') +
    path(
      d`M${-n - 5} 306C${-n - 8} 324 ${-n - 12} 336 ${-n - 20} 344C${-n} 364 -14 366 -3 356L-3 342C-20 342 ${-n} 330 ${-n - 5} 306ZM${n + 5} 306C${n + 8} 324 ${n + 12} 336 ${n + 20} 344C${n} 364 14 366 3 356L3 342C20 342 ${n} 330 ${n + 5} 306Z`,
      lighter(wear.colour, 0.08),
      { stroke: wear.trim, 'stroke-width': 1.8 },
    ) +
    line('M0 356V640', darker(wear.colour, 0.5), 2, 0.6) +
    [386, 440, 494, 548, 602]
      .map((y) => line(d`M-22 ${y}H22`, wear.trim, 3.4) + circle(0, y, 5, wear.trim))
      .join('')
  );
}

/** A dressed body from the neck down. */
export function clothes(sketch: Sketch, options: AvatarOptions, skin: Skin): string {
  const body = bodyOf(sketch, options, skin);
  const wear = options.clothes;
  switch (wear.kind) {
    case 'blazer':
      return blazer(body, wear);
    case 'shirt':
      return shirt(body, wear);
    case 'dress':
      return dress(body, wear);
    case 'hanfu':
      return hanfu(body, wear);
    case 'qipao':
      return qipao(body, wear);
    case 'hoodie':
      return hoodie(body, wear);
    case 'knit':
      return knit(body, wear);
    case 'apron':
      return apron(body, wear);
    case 'tunic':
      return tunic(body, wear);
  }
}
