/** The source of the React components: what `src/react/component.ts` needs to know of each element. */
import { comment, literals, styles, unique } from './manifest.mjs';

const origin =
  'Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them.';

/** The attribute of each property that a server can render; a text that is edited is not one. */
const attributesOf = ({ properties }) =>
  properties
    .filter(({ attribute, name }) => attribute && name !== 'value')
    .map(({ name, attribute }) => `${name}: '${attribute}'`);

const propsOf = ({
  name,
  tagName,
  properties,
  events,
}) => `/** What \`${name}\` takes: the properties of \`${tagName}\`, handlers of its events, and what every element of HTML has. */
export interface ${name}Props extends ElementProps<Elements.${name}, ${literals(properties.map((one) => one.name))}> {
${events.map((event) => `${comment(event.description)}\n${event.handler}?: Handler<${event.className}>;`).join('\n')}
}`;

const componentOf = ({ name, tagName, description, properties, ...rest }) => `${comment(description)}
export const ${name}: Component<Elements.${name}, ${name}Props> = /* @__PURE__ */ createComponent({
  tagName: '${tagName}',
  elementClass: Elements.${name},
  properties: [${properties.map((one) => `'${one.name}'`).join(', ')}],
  attributes: { ${attributesOf({ properties }).join(', ')} },
  events: { ${rest.events.map(({ handler, name }) => `${handler}: '${name}'`).join(', ')} },
});`;

/** The module of all components. */
export function reactComponents(elements) {
  const events = unique(elements.flatMap((one) => one.events.map(({ className }) => className)));
  const imports = elements.map(
    ({ name, folder }) => `import { ${name} as ${name}Element } from '../elements/${folder}/${folder}.js';`,
  );
  const text = elements.flatMap((one) => [propsOf(one), componentOf(one)]).join('\n\n');
  return `/** The elements as components of React 18 and 19. ${origin} */
${imports.join('\n')}
import type { ${events.join(', ')} } from '../ui/index.js';
import { createComponent, type Component, type ElementProps, type Handler } from './component.js';

declare module 'react' {
  ${styles(elements)}
}

${text.replace(/\bElements\.(\w+)/g, '$1Element')}
`;
}

/** The module that components of a server import: a part of the browser, whose names must be listed. */
export const clientBoundary = (
  elements,
) => `/** The components where a server renders: parts of the browser. ${origin} */
export { ${elements.map(({ name }) => name).join(', ')} } from './index.js';
`;
