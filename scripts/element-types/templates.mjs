/** Declarations for the templates of frameworks: the entries `jsx`, `vue` and `svelte` of the package. */
import { attributesOf, preamble } from './attributes.mjs';
import { comment, firstSentence, styles } from './manifest.mjs';

/** The tags with their types; the first sentence says what each is. */
const rows = (elements, type) =>
  elements
    .map((one) => `${comment(firstSentence(one.description))}\n'${one.tagName}': ${type(one)};`)
    .join('\n');

/** A type of a framework with the names replaced that an element has, too. */
const withBase = (base) => (one) =>
  `${one.name}Attributes & Omit<${base(`${one.name}Element`)}, keyof ${one.name}Attributes>`;

/** An augmentation for one library of JSX. Where that is not installed, it is an error, and means nothing. */
const library = (module, names, elements, base, more = '') => `
// @ts-ignore: only pages with this library have its types
import type { ${names} } from '${module}';
// @ts-ignore
declare module '${module}' {
  namespace JSX {
    interface IntrinsicElements {
${rows(elements, withBase(base))}
    }
  }
  ${more}
}`;

/** The entry `jsx`: the tags in React 19, Preact and Solid, and for others to build upon. */
export function jsxTypes(elements) {
  const handlers = ({ name }) => [`on${name}`, `on:${name}`];
  return `/** The tags of the elements in JSX. Made from custom-elements.json. */
${preamble(elements)}

${elements.map((one) => attributesOf(one, handlers)).join('\n\n')}

/** The tags and what can be written on them, for libraries of JSX that this file does not know. */
export interface CustomElements {
${rows(elements, ({ name }) => `${name}Attributes`)}
}
${library('react', 'DetailedHTMLProps, HTMLAttributes as ReactAttributes', elements, (name) => `DetailedHTMLProps<ReactAttributes<${name}>, ${name}>`, styles(elements))}
${library('preact', 'HTMLAttributes as PreactAttributes', elements, (name) => `PreactAttributes<${name}>`)}
${library('solid-js', 'JSX as SolidJSX', elements, (name) => `SolidJSX.HTMLAttributes<${name}>`)}
`;
}

/** The entry `svelte`. */
export function svelteTypes(elements) {
  const handlers = ({ name }) => [`on${name}`, `on:${name}`];
  return `/** The tags of the elements in templates of Svelte. Made from custom-elements.json. */
import type { HTMLAttributes } from 'svelte/elements';
${preamble(elements)}

${elements.map((one) => attributesOf(one, handlers)).join('\n\n')}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${rows(
  elements,
  withBase((name) => `HTMLAttributes<${name}>`),
)}
  }
}
`;
}

/** Form controls have a default value. */
const isFormControl = ({ properties }) => properties.some(({ name }) => name === 'defaultValue');

/** The entry `vue`: global components whose instance is the element itself. */
export function vueTypes(elements) {
  const handlers = ({ handler }) => [handler];
  return `/** The tags of the elements in templates of Vue. Made from custom-elements.json. */
import type { HTMLAttributes, PublicProps } from 'vue';
${preamble(elements)}

${elements.map((one) => attributesOf({ ...one, attributes: [] }, handlers)).join('\n\n')}

/** What \`v-model\` gives to a form control and takes from it. */
interface Model {
  modelValue?: string | undefined;
  'onUpdate:modelValue'?: ((value: string) => void) | undefined;
}

type Component<Element, Attributes> = new () => Element & {
  $props: Attributes & Omit<HTMLAttributes, keyof Attributes> & PublicProps;
};

declare module 'vue' {
  interface GlobalComponents {
${rows(elements, (one) => `Component<${one.name}Element, ${one.name}Attributes${isFormControl(one) ? ' & Model' : ''}>`)}
  }
}
`;
}
