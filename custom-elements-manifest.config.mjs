/** The manifest that editors, Storybook and framework types read, made from the elements' doc comments. */

/** Members that belong to the platform or to Lit; pages don't use them. */
const platformMembers = new Set([
  'styles',
  'formAssociated',
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'role',
  'requestUpdate',
  'updateComplete',
]);

/** What a page can use of a class. */
function publicMember({ name, privacy, static: isStatic }) {
  return privacy !== 'private' && privacy !== 'protected' && !isStatic && !platformMembers.has(name);
}

/** Internal modules are not part of the manifest, so nothing refers to them. */
const withoutOrigin = ({ inheritedFrom: _, ...entry }) => entry;

/** A parameter with a default can be left out. */
const withOptional = (parameter) => ('default' in parameter ? { ...parameter, optional: true } : parameter);

/** Reduces a class to its public contract: documented events only, no internals, no references to base classes. */
function contractOf(declaration) {
  const { members = [], attributes = [], events = [], ...rest } = declaration;
  const own = members
    .filter(publicMember)
    .map(withoutOrigin)
    .map((one) => (one.parameters ? { ...one, parameters: one.parameters.map(withOptional) } : one));
  // An attribute whose property is a pair of accessors has its default there only.
  const defaultOf = ({ fieldName }) => own.find(({ name }) => name === fieldName)?.default;
  return {
    ...rest,
    superclass: { name: 'HTMLElement' },
    members: own,
    attributes: attributes.map(withoutOrigin).map((one) => ({ ...one, default: defaultOf(one) })),
    // The analyzer guesses an event for each dispatchEvent; those of the doc comment have a type and a description.
    events: events.filter(({ name, description }) => name && description).map(withoutOrigin),
  };
}

/** The module that exports the classes, and the one that registers a tag: files of the package, which has no sources. */
const classModule = 'dist/index.js';
const definingModule = (tagName) => `dist/define/${tagName.slice('mss-'.length)}.js`;

/** Leaves the custom elements in the manifest, under the files of the package that export and register them. */
function elementsOnly() {
  return {
    name: 'elements-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      const all = manifest.modules.flatMap(({ declarations }) => declarations);
      const declarations = all.filter(({ tagName }) => tagName).map(contractOf);
      const reference = (name) => ({ name, module: classModule });
      manifest.modules = [
        {
          kind: 'javascript-module',
          path: classModule,
          declarations,
          exports: declarations.map(({ name }) => ({ kind: 'js', name, declaration: reference(name) })),
        },
        ...declarations.map(({ name, tagName }) => ({
          kind: 'javascript-module',
          path: definingModule(tagName),
          declarations: [],
          exports: [{ kind: 'custom-element-definition', name: tagName, declaration: reference(name) }],
        })),
      ];
    },
  };
}

export default {
  globs: ['src/elements/*/*.ts', 'src/ui/element.ts', 'src/ui/form-control.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/messages.ts', 'src/**/*.lazy.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [elementsOnly()],
};
