/**
 * Builds icons of the Lucide set node by node; Trusted Types would block parsing them from markup. An icon is a single
 * path whatever its shapes, because a page shows hundreds of them.
 */

import { lookUp } from '../base/index.js';

/** An icon as Lucide's package exports it: its elements and their attributes. */
export type IconNode = readonly (readonly [tag: string, attributes: Readonly<Record<string, unknown>>])[];

const namespace = 'http://www.w3.org/2000/svg';

/** A decorative icon, for code without templates. */
export function renderSvg(node: IconNode): SVGElement {
  const element = document.createElementNS(namespace, 'svg');
  element.classList.add('icon');
  element.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', iconPath(node));
  element.append(path);
  return element;
}

/** The shapes of an icon as the data of one path: paths, circles, lines and rectangles, the only ones of icons.ts. */
export function iconPath(node: IconNode): string {
  return node.map(shapePath).join('');
}

function shapePath([tag, attributes]: IconNode[number]): string {
  const of = (name: string) => Number(lookUp(attributes, name) ?? 0);
  // A path may begin with a relative move, which counts from where the shape before it ended.
  if (tag === 'path') return `M0 0${String(attributes['d'])}`;
  if (tag === 'line') return `M${of('x1')} ${of('y1')}L${of('x2')} ${of('y2')}`;
  // A circle is a rectangle whose corners are all there is of it.
  const r = of('r') || of('rx');
  const [left, top] = tag === 'circle' ? [of('cx') - r, of('cy') - r] : [of('x'), of('y')];
  const [across, down] = [(of('width') || 2 * r) - 2 * r, (of('height') || 2 * r) - 2 * r];
  const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `M${left + r} ${top}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}z`;
}
