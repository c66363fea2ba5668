/**
 * Builds self-contained SVG pictures from shapes and gradients.
 *
 * The pictures contain only presentation attributes (no styles) and only internal references. All IDs have the prefix of
 * the picture, so that several pictures can be inline in one document.
 */

import { hash, random } from './random.js';

/** Attributes of an SVG element. */
export type Attributes = Record<string, string | number>;
/** Offset 0 to 1, colour, opacity (default 1). */
export type Stop = readonly [offset: number, colour: string, opacity?: number];

const short = (value: number) => String(Math.round(value * 10) / 10);

/** Path data with its numbers rounded to a tenth. */
export function d(texts: TemplateStringsArray, ...values: (number | string)[]): string {
  return texts.reduce((path, text, i) => {
    const value = values[i - 1];
    return path + (typeof value === 'number' ? short(value) : (value ?? '')) + text;
  });
}

const attributes = (values: Attributes) =>
  Object.entries(values)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 1000) / 1000 : value}"`,
    )
    .join('');

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** A filled path. */
export const path = (data: string, fill: string, more: Attributes = {}): string =>
  `<path d="${data}"${attributes({ fill, ...more })}/>`;
/** A stroked path. */
export const line = (
  data: string,
  stroke: string,
  width: number,
  opacity = 1,
  more: Attributes = {},
): string =>
  `<path d="${data}" fill="none"${attributes({
    stroke,
    'stroke-width': width,
    'stroke-linecap': 'round',
    ...(opacity < 1 ? { opacity } : {}),
    ...more,
  })}/>`;
/** A circle. */
export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}): string =>
  `<circle cx="${short(cx)}" cy="${short(cy)}" r="${short(r)}"${attributes({ fill, ...more })}/>`;
/** An ellipse. */
export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): string =>
  `<ellipse cx="${short(cx)}" cy="${short(cy)}" rx="${short(rx)}" ry="${short(ry)}"${attributes({ fill, ...more })}/>`;
/** A rectangle. */
export const rect = (
  x: number,
  y: number,
  w: number,
  h: number,
  fill: string,
  more: Attributes = {},
): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}"${attributes({ fill, ...more })}/>`;
/** A group of elements. */
export const group = (content: string, more: Attributes = {}): string =>
  `<g${attributes(more)}>${content}</g>`;
/** A group that is moved. */
export const move = (x: number, y: number, content: string, scale = 1): string =>
  group(content, { transform: `translate(${short(x)} ${short(y)})${scale === 1 ? '' : ` scale(${scale})`}` });
/** A text. */
export const text = (
  x: number,
  y: number,
  content: string,
  size: number,
  fill: string,
  more: Attributes = {},
): string =>
  `<text x="${short(x)}" y="${short(y)}"${attributes({
    'font-size': size,
    fill,
    'font-family': 'Inter, Segoe UI, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif',
    ...more,
  })}>${escape(content)}</text>`;

/** Collects the elements and gradients of an SVG picture. */
export class Sketch {
  readonly random: () => number;
  readonly #prefix: string;
  readonly #defs: string[] = [];
  readonly #body: string[] = [];
  #count = 0;

  constructor(
    seed: string,
    readonly width: number,
    readonly height: number,
  ) {
    this.random = random(seed);
    this.#prefix = `k${hash(seed).toString(36)}`;
  }

  /** A seeded random number between two bounds. */
  between(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  add(...shapes: string[]): void {
    this.#body.push(...shapes);
  }

  /** A gradient along a line. Coordinates are fractions of the painted shape, unless `more` sets `userSpaceOnUse`. */
  linear(
    from: readonly [number, number],
    to: readonly [number, number],
    stops: readonly Stop[],
    more: Attributes = {},
  ): string {
    return this.#gradient(
      'linearGradient',
      { x1: from[0], y1: from[1], x2: to[0], y2: to[1], ...more },
      stops,
    );
  }

  /** A gradient from top to bottom of the painted shape. */
  down(...stops: Stop[]): string {
    return this.linear([0, 0], [0, 1], stops);
  }

  /** A gradient from left to right of the painted shape. */
  across(...stops: Stop[]): string {
    return this.linear([0, 0], [1, 0], stops);
  }

  radial(cx: number, cy: number, r: number, stops: readonly Stop[], more: Attributes = {}): string {
    return this.#gradient('radialGradient', { cx, cy, r, ...more }, stops);
  }

  /** A radial gradient of one colour that fades to transparent. */
  glow(colour: string, opacity = 1): string {
    return this.radial(0.5, 0.5, 0.5, [
      [0, colour, opacity],
      [1, colour, 0],
    ]);
  }

  /** A value for the `filter` attribute: blurs by `deviation` units. */
  blur(deviation: number): string {
    const id = this.#id();
    this.#defs.push(
      `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${short(deviation)}"/></filter>`,
    );
    return `url(#${id})`;
  }

  /** A value for the `clip-path` attribute. */
  clip(shape: string): string {
    const id = this.#id();
    this.#defs.push(`<clipPath id="${id}">${shape}</clipPath>`);
    return `url(#${id})`;
  }

  toString(): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" ` +
      `viewBox="0 0 ${this.width} ${this.height}"><defs>${this.#defs.join('')}</defs>${this.#body.join('')}</svg>`
    );
  }

  #id(): string {
    return `${this.#prefix}-${(this.#count++).toString(36)}`;
  }

  #gradient(tag: string, place: Attributes, stops: readonly Stop[]): string {
    const id = this.#id();
    const list = stops
      .map(
        ([offset, colour, opacity = 1]) =>
          `<stop${attributes({ offset, 'stop-color': colour, ...(opacity < 1 ? { 'stop-opacity': opacity } : {}) })}/>`,
      )
      .join('');
    this.#defs.push(`<${tag} id="${id}"${attributes(place)}>${list}</${tag}>`);
    return `url(#${id})`;
  }
}
