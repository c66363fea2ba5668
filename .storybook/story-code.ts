/**
 * The code of a story in HTML, React and Vue, made of the template that the story shows.
 *
 * The template is rendered into a document without a window: there no element is upgraded, so what is read is what was
 * written, attributes and properties apart.
 */
import { render, type TemplateResult } from 'lit';
import { declarationOf, type Manifest } from './manifest.js';

/** The ways to write a page. */
export const codeLanguages = { html: 'HTML', react: 'React', vue: 'Vue' } as const;
/** A way to write a page. */
export type CodeLanguage = keyof typeof codeLanguages;

/** An element of the template. */
interface Node {
  tag: string;
  /** Texts; true for an attribute that is there without one. */
  attributes: [string, string | true][];
  /** What only a script can set. */
  properties: [string, unknown][];
  children: (Node | string)[];
}

/** What stands in for the simulated backend of stories. */
const addresses: [string, string][] = [
  ['token-url', '/metastudio/token'],
  ['events-url', '/metastudio/events'],
];

/** The code of what a story renders. */
export function codeOf(template: TemplateResult, language: CodeLanguage, manifest: Manifest): string {
  const place = document.implementation.createHTMLDocument().createElement('div');
  render(template, place, { creationScope: place.ownerDocument });
  const nodes = childrenOf(place, manifest);
  if (language === 'html') return htmlOf(nodes);
  return language === 'react' ? reactOf(nodes, manifest) : vueOf(nodes);
}

function childrenOf(parent: Element, manifest: Manifest): (Node | string)[] {
  return [...parent.childNodes].flatMap((child): (Node | string)[] => {
    if (child.nodeType === globalThis.Node.TEXT_NODE) {
      const text = (child.textContent ?? '').replace(/\s+/g, ' ').trim();
      return text === '' ? [] : [text];
    }
    return child.nodeType === globalThis.Node.ELEMENT_NODE ? [nodeOf(child as Element, manifest)] : [];
  });
}

function nodeOf(element: Element, manifest: Manifest): Node {
  const tag = element.localName;
  const described = declarationOf(manifest, tag);
  const attributes = [...element.attributes]
    .filter(
      ({ name, value }) =>
        !isDefault(
          described?.attributes?.find((one) => one.name === name),
          value,
        ),
    )
    .map(({ name, value }): [string, string | true] => [name, value === '' ? true : exampleOf(name, value)]);
  // A form of HTML has its fields as properties.
  const properties = tag.includes('-')
    ? Object.entries(element).filter(([name]) => !name.startsWith('_$'))
    : [];
  if (tag !== 'mss-provider') return { tag, attributes, properties, children: childrenOf(element, manifest) };
  // The page inside the story has a simulated backend; a real one has addresses.
  const isSimulated = properties.some(([name]) => name === 'getToken');
  const others = attributes.filter(([name]) => name !== 'events-url');
  return {
    tag,
    attributes: isSimulated ? [...addresses, ...others] : attributes,
    properties: properties.filter(([, value]) => typeof value !== 'function'),
    children: childrenOf(element, manifest),
  };
}

/** The IDs of the simulated service mean nothing elsewhere. */
function exampleOf(name: string, value: string): string {
  return /^[0-9a-f]{32}$/.test(value) ? `your-${name}` : value;
}

/** Whether an attribute of our elements says nothing, as its value is the default. */
function isDefault(
  described: { type?: { text: string }; default?: string } | undefined,
  value: string,
): boolean {
  if (!described) return false;
  return described.default === `'${value}'` || (value === '' && described.type?.text !== 'boolean');
}

/** Longest start tag on one line, in characters. */
const lineLength = 90;

/** Writes nodes with the attributes that a language makes of them. */
function written(
  nodes: readonly (Node | string)[],
  tagOf: (tag: string) => string,
  attributesOf: (node: Node) => string[],
  indent = '',
): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [`${indent}${node}`];
    const [tag, attributes] = [tagOf(node.tag), attributesOf(node)];
    const line = `${indent}<${[tag, ...attributes].join(' ')}`;
    const start =
      attributes.length > 0 && (line.length > lineLength || line.includes('\n'))
        ? [`${indent}<${tag}`, ...attributes.map((one) => indented(one, `${indent}  `)), indent]
        : [line];
    const isVoid = /^(input|img|br)$/.test(tag);
    const [last = ''] = start.splice(-1);
    if (isVoid) return [...start, `${last} />`];
    if (node.children.length === 0) return [...start, `${last}></${tag}>`];
    const [only] = node.children;
    if (node.children.length === 1 && typeof only === 'string' && !only.includes('\n'))
      return [...start, `${last}>${only}</${tag}>`];
    return [
      ...start,
      `${last}>`,
      ...written(node.children, tagOf, attributesOf, `${indent}  `),
      `${indent}</${tag}>`,
    ];
  });
}

const indented = (text: string, indent: string): string => indent + text.replaceAll('\n', `\n${indent}`);
const quoted = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const plain = ([name, value]: [string, string | true]): string =>
  value === true ? name : `${name}="${quoted(value)}"`;
const asScript = (value: unknown): string =>
  value !== null &&
  typeof value === 'object' &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) !== Object.prototype
    ? '…'
    : JSON.stringify(value, null, 2);

function elementsOf(nodes: readonly (Node | string)[]): Node[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elementsOf(node.children)]));
}

function htmlOf(nodes: (Node | string)[]): string {
  const lines = written(
    nodes,
    (tag) => tag,
    ({ attributes }) => attributes.map(plain),
  );
  const set = elementsOf(nodes).flatMap(({ tag, properties }) =>
    properties.map(
      ([name, value]) =>
        `  document.querySelector('${tag}').${name} = ${asScript(value).replaceAll('\n', '\n  ')};`,
    ),
  );
  const script = set.length > 0 ? ['', '<script type="module">', ...set, '</script>'] : [];
  return [...lines, ...script].join('\n');
}

const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Attributes of HTML that have another name in JSX. */
const jsxNames: Record<string, string> = { class: 'className', for: 'htmlFor', readonly: 'readOnly' };

function reactOf(nodes: (Node | string)[], manifest: Manifest): string {
  const classOf = (tag: string) => declarationOf(manifest, tag)?.name;
  const used = [...new Set(elementsOf(nodes).flatMap(({ tag }) => classOf(tag) ?? []))].sort();
  const attributesOf = ({ tag, attributes, properties }: Node): string[] => [
    ...attributes.map(([name, value]) => {
      const jsx = classOf(tag) ? camelCase(name) : (jsxNames[name] ?? name);
      if (value === true) return jsx;
      const isNumber = declarationOf(manifest, tag)?.attributes?.some(
        (one) => one.name === name && /number/.test(one.type?.text ?? ''),
      );
      if (isNumber) return `${jsx}={${value}}`;
      return /["&\n]/.test(value) ? `${jsx}={${JSON.stringify(value)}}` : `${jsx}="${value}"`;
    }),
    ...properties.map(([name, value]) => `${name}={${asScript(value)}}`),
  ];
  const lines = written(nodes, (tag) => classOf(tag) ?? tag, attributesOf, nodes.length > 1 ? '    ' : '  ');
  const body = nodes.length > 1 ? ['  <>', ...lines, '  </>'] : lines;
  const imports =
    used.length > 0 ? [`import { ${used.join(', ')} } from 'metastudio-widgets/react';`, ''] : [];
  return [...imports, 'export const Page = () => (', ...body, ');']
    .join('\n')
    .replace(/(\n *)?><\/\w+>/g, (_all, line?: string) => `${line ?? ' '}/>`);
}

function vueOf(nodes: (Node | string)[]): string {
  const bound = (value: unknown): string => {
    const text = asScript(value);
    // In an attribute, texts have single quotes where no text contains one.
    return /'|\\"/.test(text) ? quoted(text) : text.replaceAll('"', "'");
  };
  const attributesOf = ({ attributes, properties }: Node): string[] => [
    ...attributes.map(plain),
    ...properties.map(([name, value]) => `:${name}="${bound(value)}"`),
  ];
  const lines = written(nodes, (tag) => tag, attributesOf, '  ');
  const script = ['<script setup>', "import 'metastudio-widgets/define';", '</script>'];
  return [...script, '', '<template>', ...lines, '</template>'].join('\n');
}
