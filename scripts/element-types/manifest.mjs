/** The elements of the package as its manifest describes them: what every kind of types is made from. */
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** The manifest, made from the doc comments. */
export const readManifest = () => cli({ argv: ['analyze', '--quiet'], cwd: top, noWrite: true });

/** The handler's name of an event, as `onMssChange` of `mss-change`. */
const handlerName = (event) => `on${event.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}`;

/** What the types of one element need: its names, what can be set, and its events. */
function describe({ name, tagName, description, members, attributes, events, cssProperties = [] }) {
  const properties = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  return {
    name,
    tagName,
    description: description.trim(),
    /** Where the class is, below `src/elements`. */
    folder: tagName.slice('mss-'.length),
    properties,
    cssProperties,
    /** The attributes whose names are not those of their properties. */
    attributes: attributes.filter(({ name: attribute, fieldName }) => attribute !== fieldName),
    events: events.map((event) => ({
      ...event,
      className: event.type.text,
      handler: handlerName(event.name),
    })),
  };
}

/** The elements of a manifest, in the order of their tags. */
export function elementsOf(manifest) {
  const all = manifest.modules.flatMap(({ declarations }) => declarations.map(describe));
  return all.sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/** Names in the order of the alphabet, each once. */
export const unique = (names) => [...new Set(names)].sort();

/** A union of names as literal types. */
export const literals = (names) => names.map((name) => `'${name}'`).join(' | ') || 'never';

/** A doc comment. */
export const comment = (text) => `/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '* /')} */`;

/** The first sentence of a description. */
export const firstSentence = (text) => /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;

/** An augmentation of the styles that a library knows, by the custom properties of the elements. */
export function styles(elements) {
  const all = new Map(
    elements.flatMap((one) => one.cssProperties.map(({ name, description }) => [name, description])),
  );
  const rows = [...all].map(
    ([name, description]) => `${comment(description)}\n'${name}'?: string | undefined;`,
  );
  return `interface CSSProperties {\n${rows.join('\n')}\n}`;
}
