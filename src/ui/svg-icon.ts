/** Builds icons of the Lucide set node by node; Trusted Types would block parsing them from markup. */

/** An icon as Lucide's package exports it: its elements and their attributes. */
export type IconNode = readonly (readonly [tag: string, attributes: Readonly<Record<string, unknown>>])[];

const namespace = 'http://www.w3.org/2000/svg';

/** A decorative icon, for code without templates. */
export function renderSvg(node: IconNode): SVGElement {
  const element = document.createElementNS(namespace, 'svg');
  element.classList.add('icon');
  element.setAttribute('viewBox', '0 0 24 24');
  element.append(...node.map(renderShape));
  return element;
}

/** One element of an icon. */
export function renderShape([tag, attributes]: IconNode[number]): Element {
  const element = document.createElementNS(namespace, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
