/** The rows of an element's tables, from the manifest: what Storybook makes of it alone has no methods and no choices. */
import type { ArgTypes } from '@storybook/web-components-vite';

interface Item {
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
}
interface Member extends Item {
  kind: 'field' | 'method';
  parameters?: (Item & { optional?: boolean })[];
  return?: { type?: { text: string } };
  readonly?: boolean;
}

/** An element, as the manifest describes it. */
export interface ElementDeclaration {
  /** The class. */
  name: string;
  tagName: string;
  attributes?: (Item & { fieldName?: string })[];
  members?: Member[];
  events?: Item[];
  slots?: Item[];
  cssParts?: Item[];
  cssProperties?: Item[];
}

/** The manifest. */
export interface Manifest {
  modules: { declarations: ElementDeclaration[] }[];
}

/** The declaration of a tag. */
export function declarationOf({ modules }: Manifest, tag: string): ElementDeclaration | undefined {
  return modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
}

/**
 * The rows of all tables. Attributes have controls, which are the arguments of stories by the same names. Other names can
 * be the same as one of these, so that their keys contain the table's.
 */
export function rowsOf(manifest: Manifest, tag: string): ArgTypes {
  const element = declarationOf(manifest, tag);
  if (!element) return {};
  const {
    attributes = [],
    members = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
  } = element;
  const reflected = new Set(attributes.map(({ fieldName, name }) => fieldName ?? name));
  const properties = members.filter(({ kind, name }) => kind === 'field' && !reflected.has(name));
  const methods = members.filter(({ kind }) => kind === 'method');
  const rows = (category: string, items: Item[], typeOf = (item: Item) => item.type?.text) =>
    items.map((item) => [`${category} ${item.name}`, rowOf(category, item, typeOf(item))] as const);
  return Object.fromEntries([
    ...attributes.map((item) => [
      item.name,
      { ...rowOf('attributes', item, item.type?.text), ...controlOf(item) },
    ]),
    ...properties.map((item) => [item.name, rowOf('properties', item, item.type?.text)]),
    ...rows('methods', methods, signatureOf),
    ...rows('events', events),
    ...rows('slots', slots),
    ...rows('parts', cssParts),
    ...rows('custom properties', cssProperties),
  ]) as ArgTypes;
}

function rowOf(category: string, { name, description, default: value }: Item, type?: string) {
  return {
    name: name || 'default',
    ...(description !== undefined && { description }),
    control: false,
    table: {
      category,
      ...(type !== undefined && { type: { summary: type } }),
      ...(value !== undefined && { defaultValue: { summary: value } }),
    },
  };
}

function signatureOf(item: Item): string {
  const { parameters = [], return: result } = item as Member;
  const list = parameters.map(({ name, type, optional, default: value }) => {
    const mark = optional || value !== undefined ? '?' : '';
    return `${name}${mark}: ${type?.text ?? 'unknown'}`;
  });
  return `(${list.join(', ')}) => ${result?.type?.text ?? 'void'}`;
}

/** The control of an attribute: a switch, a choice, a number or a text. */
function controlOf({ type }: Item) {
  const { text = 'string' } = type ?? {};
  const choices = [...text.matchAll(/'([^']*)'/g)].map(([, choice]) => choice);
  if (choices.length > 0) return { control: { type: 'select' }, options: choices };
  const [kind = 'text'] = /boolean|number/.exec(text) ?? [];
  return { control: { type: kind } };
}
