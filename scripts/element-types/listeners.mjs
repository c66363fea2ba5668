/** Sources that say which events each element has: typed listeners, and what bubbles to the provider and the document. */
import { comment, unique } from './manifest.mjs';

const origin =
  'Made by `scripts/element-types.mjs` from the doc comments of the elements; a test holds it against them.';

/** The two overloads of a listener's method, as the platform's own types have them. */
const overloads = (method, name, options) => `
    ${method}<Type extends keyof ${name}EventMap>(
      type: Type,
      listener: (this: ${name}, event: ${name}EventMap[Type]) => unknown,
      options?: boolean | ${options},
    ): void;
    ${method}(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | ${options}): void;`;

/** The module of one element's events. */
export function listenersOf({ name, tagName, folder, events }) {
  const classes = unique(events.map(({ className }) => className));
  return `/** The events of \`${tagName}\`, and its listeners. ${origin} */
import type { ${classes.join(', ')} } from '../../ui/index.js';

/** The events of \`${tagName}\` by name, beside those that every HTML element has. */
export interface ${name}EventMap extends HTMLElementEventMap {
${events.map((event) => `${comment(event.description)}\n'${event.name}': ${event.className};`).join('\n')}
}

declare module './${folder}.js' {
  interface ${name} {${overloads('addEventListener', name, 'AddEventListenerOptions')}${overloads('removeEventListener', name, 'EventListenerOptions')}
  }
}
`;
}

/** The module of the events as they arrive at the provider, the document and the window. */
export function eventMap(elements) {
  const all = elements.flatMap(({ events }) => events);
  const classes = unique(all.map(({ className }) => className));
  const names = unique(all.map(({ name }) => name));
  const rows = names.map((name) => {
    const types = unique(all.filter((event) => event.name === name).map(({ className }) => className));
    return `'${name}': ${types.join(' | ')};`;
  });
  return `/** The events of all elements where they bubble to. ${origin} */
import type { ${classes.join(', ')} } from './events.js';

/** The events of all elements by name; where several elements have one of their own, its class tells them apart. */
export interface MssEventMap {
${rows.join('\n')}
}

declare global {
${['GlobalEventHandlersEventMap', 'ShadowRootEventMap']
  .map(
    (map) => `interface ${map} {\n${names.map((name) => `'${name}': MssEventMap['${name}'];`).join('\n')}\n}`,
  )
  .join('\n')}
}
`;
}
