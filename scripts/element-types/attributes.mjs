/** Declarations that templates share: what can be written on each tag. */
import { comment, literals, unique } from './manifest.mjs';

/** The type of an attribute: text stands for a number. */
const attributeType = ({ name, fieldName }, element) => {
  const { type } = element.properties.find((property) => property.name === fieldName);
  const own = `${element.name}Element['${fieldName}']`;
  return /number/.test(type.text) && name !== fieldName ? `${own} | string` : own;
};

/** An optional member, which may be undefined whatever the compiler's options. */
const member = (name, type, description) => `${comment(description)}\n  '${name}'?: ${type} | undefined;`;

/** The interface of one element's properties and attributes, and of its handlers if the template names them \`on…\`. */
export function attributesOf(element, handlerNames) {
  const { name, tagName, properties, attributes, events } = element;
  const rows = [
    ...attributes.map((one) => member(one.name, attributeType(one, element), one.description)),
    ...events.flatMap((event) =>
      handlerNames(event).map((handler) =>
        member(handler, `((event: ${event.className}) => void)`, event.description),
      ),
    ),
  ];
  return `/** What can be written on \`${tagName}\`. */
export interface ${name}Attributes extends Settable<${name}Element, ${literals(properties.map((one) => one.name))}> {
  ${rows.join('\n  ')}
}`;
}

/** Inside an augmentation, names such as `Provider` are those of the library. */
const classImport = ({ name }) => `${name} as ${name}Element`;

/** The imports of the classes, and the type of what can be set. */
export function preamble(elements) {
  const events = elements.flatMap((element) => element.events.map(({ className }) => className));
  return `import type { ${[...elements.map(classImport), ...unique(events)].join(', ')} } from './types/src/index.js';

type Value<Given> = Given extends readonly (infer Item)[] ? readonly Item[] : Given;
type Settable<Element, Names extends keyof Element> = { [Name in Names]?: Value<Element[Name]> | undefined };`;
}
